import { type Case, dense, layers, run, trained } from './case';

/** Values of a kind that a key does not take. */
export const valuesCases: readonly Case[] = [
  {
    code: 'wrong-kind',
    text: layers('{ "type": "Dense", "units": «0» }'),
    message: '"units" should be a whole number of at least 1, not 0.',
  },
  {
    code: 'wrong-kind',
    text: layers('{ "type": "Dense", "units": «1.5» }'),
    message: '"units" should be a whole number of at least 1, not 1.5.',
  },
  {
    code: 'wrong-kind',
    text: layers('{ "type": "Dense", "units": «"2"» }'),
    message: '"units" should be a whole number of at least 1, not the text "2".',
    fixes: ['Change to 2'],
  },
  {
    code: 'wrong-kind',
    text: layers('{ "type": "Dense", "units": «1e999» }'),
    message: '"units" should be a whole number of at least 1, not a number too large to compute with.',
  },
  {
    code: 'wrong-kind',
    text: layers('{ "type": "Dense", "units": 1, "input_shape": «784» }'),
    message: '"input_shape" should be a list, each item a whole number of at least 1, not 784.',
    fixes: ['Put it into a list: [ … ]'],
  },
  {
    code: 'wrong-kind',
    text: layers('{ "type": "Dense", "units": 1, "input_shape": [28, «"28"»] }'),
    message: '"input_shape[1]" should be a whole number of at least 1, not the text "28".',
    fixes: ['Change to 28'],
  },
  {
    code: 'wrong-kind',
    text: layers('{ "type": "Dropout", "rate": «1» }'),
    message: '"rate" should be a number of at least 0 and below 1, not 1.',
  },
  {
    code: 'wrong-kind',
    text: layers('{ "type": "Conv2D", "filters": 1, "kernel_size": «[3, 3, 3]» }'),
    message: '"kernel_size" should be a whole number of at least 1, or a list of two such numbers, not a list of 3.',
  },
  {
    code: 'wrong-kind',
    text: layers('{ "type": «5», "units": 1 }'),
    message: '"type" should be the name of a layer, not 5.',
  },
  {
    code: 'wrong-kind',
    text: layers('«"Dense"»'),
    message: '"layers[0]" should be a layer such as { "type": "Dense", "units": 1 }, not the text "Dense".',
  },
  {
    code: 'wrong-kind',
    text: `{ "layers": «{ "type": "Dense", "units": 1 }» }`,
    message: '"layers" should be a list of layers, not an object.',
  },
  {
    code: 'wrong-kind',
    text: `{ "layers": [${dense}], "fit": «5» }`,
    message:
      '"fit" should be an object with epochs, batch_size, shuffle, validation_split, class_weight, sample_weight, early_stopping, not 5.',
  },
  {
    code: 'wrong-kind',
    text: `{ "layers": [${dense}], "name": «""» }`,
    message: '"name" should be a text with at least one character, not the text "".',
  },
  {
    code: 'wrong-kind',
    text: run('"epochs": «1e12»'),
    message: '"epochs" should be a whole number from 1 to 1,000,000, not 1000000000000.',
  },
  {
    code: 'wrong-kind',
    text: run('"shuffle": «1»'),
    message: '"shuffle" should be true or false, not 1.',
    fixes: ['Change to true'],
  },
  {
    code: 'wrong-kind',
    text: run('"shuffle": «"True"»'),
    message: '"shuffle" should be true or false, not the text "True".',
    fixes: ['Change to true'],
  },
  {
    code: 'wrong-kind',
    text: run('"class_weight": «[1, 2]»'),
    message:
      '"class_weight" should be an object whose keys are class numbers such as "0", each with a number of at least 0, not a list of 2.',
  },
  {
    code: 'wrong-kind',
    text: run('"sample_weight": «[]»'),
    message: '"sample_weight" should be a list with at least one item, each item a number of at least 0, not an empty list.',
  },
  {
    code: 'wrong-kind',
    text: run('"early_stopping": «true»'),
    message:
      '"early_stopping" should be an object with monitor, patience, min_delta, mode, baseline, restore_best_weights, start_from_epoch, not true.',
  },
  {
    code: 'wrong-kind',
    text: trained(dense, '"optimizer": «1», "loss": "mse"'),
    message: '"optimizer" should be the name of an optimizer, or { "type": NAME, … }, not 1.',
  },
  {
    code: 'wrong-kind',
    text: trained(dense, '"optimizer": "adam", "loss": "mse", "metrics": «"accuracy"»'),
    message: '"metrics" should be a list, each item the name of a metric, or { "type": NAME, … }, not the text "accuracy".',
    fixes: ['Put it into a list: [ … ]'],
  },
  {
    code: 'wrong-kind',
    text: layers('{ "type": "Dense", "units": 1, "input_shape": [2], "weights": «5» }'),
    message:
      '"weights" should be a list of numbers, or equally long lists of numbers in a list, or an object whose keys are names of variables, not 5.',
  },
  {
    code: 'wrong-kind',
    text: layers('{ "type": "Dense", "units": 1, "input_shape": [2], "weights": [[1], «2»] }'),
    message: '"weights[1]" should be a list of 1, each item a number, not 2.',
    fixes: ['Put it into a list: [ … ]'],
  },
  {
    code: 'wrong-kind',
    text: layers('{ "type": "Dense", "units": 1, "input_shape": [2], "weights": [[1], [«"2"»]] }'),
    message: '"weights[1][0]" should be a number, not the text "2".',
  },
  {
    code: 'wrong-kind',
    text: layers('{ "type": "Dense", "units": 1, "input_shape": [2], "bias": «[[1]]» }'),
    message: '"bias" should be a list of numbers, not a list of lists.',
  },
  {
    code: 'ragged',
    text: layers('{ "type": "Dense", "units": 2, "input_shape": [2], "weights": [[1, 2], «[3]»] }'),
    message: '"weights[1]" has the length 1, but "weights[0]" has 2. All lists in a list must be equally long.',
  },
  {
    code: 'ragged',
    text: trained(dense, undefined, '{ "x": [[1, 2], «[]»], "y": [1, 2] }'),
    message: '"x[1]" has the length 0, but "x[0]" has 2. All lists in a list must be equally long.',
  },
];
