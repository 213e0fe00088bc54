import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { writeNpy } from '../../../src/ml/data/formats/npy';
import { openNpz, readNpz, writeNpz } from '../../../src/ml/data/formats/npz';
import { collector, fixed, fixture, loadBadly, loadWell, marked, plain } from './helper';

const list = (...values: number[]): { shape: number[]; values: Float32Array } => ({
  shape: [values.length],
  values: Float32Array.from(values),
});

describe('npz as a source', () => {
  for (const name of ['stored.npz', 'packed.npz', 'streamed.npz']) {
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
  const open = (bytes: Uint8Array, maxBytes?: number): { messages: readonly string[]; names: readonly string[] | undefined } => {
    const { report, messages } = collector();
    const npz = openNpz(bytes, 'd.npz', report, undefined, maxBytes);
    for (const name of npz?.names ?? []) npz?.array(name, report);
    return { messages, names: npz?.names };
  };

  test('cut short', () => {
    for (const name of ['stored.npz', 'packed.npz']) {
      const whole = fixture(name);
      for (const length of [0, 1, 4, 30, 80, 150, 200])
        assert.equal(open(whole.subarray(0, length)).messages.length, 1, `${name} ${length}`);
    }
    assert.match(open(new Uint8Array(0)).messages[0] ?? '', /^"d\.npz" is not a whole \.npz file/);
    assert.match(open(new TextEncoder().encode('a,b\n1,2\n')).messages[0] ?? '', /is not a whole \.npz file/);
  });

  test('any change of bytes ends in arrays or messages', () => {
    for (const name of ['packed.npz', 'stored.npz']) {
      const whole = fixture(name);
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 }),
          (changes) => {
            const bytes = Uint8Array.from(whole);
            for (const [at, value] of changes) bytes[at] = value;
            const { messages, names } = open(bytes);
            assert.ok(names !== undefined || messages.length === 1);
          },
        ),
        { numRuns: 1500, seed: 8 },
      );
    }
  });

  test('an array that unpacks to more than is allowed is refused before', () => {
    const bomb = zipSync({ 'x.npy': new Uint8Array(50_000_000) }, { level: 9 });
    assert.ok(bomb.length < 100_000);
    // Would be found damaged if unpacking it were tried.
    bomb.fill(0xff, 40, 1000);
    assert.match(open(bomb, 1_000_000).messages[0] ?? '', /unpacks to more than 1 MiB, so it was not unpacked/);
  });

  test('also if its size is a lie', () => {
    const bomb = zipSync({ 'x.npy': new Uint8Array(20_000_000) }, { level: 9 });
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    view.setUint32(22, 100, true);
    assert.match(open(bomb, 1_000_000).messages[0] ?? '', /unpacks to more than/);
  });

  test('also if many small ones add up', () => {
    const entries = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`a${i}.npy`, new Uint8Array(100_000)]));
    assert.match(open(zipSync(entries), 1_000_000).messages[0] ?? '', /unpacks to more than/);
  });

  test('arrays that are not asked for are not unpacked', () => {
    const { report, messages } = collector();
    const bytes = zipSync({ 'big.npy': new Uint8Array(2_000_000), 'x.npy': writeNpy(list(1)) });
    const npz = openNpz(bytes, 'd.npz', report, (name) => name === 'x', 1_000_000);
    const tensor = npz?.array('x', report);
    assert.deepEqual([messages, npz?.names, tensor && plain(tensor).values], [[], ['big', 'x'], [1]]);
  });
});

describe('saved weights', () => {
  test('come back as they were, whatever their names', () => {
    const name = fc.string({ minLength: 1, maxLength: 10, unit: fc.constantFrom('a', 'B', '/', '_', '1', 'é', '日') });
    const arrays = fc.uniqueArray(fc.tuple(name, fc.float32Array({ maxLength: 20 })), {
      maxLength: 6,
      minLength: 1,
      selector: ([key]) => key,
    });
    fc.assert(
      fc.property(arrays, (entries) => {
        const original = new Map(entries.map(([key, values]) => [key, { shape: [1, values.length], values }]));
        const { report } = collector();
        const again = readNpz(writeNpz(original), 'w.npz', report);
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
