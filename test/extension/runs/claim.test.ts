import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmdirSync, utimesSync, writeFileSync } from 'node:fs';
import promises from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { claim, ownerOf, Taken } from '../../../src/extension/runs/alive';
import { temporary } from './kept';

describe('a claim', () => {
  it('is seen by others while it lasts', async () => {
    const folder = temporary();
    assert.equal(await ownerOf(folder), 'none');
    const held = await claim(folder);
    assert.equal(await ownerOf(folder), 'us');
    held.dispose();
    assert.deepEqual(readdirSync(folder), []);
    held.dispose();
  });

  it('takes the place of one whose window is gone, and of whatever else has its name', async () => {
    for (const left of ['999999999', 'many']) {
      const folder = temporary();
      writeFileSync(join(folder, 'alive'), left);
      (await claim(folder)).dispose();
      assert.deepEqual(readdirSync(folder), [], left);
    }
    const folder = temporary();
    mkdirSync(join(folder, 'alive'));
    (await claim(folder)).dispose();
    assert.deepEqual(readdirSync(folder), []);
  });

  it('is made by one window only where two find the same old one', async () => {
    const folder = temporary();
    const file = join(folder, 'alive');
    writeFileSync(file, '999999999');
    // Another window is about to take it over, and has done so before this one may look.
    mkdirSync(`${file}.lock`);
    const claimed = assert.rejects(claim(folder), Taken);
    writeFileSync(file, String(process.ppid));
    rmdirSync(`${file}.lock`);
    await claimed;
    assert.deepEqual([readdirSync(folder), readFileSync(file, 'utf8')], [['alive'], String(process.ppid)]);
  });

  it('is not kept from a run by a window that was killed while it claimed it', async () => {
    const folder = temporary();
    const lock = join(folder, 'alive.lock');
    mkdirSync(lock);
    utimesSync(lock, new Date(), new Date(Date.now() - 11_000));
    (await claim(folder)).dispose();
    assert.deepEqual(readdirSync(folder), []);
  });

  it('that is not written yet is one', async () => {
    const folder = temporary();
    writeFileSync(join(folder, 'alive'), '');
    assert.equal(await ownerOf(folder), 'another');
    utimesSync(join(folder, 'alive'), new Date(), new Date(Date.now() - 61_000));
    assert.equal(await ownerOf(folder), 'none');
  });

  it('that another window has taken over is left to it', async () => {
    const folder = temporary();
    const held = await claim(folder);
    writeFileSync(join(folder, 'alive'), String(process.ppid));
    held.dispose();
    assert.equal(await ownerOf(folder), 'another');
  });

  it('that cannot be written leaves nothing', async (test) => {
    const folder = temporary();
    test.mock.method(promises, 'writeFile', (path: string) => {
      writeFileSync(path, '');
      return Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' }));
    });
    await assert.rejects(claim(folder), /no space left/);
    assert.deepEqual(readdirSync(folder), []);
  });
});
