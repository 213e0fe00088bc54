import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { IdxReader, readIdx } from '../../../src/ml/data/formats/idx';
import { collector, fixture, loadBadly, loadWell, plain } from './helper';

/** An IDX file of bytes. */
const idx = (shape: readonly number[], values: readonly number[], code = 8): Uint8Array => {
  const bytes = Buffer.alloc(4 + 4 * shape.length + values.length);
  bytes.set([0, 0, code, shape.length]);
  for (const [axis, size] of shape.entries()) bytes.writeUInt32BE(size, 4 + 4 * axis);
  bytes.set(values, 4 + 4 * shape.length);
  return bytes;
};
const images = (n: number): Uint8Array =>
  idx(
    [n, 2, 2],
    Array.from({ length: n * 4 }, (_, i) => i),
  );
const labels = (n: number): Uint8Array =>
  idx(
    [n],
    Array.from({ length: n }, (_, i) => i % 3),
  );

describe('idx', () => {
  test('a gzip file that Python wrote', async () => {
    const { messages, ...reading } = collector();
    const tensor = await readIdx(fixture('pictures-idx3-ubyte.gz'), 'p', reading);
    assert.deepEqual(messages, []);
    assert.deepEqual(tensor && plain(tensor), { shape: [2, 2, 3], values: Array.from({ length: 12 }, (_, i) => i * 20) });
  });

  const types: [string, number, number[], number[]][] = [
    ['unsigned byte', 0x08, [0, 255], [0, 255]],
    ['signed byte', 0x09, [0x80, 0x7f], [-128, 127]],
    ['short', 0x0b, [0x80, 0, 0x01, 0x02], [-32768, 258]],
    ['int', 0x0c, [0xff, 0xff, 0xff, 0xfe, 0, 1, 0, 0], [-2, 65536]],
    ['float', 0x0d, [0x3f, 0xc0, 0, 0, 0xbf, 0x80, 0, 0], [1.5, -1]],
    ['double', 0x0e, [0x3f, 0xf8, 0, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0], [1.5, -2]],
  ];
  for (const [name, code, bytes, values] of types) {
    test(name, async () => {
      const tensor = await readIdx(idx([2], bytes, code), 'p', collector());
      assert.deepEqual(tensor && plain(tensor), { shape: [2], values });
    });
  }

  test('as a source, with test rows', async () => {
    const files = { 'a/x': images(3), 'a/y': labels(3), tx: gzipSync(images(1)), ty: labels(1) };
    const spec = { idx: { x: 'a/x', y: 'a/y', x_test: 'tx', y_test: 'ty' }, scale: 4, validation: { first: 1 } };
    const { train, validation, test: tested } = await loadWell(spec, files);
    assert.deepEqual(
      [train.x.shape, validation?.x.shape, tested?.x.shape],
      [
        [2, 2, 2],
        [1, 2, 2],
        [1, 2, 2],
      ],
    );
    assert.deepEqual([...(validation?.x.values ?? [])], [0, 0.25, 0.5, 0.75]);
  });
});

describe('an idx file that comes in parts', () => {
  const numbers = Array.from({ length: 50 * 6 }, (_, i) => i % 256);
  const whole = idx([50, 2, 3], numbers);
  const inParts = (bytes: Uint8Array, size: number, reading = collector()) => {
    const reader = new IdxReader(reading);
    // One block for all parts, as files are handed over.
    const block = new Uint8Array(size);
    for (let at = 0; at < bytes.length; at += size) {
      block.set(bytes.subarray(at, at + size));
      if (!reader.take(block.subarray(0, Math.min(size, bytes.length - at)), 'p')) return reader.read(bytes, 'p');
    }
    return reader.read(new Uint8Array(0), 'p');
  };

  test('is the same, wherever it is divided', async () => {
    for (const size of [1, 2, 3, 5, 16, 17, 100, 1000]) {
      const tensor = await inParts(whole, size);
      assert.deepEqual(tensor && plain(tensor), { shape: [50, 2, 3], values: numbers }, `parts of ${size}`);
    }
  });

  test('is wanted as a whole where it is packed', async () => {
    const tensor = await inParts(gzipSync(whole), 20);
    assert.deepEqual(tensor && plain(tensor), { shape: [50, 2, 3], values: numbers });
  });

  test('has the same faults as one that is read whole', async () => {
    for (const wrong of [
      whole.subarray(0, -1),
      Buffer.concat([whole, Uint8Array.of(1)]),
      Uint8Array.of(1, 2, 3, 4, 5),
      whole.subarray(0, 3),
    ]) {
      const [parted, read] = [collector(), collector()];
      assert.equal(await inParts(wrong, 4, parted), undefined);
      await readIdx(wrong, 'p', read);
      assert.deepEqual(parted.messages, read.messages);
    }
  });

  test('says what bytes can be, so that no one needs to look', async () => {
    assert.deepEqual((await inParts(whole, 7))?.within, { min: 0, max: 255, whole: true });
    assert.equal((await inParts(idx([2], [0, 0, 0, 0, 0, 0, 0, 0], 0x0d), 7))?.within, undefined);
  });
});

describe('idx files that are wrong', () => {
  const spec = { idx: { x: 'x', y: 'y' } };
  const readBadly = (x: Uint8Array, y = labels(3)) => loadBadly(spec, { x, y });

  test('something else', async () => {
    for (const bytes of [
      new Uint8Array(0),
      Uint8Array.of(0, 0, 8),
      Uint8Array.of(0, 0, 7, 1, 0, 0, 0, 0),
      Uint8Array.of(1, 0, 8, 1, 0, 0, 0, 0),
      Uint8Array.of(0, 0, 8, 0),
    ]) {
      assert.equal((await readBadly(bytes)).code, 'idx-magic');
    }
  });

  test('another length than it says', async () => {
    const message = '"x" says it holds 3 × 2 × 2 numbers in 12 bytes, but 11 are there. It is damaged: download it again.';
    assert.equal((await readBadly(images(3).subarray(0, -1))).message, message);
    assert.equal((await readBadly(Buffer.concat([images(3), Uint8Array.of(1)]))).code, 'idx-length');
  });

  test('too large to hold, refused before anything is allocated', async () => {
    assert.equal((await readBadly(idx([4_000_000_000, 4_000_000_000], []))).code, 'data-too-large');
  });

  test('gzip that is cut short or damaged', async () => {
    const packed = gzipSync(Buffer.concat([images(3), Buffer.alloc(1000, 'some text to pack')]));
    for (let length = 2; length < packed.length; length += 5)
      assert.ok(['gzip-damaged', 'idx-length', 'idx-magic'].includes((await readBadly(packed.subarray(0, length))).code));
    assert.equal((await readBadly(packed.subarray(0, packed.length / 2))).code, 'gzip-damaged');
    const changed = Uint8Array.from(packed);
    changed.fill(0xff, 12, 40);
    assert.equal((await readBadly(changed)).code, 'gzip-damaged');
  });

  test('gzip that unpacks to more than it says is not unpacked to its end', async () => {
    let unpacked = 0;
    const reading = collector(undefined, () => {
      unpacked++;
      return Promise.resolve();
    });
    const bomb = gzipSync(Buffer.concat([images(1), Buffer.alloc(200_000_000)]));
    assert.equal(await readIdx(bomb, 'x', reading), undefined);
    assert.match(reading.messages[0] ?? '', /^"x" says it holds 1 × 2 × 2 numbers in 4 bytes, but more are there/);
    assert.ok(unpacked < 3, `${unpacked} steps of 8 KiB`);
  });

  test('gzip whose checksum or length is another one', async () => {
    for (const at of [-8, -4]) {
      const packed = gzipSync(images(3));
      packed[packed.length + at] = (packed.at(at) as number) ^ 1;
      assert.equal((await readBadly(packed)).code, 'gzip-damaged');
    }
  });

  test('pictures and labels of other numbers', async () => {
    assert.match((await readBadly(images(4))).message, /^x is 4 × 2 × 2 and y has 3 values: 4 samples and 3 targets\./);
  });

  test('test pictures without labels', async () => {
    const problem = await loadBadly({ idx: { x: 'x', y: 'y', x_test: 'x' } }, { x: images(1), y: labels(1) });
    assert.equal(problem.message, '"x_test" needs "y_test" beside it: test rows have inputs and targets.');
  });
});
