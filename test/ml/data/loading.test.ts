import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { parseTree } from 'jsonc-parser';
import { CalledOff } from '../../../src/ml/data/breathe';
import type { Files } from '../../../src/ml/data/files';
import { writeNpy } from '../../../src/ml/data/formats/npy';
import { loadData } from '../../../src/ml/data/load';
import { Memory } from '../../../src/ml/data/memory';
import { nodeFiles } from '../../../src/ml/data/node-files';
import { ProblemList } from '../../../src/ml/language/reporter';
import { dataSection } from '../../../src/ml/spec/data-section';
import { loadBadly, loadWell, memoryFiles } from './helper';

/** Loads with what is given, and counts how often the loader let others have their turn. */
async function loadWith(
  data: object,
  files: Files,
  { memory, mostBreaths = Number.POSITIVE_INFINITY }: { memory?: Memory; mostBreaths?: number },
) {
  const text = JSON.stringify({ data });
  const list = new ProblemList(text);
  const root = parseTree(text);
  const node = root?.children?.[0]?.children?.[1] ?? assert.fail('there is a section');
  list.locateIn(root ?? node);
  const spec = dataSection.read(node, '"data"', list) ?? assert.fail('the section can be read');
  let breaths = 0;
  const breathe = (): Promise<void> => {
    breaths++;
    return breaths > mostBreaths ? Promise.reject(new CalledOff()) : Promise.resolve();
  };
  const { dataset } = await loadData(spec, { files, seed: 1, reporter: list, breathe, ...(memory && { memory }) });
  return { dataset, problems: list.problems, breaths };
}

const rows = 300_000;
const tensor = (...shape: number[]) => ({ shape, values: new Float32Array(shape.reduce((a, b) => a * b, 1)) });
const idx = (shape: number[], bytes: number): Buffer => {
  const head = Buffer.alloc(4 + 4 * shape.length);
  head.set([0, 0, 8, shape.length]);
  for (const [axis, size] of shape.entries()) head.writeUInt32BE(size, 4 + 4 * axis);
  // Bytes that cannot be packed well.
  return Buffer.concat([head, Uint8Array.from({ length: bytes }, (_, i) => Math.imul(i, 2654435761) >>> 24)]);
};

const csv = `a,y\n${'1,2\n'.repeat(rows)}`;
const npz = zipSync({ 'x.npy': writeNpy(tensor(rows, 12)), 'y.npy': writeNpy(tensor(rows)) }, { level: 1 });
const large: [name: string, data: object, files: Record<string, string | Uint8Array>][] = [
  ['CSV', { csv: 'f', target: 'y' }, { f: csv }],
  ['CSV in UTF-16', { csv: 'f', target: 'y' }, { f: Buffer.from(`\ufeff${csv}`, 'utf16le') }],
  ['packed .npz', { npz: 'f' }, { f: npz }],
  ['.npy', { npy: { x: 'x', y: 'y' } }, { x: writeNpy(tensor(rows, 12)), y: writeNpy(tensor(rows)) }],
  ['IDX in gzip', { idx: { x: 'x', y: 'y' } }, { x: gzipSync(idx([rows, 12], rows * 12)), y: gzipSync(idx([rows], rows)) }],
  ['made-up data that is shuffled and encoded', { synthetic: 'blobs', samples: 2_000_000, shuffle: true, one_hot: true }, {}],
];

describe('loading can be called off', () => {
  for (const [name, data, contents] of large) {
    test(name, async () => {
      const files = memoryFiles(contents);
      const { dataset, breaths } = await loadWith(data, files, {});
      assert.ok(dataset);
      // No part of it is longer than some megabytes of text or of numbers.
      assert.ok(breaths >= 4, `${breaths} parts`);
      for (const mostBreaths of [0, 1, breaths - 1]) await assert.rejects(loadWith(data, files, { mostBreaths }), CalledOff);
    });
  }

  test('small data is loaded in one go', async () => {
    assert.equal((await loadWith({ csv: 'f', target: 'y', shuffle: true }, memoryFiles({ f: 'a,y\n1,2\n3,4\n' }), {})).breaths, 0);
  });
});

describe('the memory that data may take', () => {
  test('is counted with the file that it is read from, and reported before it is taken', async () => {
    const files = memoryFiles({ f: csv });
    const { problems } = await loadWith({ csv: 'f', target: 'y' }, files, { memory: new Memory(3_000_000) });
    assert.deepEqual(
      problems.map(({ message }) => message),
      [
        'f takes 2.3 MiB of memory, beside 1.1 MiB for the rest, and the data may take at most 2.9 MiB on this computer. Make it smaller; of data, use fewer rows.',
      ],
    );
    assert.ok((await loadWith({ csv: 'f', target: 'y' }, files, { memory: new Memory(3_700_000) })).dataset);
    assert.equal((await loadWith({ csv: 'f', target: 'y' }, files, { memory: new Memory(1_000_000) })).problems[0]?.code, 'data-too-large');
  });

  test('is what the machine has, for all arrays together', async () => {
    const files = { ...memoryFiles({ f: npz }), memory: 15_000_000 };
    const problem = await loadBadly({ npz: 'f' }, files);
    assert.match(problem.message, /^f\["y"\] is 300000: as float32 that takes 1\.1 MiB of memory, beside 13\.\d MiB for the rest/);
    await loadWell({ npz: 'f' }, { ...files, memory: 16_000_000 });
    assert.equal((await loadBadly({ npz: 'f', shuffle: true }, { ...files, memory: 16_000_000 })).code, 'data-too-large');
  });

  test('is less for an editor, which only says that it has not looked', async () => {
    const { problems, dataset } = await loadWith({ npz: 'f' }, memoryFiles({ f: npz }), { memory: new Memory(1_000_000, true) });
    assert.equal(dataset, undefined);
    assert.deepEqual(
      problems.map(({ severity, message }) => [severity, message]),
      [
        [
          'info',
          'f["x"] is 300000 × 12, and takes 13.7 MiB of memory: too much to look at while you write. It is checked before training.',
        ],
      ],
    );
  });
});

const onWindows = process.platform === 'win32' && 'Windows keeps names as they are written.';

describe('names of files that are composed otherwise', { skip: onWindows }, () => {
  let folder = '';
  const apart = (name: string): string => name.normalize('NFD');
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'names-'));
    await mkdir(join(folder, apart('자료')));
    await writeFile(join(folder, apart('자료'), apart('데이터.csv')), 'a,y\n1,2\n');
  });
  after(() => rm(folder, { recursive: true }));

  test('are found, in folders too, and the other way round', async () => {
    for (const csv of ['자료/데이터.csv', apart('자료/데이터.csv'), `${apart('자료')}\\데이터.csv`])
      assert.deepEqual((await loadWell({ csv, target: 'y' }, nodeFiles({ folder, workspace: folder }))).train.x.shape, [1, 1], csv);
    await writeFile(join(folder, 'é.csv'), 'a,y\n1,2\n3,4\n');
    assert.deepEqual(
      (await loadWell({ csv: apart('é.csv'), target: 'y' }, nodeFiles({ folder, workspace: folder }))).train.x.shape,
      [2, 1],
    );
  });

  test('have the stamp of their file, which changes with it', async () => {
    const files = nodeFiles({ folder, workspace: folder });
    const [path, there] = ['자료/데이터.csv', join(folder, apart('자료'), apart('데이터.csv'))];
    const first = await files.stamp(path);
    assert.equal(await files.stamp(path), first);
    await writeFile(there, 'a,y\n1,2\n3,4\n');
    assert.notEqual(await files.stamp(path), first);
    assert.equal(await files.stamp('nothing.csv'), 'missing');
  });
});
