import assert from 'node:assert/strict';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { patiently, patientlySync } from '../../src/files/patiently';
import { isSameFile, writeWhole } from '../../src/files/whole-file';

const noLinks = process.platform === 'win32' ? 'links need a right of their own on Windows' : false;
const busy = (): Error => Object.assign(new Error('busy'), { code: 'EBUSY' });

describe('files that are written whole', () => {
  let folder: string;
  const at = (name: string): string => join(folder, name);
  const text = (name: string): string => readFileSync(at(name), 'utf8');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nn-whole-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are there with their names alone, and over others only if that is wanted', async () => {
    const files = ['a', 'b'].map((name) => ({ path: at(name), content: `new ${name}` }));
    await writeWhole(files, false);
    await assert.rejects(writeWhole([{ path: at('a'), content: 'other' }], false), { code: 'EEXIST' });
    assert.equal(text('a'), 'new a');
    await writeWhole([{ path: at('a'), content: 'other' }], true);
    assert.equal(text('a'), 'other');
    assert.deepEqual(readdirSync(folder), ['a', 'b']);
  });

  it('leave all that was there as it was where one of them cannot be written', async () => {
    writeFileSync(at('a'), 'good');
    const files = [
      { path: at('a'), content: 'new' },
      { path: at('nowhere/b'), content: 'new' },
    ];
    await assert.rejects(writeWhole(files, true), { code: 'ENOENT' });
    assert.equal(text('a'), 'good');
    assert.deepEqual(readdirSync(folder), ['a']);
  });

  it('keep the rights of what they replace, and a link to it', { skip: noLinks }, async () => {
    writeFileSync(at('real'), 'good');
    chmodSync(at('real'), 0o600);
    symlinkSync('real', at('link'));
    await writeWhole([{ path: at('link'), content: 'new' }], true);
    assert.equal(text('real'), 'new');
    assert.ok(lstatSync(at('link')).isSymbolicLink());
    assert.equal(statSync(at('real')).mode & 0o777, 0o600);
  });

  it('are known by whatever name', { skip: noLinks }, async () => {
    writeFileSync(at('spec'), '');
    writeFileSync(at('other'), '');
    mkdirSync(at('sub'));
    symlinkSync(at('spec'), at('soft'));
    linkSync(at('spec'), at('hard'));
    symlinkSync(folder, at('sub/around'));
    for (const name of ['spec', 'soft', 'hard', 'sub/around/spec']) assert.ok(await isSameFile(at(name), at('spec')), name);
    assert.ok(await isSameFile(relative(process.cwd(), at('spec')), at('spec')));
    for (const name of ['other', 'none']) assert.ok(!(await isSameFile(at(name), at('spec'))), name);
    assert.ok(!(await isSameFile(at('none'), at('none'))));
  });

  it('are put in place again where something holds them for a moment, and only then', async () => {
    let tries = 0;
    const held = (until: number) => () => {
      if (++tries < until) throw busy();
      return tries;
    };
    assert.equal(await patiently(async () => held(3)(), [0, 0, 0]), 3);
    tries = 0;
    assert.equal(patientlySync(held(3), [0, 0]), 3);
    tries = 0;
    await assert.rejects(
      patiently(async () => held(9)(), [0, 0]),
      { code: 'EBUSY' },
    );
    assert.equal(tries, 3);
    tries = 0;
    const gone = () => {
      tries++;
      throw Object.assign(new Error('gone'), { code: 'ENOENT' });
    };
    assert.throws(() => patientlySync(gone, [0, 0]), { code: 'ENOENT' });
    assert.equal(tries, 1);
  });
});
