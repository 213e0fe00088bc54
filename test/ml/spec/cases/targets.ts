import { bce, type Case, cce, classes, pictures, scce, trained } from './case';

/** Outputs, losses and targets that do not fit each other. */
export const targetsCases: readonly Case[] = [
  {
    code: 'one-hot-for-sparse',
    text: trained(
      '{ "type": "Dense", "units": 3, "activation": "softmax" }',
      '"optimizer": "adam", "loss": «"sparse_categorical_crossentropy"»',
      '{ "x": [[1, 2], [3, 4], [5, 6]], "y": [0, 1, 2], "one_hot": true }',
    ),
    message:
      'The targets are one-hot rows, but sparse_categorical_crossentropy takes class numbers (0, 1, 2, …). Use "categorical_crossentropy", or give class numbers.',
    fixes: ['Change the loss to "categorical_crossentropy"'],
  },
  {
    code: 'labels-shape',
    text: trained(
      '{ "type": "Dense", "units": 3, "activation": "softmax" }',
      '"optimizer": "adam", "loss": «"sparse_categorical_crossentropy"»',
      '{ "x": [[1, 2], [3, 4]], "y": [[0, 1, 2], [1, 1, 1]] }',
    ),
    message:
      'sparse_categorical_crossentropy takes one class number (0, 1, 2, …) a sample, but a target here is 3 numbers. Give class numbers, or use another loss.',
  },
  {
    code: 'labels-shape',
    text: trained(
      '{ "type": "Dense", "units": 2, "activation": "softmax" }',
      '"optimizer": "adam", "loss": «"sparse_categorical_crossentropy"»',
      pictures,
    ),
    message:
      'sparse_categorical_crossentropy takes a class number for each of the 2 rows of outputs, but a target here is one number. If each sample has one class, put Flatten before the last layer.',
  },
  {
    code: 'not-labels',
    text: trained(
      '{ "type": "Dense", "units": 3, "activation": "softmax" }',
      '"optimizer": "adam", "loss": «"sparse_categorical_crossentropy"»',
      '{ "x": [[1, 2], [3, 4]], "y": [0.5, 1] }',
    ),
    message:
      'sparse_categorical_crossentropy takes class numbers 0, 1, 2, …, but not all targets are whole numbers. Renumber the classes; for a regression, use "mse".',
  },
  {
    code: 'not-labels',
    text: trained(
      '{ "type": "Dense", "units": 3, "activation": "softmax" }',
      '"optimizer": "adam", "loss": «"sparse_categorical_crossentropy"»',
      '{ "x": [[1, 2], [3, 4]], "y": [-1, 1] }',
    ),
    message:
      'sparse_categorical_crossentropy takes class numbers 0, 1, 2, …, but the smallest target is -1. Renumber the classes; for a regression, use "mse".',
  },
  {
    code: 'label-beyond-units',
    text: trained('«{ "type": "Dense", "units": 2, "activation": "softmax" }»', scce, classes),
    message: 'The classes go from 0 to 2, but the last layer has only 2 units. Give it 3, one for each class.',
    fixes: ['Change "units" to 3'],
  },
  {
    code: 'label-beyond-units',
    text: trained('«{ "type": "Dense", "units": 1, "activation": "sigmoid" }»', scce),
    message:
      'The classes are 0 and 1, but the last layer has only 1 unit. Use "binary_crossentropy" with it, or 2 units, one for each class.',
    fixes: ['Change the loss to "binary_crossentropy"', 'Change "units" to 2'],
  },
  {
    code: 'label-beyond-units',
    text: trained('«{ "type": "Dense", "units": 3, "activation": "softmax" }»', scce, '{ "x": [[1, 2], [3, 4], [5, 6]], "y": [1, 2, 3] }'),
    message:
      'The classes go from 1 to 3, but class numbers count from 0, so 3 units are for 0 to 2. Subtract 1 from each, or give the last layer 4 units, of which the first would stay unused.',
    fixes: ['Change "units" to 4'],
  },
  {
    code: 'one-class',
    text: trained('{ "type": "Dense", "units": 1, "activation": "sigmoid" }', '"optimizer": "adam", "loss": «"categorical_crossentropy"»'),
    message:
      'categorical_crossentropy compares several classes, but the network gives one number. For a yes or no, use "binary_crossentropy" after one sigmoid unit.',
    fixes: ['Change the loss to "binary_crossentropy"'],
  },
  {
    code: 'labels-for-one-hot',
    text: trained(
      '{ "type": "Dense", "units": 3, "activation": "softmax" }',
      '"optimizer": "adam", "loss": «"categorical_crossentropy"»',
      classes,
    ),
    message:
      'The targets are class numbers, but categorical_crossentropy takes one-hot rows. Write "one_hot": true in "data", or use "sparse_categorical_crossentropy".',
    fixes: ['Write the labels as one-hot rows: "one_hot": true', 'Change the loss to "sparse_categorical_crossentropy"'],
  },
  {
    code: 'labels-for-one-hot',
    text: trained('{ "type": "Dense", "units": 3, "activation": "softmax" }', '"optimizer": "adam", "loss": «"kl_divergence"»', classes),
    message: 'The targets are class numbers, but kl_divergence takes one-hot rows. Write "one_hot": true in "data".',
    fixes: ['Write the labels as one-hot rows: "one_hot": true'],
  },
  {
    code: 'target-shape',
    text: trained('«{ "type": "Dense", "units": 2 }»'),
    message:
      'Each target is a class number, but the network gives 2 numbers for each sample. Write "one_hot": true in "data", so that there is a target for each of them, or give the last layer 1 unit.',
    fixes: ['Write the labels as one-hot rows: "one_hot": true', 'Change "units" to 1'],
  },
  {
    code: 'target-shape',
    text: trained('«{ "type": "Dense", "units": 3, "activation": "softmax" }»', undefined, classes),
    message:
      'Each target is a class number, but the network gives 3 numbers for each sample. Write "one_hot": true in "data", so that there is a target for each of them, or give the last layer 1 unit.',
    fixes: ['Write the labels as one-hot rows: "one_hot": true', 'Change "units" to 1'],
  },
  {
    code: 'target-shape',
    text: trained('«{ "type": "Dense", "units": 3, "activation": "softmax" }»', bce, classes),
    message:
      'Each target is a class number, and the network gives 3 numbers for each sample, one for each class: "sparse_categorical_crossentropy" is the loss for that, after a softmax. Change the loss.',
    fixes: [
      'Change the loss to "sparse_categorical_crossentropy"',
      'Write the labels as one-hot rows: "one_hot": true',
      'Change "units" to 1',
    ],
  },
  {
    code: 'target-shape',
    text: trained('«{ "type": "Dense", "units": 1, "activation": "sigmoid" }»', bce, '{ "x": [[1, 2], [3, 4]], "y": [[0, 1], [1, 1]] }'),
    message:
      'Each target is 2 numbers, but the network gives one number for each sample. Let the last layer give as many numbers as there are targets.',
    fixes: ['Change "units" to 2'],
  },
  {
    code: 'target-shape',
    text: trained('«{ "type": "Dense", "units": 3, "activation": "softmax" }»', cce, '{ "x": [[1, 2], [3, 4]], "y": [[0, 1], [1, 0]] }'),
    message:
      'Each target is 2 numbers, but the network gives 3 numbers for each sample. Let the last layer give as many numbers as there are targets.',
    fixes: ['Change "units" to 2'],
  },
  {
    code: 'output-not-flat',
    text: trained('«{ "type": "Dense", "units": 1 }»', undefined, pictures),
    message:
      'The network gives 2 × 1 for each sample, but each target is one number. Put Flatten before the Dense layers, or let a recurrent layer give its last step only.',
  },
  {
    code: 'softmax-of-one',
    text: trained('{ "type": "Dense", "units": 1, "activation": «"softmax"» }', bce),
    severity: 'warning',
    message: 'softmax over a single unit is always 1, so "dense" cannot learn. Use "sigmoid".',
    fixes: ['Change to "sigmoid"'],
  },
  {
    code: 'percent-of-zero',
    text: trained('{ "type": "Dense", "units": 1 }', '"optimizer": "adam", "loss": «"mape"»'),
    severity: 'warning',
    message: 'Some targets are 0, and any error in percent of 0 is huge: these rows outweigh all others. Use "mae".',
    fixes: ['Change the loss to "mae"'],
  },
  {
    code: 'targets-not-probabilities',
    text: trained(
      '{ "type": "Dense", "units": 1, "activation": "sigmoid" }',
      '"optimizer": "adam", "loss": «"binary_crossentropy"»',
      '{ "x": [1, 2], "y": [-1, 1] }',
    ),
    message:
      'binary_crossentropy takes targets from 0 to 1, but these go from -1 to 1. Write 0 in place of -1, or use "hinge", which is made for -1 and 1.',
  },
  {
    code: 'targets-not-probabilities',
    text: trained(
      '{ "type": "Dense", "units": 1, "activation": "sigmoid" }',
      '"optimizer": "adam", "loss": «"binary_crossentropy"»',
      '{ "x": [1, 2], "y": [2.5, 10] }',
    ),
    message: 'binary_crossentropy takes targets from 0 to 1, but these go from 2.5 to 10. For a regression, use "mse".',
    fixes: ['Change the loss to "mse"'],
  },
  {
    code: 'not-logits',
    text: trained(
      '{ "type": "Dense", "units": 1, "activation": "sigmoid" }',
      '"optimizer": "adam", "loss": { "type": "binary_crossentropy", "from_logits": «true» }',
    ),
    severity: 'warning',
    message:
      '"from_logits" says that the outputs are logits, but the last layer applies sigmoid already. As in Keras, the logits before it are used. Leave out one of the two.',
    fixes: ['Leave out "from_logits": the outputs are probabilities'],
  },
  {
    code: 'softmax-for-labels',
    text: trained(
      '{ "type": "Dense", "units": 2, "activation": «"softmax"» }',
      '"optimizer": "adam", "loss": "binary_crossentropy"',
      '{ "x": [1, 2], "y": [[1, 1], [1, 0]] }',
    ),
    severity: 'warning',
    message:
      'A sample here can have several of the 2 labels, but softmax shares one probability of 1 among them: it can never be sure of two. Use sigmoid and "binary_crossentropy", which decide each label by itself.',
    fixes: ['Set the activation to "sigmoid"'],
  },
  {
    code: 'softmax-for-labels',
    text: trained('{ "type": "Dense", "units": 2, "activation": «"softmax"» }', cce, '{ "x": [1, 2], "y": [[1, 1], [1, 0]] }'),
    severity: 'warning',
    message:
      'A sample here can have several of the 2 labels, but softmax shares one probability of 1 among them: it can never be sure of two. Use sigmoid and "binary_crossentropy", which decide each label by itself.',
    fixes: ['Set the activation to "sigmoid", the loss to "binary_crossentropy"'],
  },
  {
    code: 'softmax-with-binary',
    text: trained(
      '{ "type": "Dense", "units": 2, "activation": "softmax" }',
      '"optimizer": "adam", "loss": «"binary_crossentropy"»',
      '{ "x": [1, 2], "y": [[0, 1], [1, 0]] }',
    ),
    severity: 'warning',
    message:
      'The targets name one of 2 classes and the output is a softmax: "categorical_crossentropy" is made for that, while "binary_crossentropy" treats each class by itself. Change the loss.',
    fixes: ['Change the loss to "categorical_crossentropy"'],
  },
  {
    code: 'not-probabilities',
    text: trained('{ "type": "Dense", "units": 1, "activation": «"relu"» }', bce),
    severity: 'warning',
    message:
      'binary_crossentropy needs probabilities from 0 to 1, but relu gives other numbers too. End in "sigmoid" (or set "from_logits": true on the loss).',
    fixes: ['Set the activation to "sigmoid"'],
  },
  {
    code: 'not-probabilities',
    text: trained('«{» "type": "Dense", "units": 1 }, { "type": "Flatten" }', bce),
    severity: 'warning',
    message:
      'binary_crossentropy needs probabilities from 0 to 1, but linear gives other numbers too. End in "sigmoid" (or set "from_logits": true on the loss).',
    fixes: ['Set the activation to "sigmoid"'],
  },
  {
    code: 'not-probabilities',
    text: trained(
      '{ "type": "Dense", "units": 2, "activation": «"tanh"» }',
      '"optimizer": "adam", "loss": "kl_divergence"',
      '{ "x": [1, 2], "y": [[0, 1], [1, 0]] }',
    ),
    severity: 'warning',
    message: 'kl_divergence needs probabilities from 0 to 1, but tanh gives other numbers too. End in "softmax".',
    fixes: ['Set the activation to "softmax"'],
  },
  {
    code: 'out-of-reach',
    text: trained('{ "type": "Dense", "units": 1, "activation": «"sigmoid"» }', undefined, '{ "x": [1, 2], "y": [10, 20] }'),
    severity: 'warning',
    message:
      'sigmoid gives numbers from 0 to 1, but the targets go from 10 to 20: some can never be reached. End in "linear", as a regression usually does.',
    fixes: ['Set the activation to "linear"'],
  },
  {
    code: 'out-of-reach',
    text: trained('{ "type": "Dense", "units": 1, "activation": «"relu"» }', undefined, '{ "x": [1, 2], "y": [-10, 20] }'),
    severity: 'warning',
    message:
      'relu gives numbers from 0 up, but the targets go from -10 to 20: some can never be reached. End in "linear", as a regression usually does.',
    fixes: ['Set the activation to "linear"'],
  },
];
