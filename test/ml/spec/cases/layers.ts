import { type Case, dense, layers } from './case';

/** Layers whose shapes, names, connections or weights do not fit. */
export const layersCases: readonly Case[] = [
  {
    code: 'needs-rank',
    text: layers('«{ "type": "Dense", "units": 1, "input_shape": [] }»'),
    message:
      'Dense needs a list of numbers for each sample, but a sample here is a single number. Put { "type": "Reshape", "target_shape": [1] } before it.',
  },
  {
    code: 'reshape-does-not-fit',
    text: layers('«{ "type": "Reshape", "target_shape": [2, 2], "input_shape": [6] }»'),
    message:
      'A sample here is 6 numbers, and 2 × 2 does not hold exactly these. The sizes in "target_shape" must multiply to 6; one of them may be -1 for whatever is left.',
  },
  {
    code: 'reshape-does-not-fit',
    text: layers('«{ "type": "Reshape", "target_shape": [0], "input_shape": [28, 28] }»'),
    message:
      'A sample here is 28 × 28, that is 784 numbers, and 0 does not hold exactly these. The sizes in "target_shape" must multiply to 784; one of them may be -1 for whatever is left.',
  },
  {
    code: 'only-last-axis',
    text: layers('«{ "type": "BatchNormalization", "axis": 1, "input_shape": [28, 28, 3] }»'),
    message: 'BatchNormalization works along the last axis only, not along 1. Remove "axis", or write "axis": -1.',
  },
  {
    code: 'cannot-add',
    text: layers(
      '{ "type": "Input", "shape": [2], "name": "in" }, { "type": "Dense", "units": 3, "name": "a" }, «{ "type": "Add", "inputs": ["in", "a"] }»',
    ),
    message:
      'Add needs inputs of one shape (or with size 1 where they differ); here one is 2 numbers and another 3 numbers. Give the layers before it equally many units.',
  },
  {
    code: 'cannot-concatenate',
    text: layers(
      '{ "type": "Input", "shape": [2], "name": "in" }, { "type": "Reshape", "target_shape": [2, 1], "name": "a" }, «{ "type": "Concatenate", "inputs": ["in", "a"] }»',
    ),
    message:
      'Concatenate along axis -1 needs inputs that have this axis and are alike in all others; here one is 2 numbers and another 2 × 1. Choose another "axis" (-1 is the last), or put Flatten before it.',
  },
  {
    code: 'cannot-concatenate',
    text: layers('{ "type": "Input", "shape": [2], "name": "in" }, «{ "type": "Concatenate", "axis": 5, "inputs": ["in", "in"] }»'),
    message:
      'Concatenate along axis 5 needs inputs that have this axis and are alike in all others; here one is 2 numbers and another 2 numbers. Choose another "axis" (-1 is the last), or put Flatten before it.',
  },
  {
    code: 'needs-pictures',
    text: layers(
      '{ "type": "Reshape", "target_shape": [28, 28], "input_shape": [784] }, «{ "type": "Conv2D", "filters": 1, "kernel_size": 3 }»',
    ),
    message:
      'Conv2D needs pictures of rows × columns × channels, but a sample here is 28 × 28. Put { "type": "Reshape", "target_shape": [28, 28, 1] } before it.',
    fixes: ['Put Reshape before it'],
  },
  {
    code: 'needs-pictures',
    text: layers('«{ "type": "MaxPooling2D", "input_shape": [784] }»'),
    message:
      'MaxPooling2D needs pictures of rows × columns × channels, but a sample here is 784 numbers. Put a Reshape to [rows, columns, channels] before it.',
  },
  {
    code: 'needs-sequences',
    text: layers('{ "type": "Dense", "units": 5, "input_shape": [2] }, «{ "type": "LSTM", "units": 1 }»'),
    message:
      'LSTM needs sequences of steps × features, but a sample here is 5 numbers. Put { "type": "Reshape", "target_shape": [5, 1] } before it.',
    fixes: ['Put Reshape before it'],
  },
  {
    code: 'needs-sequences',
    text: layers('«{ "type": "GRU", "units": 1, "input_shape": [2, 2, 2] }»'),
    message: 'GRU needs sequences of steps × features, but a sample here is 2 × 2 × 2. Put a Reshape to [steps, features] before it.',
  },
  {
    code: 'window-too-large',
    text: layers('«{ "type": "Conv2D", "filters": 1, "kernel_size": 5, "input_shape": [4, 4, 1] }»'),
    message: 'Conv2D\'s window of 5 × 5 is larger than the picture of 4 × 4 that reaches it. Make it smaller, or write "padding": "same".',
    fixes: ['Set "padding" to "same"'],
  },
  {
    code: 'too-many-axes',
    text: layers('«{ "type": "Reshape", "target_shape": [1, 1, 1, 1, 1, 2], "input_shape": [2] }»'),
    message: 'A sample in "reshape" has 6 axes; at most 5 can be computed with. Reshape or Flatten it to fewer.',
  },
  {
    code: 'strides-and-dilation',
    text: layers('«{ "type": "Conv2D", "filters": 1, "kernel_size": 2, "strides": 2, "dilation_rate": 2, "input_shape": [9, 9, 1] }»'),
    message: 'Conv2D takes either "strides" or "dilation_rate" above 1, not both (as in Keras). Remove one of them.',
  },
  {
    code: 'no-input-shape',
    text: layers('«{ "type": "Dense", "units": 1 }»'),
    message:
      'The first layer does not say what goes in, and there is no data that tells. Write "input_shape": [2] (or "input_dim": 2) on it, with as many inputs as a sample has.',
  },
  {
    code: 'input-shape-later',
    text: layers(`${dense}, { "type": "Dense", "units": 1, "input_shape": «[2]» }`),
    message:
      '"dense_1" says that 2 numbers go in, but the layer before it gives one number. Only the first layer needs an input shape: remove this one.',
    fixes: ['Remove "input_shape"'],
  },
  {
    code: 'input-shape-later',
    text: layers(`${dense}, { "type": "Dense", "units": 1, "input_dim": «3», "name": "out" }`),
    message:
      '"out" says that 3 numbers go in, but the layer before it gives one number. Only the first layer needs an input shape: remove this one.',
    fixes: ['Remove "input_dim"'],
  },
  {
    code: 'no-layers',
    text: '{ "layers": «[]» }',
    message: 'A network needs at least one layer. Write one into the brackets, such as { "type": "Dense", "units": 1 }.',
  },
  {
    code: 'too-many-layers',
    text: `{ "layers": «[»${'{ "type": "Flatten" }, '.repeat(10_000)}] }`,
    message: 'This spec has 10,000 layers; at most 1,000 are read. Remove some.',
  },
  {
    code: 'input-not-first',
    text: layers(`${dense}, «{ "type": "Input", "shape": [2] }»`),
    message:
      'Input comes first in the list of layers, without "inputs", and only once: this extension trains models with one input. Move it to the front, or remove it.',
  },
  {
    code: 'unknown-layer',
    text: layers('{ "type": "Input", "shape": [2], "name": "entrance" }, { "type": "Dense", "units": 1, "inputs": [«"entrence"»] }'),
    message: 'No layer is named "entrence". Did you mean "entrance"?',
    fixes: ['Change to "entrance"'],
  },
  {
    code: 'unknown-layer',
    text: layers('{ "type": "Input", "shape": [2], "name": "in" }, { "type": "Dense", "units": 1, "inputs": [«"somewhere"»] }'),
    message: 'No layer is named "somewhere". Use the name of one of these: in, dense.',
  },
  {
    code: 'needs-several-inputs',
    text: layers(`${dense}, «{ "type": "Add" }»`),
    message: 'Add joins several layers. Name at least two of them: "inputs": ["…", "…"].',
  },
  {
    code: 'takes-one-input',
    text: layers('{ "type": "Input", "shape": [2], "name": "in" }, { "type": "Dense", "units": 1, "inputs": «["in", "in"]» }'),
    message: 'Dense takes one input, not 2. Join them first with Concatenate or Add, and name that layer here.',
  },
  {
    code: 'layer-name-twice',
    text: layers('{ "type": "Dense", "units": 1, "input_shape": [2], "name": "a" }, { "type": "Dense", "units": 1, "name": «"a"» }'),
    message:
      'Two layers are named "a", and each needs a name of its own. Change one, or leave it out: layers then get names by themselves.',
    fixes: ['Remove this name of a layer'],
  },
  {
    code: 'cyclic-graph',
    text: layers(
      '{ "type": "Input", "shape": [2], "name": "in" }, «{ "type": "Add", "name": "a", "inputs": ["in", "b"] }», { "type": "Dense", "units": 2, "name": "b" }, { "type": "Dense", "units": 1, "name": "c" }',
    ),
    message:
      'These layers feed each other in a circle: "a" → "b" → "a". Change the "inputs" of one of them, so that data can flow from the first layer to the last.',
  },
  {
    code: 'cyclic-graph',
    text: layers('{ "type": "Input", "shape": [2] }, «{ "type": "Dense", "units": 2, "name": "b", "inputs": ["b"] }»'),
    message: '"b" feeds itself. Name another layer in its "inputs".',
  },
  {
    code: 'leads-nowhere',
    text: layers(
      '{ "type": "Input", "shape": [2], "name": "in" }, «{ "type": "Dense", "units": 1, "name": "a" }», { "type": "Dense", "units": 1, "name": "b", "inputs": ["in"] }',
    ),
    message: 'Nothing uses the output of "a", and the output of the model is "b". Name it in another layer\'s "inputs", or remove it.',
  },
  {
    code: 'no-such-variable',
    text: layers('{ "type": "Dense", "units": 1, "input_shape": [1], "weights": { «"kernels"»: [[1]] } }'),
    message: '"dense" has no weights named "kernels". Did you mean "kernel"?',
    fixes: ['Change to "kernel"'],
  },
  {
    code: 'no-such-variable',
    text: layers('{ "type": "Dense", "units": 1, "input_shape": [1], "use_bias": false, «"bias"»: [1] }'),
    message: '"dense" has no weights named "bias". It has "kernel": use that name, or remove this.',
    fixes: ['Remove "bias"'],
  },
  {
    code: 'no-such-variable',
    text: layers('{ "type": "Flatten", "input_shape": [1], «"weights"»: [1] }'),
    message: '"flatten" has no weights at all, so none can be given. Remove this.',
    fixes: ['Remove "weights"'],
  },
  {
    code: 'weight-shape',
    text: layers('{ "type": "Dense", "units": 1, "input_shape": [2], "weights": «[0.4, 0.4]» }'),
    message:
      'The kernel of "dense" should be 2 × 1, but a list of 2 is given here. Keras stores it inputs first: a row for each input, a column for each unit.',
    fixes: ['Write it inputs first, as Keras stores it'],
  },
  {
    code: 'weight-shape',
    text: layers('{ "type": "Dense", "units": 3, "input_shape": [2], "weights": «[[1, 2], [3, 4], [5, 6]]» }'),
    message:
      'The kernel of "dense" should be 2 × 3, but 3 × 2 is given here. Keras stores it inputs first: a row for each input, a column for each unit.',
    fixes: ['Write it inputs first, as Keras stores it'],
  },
  {
    code: 'weight-shape',
    text: layers('{ "type": "Dense", "units": 2, "input_shape": [2], "bias": «[1]» }'),
    message: 'The bias of "dense" should be a list of 2, but a list of 1 is given here. Write one number for each unit.',
  },
  {
    code: 'weight-shape',
    text: layers('{ "type": "Dense", "units": 1, "input_shape": [2], "bias": «-0.6» }'),
    message: 'The bias of "dense" should be a list of 1, but a single number is given here. Write one number for each unit.',
    fixes: ['Put it into a list: [ … ]'],
  },
  {
    code: 'weight-not-finite',
    text: layers('{ "type": "Dense", "units": 1, "input_shape": [2], "weights": [[1], [«1e39»]] }'),
    message: '1e+39 in the kernel of "dense" is more than float32 can hold (3.4e38). Write a smaller number.',
  },
  {
    code: 'bias-twice',
    text: layers('{ "type": "Dense", "units": 1, "input_shape": [1], "weights": { "kernel": [[1]], "bias": [1] }, «"bias"»: [1] }'),
    message: 'The bias of "dense" is given both in "weights" and in "bias". Remove one of them.',
    fixes: ['Remove "bias"'],
  },
  {
    code: 'initializer-axes',
    text: layers('{ "type": "Dense", "units": 2, "input_shape": [2], "bias_initializer": «"orthogonal"» }'),
    message: '"orthogonal" makes matrices, but the bias of "dense" is a list of 2 numbers. Use another initializer, such as "zeros".',
    fixes: ['Remove "bias_initializer"'],
  },
  {
    code: 'initializer-axes',
    text: layers('{ "type": "Conv2D", "filters": 1, "kernel_size": 3, "input_shape": [4, 4, 1], "kernel_initializer": «"identity"» }'),
    message: '"identity" makes matrices, but the kernel of "conv2d" is 3 × 3 × 1 × 1. Use another initializer, such as "glorot_uniform".',
    fixes: ['Remove "kernel_initializer"'],
  },
];
