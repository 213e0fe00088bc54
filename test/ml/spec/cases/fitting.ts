import { bce, type Case, dense, layers, pictures, trained } from './case';

/** Sections that do not fit each other: data, network and predict. */
export const fittingCases: readonly Case[] = [
  {
    code: 'needs-data',
    text: `{ "layers": [${dense}], «"compile"»: { "optimizer": "sgd", "loss": "mse" } }`,
    message:
      'There is a "compile" section, so this network is to be trained, but there is no data to train it on. Add "data", such as { "gate": "XOR" }.',
  },
  {
    code: 'not-trained',
    text: layers('«{ "type": "Dense", "units": 1, "input_shape": [2] }»'),
    severity: 'warning',
    message:
      'Without "compile" nothing is trained, and "dense" has no weights given: they stay as they are drawn. Give "weights", or add "data" and "compile".',
  },
  {
    code: 'not-trained',
    text: '{ "data": { "gate": "XOR" }, "layers": [«{ "type": "Dense", "units": 1 }»] }',
    severity: 'warning',
    message:
      'Without "compile" nothing is trained, and "dense" has no weights given: they stay as they are drawn. Give "weights", or add "compile".',
  },
  {
    code: 'too-large',
    text: trained('«{ "type": "Dense", "units": 1e9 }», { "type": "Dense", "units": 1 }'),
    message:
      'This would take about 104 GB of memory; at most 4.00 GB are used. The largest part is "dense" with 3,000,000,000 parameters, for batches of 4. Make the layer smaller, or the batch.',
    also: ['linear-stack'],
  },
  {
    code: 'too-large',
    text: layers('«{ "type": "Dense", "units": 9007199254740991, "input_shape": [9007199254740991] }»'),
    message:
      'This would take more than a million GB of memory; at most 4.00 GB are used. The largest part is "dense" with more parameters than can be counted. Make it smaller.',
    also: ['not-trained'],
  },
  {
    code: 'engine-cannot-run',
    text: '{ "engine": «"compact"», "layers": [{ "type": "Input", "shape": [4, 4, 1] }, { "type": "GlobalAveragePooling2D" }] }',
    message:
      'The engine "compact" cannot run this network: "global_average_pooling2d" is GlobalAveragePooling2D, and it does only stacks of Dense layers, with Flatten, Reshape, Activation and Dropout between them. Take another, or "auto", which finds one that can.',
    fixes: ['Change to "auto"'],
  },
  {
    code: 'engine-cannot-run',
    text: '{ "engine": «"compact"», "layers": [{ "type": "Input", "shape": [4] }, { "type": "Flatten" }] }',
    message:
      'The engine "compact" cannot run this network: no layer here computes anything. Take another, or "auto", which finds one that can.',
    fixes: ['Change to "auto"'],
  },
  {
    code: 'input-laid-out',
    text: trained('{ "type": "Dense", "units": 1, "input_shape": «[4]» }', bce, pictures),
    message:
      'A sample of the data is 2 × 2, but the first layer takes 4 numbers: the same numbers, laid out otherwise. Put Flatten before it.',
    fixes: ['Put Flatten before it'],
    also: ['not-probabilities'],
  },
  {
    code: 'input-laid-out',
    text: trained(
      '{ "type": "Conv2D", "filters": 1, "kernel_size": 2, "input_shape": «[2, 2, 1]» }, { "type": "Flatten" }',
      undefined,
      pictures,
    ),
    message:
      'A sample of the data is 2 × 2, but the first layer takes 2 × 2 × 1: the same numbers, laid out otherwise. Put Reshape before it.',
    fixes: ['Put Reshape before it'],
  },
  {
    code: 'input-turned',
    text: trained(
      '{ "type": "Dense", "units": 2, "input_dim": 2 }',
      undefined,
      '{ «"x"»: [[1, 2, 3], [4, 5, 6]], "y": [[1, 2, 3], [4, 5, 6]] }',
    ),
    message:
      'The network takes 2 inputs, and x has 2 rows of 3: it seems to hold a row for each input, not for each sample. Write "transpose": true.',
    fixes: ['Turn rows into columns: "transpose": true'],
    also: ['target-shape'],
  },
  {
    code: 'input-turned',
    text: trained(
      '{ "type": "Dense", "units": 3, "input_dim": 3 }',
      undefined,
      '{ «"x"»: [[1, 2, 3], [4, 5, 6]], "y": [[1, 2, 3], [4, 5, 6]], "transpose": true }',
    ),
    message:
      'The network takes 3 inputs, and x has 3 rows of 2: it seems to hold a row for each input, not for each sample. Remove "transpose": true.',
    fixes: ['Leave rows as they are, without "transpose"'],
    also: ['target-shape'],
  },
  {
    code: 'input-shape',
    text: trained('{ "type": "Dense", "units": 1, "input_shape": «[3]» }'),
    message: 'The first layer takes 3 numbers, but a sample of the data is 2 numbers. Change the input shape, or the data.',
    fixes: ['Change "input_shape" to [2]'],
  },
  {
    code: 'input-shape',
    text: trained('{ "type": "Dense", "units": 1, "input_dim": «3» }'),
    message: 'The first layer takes 3 numbers, but a sample of the data is 2 numbers. Change the input shape, or the data.',
    fixes: ['Change "input_dim" to 2'],
  },
  {
    code: 'input-shape',
    text: trained('{ "type": "Input", "shape": «[3]» }, { "type": "Dense", "units": 1 }'),
    message: 'The first layer takes 3 numbers, but a sample of the data is 2 numbers. Change the input shape, or the data.',
    fixes: ['Change "shape" to [2]'],
  },
  {
    code: 'embedding-not-first',
    text: trained(
      '{ "type": "Dense", "units": 2 }, «{ "type": "Embedding", "input_dim": 9, "output_dim": 1 }», { "type": "Flatten" }, { "type": "Dense", "units": 1 }',
    ),
    message: '"embedding" is an Embedding: it takes whole numbers straight from the data, not what another layer computes. Put it first.',
  },
  {
    code: 'embedding-range',
    text: trained('«{ "type": "Embedding", "input_dim": 1, "output_dim": 3 }», { "type": "Flatten" }, { "type": "Dense", "units": 1 }'),
    message: '"embedding" has rows for the numbers 0 to 0, but the inputs go from 0 to 1. Write "input_dim": 2, or change the inputs.',
    fixes: ['Change "input_dim" to 2'],
  },
  {
    code: 'embedding-range',
    text: trained(
      '«{ "type": "Embedding", "input_dim": 9, "output_dim": 3 }», { "type": "Flatten" }, { "type": "Dense", "units": 1 }',
      undefined,
      '{ "x": [[-1], [1]], "y": [1, 2] }',
    ),
    message: '"embedding" has rows for the numbers 0 to 8, but the inputs go from -1 to 1. Renumber them from 0.',
  },
  {
    code: 'embedding-range',
    text: trained(
      '«{ "type": "Embedding", "input_dim": 9, "output_dim": 3 }», { "type": "Flatten" }, { "type": "Dense", "units": 1 }',
      undefined,
      '{ "x": [[0.5], [1]], "y": [1, 2] }',
    ),
    message:
      '"embedding" looks numbers up in a table, so the inputs must be whole numbers, and not all of them are. Round them, and do not "scale" them.',
  },
  {
    code: 'embedding-range',
    text: trained(
      '{ "type": "Embedding", "input_dim": 2, "output_dim": 3 }, { "type": "Flatten" }, { "type": "Dense", "units": 1 }',
      undefined,
      undefined,
      ', "predict": «[[0, 7]]»',
    ),
    message:
      '"embedding" has rows for the numbers 0 to 1, but the inputs in "predict" go from 0 to 7. Write "input_dim": 8, or change the inputs.',
  },
  {
    code: 'predict-empty',
    text: trained('{ "type": "Dense", "units": 1 }', undefined, undefined, ', "predict": «[]»'),
    message: 'There is nothing in "predict". Write a list of samples, each 2 numbers, or remove it.',
  },
  {
    code: 'predict-no-list',
    text: trained('{ "type": "Dense", "units": 1 }', undefined, undefined, ', "predict": «4»'),
    message: '"predict" is a list of samples, each 2 numbers: put it into brackets.',
  },
  {
    code: 'predict-no-list',
    text: trained('{ "type": "Dense", "units": 1 }', undefined, '{ "x": [1, 2, 3], "y": [1, 2, 3] }', ', "predict": «4»'),
    message: '"predict" is a list of samples, each one number: put it into brackets.',
    fixes: ['Make it a list of one sample'],
  },
  {
    code: 'predict-one-sample',
    text: trained('{ "type": "Dense", "units": 1 }', undefined, undefined, ', "predict": «[1, 0]»'),
    message: '"predict" is a list of samples, each 2 numbers: a single one needs a second pair of brackets.',
    fixes: ['Make it a list of one sample'],
  },
  {
    code: 'predict-shape',
    text: trained('{ "type": "Dense", "units": 1 }', undefined, undefined, ', "predict": «[[1, 0, 1]]»'),
    message: 'Each sample in "predict" should be 2 numbers, as the network takes it, not 3 numbers. Write one list for each sample.',
  },
  {
    code: 'predict-shape',
    text: trained('{ "type": "Dense", "units": 1 }', undefined, undefined, ', "predict": «[1, 2, 3]»'),
    message: 'Each sample in "predict" should be 2 numbers, as the network takes it, not one number. Write one list for each sample.',
  },
  {
    code: 'predict-not-finite',
    text: trained('{ "type": "Dense", "units": 1 }', undefined, undefined, ', "predict": «[[1, 1e39]]»'),
    message: '1e+39 in "predict" is more than float32 can hold (3.4e38). Write a smaller number.',
  },
];
