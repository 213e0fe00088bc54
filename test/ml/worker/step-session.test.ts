import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkSpec } from '../../../src/ml/checks/check-spec';
import { nodeFiles } from '../../../src/ml/data/node-files';
import type { Engine, Session, TrainingState } from '../../../src/ml/engine/engine';
import { notice } from '../../../src/ml/language/notice';
import { StepSession } from '../../../src/ml/worker/step-session';
import { textOf } from './kept-spec';

/** An engine that computes nothing, and remembers from where to where its steps went. */
function counting() {
  const way: (readonly [from: number, to: number])[] = [];
  let step = 0;
  const open = (): Session => ({
    load: () => undefined,
    setState: (state) => {
      step = state.step;
    },
    state: (): TrainingState => ({ weights: new Map(), optimizer: new Map(), step }),
    train: ({ indices, batchSize }) => {
      const from = step;
      step += Math.ceil(indices.length / batchSize);
      way.push([from, step]);
      return Promise.resolve({ losses: new Float64Array(step - from), predictions: new Float32Array() });
    },
    step: () => {
      step++;
      return Promise.resolve({ loss: 0, outputs: [], preActivations: [], gradients: new Map() });
    },
    evaluate: () => assert.fail(),
    predict: () => assert.fail(),
    outputs: () => assert.fail(),
    dispose: () => undefined,
  });
  const engine: Engine = { info: { name: 'counting', version: '1', threads: 1 }, open };
  return { engine, way };
}

async function sessionFor(units: number) {
  const layers = [units, units, 1].map((n) => ({ type: 'Dense', units: n }));
  const text = textOf({ layers, data: { synthetic: 'moons', samples: 640 }, fit: { epochs: 5, batch_size: 16 }, predict: undefined });
  const { spec, model, dataset } = await checkSpec(text, nodeFiles({ folder: '.', workspace: '.' }));
  assert.ok(spec?.compile && model && dataset);
  const { engine, way } = counting();
  const choice = { engine, why: notice('engine-asked-for', {}) };
  const first: TrainingState = { weights: new Map(), optimizer: new Map(), step: 0 };
  return {
    way,
    session: new StepSession({
      ...spec,
      spec,
      compile: spec.compile,
      model,
      dataset,
      choice,
      first,
      notes: [],
      warnings: [],
      branchedAt: 0,
    }),
  };
}

describe('ahead of questions', () => {
  // No time passes, or so much that every step is a call of its own and every state is remembered.
  const still = { breathe: () => Promise.resolve(), now: () => 0 };
  const passing = () => {
    let time = 0;
    return { breathe: () => Promise.resolve(), now: () => (time += 1000) };
  };

  it('a long epoch is gone through to its end, so that its later steps are near; the next step still is', async () => {
    const { session, way } = await sessionFor(2000);
    const slow = passing();
    await session.step({ epoch: 1, batch: 10 }, slow);
    const ahead = way.length;
    await session.ahead(slow);
    assert.deepEqual([way[ahead]?.[0], way.at(-1)?.[1]], [51, 80]);
    const asked = way.length;
    await session.step({ epoch: 1, batch: 11 }, still);
    assert.equal(way.length, asked);
    await session.step({ epoch: 1, batch: 39 }, still);
    const [from = 0] = way[asked] ?? [79];
    assert.ok(from > 70, `${from}`);
  });

  it('ends where another question takes its place, which begins where the last one ended', async () => {
    const { session, way } = await sessionFor(2000);
    await session.step({ epoch: 0, batch: 0 }, still);
    const gone = new Error('another question');
    await assert.rejects(session.ahead({ ...passing(), breathe: () => Promise.reject(gone) }), gone);
    const asked = way.length;
    await session.step({ epoch: 0, batch: 1 }, still);
    assert.equal(way.length, asked);
  });

  it('a short epoch is left alone', async () => {
    const { session, way } = await sessionFor(20);
    await session.step({ epoch: 1, batch: 10 }, still);
    const asked = way.length;
    await session.ahead(passing());
    assert.equal(way.length, asked);
  });
});
