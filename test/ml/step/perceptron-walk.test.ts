import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'jsonc-parser';
import { type PerceptronWalk, perceptronWalk } from '../../../src/ml/step/perceptron-walk';
import { initialState } from '../../../src/ml/training/initial-state';
import { prepare } from '../../golden/run-case';

type Engine = Parameters<typeof prepare>[1];

async function walkOf(text: object, engine: Engine = 'compact'): Promise<PerceptronWalk> {
  const { spec, model, dataset, session } = await prepare(text, engine);
  try {
    const { compile, fit, seed } = spec;
    assert.ok(compile.optimizer.type === 'perceptron');
    const what = { model, learningRate: compile.optimizer.learning_rate, fit, seed, dataset, state: initialState(model, seed) };
    return await perceptronWalk(session, what, () => Promise.resolve());
  } finally {
    session.dispose();
  }
}

const sample = (name: string): Record<string, unknown> => parse(readFileSync(`samples/${name}.nn.json`, 'utf8')) as Record<string, unknown>;

/** Weights before each step and after the last, one list each. */
function states({ weights, steps }: PerceptronWalk): number[][] {
  const size = weights.length / (steps + 1);
  return Array.from({ length: steps + 1 }, (_, i) => Array.from(weights.subarray(i * size, (i + 1) * size)));
}

const corrections = (walk: PerceptronWalk): number =>
  states(walk).reduce((sum, now, i, all) => sum + Number(i > 0 && now.join() !== all[i - 1]?.join()), 0);

for (const engine of ['compact', 'wasm'] as const)
  describe(`the perceptron rule, step by step (${engine})`, () => {
    it('is on AND what pencil and paper give', async () => {
      const walk = await walkOf(sample('perceptron-and'), engine);
      // (0, 0), (0, 1), (1, 0), (1, 1) in turn; w ← w + (y − ŷ) · (x₁, x₂, 1), and ŷ is 1 only above 0.
      const byHand = [0, 0, 0];
      const expected = [[...byHand]];
      const rows = [[0, 0, 0], [0, 1, 0], [1, 0, 0], [1, 1, 1]] as const; // biome-ignore format: a table
      for (let step = 0; step < walk.steps; step++) {
        const [a, b, target] = rows[step % 4] as readonly [number, number, number];
        const [w1, w2, w0] = byHand as [number, number, number];
        const answer = Number(w1 * a + w2 * b + w0 > 0);
        assert.equal(walk.answers[step], answer, `step ${step}`);
        [a, b, 1].forEach((x, k) => {
          byHand[k] = (byHand[k] as number) + (target - answer) * x;
        });
        expected.push([...byHand]);
      }
      assert.deepEqual(states(walk), expected);
      assert.deepEqual([...walk.order.subarray(0, 8)], [0, 1, 2, 3, 0, 1, 2, 3]);
      assert.equal(walk.ending, 'settled');
      assert.deepEqual(states(walk).slice(-5).map(String), Array(5).fill(String(expected.at(-1))), 'the last epoch changes nothing');
      assert.equal(walk.repeats, undefined);
    });

    it('never settles on XOR, and says from where it repeats', async () => {
      const walk = await walkOf(sample('perceptron-xor'), engine);
      assert.equal(walk.ending, 'all');
      assert.equal(walk.steps, 80);
      const { first, again } = walk.repeats ?? assert.fail('it does not repeat');
      const ends = states(walk).filter((_, i) => i % 4 === 0);
      assert.ok(first < again);
      assert.deepEqual(ends[first], ends[again]);
      assert.equal(new Set(ends.slice(0, again).map(String)).size, again, 'none before is the same as another');
      assert.equal(walk.bounds[0]?.margin, 0);
    });
  });

describe('the bound on corrections', () => {
  // Rows in their order and shuffled, rates, and sign units.
  const rows = Array.from({ length: 30 }, (_, i) => [Math.sin(3 * i + 1), Math.cos(5 * i)]);
  const side = (row: readonly number[]): boolean => (row[0] as number) + 2 * (row[1] as number) > 0.3;
  const spec = (more: { activation?: string; rate?: number; shuffle?: boolean; seed?: number }) => ({
    seed: more.seed ?? 1,
    data: { x: rows, y: rows.map((row) => [side(row) ? 1 : more.activation === 'sign' ? -1 : 0]) },
    layers: [{ type: 'Dense', units: 1, activation: more.activation ?? 'step', input_dim: 2, kernel_initializer: 'zeros' }],
    compile: { optimizer: { type: 'perceptron', learning_rate: more.rate ?? 1 } },
    fit: { epochs: 2000, batch_size: 1, shuffle: more.shuffle ?? false },
  });
  for (const more of [
    {},
    { rate: 0.1 },
    { shuffle: true, seed: 2 },
    { shuffle: true, seed: 3 },
    { activation: 'sign' },
    { activation: 'sign', shuffle: true },
  ])
    it(`holds for ${JSON.stringify(more)}`, async () => {
      const walk = await walkOf(spec(more));
      assert.equal(walk.ending, 'settled');
      const { radius, margin } = walk.bounds[0] ?? assert.fail();
      assert.equal(walk.spread, 'activation' in more ? 2 : 1);
      const made = corrections(walk);
      assert.ok(made > 3 && made <= walk.spread * (radius / margin) ** 2, `${made} corrections, bound ${(radius / margin) ** 2}`);
    });
});

it('adds the corrections of all rows of a batch', async () => {
  const base = sample('perceptron-and') as { fit: object };
  const walk = await walkOf({ ...base, fit: { ...base.fit, batch_size: 4 } });
  assert.deepEqual([walk.batches, walk.batchSize], [1, 4]);
  // Only (1, 1) is answered wrongly at first.
  assert.deepEqual(states(walk).slice(0, 2), [[0, 0, 0], [1, 1, 1]]); // biome-ignore format: a table
});

it('tells three units apart', async () => {
  const walk = await walkOf(sample('perceptron-three-gates'));
  assert.equal(walk.units, 3);
  const found = walk.bounds.map(({ radius, margin }) => Math.round((radius / margin) ** 2));
  assert.deepEqual(found, [51, 27, 51]);
});
