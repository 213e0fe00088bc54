import { bce, type Case, trained } from './case';

const unit = (activation?: string, units = 1): string =>
  `{ "type": "Dense", "units": ${units}${activation ? `, "activation": "${activation}"` : ''} }`;
const compiled = (loss: string, metric: string): string => `"optimizer": "adam", "loss": ${loss}, "metrics": [«${metric}»]`;
const pairs = (...y: readonly number[]): string => `{ "x": [${y.map((_, i) => i + 1).join(', ')}], "y": [${y.join(', ')}] }`;
const labels = '{ "x": [1, 2], "y": [[1, 1, 0], [0, 0, 1]] }';
const logits = '{ "type": "binary_crossentropy", "from_logits": true }';
const severity = 'warning';

const ofNumbers =
  'accuracy is made for classes: it compares the target with 0 or 1, or the places of the largest numbers, and says nothing of a regression. Use "mae" to see how far off the answers are.';

/** Metrics that can be computed, but say nothing of this network. */
export const metricCases: readonly Case[] = [
  {
    code: 'accuracy-of-regression',
    text: trained(unit(), compiled('"mse"', '"accuracy"'), pairs(0.5, 1.5)),
    severity,
    message: ofNumbers,
    fixes: ['Change to "mae"'],
  },
  {
    // Whole numbers are numbers all the same.
    code: 'accuracy-of-regression',
    text: trained(unit(), compiled('"mse"', '"accuracy"'), pairs(-3, -1, 1, 3, 5, 7)),
    severity,
    message: ofNumbers,
    fixes: ['Change to "mae"'],
  },
  {
    code: 'accuracy-of-regression',
    text: trained(unit(undefined, 2), compiled('"mse"', '"accuracy"'), '{ "x": [1, 2], "y": [[3, 4], [5, 6]] }'),
    severity,
    message: ofNumbers,
    fixes: ['Change to "mae"'],
  },
  {
    code: 'accuracy-of-regression',
    text: trained(unit(), compiled('"mse"', '{ "type": "AUC", "curve": "PR" }'), pairs(2, 4)),
    severity,
    message: 'auc compares classes; with targets that are not classes it says nothing. Use "mae" to see how far off the answers are.',
    fixes: ['Change to "mae"'],
  },
  ...['accuracy', 'binary_accuracy', 'precision', 'recall', 'auc'].map(
    (metric): Case => ({
      code: 'accuracy-of-signs',
      text: trained(unit('tanh'), compiled('"hinge"', `"${metric}"`), pairs(-1, 1)),
      severity,
      message: `${metric} knows the classes 0 and 1 only, as in Keras: with targets of −1 it says nothing. Write 0 in place of −1 ("hinge" takes 0 and 1 too), or look at the loss instead.`,
    }),
  ),
  ...['accuracy', 'categorical_accuracy', 'f1_score'].map(
    (metric): Case => ({
      code: 'accuracy-of-labels',
      text: trained(unit('sigmoid', 3), compiled('"binary_crossentropy"', `"${metric}"`), labels),
      severity,
      message: `${metric} looks only at which output is the largest, but here each of the 3 outputs is a label of its own. Use "binary_accuracy".`,
      fixes: ['Change to "binary_accuracy"'],
    }),
  ),
  ...['accuracy', 'acc', 'binary_accuracy', 'precision', 'recall'].map(
    (metric): Case => ({
      code: 'accuracy-of-logits',
      text: trained(unit(), compiled(logits, `"${metric}"`)),
      severity,
      message: `${metric === 'acc' ? 'accuracy' : metric} takes outputs above 0.5 for class 1, but with "from_logits" an output is a logit, which means class 1 above 0. Give it a threshold of 0.`,
      fixes: ['Give the metric a threshold of 0'],
    }),
  ),
  {
    code: 'accuracy-of-logits',
    text: trained(unit(), compiled('"hinge"', '{ "type": "BinaryAccuracy", "name": "right" }')),
    severity,
    message:
      'binary_accuracy takes outputs above 0.5 for class 1, but under "hinge" an output above 0 means class 1. Give it a threshold of 0.',
    fixes: ['Give the metric a threshold of 0'],
  },
  ...['auc', 'binary_crossentropy'].map(
    (metric): Case => ({
      code: 'accuracy-of-logits',
      text: trained(unit(), compiled(logits, `"${metric}"`)),
      severity,
      message: `${metric} takes outputs for probabilities, but with "from_logits" an output is a logit, which means class 1 above 0. Write "from_logits": true in the metric, too.`,
      fixes: ['Say that the outputs are logits: "from_logits": true'],
    }),
  ),
  {
    code: 'accuracy-of-logits',
    text: trained(unit(), compiled(logits, '{ "type": "f1_score", "threshold": 0.5 }')),
    severity,
    message:
      'f1_score takes outputs for probabilities, but with "from_logits" an output is a logit, which means class 1 above 0. Use another metric, or end in "sigmoid" or "softmax".',
  },
  {
    code: 'always-yes',
    text: trained(unit('sigmoid'), `${bce}, "metrics": [«{ "type": "f1_score", "average": "micro" }»]`),
    severity,
    message:
      'Without a "threshold", f1_score takes the largest output of a row for a yes: with a single output that is always yes. Write "threshold": 0.5.',
    fixes: ['Give the metric a threshold of 0.5'],
  },
  {
    code: 'largest-of-one',
    text: trained(unit('sigmoid'), `${bce}, "metrics": [«"categorical_accuracy"»]`),
    severity,
    message:
      'categorical_accuracy looks at which output is the largest, and here there is only one. Use "accuracy", which compares it with 0.5.',
    fixes: ['Change to "accuracy"'],
  },
];

/** Specs whose metrics say what they are meant to say: none of these is warned of. */
export const soundMetrics: readonly string[] = [
  trained(unit('sigmoid'), '"optimizer": "adam", "loss": "binary_crossentropy", "metrics": ["accuracy", "precision", "recall", "auc"]'),
  trained(unit('sigmoid', 3), '"optimizer": "adam", "loss": "binary_crossentropy", "metrics": ["binary_accuracy", "precision"]', labels),
  trained(unit(), `"optimizer": "adam", "loss": ${logits}, "metrics": [{ "type": "BinaryAccuracy", "threshold": 0 }]`),
  trained(unit(), `"optimizer": "adam", "loss": ${logits}, "metrics": [{ "type": "BinaryAccuracy", "threshold": 0.3 }]`),
  trained(unit(), `"optimizer": "adam", "loss": ${logits}, "metrics": [{ "type": "AUC", "from_logits": true }]`),
  trained(unit(), '"optimizer": "adam", "loss": "mse", "metrics": ["accuracy"]'),
  trained(unit('tanh'), '"optimizer": "adam", "loss": "mse", "metrics": ["accuracy"]'),
  trained(unit('tanh'), '"optimizer": "adam", "loss": "hinge", "metrics": ["hinge", "mae"]', pairs(-1, 1)),
  trained(unit(), '"optimizer": "adam", "loss": "mse", "metrics": ["mae", "r2_score", "root_mean_squared_error"]', pairs(2, 4)),
  trained(
    unit('softmax', 3),
    '"optimizer": "adam", "loss": "sparse_categorical_crossentropy", "metrics": ["accuracy"]',
    '{ "x": [1, 2, 3], "y": [0, 1, 2] }',
  ),
  trained(
    unit(undefined, 3),
    '"optimizer": "adam", "loss": { "type": "categorical_crossentropy", "from_logits": true }, "metrics": ["accuracy"]',
    '{ "x": [1, 2, 3], "y": [0, 1, 2], "one_hot": true }',
  ),
];
