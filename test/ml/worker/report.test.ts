import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { checkSpec } from '../../../src/ml/checks/check-spec';
import { noFiles } from '../../../src/ml/data/files';
import { mistakesOf } from '../../../src/ml/report/mistakes';
import { dataMark } from '../../../src/ml/runs/marks';
import { Answers } from '../../../src/ml/worker/answers';
import { WorkerClient } from '../../../src/ml/worker/client';
import { DataCache } from '../../../src/ml/worker/data-cache';
import type { AnswerTo, OutputsRequest } from '../../../src/ml/worker/messages';
import { Reports } from '../../../src/ml/worker/report';
import type { ReportRequest } from '../../../src/ml/worker/report-questions';
import { SpecData } from '../../../src/ml/worker/spec-data';
import { inThread } from '../../../src/ml/worker/thread-port';
import { built } from '../../built';
import { afterBatches, jobOf, spec as moons, runHere, textOf } from './kept-spec';

/** Two numbers; class 0, 1 or 2 where the first, the second or neither is the larger by 1. */
const spec = {
  data: {
    x: [
      [2, 0],
      [0, 2],
      [0, 0],
      [3, 0],
      [0, 3],
      [1, 1],
      [0, 9],
      [2, 0],
    ],
    y: [0, 1, 2, 0, 1, 2, 0, 1],
    test: 3,
  },
  layers: [{ type: 'Dense', units: 3, activation: 'softmax', input_shape: [2], name: 'out' }],
  compile: { optimizer: 'sgd', loss: 'sparse_categorical_crossentropy' },
  fit: { epochs: 1, validation_split: 0.4 },
};
const weights = new Map([
  ['out/kernel', Float32Array.of(1, 0, 0, 0, 1, 0)],
  ['out/bias', Float32Array.of(0, 0, 1.5)],
]);

const client = new WorkerClient(inThread(built('worker.js')));
after(() => client.dispose());

const asked = (ask: Partial<ReportRequest> = {}, of: object = spec): Promise<AnswerTo<ReportRequest>> =>
  client.ask({ task: 'report', text: JSON.stringify(of), weights, ...ask });

async function report(ask: Partial<ReportRequest> = {}, of: object = spec) {
  const answer = await asked(ask, of);
  return 'report' in answer ? answer.report : assert.fail(JSON.stringify(answer));
}

async function refused(of: object, ask: Partial<ReportRequest> = {}): Promise<unknown> {
  const answer = await asked(ask, of);
  return 'refused' in answer ? answer.refused.args : assert.fail(JSON.stringify(answer));
}

describe('a report on a split', () => {
  it('has a label, a prediction and two probabilities for each row', async () => {
    const { split, classes, labels, predictions, probability, ofLabel, set } = await report();
    assert.deepEqual([split, classes, set], ['test', [0, 1, 2], undefined]);
    assert.deepEqual([...labels], [2, 0, 1]);
    assert.deepEqual([...predictions], [2, 1, 0]);
    const shares = (...logits: number[]) => logits.map((one) => Math.exp(one) / logits.reduce((sum, other) => sum + Math.exp(other), 0));
    const near = (found: ArrayLike<number>, expected: readonly (number | undefined)[]) =>
      expected.forEach((value, i) => assert.ok(Math.abs((found[i] as number) - (value as number)) < 1e-6, `${found[i]} for ${value}`));
    near(probability, [shares(1, 1, 1.5)[2], shares(0, 9, 1.5)[1], shares(2, 0, 1.5)[0]]);
    near(ofLabel, [shares(1, 1, 1.5)[2], shares(0, 9, 1.5)[0], shares(2, 0, 1.5)[1]]);
  });

  it('is about the split that is asked for, as fit divides the data', async () => {
    assert.deepEqual([...(await report({ split: 'train' })).labels], [0, 1, 2]);
    assert.deepEqual([...(await report({ split: 'validation' })).labels], [0, 1]);
  });

  it('is about validation where there is no test, and about training where there is neither', async () => {
    const { test: _, ...data } = spec.data;
    assert.equal((await report({}, { ...spec, data })).split, 'validation');
    assert.equal((await report({}, { ...spec, data, fit: { epochs: 1 } })).split, 'train');
  });

  it('reads two classes of one output by the reading of the network', async () => {
    const signs = {
      data: { x: [-1, 0, 1], y: [-1, 1, 1] },
      layers: [{ type: 'Dense', units: 1, activation: 'sign', input_shape: [1], name: 'out' }],
      compile: { optimizer: 'perceptron', loss: 'mse' },
    };
    const own = new Map([
      ['out/kernel', Float32Array.of(1)],
      ['out/bias', Float32Array.of(0)],
    ]);
    const { classes, labels, predictions, probability } = await report({ weights: own }, signs);
    assert.deepEqual(
      [classes, [...labels], [...predictions]],
      [
        [-1, 1],
        [0, 1, 1],
        [0, -1, 1],
      ],
    );
    assert.ok(probability.every(Number.isNaN));
  });

  it('is refused with the reason where an answer names no class', async () => {
    const dense = (units: number, activation: string) => [{ type: 'Dense', units, activation, input_shape: [1] }];
    const compile = { optimizer: 'sgd', loss: 'mse' };
    assert.deepEqual(await refused({ data: { x: [1, 2], y: [0.5, 3] }, layers: dense(1, 'linear'), compile }), { what: 'number' });
    const labels = { data: { x: [1, 2], y: [[1, 1], [0, 1]] }, layers: dense(2, 'sigmoid'), compile: { optimizer: 'sgd', loss: 'binary_crossentropy' } }; // biome-ignore format: one spec
    assert.deepEqual(await refused(labels), { what: 'labels', labels: 2 });
  });

  it('is refused where the split does not exist, a target names no class, or the network is another one', async () => {
    const { test: _, ...data } = spec.data;
    assert.deepEqual(await refused({ ...spec, data }, { split: 'test' }), { what: 'test' });
    const { compile: __, fit: ___, ...untrained } = spec;
    assert.deepEqual(await refused({ ...untrained, data: { ...data, y: [0, 1, 2, 0, 1, 2, 7, 1] } }), { what: 'label', row: 6, target: 7, classes: 3 }); // biome-ignore format: one value
    assert.deepEqual(await refused(spec, { weights: new Map([['out/kernel', new Float32Array(8)]]) }), {
      what: 'weights',
      name: 'out/kernel',
    });
  });

  it('says what is wrong with a spec', async () => {
    assert.ok('problems' in (await asked({ text: '{' })));
  });

  it('says that the data is no longer that which the network was trained on', async () => {
    const { dataset } = await checkSpec(JSON.stringify(spec), noFiles);
    const codes = async (trainedOn: number): Promise<readonly string[]> => {
      const answer = await asked({ trainedOn });
      return 'notes' in answer ? answer.notes.map(({ code }) => code) : assert.fail(JSON.stringify(answer));
    };
    assert.deepEqual(await codes(dataMark(dataset)), []);
    assert.deepEqual(await codes(dataMark(dataset) + 1), ['report-other-data']);
  });

  it('at the end of a run is by its last weights, and right as often as the evaluation says', async () => {
    const { outcome } = await runHere({
      ...jobOf(textOf({ fit: { epochs: 2, batch_size: 6 }, data: { ...moons.data, test: 0.5 } })),
      report: true,
    });
    const { report } = outcome;
    assert.ok(report && 'labels' in report, JSON.stringify(report));
    assert.equal(report.split, 'test');
    const wrong = mistakesOf(report).length;
    assert.ok(wrong > 0);
    assert.equal(1 - wrong / report.labels.length, outcome.evaluate?.logs['accuracy']);
  });

  it('is left out where the run is stopped before it is done, and where none is asked for', async () => {
    const { outcome } = await runHere({ ...jobOf(textOf()), report: true }, afterBatches(2));
    assert.deepEqual([outcome.ending?.reason, outcome.report], ['cancelled', undefined]);
    assert.equal((await runHere(jobOf(textOf()))).outcome.report, undefined);
  });

  it('gives way to a newer question of its asker about the same split, and to no other', async () => {
    const { ask } = reports();
    const [first, other, split, second] = await Promise.all([
      ask({ asker: 'a', split: 'test' }),
      ask({ asker: 'b', split: 'test' }),
      ask({ asker: 'a', split: 'train' }),
      ask({ asker: 'a', split: 'test' }),
    ]);
    assert.deepEqual(first, { superseded: true });
    assert.ok('report' in other && 'report' in split && 'report' in second);
  });

  it('lets other questions in between parts of the rows', async () => {
    const { ask, turns } = reports();
    const wide = {
      data: { x: Array.from({ length: 2500 }, (_, i) => [i]), y: Array.from({ length: 2500 }, (_, i) => i % 2) },
      layers: [
        { type: 'Dense', units: 200_000, input_shape: [1] },
        { type: 'Dense', units: 1, activation: 'sigmoid' },
      ],
    };
    const own = new Map([['dense/kernel', 200_000], ['dense/bias', 200_000], ['dense_1/kernel', 200_000], ['dense_1/bias', 1]].map(([name, size]) => [name as string, new Float32Array(size as number)])); // biome-ignore format: one value
    const answer = await ask({ weights: own, text: JSON.stringify(wide) });
    assert.ok('report' in answer, JSON.stringify(answer));
    assert.deepEqual(turns(), [500, 500, 500, 500, 500]);
  });
});

describe('a question about which inputs matter', () => {
  it('gives way to a newer one of its asker about the same class, and to no other', async () => {
    const { model, modelKey: key } = await client.ask({ task: 'check', text: JSON.stringify(spec) });
    assert.ok(model && key !== undefined);
    const answers = new Answers(() => Promise.resolve());
    const reading = { kind: 'classes' as const, outputs: 3, link: 'log' as const };
    const why = async (asker: string, klass: number) =>
      (await answers.to({ task: 'why', asker, model, key, weights, reading, x: Float32Array.of(1, 0), klass })).answer;
    const found = await Promise.all([why('a', 0), why('a', 1), why('b', 0), why('a', 0)]);
    assert.deepEqual(found.map((one) => 'superseded' in one), [true, false, false, false]); // biome-ignore format: one line
  });
});

/** Reports on networks whose answers are all 0. */
function reports() {
  const pause = (): Promise<void> => Promise.resolve();
  const rows: number[] = [];
  const outputs = {
    of: ({ model, x }: OutputsRequest) => {
      const [count = 0] = x.shape;
      rows.push(count);
      const units = model.layers.at(-1)?.outputShape[0] ?? 1;
      return Promise.resolve({ outputs: [{ shape: [count, units], values: new Float32Array(count * units) }] });
    },
  };
  const from = new Reports(new SpecData(new DataCache(), pause), outputs, pause);
  return {
    ask: (ask: Partial<ReportRequest>) => from.of({ task: 'report', text: JSON.stringify(spec), weights, ...ask }),
    turns: () => rows,
  };
}
