import { type Case, run } from './case';

/** What "fit" says against the rows there are. */
export const fitCases: readonly Case[] = [
  {
    code: 'two-validations',
    text: run('"validation_split": «0.5»', undefined, '{ "gate": "XOR", "validation": 1 }'),
    severity: 'warning',
    message: 'The data has validation rows of its own; as in Keras, they are taken and "validation_split" is not. Remove one of the two.',
    fixes: ['Remove "validation_split"'],
    also: ['no-seed'],
  },
  {
    code: 'empty-split',
    text: run('"validation_split": «0.1»', undefined, '{ "x": [1], "y": [1] }'),
    message:
      '"validation_split": 0.1 of 1 row leaves 0 for training and 1 for validation, and both need at least one. Choose another part, or add rows.',
    also: ['no-seed'],
  },
  {
    code: 'one-class-validation',
    text: run('"validation_split": «0.34»', undefined, '{ "x": [1, 2, 3, 4, 5, 6, 7, 8, 9], "y": [0, 0, 0, 0, 1, 1, 1, 1, 1] }'),
    severity: 'warning',
    message:
      'All 4 validation rows have class 1, while training has others: the rows seem to be sorted by class, so the validation metrics say little. Write "shuffle": true in "data".',
    fixes: ['Shuffle the rows before they are split'],
    also: ['no-seed'],
  },
  {
    code: 'both-weights',
    text: run('«"class_weight"»: { "0": 1 }, "sample_weight": [1, 1, 1, 1]'),
    message: 'Either "class_weight" or "sample_weight" can be given, not both (as in Keras). Remove one.',
    fixes: ['Remove "class_weight"', 'Remove "sample_weight"'],
  },
  {
    code: 'sample-weight-length',
    text: run('«"sample_weight"»: [1, 1, 1]'),
    message: '"sample_weight" has 3 numbers, but there are 4 training rows. Write one for each row.',
  },
  {
    code: 'sample-weight-length',
    text: run('«"sample_weight"»: [1, 1]', undefined, '{ "gate": "XOR", "shuffle": true, "test": 1 }'),
    message: '"sample_weight" has 2 numbers, but the data has 4 rows. Write one for each of them, in their order before "shuffle".',
    also: ['no-seed'],
  },
  {
    code: 'sample-weight-length',
    text: run('«"sample_weight"»: [1, 1]', undefined, '{ "gate": "XOR", "test": 1 }'),
    message:
      '"sample_weight" has 2 numbers, but there are 3 training rows, 4 with those of validation and test. Write one for each training row, or for each of all.',
    also: ['no-seed'],
  },
  {
    code: 'no-classes',
    text: run('«"class_weight"»: { "0": 1 }', undefined, '{ "x": [1, 2], "y": [0.5, 1.5] }'),
    message:
      '"class_weight" needs targets that are class numbers (0, 1, 2, …) or one-hot rows, and these are not. Remove it, or use "sample_weight".',
    fixes: ['Remove "class_weight"'],
  },
  {
    code: 'class-without-rows',
    text: run('"class_weight": { "1": 1, «"2"»: 5 }'),
    severity: 'warning',
    message: 'No training row has class 2, so this weight does nothing. The classes are 0 and 1.',
    fixes: ['Remove "2"'],
  },
  {
    code: 'monitor-unknown',
    text: run('"early_stopping": { "monitor": «"acuracy"» }', '"optimizer": "adam", "loss": "mse", "metrics": ["accuracy"]'),
    message: '"acuracy" is not in the history. Did you mean "accuracy"?',
    fixes: ['Change to "accuracy"'],
  },
  {
    code: 'monitor-unknown',
    text: run('"early_stopping": { "monitor": «"validation error"» }'),
    message: '"validation error" is not in the history. Watch one of: loss.',
  },
  {
    code: 'monitor-not-there',
    text: run('"early_stopping": «{» "patience": 3 }'),
    severity: 'warning',
    message:
      '"val_loss" needs validation rows, and there are none, so training would never stop early. Add "validation_split": 0.2, or watch "loss".',
    fixes: ['Keep a fifth of the rows for validation', 'Watch "loss" instead'],
  },
  {
    code: 'monitor-not-there',
    text: run('"validation_split": 0, "early_stopping": { "monitor": «"val_loss"» }'),
    severity: 'warning',
    message:
      '"val_loss" needs validation rows, and there are none, so training would never stop early. Add "validation_split": 0.2, or watch "loss".',
    fixes: ['Keep a fifth of the rows for validation', 'Watch "loss" instead'],
  },
];
