import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { rowCount } from '../../src/ml/data/dataset';
import type { TrainingState } from '../../src/ml/engine/engine';
import { type GradientMoment, gradientsOf } from '../../src/ml/step/gradients-over-run';
import { initialState } from '../../src/ml/training/initial-state';
import { engines, itOn } from './backends';
import { golden } from './figures';
import { obstacle, prepare } from './run-case';

interface Case {
  readonly name: string;
  readonly spec: Record<string, unknown>;
  readonly expect: { readonly moments: readonly GradientMoment[] };
}

const BREATHE = (): Promise<void> => Promise.resolve();

/** The moments of a training, and what comes of them without what the optimizer remembered. */
async function looked(one: Case, engine: Parameters<typeof prepare>[1], without: boolean): Promise<GradientMoment[]> {
  const { spec, model, dataset, session } = await prepare(one.spec, engine);
  try {
    const { compile, fit, seed } = spec;
    session.load('train', dataset.train);
    session.setState(initialState(model, seed));
    const states: TrainingState[] = [session.state()];
    const indices = Uint32Array.from({ length: rowCount(dataset.train) }, (_, i) => i);
    for (let epoch = 0; epoch < fit.epochs; epoch++) {
      await session.train({ split: 'train', indices, batchSize: fit.batch_size });
      states.push(session.state());
    }
    const look = gradientsOf(session, { model, compile, fit, seed, dataset }, BREATHE);
    const moments: GradientMoment[] = [];
    for (const [epoch, state] of states.entries())
      moments.push(await look(epoch, without ? { weights: state.weights, optimizer: new Map(), step: 0 } : state));
    return moments;
  } finally {
    session.dispose();
  }
}

const KEYS = ['gradient', 'update', 'units', 'dead', 'saturated'] as const;

for (const engine of engines.filter((name) => name !== 'tensorflow')) {
  describe(`gradients over a run on ${engine} are Keras's`, () => {
    for (const one of golden<Case>('gradients')) {
      itOn(engine, one.name, async () => {
        if (engine === 'compact' && (await obstacle(one.spec))) return;
        const found = await looked(one, engine, false);
        for (const { epoch, layers } of one.expect.moments) {
          const own = found[epoch]?.layers ?? [];
          assert.deepEqual(
            own.map(({ name }) => name),
            layers.map(({ name }) => name),
          );
          layers.forEach((layer, i) => {
            for (const key of KEYS) {
              const [a, b] = [own[i]?.[key], layer[key]];
              const what = `${layer.name} ${key} after epoch ${epoch}: ${a}, expected ${b}`;
              if (b === undefined) assert.equal(a, undefined, what);
              else assert.ok(a !== undefined && Math.abs(a - b) <= 1e-5 * Math.abs(b) + 1e-9, what);
            }
          });
        }
        const { type } = (one.spec['compile'] as { optimizer: { type: string } }).optimizer;
        const blind = await looked(one, engine, true);
        const known = blind.map(({ layers }) => layers[0]?.update !== undefined);
        const plain = type === 'SGD' && !one.name.includes('momentum');
        assert.deepEqual(known, [true, plain, plain, plain], 'updates without what the optimizer remembered');
        assert.deepEqual(
          blind.map(({ layers }) => layers.map(({ gradient }) => gradient)),
          found.map(({ layers }) => layers.map(({ gradient }) => gradient)),
        );
      });
    }
  });
}
