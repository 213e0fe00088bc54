import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { findSet, getSet } from '../../../src/ml/data/get-set';
import { type PictureSet, pictureSets, setFileNames } from '../../../src/ml/data/picture-sets';
import { temporary } from '../../extension/runs/kept';
import { type Answer, FileServer, serving } from '../../files/file-server';

const server = new FileServer();
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const [labels, images] = [Buffer.from('labels, a few of them'), Buffer.alloc(5000, 'images ')];

/** Two small files in place of Fashion-MNIST's four. */
const small: PictureSet = {
  ...pictureSets.fashion_mnist,
  keras: [
    { path: 'fashion-mnist/labels.gz', bytes: gzipSync(labels).length, sha256: sha256(labels), unpacked: true },
    { path: 'fashion-mnist/images.gz', bytes: gzipSync(images).length, sha256: sha256(images), unpacked: true },
  ],
};

const asked: string[] = [];
const files: Answer = (request, response) => {
  asked.push(request.url ?? '');
  serving(gzipSync(request.url?.endsWith('/labels.gz') ? labels : images))(request, response);
};

async function get(folder: string, answer: Answer = files, shares: number[] = []) {
  asked.length = 0;
  const address = `${await server.begin(answer)}/mirror/`;
  return getSet(
    'fashion_mnist',
    { folder, address, signal: new AbortController().signal, onProgress: (s) => shares.push(s), pauseMs: 0 },
    small,
  );
}

describe('a set that is fetched', () => {
  test('is put where Keras would have it, with progress over all files', async () => {
    const [folder, shares] = [temporary(), [] as number[]];
    assert.equal(await get(folder, files, shares), 'done');
    assert.deepEqual(asked, ['/mirror/labels.gz', '/mirror/images.gz']);
    assert.ok(existsSync(join(folder, 'fashion-mnist', 'labels.gz')) && existsSync(join(folder, 'fashion-mnist', 'images.gz')));
    assert.equal(shares.at(-1), 1);
    assert.deepEqual(
      shares,
      shares.toSorted((a, b) => a - b),
    );
  });

  test('is not fetched twice: files that are there stay', async () => {
    const folder = temporary();
    mkdirSync(join(folder, 'fashion-mnist'));
    writeFileSync(join(folder, 'fashion-mnist', 'labels.gz'), 'as it was');
    assert.equal(await get(folder), 'done');
    assert.deepEqual(asked, ['/mirror/images.gz']);
    assert.equal(readFileSync(join(folder, 'fashion-mnist', 'labels.gz'), 'utf8'), 'as it was');
  });

  test('or a sentence says why not', async () => {
    const message = async (answer: Answer, folder = temporary()): Promise<string> => {
      const done = await get(folder, answer);
      return typeof done === 'string' ? done : done.message;
    };
    assert.match(
      await message((_, response) => void response.writeHead(404).end()),
      /^Fashion-MNIST could not be downloaded: .* answers with the status 404\.$/,
    );
    assert.match(
      await message(serving(Buffer.from('<html>Log in</html>'))),
      /^What came from .* is not the file of Fashion-MNIST: its SHA-256 is another one/,
    );
    assert.match(await message((_, response) => void response.destroy()), /^Fashion-MNIST could not be downloaded: .* does not answer \(/);
    const file = join(temporary(), 'file');
    writeFileSync(file, '');
    assert.match(await message(files, file), /^Fashion-MNIST could not be saved: .* cannot be written \((ENOTDIR|EEXIST|ENOENT)\)\.$/);
  });

  test('is found where it is, whichever form it has there', async () => {
    const [npz, idx, half] = [temporary(), temporary(), temporary()];
    writeFileSync(join(npz, 'mnist.npz'), '');
    for (const name of Object.values(setFileNames)) put(join(idx, 'mnist', `${name}.gz`));
    put(join(half, 'mnist', setFileNames.trainImages));
    const found = (...folders: string[]) =>
      findSet(
        'mnist',
        folders.map((folder) => ({ folder, holds: 'whole' })),
      );
    assert.equal(await found(half, npz, idx), npz);
    assert.equal(await found(half, idx), idx);
    assert.equal(await found(half), undefined);
    assert.equal(await findSet('mnist', [{ folder: npz, holds: 'sample' }]), undefined);
    assert.equal(await findSet('fashion_mnist', [{ folder: npz, holds: 'whole' }]), undefined);
  });
});

function put(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
}
