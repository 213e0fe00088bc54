import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Answers } from '../../../src/ml/worker/answers';
import type { SamplesAnswer, SamplesRequest } from '../../../src/ml/worker/data-questions';

const spec = {
  data: {
    x: Array.from({ length: 10 }, (_, i) => [
      [i, 255, 0],
      [1, 2, 3],
      [4, 5, 6 + i],
    ]),
    y: Array.from({ length: 10 }, (_, i) => (i % 3 === 0 ? 2 : i % 2)),
    scale: 255,
    test: 2,
  },
  layers: [
    { type: 'Flatten', input_shape: [3, 3] },
    { type: 'Dense', units: 3, activation: 'softmax' },
  ],
  compile: { optimizer: 'sgd', loss: 'sparse_categorical_crossentropy' },
  fit: { epochs: 1, validation_split: 0.25 },
};
const answers = new Answers(() => Promise.resolve());

async function samples(ask: Omit<SamplesRequest, 'task' | 'text'>, of: object = spec): Promise<SamplesAnswer> {
  const answer = (await answers.to({ task: 'samples', text: JSON.stringify(of), ...ask })).answer as SamplesAnswer;
  assert.ok('rows' in answer, JSON.stringify(answer));
  return answer;
}

describe('Samples of the data', () => {
  it('gives rows as the data is given, although they were divided', async () => {
    const { total, rows, x, y, labels } = await samples({ split: 'train', pick: { from: 1, count: 2 }, as: 'numbers' });
    assert.equal(total, 6);
    assert.deepEqual([...rows], [1, 2]);
    assert.deepEqual([...x], [1, 255, 0, 1, 2, 3, 4, 5, 7, 2, 255, 0, 1, 2, 3, 4, 5, 8]);
    assert.deepEqual([...y], [1, 0]);
    assert.deepEqual([...labels], [1, 0]);
  });

  it('divides the rows as fit does: what validation_split holds back is validation', async () => {
    const validation = await samples({ split: 'validation', pick: { from: 0, count: 9 }, as: 'numbers' });
    assert.equal(validation.total, 2);
    assert.deepEqual([validation.x[0], validation.x[9]], [6, 7]);
    const test = await samples({ split: 'test', pick: { from: 0, count: 9 }, as: 'numbers' });
    assert.deepEqual([test.total, test.x[0], test.x[9]], [2, 8, 9]);
  });

  it('picks the rows of a class, in their order', async () => {
    const { total, rows, labels, ofClass } = await samples({ split: 'train', pick: { klass: 2, from: 1, count: 5 }, as: 'numbers' });
    assert.deepEqual([total, [...rows], [...labels], [...ofClass]], [2, [3], [2], [1]]);
    const none = await samples({ split: 'train', pick: { klass: 7, from: 0, count: 5 }, as: 'numbers' });
    assert.deepEqual([none.total, none.rows.length], [0, 0]);
  });

  it('says where each row is among those of its class', async () => {
    const { labels, ofClass } = await samples({ split: 'train', pick: { rows: [5, 0, 3, 1] }, as: 'numbers' });
    assert.deepEqual(
      [[...labels], [...ofClass]],
      [
        [1, 2, 2, 1],
        [1, 0, 1, 0],
      ],
    );
  });

  it('gives the rows that are named, and leaves out what does not exist', async () => {
    const { total, rows, x } = await samples({ split: 'train', pick: { rows: [5, 99, 0] }, as: 'numbers' });
    assert.deepEqual([total, [...rows], x[0], x[9]], [2, [5, 0], 5, 0]);
  });

  it('gives pixels as bytes over the range of all data', async () => {
    const { x } = await samples({ split: 'train', pick: { rows: [4] }, as: 'pixels' });
    assert.ok(x instanceof Uint8Array);
    assert.deepEqual([...x], [4, 255, 0, 1, 2, 3, 4, 5, 10]);
  });

  it('has no rows of a part that does not exist', async () => {
    const { total, rows } = await samples(
      { split: 'test', pick: { from: 0, count: 5 }, as: 'numbers' },
      { ...spec, data: { ...spec.data, test: undefined } },
    );
    assert.deepEqual([total, rows.length], [0, 0]);
  });

  it('says that a target names no class where the answer is a number', async () => {
    const { labels } = await samples(
      { split: 'train', pick: { from: 0, count: 2 }, as: 'numbers' },
      {
        data: { x: [1, 2, 3], y: [0.5, 0.1, 7] },
        layers: [{ type: 'Dense', units: 1, input_shape: [1] }],
        compile: { optimizer: 'sgd', loss: 'mse' },
        fit: { epochs: 1 },
      },
    );
    assert.deepEqual([...labels], [-1, -1]);
  });

  it('says what is wrong with a spec that cannot be read', async () => {
    const { answer } = await answers.to({ task: 'samples', text: '{', split: 'train', pick: { rows: [0] }, as: 'numbers' });
    assert.ok('problems' in answer && answer.problems.length > 0);
  });
});
