import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Dataset } from '../../../src/ml/data/dataset';
import { load, loadBadly, loadWell } from './helper';

const ramp = (n: number): { x: number[]; y: number[] } => ({
  x: Array.from({ length: n }, (_, i) => i),
  y: Array.from({ length: n }, (_, i) => i + 100),
});

/** The inputs of each part, which number the rows. */
function parts({ train, validation, test: tested }: Dataset): { train: number[]; validation: number[]; test: number[] } {
  for (const split of [train, validation, tested]) {
    if (split)
      assert.deepEqual(
        [...split.y.values],
        [...split.x.values].map((row) => row + 100),
        'targets go with their inputs',
      );
  }
  return { train: [...train.x.values], validation: [...(validation?.x.values ?? [])], test: [...(tested?.x.values ?? [])] };
}

describe('split', () => {
  const cases: [string, object, { train: number[]; validation: number[]; test: number[] }][] = [
    ['all rows train', {}, { train: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], validation: [], test: [] }],
    ['test from the end, then validation', { validation: 2, test: 3 }, { train: [0, 1, 2, 3, 4], validation: [5, 6], test: [7, 8, 9] }],
    ['validation from the start', { validation: { first: 3 } }, { train: [3, 4, 5, 6, 7, 8, 9], validation: [0, 1, 2], test: [] }],
    [
      'both from the start',
      { validation: { first: 2 }, test: { first: 1 } },
      { train: [3, 4, 5, 6, 7, 8, 9], validation: [1, 2], test: [0] },
    ],
    ['shares', { validation: 0.2, test: 0.3 }, { train: [0, 1, 2, 3, 4], validation: [5, 6], test: [7, 8, 9] }],
    ['a share from the start', { test: { first: 0.2 } }, { train: [2, 3, 4, 5, 6, 7, 8, 9], validation: [], test: [0, 1] }],
    ['fewer rows to train', { train: 4, validation: 2 }, { train: [0, 1, 2, 3], validation: [8, 9], test: [] }],
    ['a share to train', { train: 0.3 }, { train: [0, 1, 2], validation: [], test: [] }],
    ['rounded as Keras does', { validation: 0.25 }, { train: [0, 1, 2, 3, 4, 5, 6], validation: [7, 8, 9], test: [] }],
  ];
  for (const [name, sizes, expected] of cases) {
    test(name, async () => assert.deepEqual(parts(await loadWell({ ...ramp(10), ...sizes })), expected));
  }

  test('shares that make a whole use every row', async () => {
    const { train, validation, test: tested } = parts(await loadWell({ ...ramp(7), train: 0.6, validation: 0.2, test: 0.2 }));
    assert.deepEqual([train.length, validation.length, tested.length], [3, 2, 2]);
    for (let n = 10; n < 100; n++) {
      for (const [train, validation, test] of [
        [0.6, 0.2, 0.2],
        [0.7, 0.15, 0.15],
        [0.1, 0.3, 0.6],
        [0.34, 0.33, 0.33],
      ]) {
        assert.equal(Object.values(parts(await loadWell({ ...ramp(n), train, validation, test }))).flat().length, n, `${train} of ${n}`);
      }
    }
  });

  test('a number of training rows is kept when shares are rounded up', async () => {
    const { train } = parts(await loadWell({ ...ramp(10), train: 5, validation: 0.25, test: 0.25 }));
    assert.equal(train.length, 5);
  });

  test('one row trains, and a share of it is none', async () => {
    const { dataset, problems } = await load({ ...ramp(1), validation: 0.2 });
    assert.deepEqual(
      problems.map((p) => [p.code, p.severity, p.message]),
      [
        [
          'part-empty',
          'info',
          '1 row is too few to split this part off: "validation" stays empty. Make the part larger, add rows, or remove it.',
        ],
      ],
    );
    assert.equal(dataset?.validation, undefined);
    assert.equal(dataset?.train.x.shape[0], 1);
  });

  test('the shuffle goes by the seed and keeps pairs together', async () => {
    const shuffled = async (seed: number) => parts(await loadWell({ ...ramp(50), shuffle: true, test: 10 }, {}, seed));
    const [first, again, other] = [await shuffled(1), await shuffled(1), await shuffled(2)];
    assert.deepEqual(first, again);
    assert.notDeepEqual(first, other);
    assert.deepEqual(
      [...first.train, ...first.test].toSorted((a, b) => a - b),
      ramp(50).x,
    );
    assert.notDeepEqual(first.train, ramp(40).x);
  });

  test('parts never overlap, keep the order of rows and leave some to train', async () => {
    const size = fc.oneof(
      fc.constant(undefined),
      fc.integer({ min: 1, max: 12 }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.record({ first: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.double({ min: 0.01, max: 0.99, noNaN: true })) }),
    );
    let sound = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40 }), size, size, size, async (n, train, validation, tested) => {
        const sizes = { ...(train && { train }), ...(validation && { validation }), ...(tested && { test: tested }) };
        const { dataset, problems } = await load({ ...ramp(n), ...sizes });
        if (!dataset) return assert.ok(problems.every((p) => p.code === 'parts-exceed' || p.code === 'no-training-rows'));
        sound++;
        const found = parts(dataset);
        const rows = Object.values(found).flat();
        assert.equal(new Set(rows).size, rows.length);
        assert.ok(rows.every((row) => row >= 0 && row < n) && found.train.length > 0);
        for (const part of Object.values(found))
          assert.deepEqual(
            part,
            part.toSorted((a, b) => a - b),
          );
        if (train === undefined) assert.equal(rows.length, n);
        for (const [name, wish] of Object.entries({ train, validation, test: tested })) {
          const count = typeof wish === 'object' ? wish.first : wish;
          if (count !== undefined && count >= 1) assert.equal(found[name as 'train'].length, count, name);
        }
      }),
      { numRuns: 1000, seed: 3 },
    );
    assert.ok(sound > 200, `${sound} of 1000 splits were possible`);
  });
});

describe('splits that do not add up', () => {
  test('more than there is', async () => {
    const problem = await loadBadly({ ...ramp(10), validation: 6, test: 0.5 });
    assert.match(problem.message, /^test 0\.5 \+ validation 6 is more than the 10 rows there are\./);
    assert.equal((await loadBadly({ ...ramp(10), test: { first: 11 } })).code, 'parts-exceed');
    assert.equal((await loadBadly({ ...ramp(10), train: 0.9, test: 0.2 })).code, 'parts-exceed');
  });

  test('nothing left to train', async () => {
    assert.match((await loadBadly({ ...ramp(10), test: 10 })).message, /^test 10 of 10 rows leaves none to train on\./);
    assert.equal((await loadBadly({ ...ramp(10), validation: 0.5, test: 0.5 })).code, 'no-training-rows');
    assert.equal((await loadBadly({ ...ramp(10), validation: 5, test: 0.5 })).code, 'no-training-rows');
  });

  test('neither a count nor a share', async () => {
    const problem = await loadBadly({ ...ramp(10), validation: 2.5 });
    assert.equal(problem.code, 'part-not-whole');
    assert.match(problem.message, /^"validation": 2\.5 is neither/);
  });
});
