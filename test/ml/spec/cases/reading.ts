import { type Case, dense, layers, run, trained } from './case';

/** Keys, values and names that are not known. */
export const readingCases: readonly Case[] = [
  {
    code: 'spec-too-large',
    text: `«{»${' '.repeat(10_000_000)}}`,
    message: 'This spec is 10.0 MB; at most 5 MB are read. Put the data into a CSV, NPZ or IDX file and name it under "data".',
  },
  {
    code: 'spec-empty',
    text: '',
    message:
      'This file is empty. A spec is a JSON object with at least "layers": { "layers": [{ "type": "Dense", "units": 1, "input_shape": [2] }] }.',
  },
  {
    code: 'spec-empty',
    text: '«// nothing yet»',
    message:
      'This file is empty. A spec is a JSON object with at least "layers": { "layers": [{ "type": "Dense", "units": 1, "input_shape": [2] }] }.',
  },
  {
    code: 'spec-too-deep',
    text: `${'['.repeat(100)}«[»${'['.repeat(99_899)}`,
    message: 'The brackets here are nested more than 100 deep, and a spec never needs that. Remove the brackets that are too many.',
  },
  {
    code: 'more-problems',
    text: `{ ${Array.from({ length: 100 }, (_, i) => `"k${i}": 0, `).join('')}«"k100"»: 0, "k101": 0 }`,
    severity: 'info',
    message: 'There are more than 100 problems. The others are shown once some of these are corrected.',
  },
  {
    code: 'not-an-object',
    text: '«[1, 2]»',
    message: 'A spec is a JSON object: put everything into { "data": …, "layers": […], … }.',
  },
  {
    code: 'duplicate-key',
    text: `{ "seed": 1, «"seed"»: 2, "layers": [${dense}] }`,
    message: '"seed" is here twice, and only one of them can count. Remove one.',
    fixes: ['Remove "seed"'],
  },
  {
    code: 'duplicate-key',
    text: run('"class_weight": { "0": 1, «"0"»: 2 }'),
    message: '"0" is here twice, and only one of them can count. Remove one.',
    fixes: ['Remove "0"'],
  },
  {
    code: 'unknown-key',
    text: layers('{ "type": "Dense", "units": 1, «"activaton"»: "relu" }'),
    message: '"activaton" is not known in Dense. Did you mean "activation"?',
    fixes: ['Change to "activation"'],
  },
  {
    code: 'unknown-key',
    text: layers(`${dense}`).replace(' }', ', «"quantum"»: 1 }'),
    message:
      '"quantum" is not known in Dense. Remove it, or use one of: input_shape, input_dim, name, trainable, inputs, weights, bias, units, activation, use_bias, kernel_initializer, bias_initializer, type.',
    fixes: ['Remove "quantum"'],
  },
  {
    code: 'unknown-key',
    text: `{ «"lr"»: 1, "layers": [${dense}] }`,
    message:
      '"lr" is not known in the spec. Remove it, or use one of: name, seed, data, layers, compile, fit, predict, weights, engine, $schema.',
    fixes: ['Remove "lr"'],
  },
  {
    code: 'bad-key',
    text: run('"class_weight": { «"cat"»: 2 }'),
    message: '"cat" cannot be a key in "class_weight". Its keys are class numbers such as "0".',
  },
  {
    code: 'bad-key',
    text: layers('{ "type": "Dense", "units": 1, "weights": { «"Kernel 1"»: [[1]] } }'),
    message: '"Kernel 1" cannot be a key in "weights". Its keys are names of variables.',
  },
  {
    code: 'unsupported-key',
    text: layers('{ "type": "Dense", "units": 1, «"kernel_regularizer"»: "l2" }'),
    message: 'Keras has "kernel_regularizer" for Dense, but this extension has not. Remove it to continue without it.',
    fixes: ['Remove "kernel_regularizer"'],
  },
  {
    code: 'unsupported-key',
    text: run('«"verbose"»: 0'),
    message: 'Keras has "verbose" for "fit", but this extension has not. Remove it to continue without it.',
    fixes: ['Remove "verbose"'],
  },
  {
    code: 'missing-key',
    text: '«{» "data": { "gate": "XOR" } }',
    message: 'The spec needs "layers": a list of layers.',
  },
  {
    code: 'missing-key',
    text: layers('«{» "type": "Dense" }'),
    message: 'Dense needs "units": a whole number of at least 1.',
  },
  {
    code: 'missing-key',
    text: layers('«{» "units": 1 }'),
    message: 'A layer needs "type": the name of a layer, such as "Dense".',
  },
  {
    code: 'missing-key',
    text: `{ "layers": [${dense}], "compile": «{» "optimizer": "sgd" } }`,
    message: '"compile" needs "loss": what training makes smaller, such as "mse".',
  },
  {
    code: 'missing-key',
    text: `{ "layers": [${dense}], "compile": «{» "loss": "mse" } }`,
    message: '"compile" needs "optimizer": the name of an optimizer, or { "type": NAME, … }.',
  },
  {
    code: 'missing-key',
    text: `{ "layers": [${dense}], "compile": { "optimizer": «{» "learning_rate": 1 }, "loss": "mse" } }`,
    message: 'This optimizer needs "type": the name of the optimizer.',
  },
  {
    code: 'name-not-visible',
    text: `{ "name": «"a\\u001b[2J\\nb\\u202ec"», "layers": [${dense}] }`,
    message:
      '"name" is "a\\x1b[2J\\x0ab\\u202ec", and holds a character that cannot be seen (U+001B). Remove it: a name is shown on one line.',
    fixes: ['Change to "a[2Jbc"'],
  },
  {
    code: 'name-not-visible',
    text: layers('{ "type": "Dense", "units": 1, "name": «"\\u200f"» }'),
    message: '"name" is "\\u200f", and holds a character that cannot be seen (U+200F). Remove it: a name is shown on one line.',
  },
  {
    code: 'unknown-name',
    text: layers('{ "type": «"Dens"», "units": 1 }'),
    message: 'There is no layer "Dens". Did you mean "Dense"?',
    fixes: ['Change to "Dense"'],
  },
  {
    code: 'unknown-name',
    text: layers('{ "type": «"Transformer"» }'),
    message:
      'There is no layer "Transformer". Use one of: Input, Dense, Activation, Flatten, Reshape, Dropout, BatchNormalization, Conv2D, MaxPooling2D, AveragePooling2D, GlobalAveragePooling2D, Embedding, SimpleRNN, LSTM, GRU, Concatenate, Add.',
  },
  {
    code: 'unknown-name',
    text: layers('{ "type": "Conv2D", "filters": 1, "kernel_size": 3, "padding": «"Same"» }'),
    message: 'There is no padding "Same". Did you mean "same"?',
    fixes: ['Change to "same"'],
  },
  {
    code: 'unknown-name',
    text: trained(dense, '"optimizer": «"AdamX"», "loss": "mse"'),
    message: 'There is no optimizer "AdamX". Did you mean "Adam"?',
    fixes: ['Change to "Adam"'],
  },
  {
    code: 'unknown-name',
    text: trained(dense, '"optimizer": "adam", "loss": «"rmse loss"»'),
    message:
      'There is no loss "rmse loss". Use one of: mean_squared_error, mean_absolute_error, mean_absolute_percentage_error, mean_squared_logarithmic_error, huber, log_cosh, cosine_similarity, binary_crossentropy, binary_focal_crossentropy, categorical_crossentropy, categorical_focal_crossentropy, sparse_categorical_crossentropy, kl_divergence, poisson, hinge, squared_hinge, categorical_hinge.',
  },
  {
    code: 'no-published-rule',
    text: trained(dense, '"optimizer": «"Velocity"», "loss": "mse"'),
    message:
      'No update rule has been published under the name "Velocity" (velocity is what momentum calls the running sum of past steps, a part of a rule). The nearest real optimizer is "SGD".',
    fixes: ['Change to { "type": "SGD", "momentum": 0.9 }'],
  },
  {
    code: 'no-published-rule',
    text: trained(dense, '"optimizer": { "type": «"SA"», "learning_rate": 1 }, "loss": "mse"'),
    message:
      'No update rule has been published under the name "SA" (SA means simulated annealing, which needs no gradients; ideas of Adagrad and RMSprop combined are Adam). The nearest real optimizer is "Adam".',
    fixes: ['Change to "Adam"'],
  },
  {
    code: 'form-of-sgd',
    text: trained(dense, '"optimizer": «"NAG"», "loss": "mse"'),
    message: 'Keras has no optimizer "NAG": it is a form of SGD, written { "type": "SGD", "momentum": 0.9, "nesterov": true }.',
    fixes: ['Change to { "type": "SGD", "momentum": 0.9, "nesterov": true }'],
  },
  {
    code: 'more-than-one-kind',
    text: '{ "layers": [{ "type": "Dense", "units": 1, "input_shape": [2] }], «"functions"»: ["x"] }',
    message:
      'A file describes one thing: a network ("layers"), functions ("functions") or tensors ("tensors"). This one has "layers", so put "functions" into a file of its own.',
    fixes: ['Remove "functions"'],
  },
  {
    code: 'more-than-one-kind',
    text: '{ «"tensors"»: { "a": 1 }, "functions": ["x"] }',
    message:
      'A file describes one thing: a network ("layers"), functions ("functions") or tensors ("tensors"). This one has "functions", so put "tensors" into a file of its own.',
    fixes: ['Remove "tensors"'],
  },
  {
    code: 'only-one-of',
    text: trained(dense, '"optimizer": { "type": "SGD", "clipnorm": 1, «"clipvalue"»: 1 }, "loss": "mse"'),
    message: 'SGD takes only one of clipnorm, clipvalue, global_clipnorm. Remove the others.',
  },
  {
    code: 'only-one-of',
    text: layers('{ "type": "Dense", "units": 1, "input_shape": [2], «"input_dim"»: 2 }'),
    message: 'Dense takes only one of input_shape, input_dim. Remove the others.',
    fixes: ['Remove "input_dim"'],
  },
];
