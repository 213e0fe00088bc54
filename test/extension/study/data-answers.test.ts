import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contentOf } from '../../../src/extension/study/content/content';
import { DataAnswers } from '../../../src/extension/study/data-answers';
import { Answers } from '../../../src/ml/worker/answers';
import type { CheckAnswer } from '../../../src/ml/worker/messages';

const worker = new Answers(() => Promise.resolve());
const data = new DataAnswers({ worker: { ask: async (question) => (await worker.to(question)).answer as never } });

const spec = {
  data: {
    x: [
      [0, 10],
      [1, 20],
      [2, 30],
      [3, 40],
    ],
    y: [0, 1, 1, 0],
    scale: 10,
  },
  layers: [{ type: 'Dense', units: 1, activation: 'sigmoid', input_shape: [2] }],
  compile: { optimizer: 'sgd', loss: 'binary_crossentropy' },
  fit: { epochs: 1, validation_split: 0.25 },
};

async function subject(of: object) {
  const text = JSON.stringify(of);
  const { answer } = await worker.to({ task: 'check', text });
  const { shown } = contentOf('a.nn.json', { ...(answer as CheckAnswer), text }, undefined);
  return { shown, scope: undefined } as never;
}

describe('what a panel asks of the data', () => {
  it('is answered with rows as the data is given, of the parts that fit has', async () => {
    const { total, rows, x, labels } = await data.samples(await subject(spec), {
      split: 'validation',
      pick: { from: 0, count: 9 },
      as: 'numbers',
    });
    assert.deepEqual([total, [...rows], [...x], [...labels]], [1, [0], [3, 40], [0]]);
  });

  it('is answered with facts of its columns', async () => {
    const { splits } = await data.columns(await subject(spec));
    assert.deepEqual(
      splits.map(({ split, rows, classCounts }) => [split, rows, classCounts]),
      [
        ['train', 3, [1, 2]],
        ['validation', 1, [1, 0]],
      ],
    );
    assert.deepEqual(
      splits[0]?.columns?.inputs.map(({ min, max }) => [min, max]),
      [
        [0, 2],
        [10, 30],
      ],
    );
  });

  it('is refused with a sentence where there is no network', async () => {
    await assert.rejects(data.columns({ shown: undefined, scope: undefined } as never), /cannot be built/);
  });
});
