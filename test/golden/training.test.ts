import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as tf from '@tensorflow/tfjs-core';
import { checkSpec } from '../../src/ml/checks/check-spec';
import { rowCount } from '../../src/ml/data/dataset';
import type { MessageCode } from '../../src/ml/language/messages';
import { keptForTraining } from '../../src/ml/training/fit-data';
import { engines, itOn } from './backends';
import { flat, type GoldenCase, golden } from './figures';
import { near, TEN_STEPS, WHOLE_RUN } from './near';
import { afterSteps, fit, noFiles, obstacle, type Prepared, prepare } from './run-case';

/** Every group whose cases train a network from given weights, without shuffling. */
const groups = [
  'optimizers',
  'optimizers_reference',
  'losses',
  'layers',
  'sequences',
  'repeated_tokens',
  'weighting',
  'metrics',
  'fit',
  'activations',
  'formulas',
];

/** What Keras does and this project does not: such a spec is refused with a message, never trained in another way. */
const refused: ReadonlyMap<string, MessageCode> = new Map<string, MessageCode>([
  ['top_k, sparse labels (default k 5 of 3 classes)', 'metric-name-twice'],
  ['losses as metrics, one-hot', 'metric-name-twice'],
  ['AUC, summation methods and thresholds of its own', 'unsupported-key'],
  ['several labels at once', 'unsupported-key'],
  ['Precision and Recall of classes', 'unsupported-key'],
  ['counts of hits and misses', 'unknown-name'],
  ['F1Score, averages', 'unknown-name'],
  ['sample_weight, weighted_metrics', 'unsupported-key'],
  ['class_weight, weighted_metrics', 'unsupported-key'],
  ['class_weight and sample_weight together: Keras refuses', 'both-weights'],
  ['reduction sum', 'unsupported-key'],
  ['reduction mean_with_sample_weight', 'unsupported-key'],
]);

/** What the compact engine is for; everything else it may refuse. */
const isPlainStack = ({ layers }: GoldenCase['spec']): boolean =>
  (layers as readonly { readonly type: string; readonly inputs?: unknown }[]).every(
    ({ type, inputs }) => ['Dense', 'Flatten', 'Activation', 'Dropout'].includes(type) && !inputs,
  );

function weightsNear(found: ReadonlyMap<string, Float32Array>, expected: GoldenCase['expect']['weights'], bound: number): void {
  for (const [layer, variables] of Object.entries(expected ?? {})) {
    for (const [variable, values] of Object.entries(variables)) {
      const key = `${layer}/${variable}`;
      const own = found.get(key);
      assert.ok(own, `no weights ${key}`);
      near(own, flat(values), bound, key);
    }
  }
}

/** Keras's default for F1Score gives a figure for each class; ours, macro, is their mean. */
const oneFigure = (value: number | readonly number[]): number =>
  typeof value === 'number' ? value : value.reduce((a, b) => a + b) / value.length;

async function check(prepared: Prepared, { expect }: GoldenCase): Promise<void> {
  const { session, dataset, spec, model } = prepared;
  if (expect.output) near((await session.predict(dataset.train.x, 32)).values, flat(expect.output), TEN_STEPS, 'output');
  if (expect.weights_after_10_steps) weightsNear(await afterSteps(prepared, 10), expect.weights_after_10_steps, TEN_STEPS);
  if (!expect.history && !expect.weights) {
    near((await session.predict(dataset.train.x, 32)).values, flat(expect.predictions ?? []), TEN_STEPS, 'predictions');
    return;
  }
  const result = await fit(prepared);
  if (expect.history) {
    assert.deepEqual(Object.keys(result.history).sort(), Object.keys(expect.history).sort(), 'names in the history');
    for (const [name, values] of Object.entries(expect.history)) near(result.history[name] ?? [], values.map(oneFigure), WHOLE_RUN, name);
  }
  weightsNear(result.state.weights, expect.weights, WHOLE_RUN);
  const rows = spec.predict
    ? { shape: [spec.predict.shape[0] as number, ...model.inputShape], values: Float32Array.from(spec.predict.values) }
    : dataset.train.x;
  if (expect.predictions) near((await session.predict(rows, 32)).values, flat(expect.predictions), WHOLE_RUN, 'predictions');
  if (expect.evaluate) {
    session.load('test', dataset.train);
    const rows = keptForTraining(rowCount(dataset.train), spec.fit.validation_split);
    const indices = Uint32Array.from({ length: rows }, (_, i) => i);
    const { losses } = await session.evaluate({ split: 'test', indices, batchSize: indices.length });
    near(losses, [expect.evaluate['loss'] as number], WHOLE_RUN, 'evaluate');
  }
}

for (const engine of engines) {
  for (const group of groups) {
    describe(`${group} as in Keras, on ${engine}`, () => {
      for (const one of golden(group)) {
        if (!one.spec) continue;
        const code = refused.get(one.name);
        if (code) {
          it(`${one.name}: refused`, async () => {
            const { problems } = await checkSpec(JSON.stringify(one.spec), noFiles);
            assert.ok(
              problems.some((p) => p.code === code && p.severity === 'error'),
              problems.map((p) => p.code).join(),
            );
          });
          continue;
        }
        itOn(engine, one.name, async () => {
          if (engine === 'compact' && (await obstacle(one.spec))) {
            assert.ok(!isPlainStack(one.spec), 'refused, though it is a stack of the layers that this engine knows');
            return;
          }
          const tensors = tf.memory().numTensors;
          const prepared = await prepare(one.spec, engine);
          try {
            await check(prepared, one);
          } finally {
            prepared.session.dispose();
          }
          assert.equal(tf.memory().numTensors, tensors, 'tensors left behind');
        });
      }
    });
  }
}
