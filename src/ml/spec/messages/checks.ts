import { count, list, plural, sizes } from './words';

const gigabytes = (bytes: number): string => (bytes / 2 ** 30).toPrecision(3);
const targetWords = (shape: readonly number[]): string =>
  shape.length === 0 || (shape.length === 1 && shape[0] === 1) ? 'one number' : sizes(shape);

/** What can be wrong with how the sections fit together: data, network, loss, metrics and fit. */
export const checkMessages = {
  'needs-data': () => 'There is a "compile" section, so this network is to be trained, but no "data" to train it on.',
  'not-trained': (a: { layer: string }) =>
    `Without "compile" nothing is trained, and "${a.layer}" has no weights given: they stay as they are drawn. Give "weights", or add "data", "compile" and "fit".`,
  'too-large': (a: { bytes: number; limit: number; layer: string; params: number; batch: number }) =>
    `This would take about ${gigabytes(a.bytes)} GB of memory; at most ${gigabytes(a.limit)} GB are used. The largest part is "${a.layer}" with ${count(a.params)} parameters, for batches of ${count(a.batch)}: make it smaller, or the batch.`,
  'input-laid-out': (a: { data: number[]; wanted: number[]; layer: string }) =>
    `A sample of the data is ${sizes(a.data)}, but the first layer takes ${sizes(a.wanted)}: the same numbers, laid out otherwise. Put ${a.layer} before it.`,
  'input-turned': (a: { rows: number; columns: number; transpose: boolean }) =>
    `The network takes ${plural(a.rows, 'input')}, and x has ${a.rows} rows of ${a.columns}: it seems to hold a row for each input, not for each sample. ${
      a.transpose ? 'Write "transpose": true.' : 'Remove "transpose": true.'
    }`,
  'input-shape': (a: { data: number[]; wanted: number[] }) =>
    `The first layer takes ${sizes(a.wanted)}, but a sample of the data is ${sizes(a.data)}.`,
  'one-hot-for-sparse': (a: { loss: string }) =>
    `The targets are one-hot rows, but ${a.loss} takes class numbers (0, 1, 2, …). Use categorical_crossentropy, or remove "one_hot".`,
  'labels-shape': (a: { loss: string; targets: number[] }) =>
    `${a.loss} takes one class number a sample, but a target here is ${sizes(a.targets)}.`,
  'not-labels': (a: { loss: string; min: number; whole: boolean }) =>
    `${a.loss} takes class numbers 0, 1, 2, …, but ${a.whole ? `the smallest target is ${a.min}` : 'not all targets are whole numbers'}.`,
  'label-beyond-units': (a: { max: number; units: number; needed: number }) =>
    `The classes go from 0 to ${a.max}, but the last layer has only ${plural(a.units, 'unit')}: it needs ${a.needed}, one for each class.`,
  'one-class': (a: { loss: string }) =>
    `${a.loss} compares several classes, but the network gives one number. For a yes or no, use binary_crossentropy after one sigmoid unit.`,
  'labels-for-one-hot': (a: { loss: string; sparse: boolean }) =>
    `The targets are class numbers, but ${a.loss} takes one-hot rows. Write "one_hot": true in "data"${a.sparse ? ', or use sparse_categorical_crossentropy' : ''}.`,
  'target-shape': (a: { targets: number[]; output: number[] }) =>
    `Each target is ${targetWords(a.targets)}, but the network gives ${targetWords(a.output)} for each sample. The last layer must give as many numbers as there are targets.`,
  'output-not-flat': (a: { output: number[]; targets: number[] }) =>
    `The network gives ${sizes(a.output)} for each sample, but each target is ${targetWords(a.targets)}. A Flatten layer may be missing before the Dense layers.`,
  'softmax-of-one': (a: { layer: string }) =>
    `softmax over a single unit is always 1, so "${a.layer}" cannot learn. Use sigmoid.`,
  'percent-of-zero': () => 'Some targets are 0, and a percentage of 0 is huge: this loss will not fall. Use "mae".',
  'targets-not-probabilities': (a: { loss: string; min: number; max: number }) =>
    `${a.loss} takes targets from 0 to 1, but these go from ${a.min} to ${a.max}.`,
  'not-logits': (a: { activation: string }) =>
    `"from_logits" says that the outputs are sums before ${a.activation}, but the last layer applies ${a.activation} already. As Keras does, the sums before it are used.`,
  'softmax-with-binary': (a: { classes: number }) =>
    `The targets name one of ${a.classes} classes and the output is a softmax: categorical_crossentropy is made for that; binary_crossentropy treats each class by itself.`,
  'not-probabilities': (a: { loss: string; activation: string; fitting: string }) =>
    `${a.loss} needs probabilities, but ${a.activation} gives any number. End in ${a.fitting} (or set "from_logits": true on the loss).`,
  'out-of-reach': (a: { activation: string; low: number; high: number | string; min: number; max: number }) =>
    `${a.activation} gives numbers from ${a.low} to ${a.high}, but the targets go from ${a.min} to ${a.max}: some can never be reached. A regression usually ends in linear.`,
  'nothing-to-train': () => 'No layer has weights that may change, so there is nothing to train. Remove "trainable": false, or "compile".',
  'perceptron-needs-step': (a: { layers: number }) =>
    a.layers === 1
      ? 'The perceptron rule trains units that fire or do not: the layer must be Dense with activation "step" (or "sign").'
      : `The perceptron rule is for a single layer of weights; here there are ${a.layers}. To train several layers, use a gradient and smooth activations.`,
  'perceptron-targets': (a: { activation: string }) =>
    a.activation === 'step'
      ? 'A step unit gives 0 or 1, so the targets must be 0 and 1 for the perceptron rule.'
      : 'A sign unit gives −1 or 1, so the targets must be −1 and 1 for the perceptron rule.',
  'no-gradient': (a: { activation: string; layer: string; smooth: string; one: boolean }) =>
    `${a.activation} is flat, so no gradient passes through "${a.layer}" and the weights behind it cannot learn. Use ${a.smooth}${
      a.one ? ', or "optimizer": "perceptron"' : ''
    }.`,
  'metric-name-twice': (a: { name: string }) => `"${a.name}" stands in the history already; give this metric a "name" of its own.`,
  'metric-targets': (a: { metric: string; wanted: string; targets: number[]; output: number[] }) =>
    a.wanted === 'labels'
      ? `${a.metric} takes class numbers, but a target here is ${targetWords(a.targets)}.`
      : `${a.metric} compares the outputs (${targetWords(a.output)}) with as many targets, but a target here is ${targetWords(a.targets)}.`,
  'accuracy-of-regression': () =>
    'accuracy counts answers that are exactly right; with targets that are not classes it stays near 0. Use "mae" to see how far off the answers are.',
  'two-validations': () => 'The data has validation rows of its own; as in Keras, they are taken and "validation_split" is not.',
  'empty-split': (a: { rows: number; split: number; kept: number }) =>
    `validation_split ${a.split} of ${plural(a.rows, 'row')} leaves ${a.kept} for training and ${a.rows - a.kept} for validation; both need at least one.`,
  'both-weights': () => 'Either "class_weight" or "sample_weight" can be given, not both (as in Keras).',
  'sample-weight-length': (a: { found: number; rows: number }) =>
    `"sample_weight" has ${plural(a.found, 'number')}, but there are ${plural(a.rows, 'training row')}: it needs one for each.`,
  'no-classes': () => '"class_weight" needs targets that are class numbers or one-hot rows; these are not.',
  'class-without-rows': (a: { key: string; known: readonly string[] }) =>
    `No training row has class ${a.key}. The classes are: ${list(a.known)}.`,
  'monitor-not-there': (a: { monitor: string; inHistory: boolean }) =>
    a.inHistory
      ? `"${a.monitor}" needs validation rows, and there are none: training would never stop early. Add "validation_split", or watch a training figure.`
      : `"${a.monitor}" is not in the history. It holds the loss and the metrics of "compile", and the same with "val_" before them.`,
  'embedding-not-first': (a: { layer: string }) =>
    `"${a.layer}" is an Embedding: it takes whole numbers straight from the data, not what another layer computes.`,
  'embedding-range': (a: { layer: string; size: number; min: number; max: number; whole: boolean }) =>
    a.whole
      ? `"${a.layer}" has rows for the numbers 0 to ${a.size - 1}, but the inputs go from ${a.min} to ${a.max}.`
      : `"${a.layer}" looks numbers up in a table, so its inputs must be whole numbers; not all of them are.`,
  'predict-one-sample': (a: { wanted: number[] }) =>
    `"predict" is a list of samples, each ${sizes(a.wanted)}: a single one needs a second pair of brackets.`,
  'predict-shape': (a: { wanted: number[]; found: number[] }) =>
    `Each sample in "predict" should be ${sizes(a.wanted)}, as the network takes it, not ${sizes(a.found)}.`,
};
