import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { load, loadWell } from './helper';

/** Points and their classes, without noise unless told. */
async function points(
  synthetic: string,
  samples: number,
  more: object = {},
  seed = 0,
): Promise<{ x1: number; x2: number; label: number }[]> {
  const { train } = await loadWell({ synthetic, samples, noise: 0, ...more }, {}, seed);
  assert.deepEqual([train.x.shape, train.y.shape], [[samples, 2], [samples]]);
  return [...train.y.values].map((label, i) => ({ x1: train.x.values[2 * i] as number, x2: train.x.values[2 * i + 1] as number, label }));
}

const near = (a: number, b: number): void => assert.ok(Math.abs(a - b) < 1e-5, `${a} is near ${b}`);
const counts = (labels: number[]): number[] => labels.reduce<number[]>((all, l) => Object.assign(all, { [l]: (all[l] ?? 0) + 1 }), []);

describe('synthetic data', () => {
  test('line and sine are functions of one number', async () => {
    for (const [name, f, from, to] of [
      ['line', (x: number) => 2 * x + 1, -1, 1],
      ['sine', Math.sin, -Math.PI, Math.PI],
    ] as const) {
      const { train, inputNames } = await loadWell({ synthetic: name, noise: 0 });
      assert.deepEqual([train.x.shape, train.y.shape, inputNames], [[200, 1], [200, 1], ['x']]);
      for (const [i, x] of train.x.values.entries()) near(train.y.values[i] as number, f(x));
      assert.ok(Math.min(...train.x.values) < from * 0.9 && Math.max(...train.x.values) > to * 0.9);
      assert.ok(train.x.values.every((x) => x >= from && x <= to));
    }
  });

  test('circle: an outer circle of radius 1 and an inner one of 0.5', async () => {
    const all = await points('circle', 101);
    for (const { x1, x2, label } of all) near(Math.hypot(x1, x2), label === 0 ? 1 : 0.5);
    assert.deepEqual(counts(all.map((p) => p.label)), [50, 51]);
  });

  test('moons: two half circles that reach into each other', async () => {
    for (const { x1, x2, label } of await points('moons', 100)) {
      near(label === 0 ? Math.hypot(x1, x2) : Math.hypot(x1 - 1, x2 - 0.5), 1);
      assert.ok(label === 0 ? x2 > -1e-6 : x2 < 0.5 + 1e-6);
    }
  });

  test('spiral: arms turn 1.75 times on their way to radius 5', async () => {
    const all = await points('spiral', 300, { classes: 3 });
    for (const { x1, x2, label } of all) {
      const radius = Math.hypot(x1, x2);
      const angle = (1.75 * 2 * Math.PI * radius) / 5 + (2 * Math.PI * label) / 3;
      near(x1, radius * Math.sin(angle));
      near(x2, radius * Math.cos(angle));
    }
    near(Math.max(...all.map((p) => Math.hypot(p.x1, p.x2))), 5 * 0.99);
    assert.deepEqual(counts(all.map((p) => p.label)), [100, 100, 100]);
  });

  test('blobs: one centre for each class', async () => {
    const all = await points('blobs', 40, { classes: 4 });
    const centres = new Set(all.map((p) => `${p.label}: ${p.x1.toFixed(3)} ${p.x2.toFixed(3)}`.replaceAll('-0.000', '0.000')));
    assert.deepEqual([...centres].toSorted(), ['0: 1.000 0.000', '1: 0.000 1.000', '2: -1.000 0.000', '3: 0.000 -1.000']);
  });

  test("xor_clouds: a cloud around each row of XOR's truth table", async () => {
    const all = await points('xor_clouds', 40);
    for (const { x1, x2, label } of all) assert.equal(label, x1 ^ x2);
    assert.deepEqual(counts(all.map((p) => p.label)), [20, 20]);
  });

  test('noise is normal with the deviation asked for', async () => {
    const all = await points('xor_clouds', 20_000, { noise: 0.05 });
    const deviations = all.flatMap(({ x1, x2 }) => [x1 - Math.round(x1), x2 - Math.round(x2)]);
    const mean = deviations.reduce((a, b) => a + b, 0) / deviations.length;
    const variance = deviations.reduce((a, b) => a + (b - mean) ** 2, 0) / deviations.length;
    assert.ok(Math.abs(mean) < 0.002 && Math.abs(Math.sqrt(variance) - 0.05) < 0.002, `${mean} ${variance}`);
  });

  for (const name of ['line', 'sine', 'circle', 'moons', 'spiral', 'blobs', 'xor_clouds']) {
    test(`${name} goes by the seed, and one sample is enough`, async () => {
      const draw = async (seed: number, samples = 50) => (await loadWell({ synthetic: name, samples }, {}, seed)).train;
      assert.deepEqual(await draw(1), await draw(1));
      assert.notDeepEqual((await draw(1)).x, (await draw(2)).x);
      assert.ok((await draw(1, 1)).x.values.every(Number.isFinite));
    });
  }

  test('rows come in random order', async () => {
    const labels = (await points('moons', 100)).slice(0, 50).map((p) => p.label);
    const ones = labels.reduce((a, b) => a + b, 0);
    assert.ok(ones > 10 && ones < 40, `${ones} of the first 50 are of class 1`);
  });

  test('classes where there is no choice: a warning', async () => {
    const { dataset, problems } = await load({ synthetic: 'moons', classes: 3 });
    assert.ok(dataset);
    assert.deepEqual(
      problems.map((p) => [p.code, p.severity]),
      [['classes-unused', 'warning']],
    );
  });

  // A quadratic algorithm would come to no end.
  test('two million rows are made', async () => {
    const { train } = await loadWell({ synthetic: 'spiral', samples: 2_000_000 });
    assert.equal(train.x.values.length, 4_000_000);
  });
});
