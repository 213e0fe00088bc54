import { andList, count, figure, list, plural, shaped, sizes } from './words';

const gigabytes = (bytes: number): string => `${(bytes / 2 ** 30).toPrecision(3)} GB`;

/** What can be wrong with how the sections fit together, and with the size of it all. */
const sectionMessages = {
  'needs-data': () =>
    'There is a "compile" section, so this network is to be trained, but there is no data to train it on. Add "data", such as { "gate": "XOR" }.',
  'not-trained': (a: { layer: string; data: boolean }) =>
    `Without "compile" nothing is trained, and "${a.layer}" has no weights given: they stay as they are drawn. Give "weights", or add ${a.data ? '"compile"' : '"data" and "compile"'}.`,
  'too-large': (a: { bytes: number; limit: number; layer: string; params: number; batch?: number }) =>
    `This would take ${a.bytes < 1e15 ? `about ${gigabytes(a.bytes)}` : 'more than a million GB'} of memory; at most ${gigabytes(a.limit)} are used. The largest part is "${a.layer}" with ${
      a.params < 1e15 ? plural(a.params, 'parameter') : 'more parameters than can be counted'
    }${a.batch === undefined ? '. Make it smaller.' : `, for batches of ${count(a.batch)}. Make the layer smaller, or the batch.`}`,
};

/** What can be wrong with the inputs. */
const inputMessages = {
  'input-laid-out': (a: { data: number[]; wanted: number[]; layer: string }) =>
    `A sample of the data is ${shaped(a.data)}, but the first layer takes ${shaped(a.wanted)}: the same numbers, laid out otherwise. Put ${a.layer} before it.`,
  'input-turned': (a: { rows: number; columns: number; transpose: boolean }) =>
    `The network takes ${plural(a.rows, 'input')}, and x has ${plural(a.rows, 'row')} of ${a.columns}: it seems to hold a row for each input, not for each sample. ${
      a.transpose ? 'Write "transpose": true.' : 'Remove "transpose": true.'
    }`,
  'input-shape': (a: { data: number[]; wanted: number[] }) =>
    `The first layer takes ${shaped(a.wanted)}, but a sample of the data is ${shaped(a.data)}. Change the input shape, or the data.`,
  'embedding-not-first': (a: { layer: string }) =>
    `"${a.layer}" is an Embedding: it takes whole numbers straight from the data, not what another layer computes. Put it first.`,
  'embedding-range': (a: { layer: string; size: number; min: number; max: number; whole: boolean; of: 'data' | 'predict' }) => {
    const inputs = a.of === 'data' ? 'the inputs' : 'the inputs in "predict"';
    return a.whole
      ? `"${a.layer}" has rows for the numbers 0 to ${count(a.size - 1)}, but ${inputs} go from ${figure(a.min)} to ${figure(a.max)}. ${
          a.min < 0 ? 'Renumber them from 0.' : `Write "input_dim": ${a.max + 1}, or change the inputs.`
        }`
      : `"${a.layer}" looks numbers up in a table, so ${inputs} must be whole numbers, and not all of them are. Round them, and do not "scale" them.`;
  },
  'predict-empty': (a: { wanted: number[] }) =>
    `There is nothing in "predict". Write a list of samples, each ${shaped(a.wanted)}, or remove it.`,
  'predict-no-list': (a: { wanted: number[] }) => `"predict" is a list of samples, each ${shaped(a.wanted)}: put it into brackets.`,
  'predict-one-sample': (a: { wanted: number[] }) =>
    `"predict" is a list of samples, each ${shaped(a.wanted)}: a single one needs a second pair of brackets.`,
  'predict-shape': (a: { wanted: number[]; found: number[] }) =>
    `Each sample in "predict" should be ${shaped(a.wanted)}, as the network takes it, not ${shaped(a.found)}. Write one list for each sample.`,
  'predict-not-finite': (a: { value: number }) => `${a.value} in "predict" is more than float32 can hold (3.4e38). Write a smaller number.`,
};

/** What can be wrong with output, loss and targets beside each other. */
const targetMessages = {
  'one-hot-for-sparse': (a: { loss: string }) =>
    `The targets are one-hot rows, but ${a.loss} takes class numbers (0, 1, 2, …). Use "categorical_crossentropy", or give class numbers.`,
  'labels-shape': (a: { loss: string; targets: number[]; wanted: number[] }) =>
    a.wanted.length === 0
      ? `${a.loss} takes one class number (0, 1, 2, …) a sample, but a target here is ${shaped(a.targets)}. Give class numbers, or use another loss.`
      : `${a.loss} takes a class number for each of the ${sizes(a.wanted)} rows of outputs, but a target here is ${shaped(a.targets)}. If each sample has one class, put Flatten before the last layer.`,
  'not-labels': (a: { loss: string; min: number; whole: boolean }) =>
    `${a.loss} takes class numbers 0, 1, 2, …, but ${a.whole ? `the smallest target is ${figure(a.min)}` : 'not all targets are whole numbers'}. Renumber the classes; for a regression, use "mse".`,
  'label-beyond-units': (a: { min: number; max: number; units: number; needed: number; yesOrNo: boolean }) => {
    if (a.yesOrNo)
      return 'The classes are 0 and 1, but the last layer has only 1 unit. Use "binary_crossentropy" with it, or 2 units, one for each class.';
    if (a.max - a.min < a.units)
      return `The classes go from ${figure(a.min)} to ${figure(a.max)}, but class numbers count from 0, so ${plural(a.units, 'unit')} are for 0 to ${count(a.units - 1)}. Subtract ${figure(a.min)} from each, or give the last layer ${count(a.needed)} units, of which the first would stay unused.`;
    return `The classes go from ${figure(a.min)} to ${figure(a.max)}, but the last layer has only ${plural(a.units, 'unit')}. Give it ${count(a.needed)}, one for each class${a.min > 0 ? ' from 0 on' : ''}.`;
  },
  'one-class': (a: { loss: string }) =>
    `${a.loss} compares several classes, but the network gives one number. For a yes or no, use "binary_crossentropy" after one sigmoid unit.`,
  'labels-for-one-hot': (a: { loss: string; sparse: boolean }) =>
    `The targets are class numbers, but ${a.loss} takes one-hot rows. Write "one_hot": true in "data"${a.sparse ? ', or use "sparse_categorical_crossentropy"' : ''}.`,
  'target-shape': (a: { targets: number[]; output: number[]; labels: boolean; sparse: boolean }) =>
    a.sparse
      ? `Each target is a class number, and the network gives ${shaped(a.output)} for each sample, one for each class: "sparse_categorical_crossentropy" is the loss for that, after a softmax. Change the loss.`
      : a.labels
        ? `Each target is a class number, but the network gives ${shaped(a.output)} for each sample. Write "one_hot": true in "data", so that there is a target for each of them, or give the last layer 1 unit.`
        : `Each target is ${shaped(a.targets)}, but the network gives ${shaped(a.output)} for each sample. Let the last layer give as many numbers as there are targets.`,
  'output-not-flat': (a: { output: number[]; targets: number[] }) =>
    `The network gives ${shaped(a.output)} for each sample, but each target is ${shaped(a.targets)}. Put Flatten before the Dense layers, or let a recurrent layer give its last step only.`,
  'softmax-of-one': (a: { layer: string }) => `softmax over a single unit is always 1, so "${a.layer}" cannot learn. Use "sigmoid".`,
  'percent-of-zero': () => 'Some targets are 0, and any error in percent of 0 is huge: these rows outweigh all others. Use "mae".',
  'targets-not-probabilities': (a: { loss: string; min: number; max: number; signs: boolean }) =>
    `${a.loss} takes targets from 0 to 1, but these go from ${figure(a.min)} to ${figure(a.max)}. ${
      a.signs ? 'Write 0 in place of -1, or use "hinge", which is made for -1 and 1.' : 'For a regression, use "mse".'
    }`,
  'not-logits': (a: { activation: string }) =>
    `"from_logits" says that the outputs are logits, but the last layer applies ${a.activation} already. As in Keras, the logits before it are used. Leave out one of the two.`,
  'softmax-for-labels': (a: { labels: number }) =>
    `A sample here can have several of the ${a.labels} labels, but softmax shares one probability of 1 among them: it can never be sure of two. Use sigmoid and "binary_crossentropy", which decide each label by itself.`,
  'softmax-with-binary': (a: { classes: number }) =>
    `The targets name one of ${a.classes} classes and the output is a softmax: "categorical_crossentropy" is made for that, while "binary_crossentropy" treats each class by itself. Change the loss.`,
  'not-probabilities': (a: { loss: string; activation: string; fitting: string; logits: boolean }) =>
    `${a.loss} needs probabilities from 0 to 1, but ${a.activation} gives other numbers too. End in "${a.fitting}"${a.logits ? ' (or set "from_logits": true on the loss)' : ''}.`,
  'out-of-reach': (a: { activation: string; low?: number; high?: number; min: number; max: number }) =>
    `${a.activation} gives numbers ${a.low === undefined ? `up to ${figure(a.high as number)}` : `from ${figure(a.low)} ${a.high === undefined ? 'up' : `to ${figure(a.high as number)}`}`}, but the targets go from ${figure(a.min)} to ${figure(a.max)}: some can never be reached. End in "linear", as a regression usually does.`,
};

/** What can be wrong with how weights learn. */
const learningMessages = {
  'nothing-to-train': () =>
    'No layer has weights that may change, so there is nothing to train. Add a layer with weights, such as Dense, or remove "trainable": false.',
  'perceptron-needs-step': (a: { layers: number }) =>
    a.layers === 1
      ? 'The perceptron rule trains units that fire or do not: the last layer must be Dense with the activation "step" (or "sign").'
      : `The perceptron rule is for a single layer of weights, and here there are ${a.layers}. To train several layers, use another optimizer and activations with a slope, such as relu or sigmoid.`,
  'perceptron-targets': (a: { activation: string; min: number; max: number; other?: string }) =>
    `A ${a.activation} unit gives ${a.activation === 'step' ? '0 or 1' : '-1 or 1'}, so the perceptron rule needs these as targets, but they go from ${figure(a.min)} to ${figure(a.max)}. ${
      a.other ? `Use "${a.other}".` : 'Change the targets.'
    }`,
  'no-gradient': (a: { activation: string; layer: string; smooth: string; one: boolean }) =>
    `${a.activation} is flat, so no gradient passes through "${a.layer}": its weights and those of the layers before it cannot learn. Use "${a.smooth}"${
      a.one ? ', or "optimizer": "perceptron"' : ''
    }.`,
  'metric-name-twice': (a: { name: string }) =>
    `"${a.name}" is in the history already. Remove this metric, or give it a "name" of its own.`,
  'metric-name-reserved': (a: { name: string }) =>
    a.name.startsWith('val_')
      ? `"${a.name}" cannot be the name of a metric: in the history, "val_" marks the values of validation. Choose another.`
      : `"${a.name}" cannot be the name of a metric. Choose another, or leave it out.`,
  'metric-targets': (a: { metric: string; wanted: 'labels' | 'one-row' | 'alike'; targets: number[]; output: number[] }) => {
    switch (a.wanted) {
      case 'labels':
        return `${a.metric} takes one class number (0, 1, 2, …) a sample, and the targets are something else. Use another metric.`;
      case 'one-row':
        return `${a.metric} takes one row of outputs a sample, but here they are ${sizes(a.output)}. Put Flatten before the last layer, or use another metric.`;
      case 'alike':
        return `${a.metric} cannot compare outputs of ${shaped(a.output)} with targets of ${shaped(a.targets)}. Use another metric, or targets that look like the outputs.`;
    }
  },
};

/** What can be wrong with "fit". */
const fitMessages = {
  'two-validations': () =>
    'The data has validation rows of its own; as in Keras, they are taken and "validation_split" is not. Remove one of the two.',
  'empty-split': (a: { rows: number; split: number; kept: number }) =>
    `"validation_split": ${a.split} of ${plural(a.rows, 'row')} leaves ${a.kept} for training and ${a.rows - a.kept} for validation, and both need at least one. Choose another part, or add rows.`,
  'one-class-validation': (a: { rows: number; name: string }) =>
    `All ${plural(a.rows, 'validation row')} have class ${a.name}, while training has others: the rows seem to be sorted by class, so the validation metrics say little. Write "shuffle": true in "data".`,
  'both-weights': () => 'Either "class_weight" or "sample_weight" can be given, not both (as in Keras). Remove one.',
  'sample-weight-length': (a: { found: number; rows: number; all: number; shuffled: boolean }) => {
    const found = `"sample_weight" has ${plural(a.found, 'number')}, but`;
    if (a.shuffled) return `${found} the data has ${plural(a.all, 'row')}. Write one for each of them, in their order before "shuffle".`;
    return a.all === a.rows
      ? `${found} there are ${plural(a.rows, 'training row')}. Write one for each row.`
      : `${found} there are ${plural(a.rows, 'training row')}, ${count(a.all)} with those of validation and test. Write one for each training row, or for each of all.`;
  },
  'no-classes': () =>
    '"class_weight" needs targets that are class numbers (0, 1, 2, …) or one-hot rows, and these are not. Remove it, or use "sample_weight".',
  'class-without-rows': (a: { key: string; known: readonly string[] }) =>
    `No training row has class ${a.key}, so this weight does nothing. The classes are ${andList(a.known.slice(0, 24))}${a.known.length > 24 ? ', …' : ''}.`,
  'monitor-unknown': (a: { monitor: string; known: readonly string[]; nearest?: string }) =>
    `"${a.monitor}" is not in the history. ${a.nearest ? `Did you mean "${a.nearest}"?` : `Watch one of: ${list(a.known)}.`}`,
  'monitor-not-there': (a: { monitor: string; without: string }) =>
    `"${a.monitor}" needs validation rows, and there are none, so training would never stop early. Add "validation_split": 0.2, or watch "${a.without}".`,
};

/** What can be wrong with how the sections fit together: data, network, loss, metrics and fit. */
export const checkMessages = { ...sectionMessages, ...inputMessages, ...targetMessages, ...learningMessages, ...fitMessages };

/** Metrics that can be computed, but say nothing of this network. */
export const metricMessages = {
  'accuracy-of-regression': (a: { metric: string; countsRight: boolean }) =>
    `${a.metric} ${
      a.countsRight
        ? 'is made for classes: it compares the target with 0 or 1, or the places of the largest numbers, and says nothing of a regression'
        : 'compares classes; with targets that are not classes it says nothing'
    }. Use "mae" to see how far off the answers are.`,
  'accuracy-of-signs': (a: { metric: string }) =>
    `${a.metric} knows the classes 0 and 1 only, as in Keras: with targets of −1 it says nothing. Write 0 in place of −1 ("hinge" takes 0 and 1 too), or look at the loss instead.`,
  'accuracy-of-labels': (a: { metric: string; outputs: number }) =>
    `${a.metric} looks only at which output is the largest, but here each of the ${a.outputs} outputs is a label of its own. Use "binary_accuracy".`,
  'accuracy-of-logits': (a: { metric: string; hinge: boolean; remedy: 'threshold' | 'from_logits' | 'none' }) => {
    const border = a.hinge
      ? 'under "hinge" an output above 0 means class 1'
      : 'with "from_logits" an output is a logit, which means class 1 above 0';
    switch (a.remedy) {
      case 'threshold':
        return `${a.metric} takes outputs above 0.5 for class 1, but ${border}. Give it a threshold of 0.`;
      case 'from_logits':
        return `${a.metric} takes outputs for probabilities, but ${border}. Write "from_logits": true in the metric, too.`;
      case 'none':
        return `${a.metric} takes outputs for probabilities, but ${border}. Use another metric, or end in "sigmoid" or "softmax".`;
    }
  },
  'always-yes': (a: { metric: string }) =>
    `Without a "threshold", ${a.metric} takes the largest output of a row for a yes: with a single output that is always yes. Write "threshold": 0.5.`,
  'largest-of-one': (a: { metric: string }) =>
    `${a.metric} looks at which output is the largest, and here there is only one. Use "accuracy", which compares it with 0.5.`,
};
