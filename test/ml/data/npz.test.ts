import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { writeNpy } from '../../../src/ml/data/formats/npy';
import { openNpz, readNpz, writeNpz } from '../../../src/ml/data/formats/npz';
import { Memory } from '../../../src/ml/data/memory';
import { collector, fixed, fixture, loadBadly, loadWell, marked, plain } from './helper';

const list = (...values: number[]): { shape: number[]; values: Float32Array } => ({
  shape: [values.length],
  values: Float32Array.from(values),
});

describe('npz as a source', () => {
  // Sizes before or behind the data, packed or not, in 32 or 64 bits, with bytes before the archive or a comment after it.
  for (const name of ['stored.npz', 'packed.npz', 'streamed.npz', 'piped.npz', 'wide.npz', 'prefixed.npz', 'commented.npz']) {
    test(`${name}, as NumPy wrote it`, async () => {
      const { train, test: tested, validation } = await loadWell({ npz: name, scale: 2 }, { [name]: fixture(name) });
      assert.deepEqual(plain(train.x), { shape: [3, 2, 2], values: Array.from({ length: 12 }, (_, i) => i / 2) });
      assert.deepEqual(plain(train.y), { shape: [3], values: [0, 1, 2] });
      assert.deepEqual(tested && plain(tested.x), { shape: [1, 2, 2], values: [4.5, 4.5, 4.5, 4.5] });
      assert.equal(validation, undefined);
    });
  }

  const file = writeNpz(
    new Map([
      ['inputs', list(1, 2)],
      ['labels', list(3, 4)],
      ['x', list(5)],
      ['y', list(6)],
      ['more', list(7)],
    ]),
  );

  test('arrays are chosen by name', async () => {
    const { train, test: tested } = await loadWell({ npz: 'd.npz', x: 'inputs', y: 'labels', x_test: 'x', y_test: 'y' }, { 'd.npz': file });
    assert.deepEqual(
      [train.x, train.y, tested?.x].map((t) => t && plain(t).values),
      [[1, 2], [3, 4], [5]],
    );
    assert.deepEqual(plain((await loadWell({ npz: 'd.npz' }, { 'd.npz': file })).train.x).values, [5]);
  });

  test('the nearest name is offered', async () => {
    const problem = await loadBadly({ npz: 'd.npz', x: 'input', y: 'labels' }, { 'd.npz': file });
    assert.equal(problem.message, '"d.npz" has no array "input" for "x". Did you mean "inputs"?');
    assert.equal(marked(problem), '"input"');
    await loadWell(fixed(problem.text, problem.fixes[0]), { 'd.npz': file });
  });

  test('no array of the usual names', async () => {
    const other = writeNpz(
      new Map([
        ['features', list(1)],
        ['classes', list(1)],
      ]),
    );
    const problem = await loadBadly({ npz: 'd.npz', y: 'classes' }, { 'd.npz': other });
    assert.equal(problem.message, '"d.npz" has no array "x" or "x_train" for "x". It has: features, classes.');
  });

  test('a test array without its partner', async () => {
    const problem = await loadBadly({ npz: 'd.npz', x_test: 'more' }, { 'd.npz': file });
    assert.match(problem.message, /no array "y_test" for "y_test"/);
  });

  test('a size for test takes that many of the test rows', async () => {
    const rows = { x: list(0), y: list(0), x_test: list(1, 2, 3, 4), y_test: list(1, 2, 3, 4) };
    const bytes = writeNpz(new Map(Object.entries(rows)));
    const taken = async (size: unknown) => [...((await loadWell({ npz: 'd.npz', test: size }, { 'd.npz': bytes })).test?.x.values ?? [])];
    assert.deepEqual([await taken(2), await taken({ first: 2 }), await taken(0.25), await taken(4)], [[3, 4], [1, 2], [4], [1, 2, 3, 4]]);
    assert.equal((await loadBadly({ npz: 'd.npz', test: 5 }, { 'd.npz': bytes })).code, 'parts-exceed');
    assert.equal((await loadBadly({ npz: 'd.npz', test: 1.5 }, { 'd.npz': bytes })).code, 'part-not-whole');
    const own = await loadWell({ npz: 'd.npz', test: { x: [9], y: [9] } }, { 'd.npz': bytes });
    assert.deepEqual([...(own.test?.x.values ?? [])], [9]);
  });
});

describe('damaged archives', () => {
  const open = async (
    bytes: Uint8Array,
    memory?: Memory,
  ): Promise<{ messages: readonly string[]; codes: readonly string[]; names: readonly string[] | undefined }> => {
    const reading = collector(memory);
    const npz = openNpz(bytes, 'd.npz', reading.report);
    for (const name of npz?.names ?? []) await npz?.array(name, reading);
    return { ...reading, names: npz?.names };
  };

  test('cut short', async () => {
    for (const name of ['stored.npz', 'packed.npz']) {
      const whole = fixture(name);
      for (const length of [0, 1, 4, 30, 80, 150, 200, whole.length - 1])
        assert.equal((await open(whole.subarray(0, length))).messages.length, 1, `${name} ${length}`);
    }
    assert.match((await open(new Uint8Array(0))).messages[0] ?? '', /^"d\.npz" is not a whole \.npz file/);
    assert.match((await open(new TextEncoder().encode('a,b\n1,2\n'))).messages[0] ?? '', /is not a whole \.npz file/);
  });

  test('any change of bytes ends in arrays or messages', async () => {
    for (const name of ['packed.npz', 'stored.npz', 'streamed.npz', 'piped.npz', 'wide.npz']) {
      const whole = fixture(name);
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 }),
          async (changes) => {
            const bytes = Uint8Array.from(whole);
            for (const [at, value] of changes) bytes[at] = value;
            const { messages, names } = await open(bytes);
            assert.ok(names !== undefined || messages.length === 1);
          },
        ),
        { numRuns: 700, seed: 8 },
      );
    }
  });

  test('a changed number is found by its checksum', async () => {
    const bytes = Uint8Array.from(fixture('stored.npz'));
    const at = Buffer.from(bytes).indexOf(Buffer.from([0, 1, 2, 3, 4, 5]));
    bytes[at + 2] = 99;
    assert.deepEqual((await open(bytes)).messages, [
      'The array "x_train" in "d.npz" is damaged: its bytes do not match their size and checksum. Copy or save the file again.',
    ]);
  });

  test('an array that takes more memory than there is is refused before it is unpacked', async () => {
    const header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1000, 100000), }".padEnd(117);
    const start = Buffer.concat([Buffer.from('\x93NUMPY\x01\x00v\x00', 'latin1'), Buffer.from(`${header}\n`)]);
    const bomb = zipSync({ 'x.npy': Buffer.concat([start, Buffer.alloc(50_000_000)]) }, { level: 9 });
    // Would be found damaged if unpacking it to the end were tried.
    bomb.fill(0xff, 20_000, 21_000);
    assert.deepEqual((await open(bomb, new Memory(100_000_000))).messages, [
      'd.npz["x"] is 1000 × 100000: as float32 that takes 381.5 MiB of memory, and the data may take at most 95.4 MiB on this computer. Make it smaller; of data, use fewer rows.',
    ]);
  });

  test('all arrays together count', async () => {
    const arrays = new Map(['a', 'b', 'c'].map((name) => [name, { shape: [100], values: new Float32Array(100) }] as const));
    assert.deepEqual((await open(writeNpz(arrays), new Memory(1000))).messages, [
      'd.npz["c"] is 100: as float32 that takes 0.4 KiB of memory, beside 0.8 KiB for the rest, and the data may take at most 1 KiB on this computer. Make it smaller; of data, use fewer rows.',
    ]);
  });

  test('a size that is a lie', async () => {
    for (const size of [100, 2 ** 31]) {
      const bytes = zipSync({ 'x.npy': writeNpy(list(...new Array(5000).fill(1))) }, { level: 9 });
      const view = new DataView(bytes.buffer, bytes.byteOffset);
      view.setUint32(Buffer.from(bytes).indexOf('PK\x01\x02') + 24, size, true);
      assert.deepEqual((await open(bytes)).codes, ['npz-array-damaged'], String(size));
    }
  });

  test('arrays that are not asked for are not unpacked', async () => {
    const reading = collector(new Memory(1_000_000));
    const bytes = zipSync({ 'big.npy': new Uint8Array(2_000_000), 'x.npy': writeNpy(list(1)) });
    const npz = openNpz(bytes, 'd.npz', reading.report);
    const tensor = await npz?.array('x', reading);
    assert.deepEqual([reading.messages, npz?.names, tensor && plain(tensor).values], [[], ['big', 'x'], [1]]);
  });

  test('an encrypted array, and one that is packed otherwise', async () => {
    for (const [offset, value] of [
      [8, 1],
      [10, 12],
    ] as const) {
      const bytes = zipSync({ 'x.npy': writeNpy(list(1)) });
      bytes[Buffer.from(bytes).indexOf('PK\x01\x02') + offset] = value;
      assert.deepEqual((await open(bytes)).codes, ['npz-packed']);
    }
  });
});

describe('saved weights', () => {
  test('come back as they were, whatever their names', async () => {
    const name = fc.string({ minLength: 1, maxLength: 10, unit: fc.constantFrom('a', 'B', '/', '_', '1', 'é', '日') });
    const arrays = fc.uniqueArray(fc.tuple(name, fc.float32Array({ maxLength: 20 })), {
      maxLength: 6,
      minLength: 1,
      selector: ([key]) => key,
    });
    await fc.assert(
      fc.asyncProperty(arrays, async (entries) => {
        const original = new Map(entries.map(([key, values]) => [key, { shape: [1, values.length], values }]));
        const again = await readNpz(writeNpz(original), 'w.npz', collector());
        assert.ok(again);
        assert.deepEqual(
          [...again].map(([key, t]) => [key, plain(t)]),
          [...original].map(([key, t]) => [key, plain(t)]),
        );
      }),
      { numRuns: 300, seed: 9 },
    );
  });

  test('are the same bytes each time: the date is always the first day that ZIP knows', () => {
    const bytes = writeNpz(new Map([['dense/kernel', list(1, 2, 3)]]));
    assert.deepEqual([...bytes.subarray(10, 14)], [0, 0, 0x21, 0]);
  });
});
