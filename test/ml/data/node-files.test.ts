import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { FileResult } from '../../../src/ml/data/files';
import { nodeFiles } from '../../../src/ml/data/node-files';
import { setFolders } from '../../../src/ml/data/set-folders';
import { fixed, loadBadly, loadWell } from './helper';

const bytesOf = (result: FileResult): Buffer => Buffer.from('bytes' in result ? result.bytes : `(${result.trouble})`);
const posix = process.platform !== 'win32';
const onWindows = !posix && 'Windows has no such files, or links need a right of their own there.';
const byRoot = process.getuid?.() === 0 && 'No file is unreadable to the superuser.';

describe('files on disk', () => {
  let folder = '';
  const at = (...parts: string[]): string => join(folder, ...parts);
  const read = (path: string, maxBytes = 1000): Promise<FileResult> =>
    nodeFiles({ folder: at('work', 'notes'), workspace: at('work') }).read(path, maxBytes);
  const content = async (path: string): Promise<string> => bytesOf(await read(path)).toString();

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'node-files-'));
    await mkdir(at('work', 'notes', 'sub'), { recursive: true });
    await mkdir(at('work-2'));
    await writeFile(at('secret.csv'), 'secret');
    await writeFile(at('work-2', 'secret.csv'), 'secret');
    await writeFile(at('work', 'shared.csv'), 'shared');
    await writeFile(at('work', 'notes', 'own.csv'), 'own');
    await writeFile(at('work', 'notes', 'sub', 'deep.csv'), 'deep');
    await writeFile(at('work', 'notes', '..odd.csv'), 'odd');
  });
  after(() => rm(folder, { recursive: true }));

  test('beside the spec, below it and elsewhere in the workspace', async () => {
    assert.equal(await content('own.csv'), 'own');
    assert.equal(await content('./sub/deep.csv'), 'deep');
    assert.equal(await content('../shared.csv'), 'shared');
    assert.equal(
      bytesOf(await nodeFiles({ folder: at('work', 'notes'), workspace: at('work', 'notes') }).read('..odd.csv', 100)).toString(),
      'odd',
    );
  });

  test('backslashes divide folders on every system', async () => {
    assert.equal(await content('sub\\deep.csv'), 'deep');
    assert.equal(await content('..\\shared.csv'), 'shared');
  });

  test('paths that lead outside', async () => {
    const outside = [
      '../../secret.csv',
      '..\\..\\secret.csv',
      'sub/../../../secret.csv',
      '../../work-2/secret.csv',
      '../..',
      '../../nothing.csv',
    ];
    const absolute = [
      at('work', 'notes', 'own.csv'),
      '/etc/hostname',
      'C:\\data.csv',
      'c:data.csv',
      '\\\\server\\share\\x.csv',
      '//server/x',
    ];
    for (const path of [...outside, ...absolute]) assert.deepEqual(await read(path), { trouble: 'outside' }, path);
  });

  test('symbolic links that leave the workspace, and one that stays', { skip: onWindows }, async () => {
    await symlink(at('secret.csv'), at('work', 'notes', 'link.csv'));
    await symlink(folder, at('work', 'notes', 'up'));
    await symlink(at('work', 'shared.csv'), at('work', 'notes', 'inside.csv'));
    await symlink(at('work', 'notes', 'round.csv'), at('work', 'notes', 'round.csv'));
    await symlink(at('nowhere.csv'), at('work', 'notes', 'broken.csv'));
    assert.deepEqual(await read('link.csv'), { trouble: 'outside' });
    assert.deepEqual(await read('up/secret.csv'), { trouble: 'outside' });
    for (const path of ['up/secrets.csv', 'ups/secret.csv', 'ups/secrets.csv'])
      assert.deepEqual(await read(path), { trouble: 'missing' }, 'names outside are not shown');
    assert.equal(await content('inside.csv'), 'shared');
    assert.deepEqual(await read('round.csv'), { trouble: 'unreadable', detail: 'ELOOP' });
    assert.equal((await read('broken.csv')).trouble, 'missing');
  });

  test('a workspace that is itself reached by a link', { skip: onWindows }, async () => {
    await symlink(at('work'), at('alias'));
    assert.equal((await nodeFiles({ folder: at('alias', 'notes'), workspace: at('work') }).read('own.csv', 100)).trouble, undefined);
    assert.equal((await nodeFiles({ folder: at('work', 'notes'), workspace: at('alias') }).read('../shared.csv', 100)).trouble, undefined);
    assert.equal(
      (await nodeFiles({ folder: at('alias', 'notes'), workspace: at('alias') }).read('../../secret.csv', 100)).trouble,
      'outside',
    );
  });

  test('what is no file', { skip: onWindows }, async () => {
    execFileSync('mkfifo', [at('work', 'notes', 'pipe.csv')]);
    const start = performance.now();
    for (const path of ['pipe.csv', 'sub', '.', '..']) assert.deepEqual(await read(path), { trouble: 'not-a-file' }, path);
    assert.ok(performance.now() - start < 5000);
  });

  test('a device', { skip: onWindows }, async () => {
    assert.deepEqual(await nodeFiles({ folder: '/dev', workspace: '/dev' }).read('zero', 100), { trouble: 'not-a-file' });
  });

  test('too large, by a byte', async () => {
    assert.deepEqual(await read('own.csv', 2), { trouble: 'too-large', size: 3 });
    assert.equal((await read('own.csv', 3)).trouble, undefined);
  });

  test('a large one is handed over in parts, or whole where the first part is not taken', async () => {
    const bytes = Buffer.alloc(9_000_001, 'some bytes, ');
    await writeFile(at('work', 'notes', 'large.bin'), bytes);
    const files = nodeFiles({ folder: at('work', 'notes'), workspace: at('work') });
    const parts: Buffer[] = [];
    const taking = (wanted: boolean) => (part: Uint8Array) => {
      parts.push(Buffer.from(part));
      return wanted;
    };
    const handed = await files.read('large.bin', 10_000_000, undefined, taking(true));
    assert.ok(handed.trouble === undefined && handed.inParts && handed.bytes.length === 0);
    assert.ok(Buffer.concat(parts).equals(bytes) && parts.length > 2);
    const whole = await files.read('large.bin', 10_000_000, undefined, taking(false));
    assert.ok(whole.trouble === undefined && !whole.inParts && Buffer.from(whole.bytes).equals(bytes));
    assert.deepEqual(await files.read('large.bin', 1000, undefined, taking(true)), { trouble: 'too-large', size: bytes.length });
    assert.equal(bytesOf(await files.read('own.csv', 1000, undefined, taking(true))).toString(), 'own', 'a small one comes whole');
  });

  test('missing: the nearest path is named', async () => {
    assert.deepEqual(await read('sub/Deap.csv'), { trouble: 'missing', nearest: 'sub/deep.csv' });
    assert.deepEqual(await read('..\\nots/suv\\deap.csv'), { trouble: 'missing', nearest: '..\\notes/sub\\deep.csv' });
    assert.deepEqual(await read('nothing/at/all'), { trouble: 'missing' });
    assert.deepEqual(await read('own.csv/x'), { trouble: 'missing' });
  });

  test('names that differ in capitals: the same file where the disk takes them so, else the path that is meant', async () => {
    const found = await read('SUB/Deep.CSV');
    if (existsSync(at('work', 'notes', 'SUB'))) assert.equal(bytesOf(found).toString(), 'deep');
    else assert.deepEqual(found, { trouble: 'missing', nearest: 'sub/deep.csv' });
  });

  test('names that no system takes', async () => {
    const trouble = posix ? 'unreadable' : 'not-a-name';
    assert.equal((await read('a\0b')).trouble, trouble);
    assert.equal((await read('x'.repeat(5000))).trouble, trouble);
    assert.equal((await nodeFiles({ folder: at('gone'), workspace: at('gone') }).read('x', 1)).trouble, 'unreadable');
  });

  test('without permission', { skip: onWindows || byRoot }, async () => {
    await writeFile(at('work', 'notes', 'closed.csv'), 'x');
    await chmod(at('work', 'notes', 'closed.csv'), 0);
    assert.deepEqual(await read('closed.csv'), { trouble: 'unreadable', detail: 'EACCES' });
  });

  test('each trouble has its message, the nearest name a fix', async () => {
    const files = nodeFiles({ folder: at('work', 'notes'), workspace: at('work') });
    const message = async (csv: string) => (await loadBadly({ csv, target: 'y' }, files)).message;
    await writeFile(at('work', 'notes', 'sub', 'table.csv'), 'a,y\n1,2\n');
    const problem = await loadBadly({ csv: 'sub\\tabel.csv', target: 'y' }, files);
    assert.match(problem.message, /^There is no file "sub\\tabel\.csv"\. .* Did you mean "sub\\table\.csv"\?$/);
    await loadWell(fixed(problem.text, problem.fixes[0]), files);
    assert.match(await message('entirely-unlike-anything.csv'), /^There is no file .* folder of this spec\.$/);
    assert.match(await message('../../secret.csv'), /^"\.\.\/\.\.\/secret\.csv" is not inside the workspace folder\./);
    assert.match(await message('sub'), /^"sub" is not a file but a folder/);
    assert.match(await message('a\0b'), posix ? /cannot be read \(ERR_INVALID_ARG_VALUE\)/ : /^Windows has no files with a name such as/);
  });

  test('a file too large for its kind', async () => {
    const read = async (_: string, maxBytes: number): Promise<FileResult> =>
      maxBytes === 2 ** 28 ? { trouble: 'too-large' } : { trouble: 'missing' };
    assert.match((await loadBadly({ csv: 'big.csv', target: 'y' }, { read })).message, /^"big\.csv" is larger than 256 MiB/);
  });
});

describe('files of well-known data sets', () => {
  let home = '';
  const at = (...parts: string[]): string => join(home, ...parts);
  const files = () => nodeFiles({ sets: [{ folder: at('datasets'), holds: 'whole' }] });
  const trouble = async (path: string) => (await files().sets?.read(path, 1000))?.trouble;

  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'set-files-'));
    await mkdir(at('datasets', 'mnist'), { recursive: true });
    await writeFile(at('datasets', 'mnist.npz'), 'npz');
    await writeFile(at('datasets', 'mnist', 'train-labels-idx1-ubyte.gz'), 'labels');
    await writeFile(at('datasets', 'secret.npz'), 'secret');
    await writeFile(at('secret.npz'), 'secret');
  });
  after(() => rm(home, { recursive: true }));

  test('are read, by their names alone', async () => {
    const { sets } = files();
    assert.ok(sets);
    assert.equal(bytesOf(await sets.read(`${at('datasets')}/mnist.npz`, 100)).toString(), 'npz');
    assert.equal(bytesOf(await sets.read(`${at('datasets')}/mnist/train-labels-idx1-ubyte.gz`, 100)).toString(), 'labels');
    assert.equal(await trouble(`${at('datasets')}/mnist/train-labels-idx1-ubyte`), 'missing');
    for (const path of [
      `${at('datasets')}/secret.npz`,
      `${at('datasets')}/../secret.npz`,
      `${at('datasets')}/mnist/../secret.npz`,
      `${at('elsewhere')}/mnist.npz`,
      'mnist.npz',
      '../mnist.npz',
      '/etc/hostname',
    ])
      assert.equal(await trouble(path), 'outside', path);
  });

  test('are not what a spec names', async () => {
    await mkdir(at('work'));
    const spec = nodeFiles({ folder: at('work'), workspace: at('work'), sets: [{ folder: at('datasets'), holds: 'whole' }] });
    for (const path of [`${at('datasets')}/mnist.npz`, '../datasets/mnist.npz'])
      assert.deepEqual(await spec.read(path, 1000), { trouble: 'outside' }, path);
    assert.deepEqual(await files().read(`${at('datasets')}/mnist.npz`, 1000), { trouble: 'outside' }, 'a spec that was never saved');
    assert.deepEqual(await files().read('mnist.npz', 1000), { trouble: 'missing' });
  });

  test('are no links that leave the folder; the folder may be one', { skip: onWindows }, async () => {
    await symlink(at('secret.npz'), at('datasets', 'mnist', 't10k-labels-idx1-ubyte'));
    await symlink(at('datasets', 'mnist.npz'), at('datasets', 'mnist', 't10k-images-idx3-ubyte'));
    assert.equal(await trouble(`${at('datasets')}/mnist/t10k-labels-idx1-ubyte`), 'outside');
    assert.equal(await trouble(`${at('datasets')}/mnist/t10k-images-idx3-ubyte`), undefined);
    await symlink(at('datasets'), at('linked'));
    const linked = nodeFiles({ sets: [{ folder: at('linked'), holds: 'whole' }] });
    assert.equal((await linked.sets?.read(`${at('linked')}/mnist.npz`, 100))?.trouble, undefined);
  });

  test('have stamps that change when they come, change and go', async () => {
    const path = `${at('datasets')}/mnist/train-images-idx3-ubyte`;
    const seen = new Set([await files().stamp(path)]);
    await writeFile(at('datasets', 'mnist', 'train-images-idx3-ubyte'), 'a');
    seen.add(await files().stamp(path));
    await writeFile(at('datasets', 'mnist', 'train-images-idx3-ubyte'), 'more');
    seen.add(await files().stamp(path));
    assert.equal(seen.size, 3);
    await rm(at('datasets', 'mnist', 'train-images-idx3-ubyte'));
    assert.ok(seen.has(await files().stamp(path)));
  });
});

describe('the folders of data sets', () => {
  test('in their order: the user’s own, Keras’s, the system’s, what was fetched', () => {
    const folders = (env: NodeJS.ProcessEnv, chosen?: string) =>
      setFolders({ ...(chosen !== undefined && { chosen }), fetched: '/fetched', samples: '/samples' }, env, '/home/kim').map(
        ({ folder, holds }) => `${folder} ${holds}`,
      );
    const at = (path: string): string => `${resolve(path)} whole`;
    const system = posix ? ['/usr/share/datasets whole'] : [];
    assert.deepEqual(folders({}), [at('/home/kim/.keras/datasets'), ...system, '/fetched whole', '/samples sample']);
    assert.equal(folders({ KERAS_HOME: '/big/keras' })[0], at('/big/keras/datasets'));
    assert.equal(folders({ KERAS_HOME: '~/keras' })[0], at('/home/kim/keras/datasets'));
    assert.deepEqual(folders({}, '~/sets').slice(0, 2), [at('/home/kim/sets'), at('/home/kim/.keras/datasets')]);
    assert.equal(folders({}, '').length, folders({}).length);
  });
});
