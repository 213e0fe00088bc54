import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { metricFactsOf } from '../../../src/ml/registry/metrics';
import type { Learning } from '../../../src/ml/spec/learning';
import { describeRun } from '../../../src/webview/study/training/describe-curve';

/** Histories of samples with a change that a student makes; make-real-histories.mjs has run them. */
const histories: Record<string, Record<string, number[]>> = JSON.parse(readFileSync('test/webview/training/real-histories.json', 'utf8'));

const expected: Readonly<Record<string, string>> = {
  'collapses after learning': 'Loss fell to 0.1159 in epoch 43, then rose again to 0.6964: the learning rate is probably too large.',
  'rises again at the end': 'Loss went from 0.6822 to 0.41. It was lowest in epoch 41, at 0.0066, and highest in epoch 44, at 1.6129.',
  'rises again, seed 1': 'Loss fell from 0.6871 to 0.2947. It was lowest in epoch 22, at 0.1163.',
  'rises again, rate 1': 'Loss fell to 0.085 in epoch 25, then rose again to 0.2531: the learning rate is probably too large.',
  'a rate just beyond the border': 'Loss grows, from 41 to 65.92: the learning rate is probably too large.',
  'a rate that fits': 'Loss fell from 41 to 3.3e−5, most of it until epoch 6.',
  'a rate too large': 'Loss grows, from 41 to 8.2e11: the learning rate is probably too large.',
  'a perceptron on XOR, shuffled': 'Loss fell from 1 to 0.25 and hardly improved after epoch 15. No epoch has passed without a mistake.',
  'a perceptron on AND': 'Loss fell from 0.25 to 0, where it has been since epoch 6. Every training answer has been right since epoch 6.',
  'the noise of Dropout': 'Loss fell from 0.7075, then went up and down between 0.104 and 0.4008.',
  overfitting:
    'Validation loss rises after epoch 22, while training loss keeps falling: the network gets worse on samples that it has not seen (overfitting), and probably memorizes the training samples. Every training answer has been right since epoch 86.',
  'two parameters cannot memorise':
    'Validation loss rises after epoch 1, while training loss keeps falling: the network gets worse on samples that it has not seen (overfitting).',
  'a restless validation':
    'Validation loss rises after epoch 161, while training loss keeps falling: the network gets worse on samples that it has not seen (overfitting).',
  'validation far above': 'Loss fell from 124.5 to 0.0086, most of it until epoch 59. Validation loss ends far above it, at 88.77.',
  'no slope':
    'Loss hardly changed: 0.7629 at first, 0.7483 now. The learning rate may be too small, the slope almost 0 here, or this network cannot learn these samples.',
  'a vanishing gradient':
    'Loss hardly changed: 0.7011 at first, 0.698 now. The learning rate may be too small, the slope almost 0 here, or this network cannot learn these samples.',
  learned: 'Loss fell from 0.6937 to 0.0017, most of it until epoch 30. Every training answer has been right since epoch 5.',
};

describe('what is said of real runs', () => {
  it('has a text for each', () => assert.deepEqual(Object.keys(expected).sort(), Object.keys(histories).sort()));

  for (const [name, text] of Object.entries(expected)) {
    it(`${name}: ${text}`, () => {
      const columns = Object.fromEntries(
        Object.entries(histories[name] ?? {}).map(([metric, values]) => [metric, Float64Array.from(values)]),
      );
      const learning: Learning = {
        rule: name.startsWith('a perceptron') ? 'perceptron' : 'gradient',
        dropout: name.includes('Dropout'),
        loss: '',
        data: '',
      };
      const epochs = columns['loss']?.length ?? 0;
      const metrics = metricFactsOf([{ type: 'accuracy', name: undefined }]);
      assert.equal(describeRun({ info: { status: 'finished', epochs, label: 'A', metrics, learning }, columns }), text);
    });
  }
});
