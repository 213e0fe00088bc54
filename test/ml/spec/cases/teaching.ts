import { bce, type Case, scce, trained } from './case';

const sgd = (rate: number, more = ''): string => `"optimizer": { "type": "SGD", "learning_rate": «${rate}»${more} }`;
const xor = '{ "gate": "XOR" }';
const sigmoid = (times: number): string =>
  Array.from({ length: times }, () => ', { "type": "Dense", "units": 4, "activation": "sigmoid" }').join('');
const numbers = (rows: number, of: (i: number) => number): string => `[${Array.from({ length: rows }, (_, i) => of(i)).join(', ')}]`;
const output = '{ "type": "Dense", "units": 1, "activation": "sigmoid" }';
const hidden = '{ "type": "Dense", "units": 4, "activation": "tanh" }';

/** What runs, and teaches all the same; and comments that turn it off. */
export const teachingCases: readonly Case[] = [
  {
    code: 'softmax-hidden',
    severity: 'warning',
    text: trained(`{ "type": "Dense", "units": 4, "activation": «"softmax"» }, ${output}`, bce, xor),
    message:
      '"dense" is a hidden layer, and softmax makes its outputs shares of one sum: they say little more than which unit is the largest. Use "relu" or "tanh" here; softmax is for the last layer of a classifier.',
    fixes: ['Set the activation to "relu"'],
  },
  {
    code: 'linear-stack',
    severity: 'warning',
    text: trained(`«{ "type": "Dense", "units": 4 }», ${output}`, bce),
    message:
      '"dense" has no activation, so it and the Dense layer after it are one linear layer: the product of matrices is a matrix. Give it an activation such as "relu", or remove it.',
    fixes: ['Set the activation to "relu"'],
  },
  {
    code: 'linear-stack',
    severity: 'warning',
    text: trained(`«{ "type": "Dense", "units": 4 }», { "type": "Dropout", "rate": 0.5 }, { "type": "Dense", "units": 3 }, ${output}`, bce),
    message:
      '"dense" has no activation, so it and the 2 Dense layers after it are one linear layer: the product of matrices is a matrix. Give it an activation such as "relu", or remove it.',
    fixes: ['Set the activation of all of them to "relu"'],
  },
  {
    code: 'one-unit-hidden',
    severity: 'hint',
    text: trained(`{ "type": "Dense", "units": «1», "activation": "tanh" }, ${output}`, bce),
    message:
      'Everything goes through the single unit of "dense", and no later layer can bring back what is lost there. Give it more units, unless so narrow a place is meant.',
  },
  {
    code: 'vanishing-gradient',
    severity: 'warning',
    text: trained(`{ "type": "Dense", "units": 4, "activation": «"sigmoid"» }${sigmoid(3)}, ${output}`, bce),
    message:
      '4 hidden layers with sigmoid let hardly any gradient through: each multiplies it by its slope, which leaves at most 1/256 of it to "dense". Use "relu" in hidden layers.',
    fixes: ['Set the activation of all of them to "relu"'],
  },
  {
    code: 'weights-alike',
    severity: 'warning',
    text: trained(
      '{ "type": "Dense", "units": 4, "activation": "tanh", «"kernel_initializer"»: "zeros" }, { "type": "Dense", "units": 1, "activation": "sigmoid", "kernel_initializer": "zeros" }',
      bce,
    ),
    message:
      'All 4 units of "dense" begin with the same weights, and the next layer weighs them alike: they get the same gradient and stay the same, as if they were one. Let the weights be drawn at random.',
    fixes: ['Let the weights be drawn at random'],
  },
  {
    code: 'weights-alike',
    severity: 'warning',
    text: trained(`{ "type": "Dense", "units": 2, "activation": "relu", «"weights"»: [[0, 0], [0, 0]] }, ${output}`, bce),
    message:
      'All weights of "dense" begin at 0, where relu gives 0 and has no slope: no gradient comes through, so they stay at 0. Let them be drawn at random.',
    fixes: ['Let the weights be drawn at random'],
  },
  {
    code: 'squared-error-for-classes',
    severity: 'hint',
    text: trained(output, '"optimizer": "adam", "loss": «"mse"»'),
    message:
      'The targets are classes and sigmoid gives probabilities. With mean_squared_error a network that is sure and wrong hardly learns, because sigmoid is flat there. Use "binary_crossentropy".',
    fixes: ['Change the loss to "binary_crossentropy"'],
  },
  {
    code: 'squared-error-for-classes',
    severity: 'hint',
    text: trained(
      '{ "type": "Dense", "units": 3, "activation": "softmax" }',
      '"optimizer": "adam", "loss": «"mae"»',
      '{ "x": [1, 2, 3], "y": [0, 1, 2], "one_hot": true }',
    ),
    message:
      'The targets are classes and softmax gives probabilities. With mean_absolute_error a network that is sure and wrong hardly learns, because softmax is flat there. Use "categorical_crossentropy".',
    fixes: ['Change the loss to "categorical_crossentropy"'],
  },
  {
    code: 'learning-rate-large',
    severity: 'warning',
    text: trained(`${hidden}, ${output}`, `${sgd(100)}, "loss": "binary_crossentropy"`, xor),
    message:
      '100 is far too large a learning rate for SGD: each step is 100 times the gradient, so the loss jumps or grows. Begin with 0.1.',
    fixes: ['Change "learning_rate" to 0.1'],
  },
  {
    code: 'learning-rate-large',
    severity: 'warning',
    text: trained(`${hidden}, ${output}`, '"optimizer": { "type": "Adam", "learning_rate": «10» }, "loss": "binary_crossentropy"', xor),
    message:
      '10 is far too large a learning rate for Adam: each step moves every weight by about that much, so the loss jumps or grows. Begin with 0.01.',
    fixes: ['Change "learning_rate" to 0.01'],
  },
  {
    code: 'learning-rate-diverges',
    severity: 'warning',
    text: trained('{ "type": "Dense", "units": 1 }', `${sgd(0.13)}, "loss": "mse"`, '{ "x": [1, 2, 3, 4], "y": [3, 5, 7, 9] }'),
    message:
      'With a learning rate of 0.13 the loss grows from step to step: for these inputs its largest curvature is 16.7006, so only rates below 0.119756 converge. Try 0.05.',
    fixes: ['Change "learning_rate" to 0.05'],
  },
  {
    code: 'learning-rate-diverges',
    severity: 'warning',
    text: trained(
      `${hidden}, { "type": "Dense", "units": 1 }`,
      `${sgd(2, ', "momentum": 0.5')}, "loss": "mse"`,
      '{ "x": [1, 2], "y": [3, 5] }',
    ),
    message:
      'With a learning rate of 2 the loss grows from step to step: the bias of the last layer alone has a curvature of 2, so only rates below 1.5 converge. Try 0.5.',
    fixes: ['Change "learning_rate" to 0.5'],
  },
  {
    code: 'learning-rate-small',
    severity: 'warning',
    text: trained(
      '{ "type": "Dense", "units": 1 }',
      `${sgd(0.000001)}, "loss": "mse"`,
      '{ "x": [1, 2], "y": [3, 5] }',
      ', "fit": { "epochs": 100 }',
    ),
    message:
      '0.000001 is far too small a learning rate for SGD: after 100 steps the weights are nearly where they began. Begin with 0.1, or train much longer.',
    fixes: ['Change "learning_rate" to 0.1'],
  },
  {
    code: 'learning-rate-small',
    severity: 'warning',
    text: trained(`${hidden}, ${output}`, '"optimizer": «"adadelta"», "loss": "binary_crossentropy"', xor),
    message:
      '0.001 is far too small a learning rate for Adadelta: after 1 step the weights are nearly where they began. Begin with 1, or train much longer.',
    fixes: ['Change to {"type":"Adadelta","learning_rate":1}'],
  },
  {
    code: 'learning-rate-zero',
    severity: 'hint',
    text: trained(`${hidden}, ${output}`, '"optimizer": { "type": "Adam", "learning_rate": «0» }, "loss": "binary_crossentropy"', xor),
    message: 'With a learning rate of 0 no weight changes, and the network stays as it begins. To let it learn, begin with 0.01.',
    fixes: ['Change "learning_rate" to 0.01'],
  },
  {
    code: 'pixels-not-scaled',
    severity: 'warning',
    text: trained(
      '{ "type": "Flatten" }, { "type": "Dense", "units": 2, "activation": "softmax" }',
      scce,
      '{ "x": [[[0, 255], [9, 0]], [[3, 1], [255, 2]]], "y": [0, 1] }',
    ).replace('"data"', '«"data"»'),
    message:
      'The inputs are pixels from 0 to 255, but weights are drawn for inputs of about 1: units saturate, and steps overshoot. Write "scale": 255 in "data", which divides them by 255.',
    fixes: ['Divide the pixels by 255: "scale": 255'],
  },
  {
    code: 'batch-larger-than-data',
    severity: 'hint',
    text: trained(output, bce, undefined, ', "fit": { "batch_size": «64» }'),
    message:
      '"batch_size": 64 is more than the 4 training rows there are, so an epoch is a single step with all of them, as in Keras. Make it smaller for more steps an epoch.',
    fixes: ['Change "batch_size" to 4'],
  },
  {
    code: 'many-parameters',
    severity: 'hint',
    text: trained(
      '{ "type": "Dense", "units": 500, "activation": "relu" }, { "type": "Dense", "units": 1 }',
      undefined,
      `{ "x": ${numbers(10, (i) => i)}, "y": ${numbers(10, (i) => i * i)} }`,
    ).replace('"layers"', '«"layers"»'),
    message:
      'The network has 1,501 parameters to train, 150 for each of the 10 training rows: it can learn them by heart. Compare with validation rows, and try fewer units, Dropout or early stopping.',
  },
  {
    code: 'class-without-training',
    severity: 'warning',
    text: trained(
      '{ "type": "Dense", "units": 3, "activation": "softmax" }',
      scce,
      '{ "x": [1, 2, 3, 4, 5, 6], "y": [0, 0, 1, 1, 2, 2] }',
      ', "fit": { "validation_split": «0.5» }, "seed": 1',
    ),
    message:
      'Class 2 occurs among the validation rows and in no training row, so the network cannot learn it. Write "shuffle": true in "data", so that rows of every class come into every part.',
    fixes: ['Shuffle the rows before they are split'],
  },
  {
    code: 'class-without-training',
    severity: 'warning',
    text: trained(
      '{ "type": "Dense", "units": 3, "activation": "softmax" }',
      scce,
      '{ "x": [1, 2, 3, 4], "y": [0, 0, 1, 1], "test": «{ "x": [1, 2], "y": [0, 2] }» }',
      ', "seed": 1',
    ),
    message:
      'Class 2 occurs among the test rows and in no training row, so the network cannot learn it. Move rows of this class to the training rows.',
  },
  {
    code: 'class-name-unused',
    severity: 'warning',
    text: trained(
      '{ "type": "Dense", "units": 3, "activation": "softmax" }',
      scce,
      '{ "x": [1, 2, 3], "y": [0, 1, 0], "class_names": ["cat", "dog", «"cow"»] }',
    ),
    message: '"class_names" names "cow", and no row has this class. Class numbers count from 0: look at the targets, or remove the name.',
    fixes: ['Remove this name of a class'],
  },
  {
    code: 'no-seed',
    severity: 'hint',
    text: trained(output, bce, '{ "x": [1, 2, 3, 4], "y": [0, 0, 1, 1], "test": { "x": [5], "y": [1] } }').replace('{', '«{»'),
    message:
      'No "seed" is written, so it is 0. Results that are compared depend on it: write it, and try others to see how much is chance.',
    fixes: ['Set "seed" to 0'],
  },
  {
    code: 'ignore-unknown',
    severity: 'warning',
    text: `// nn-ignore: «no-lines»\n${trained(output, bce)}`,
    message: 'There is no problem with the code "no-lines". Did you mean "no-line"?',
    fixes: ['Change to "no-line"'],
  },
  {
    code: 'ignore-unknown',
    severity: 'warning',
    text: `// nn-ignore: «quantum»\n${trained(output, bce)}`,
    message: 'There is no problem with the code "quantum". Take the code that is shown beside the problem.',
    fixes: ['Remove the comment'],
  },
  {
    code: 'ignore-unknown',
    severity: 'warning',
    text: `«// nn-ignore:»\n${trained(output, bce)}`,
    message:
      'This comment names no code, so it turns nothing off. Write the code of a problem after the colon, such as "nn-ignore: no-line".',
    fixes: ['Remove the comment'],
  },
  {
    code: 'ignore-error',
    severity: 'warning',
    text: `// nn-ignore: squared-error-for-classes, «no-gradient»\n${trained(output, '"optimizer": "adam", "loss": "mse"')}`,
    message: '"no-gradient" is an error: nothing runs before it is put right, so it cannot be turned off. Remove it from this comment.',
    fixes: ['Remove "no-gradient" from the comment'],
  },
  {
    code: 'ignore-unused',
    severity: 'warning',
    text: `// nn-ignore-file: «no-line»\n${trained(output, bce)}`,
    message: 'This comment turns off "no-line", which is not reported in this file. Remove it.',
    fixes: ['Remove the comment'],
  },
  {
    code: 'ignore-unused',
    severity: 'warning',
    text: `/* nn-ignore: «no-seed» -- why not */ ${trained(output, bce)}`,
    message: 'This comment turns off "no-seed", which is not reported at the place it is for. Remove it.',
    fixes: ['Remove the comment'],
  },
];
