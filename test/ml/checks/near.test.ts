import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Node, parseTree } from 'jsonc-parser';
import type { MessageCode } from '../../../src/ml/language/messages';
import type { ExplainedCode } from '../../../src/ml/language/messages/explained';
import { teachingMessages } from '../../../src/ml/language/messages/teaching';
import { bce, scce, trained } from '../spec/cases/case';
import { teachingCases } from '../spec/cases/teaching';
import { applied, check, codesOf } from '../spec/check';

const output = '{ "type": "Dense", "units": 1, "activation": "sigmoid" }';
const tanh = '{ "type": "Dense", "units": 4, "activation": "tanh" }';
const linear = '{ "type": "Dense", "units": 1 }';
const softmax = '{ "type": "Dense", "units": 3, "activation": "softmax" }';
const xor = '{ "gate": "XOR" }';
const line = '{ "x": [1, 2, 3, 4], "y": [3, 5, 7, 9] }';
const three = '{ "x": [1, 2, 3, 4, 5, 6], "y": [0, 1, 2, 0, 1, 2] }';
const sigmoid = (times: number, before = ''): string => `${before}{ "type": "Dense", "units": 4, "activation": "sigmoid" }, `.repeat(times);
const sgd = (rate: number, loss = 'mse', more = ''): string =>
  `"optimizer": { "type": "SGD", "learning_rate": ${rate}${more} }, "loss": "${loss}"`;
const adam = (rate: number, loss = 'binary_crossentropy'): string =>
  `"optimizer": { "type": "Adam", "learning_rate": ${rate} }, "loss": "${loss}"`;
const zeros = (units: number, activation: string, more = ''): string =>
  `{ "type": "Dense", "units": ${units}, "activation": "${activation}", "kernel_initializer": "zeros"${more} }`;
const pixels = (more: string, rows = '[[[0, 255], [9, 0]], [[3, 1], [255, 2]]]'): string => `{ "x": ${rows}, "y": [0, 1]${more} }`;
const two = '{ "type": "Flatten" }, { "type": "Dense", "units": 2, "activation": "softmax" }';
const rows = (n: number): string =>
  `{ "x": [${Array.from({ length: n }, (_, i) => i)}], "y": [${Array.from({ length: n }, (_, i) => i * i)}] }`;
const wide = '{ "type": "Dense", "units": 500, "activation": "relu" }';

/** Specs that are near those that show a mistake (`cases/teaching.ts`), and right. */
const near: Readonly<Record<keyof typeof teachingMessages, Readonly<Record<string, string>>>> = {
  'softmax-hidden': {
    'at the end': trained(`${tanh}, ${softmax}`, scce, three),
    'at the end, before a layer that only rearranges': trained(`${softmax}, { "type": "Flatten" }`, scce, three),
    'at the end, as a layer of its own': trained(
      '{ "type": "Dense", "units": 3 }, { "type": "Activation", "activation": "softmax" }',
      scce,
      three,
    ),
    'at the end of two ways that are added': trained(
      '{ "type": "Input", "shape": [1], "name": "in" }, { "type": "Dense", "units": 3, "activation": "softmax", "name": "a" }, { "type": "Dense", "units": 3, "activation": "softmax", "name": "b", "inputs": ["in"] }, { "type": "Add", "inputs": ["a", "b"] }',
      scce,
      three,
    ),
    'another function of each unit': trained(`${tanh}, ${output}`, bce, xor),
  },
  'linear-stack': {
    'an activation between': trained(`${tanh}, ${output}`, bce),
    'an activation as a layer between': trained(
      `{ "type": "Dense", "units": 4 }, { "type": "Activation", "activation": "relu" }, ${output}`,
      bce,
    ),
    'one linear layer': trained(linear),
    'a narrow one, whose matrix has a low rank': trained(
      '{ "type": "Dense", "units": 1 }, { "type": "Dense", "units": 3 }',
      undefined,
      '{ "x": [[1, 2, 3]], "y": [[1, 2, 3]] }',
    ),
    'BatchNormalization between, which is no line while it trains': trained(
      `{ "type": "Dense", "units": 4 }, { "type": "BatchNormalization" }, ${output}`,
      bce,
    ),
    'a way around it': trained(
      '{ "type": "Dense", "units": 2, "name": "a" }, { "type": "Dense", "units": 2, "activation": "relu", "name": "b" }, { "type": "Add", "inputs": ["a", "b"] }, { "type": "Dense", "units": 1 }',
    ),
  },
  'one-unit-hidden': {
    'two units': trained(`{ "type": "Dense", "units": 2, "activation": "tanh" }, ${output}`, bce),
    'the output': trained(`${tanh}, ${output}`, bce),
    'of one input nothing is lost': trained(`{ "type": "Dense", "units": 1, "activation": "tanh" }, ${linear}`, undefined, line),
    'a way around it': trained(
      `{ "type": "Input", "shape": [2], "name": "in" }, { "type": "Dense", "units": 1, "activation": "tanh", "name": "a" }, { "type": "Concatenate", "inputs": ["in", "a"] }, ${output}`,
      bce,
    ),
  },
  'vanishing-gradient': {
    'three layers of sigmoid': trained(`${sigmoid(3)}${output}`, bce),
    relu: trained(`${sigmoid(6).replaceAll('sigmoid', 'relu')}${output}`, bce),
    tanh: trained(`${sigmoid(6).replaceAll('sigmoid', 'tanh')}${output}`, bce),
    'BatchNormalization between': trained(`${sigmoid(6, '{ "type": "BatchNormalization" }, ')}${output}`, bce),
    'a skip connection': trained(
      `{ "type": "Dense", "units": 4, "name": "a" }, ${sigmoid(5)}{ "type": "Dense", "units": 4, "activation": "sigmoid", "name": "b" }, { "type": "Add", "inputs": ["a", "b"] }, ${output}`,
      bce,
    ),
  },
  'weights-alike': {
    'zeros before weights that are drawn': trained(`${zeros(4, 'tanh')}, ${output}`, bce),
    'weights that are drawn before zeros': trained(`${tanh}, ${zeros(1, 'sigmoid')}`, bce),
    'a single layer, which may begin with zeros': trained(zeros(1, 'sigmoid'), bce),
    'one unit': trained(`${zeros(1, 'tanh')}, ${zeros(1, 'sigmoid')}`, bce),
    'given weights that differ': trained(
      `{ "type": "Dense", "units": 2, "activation": "tanh", "weights": [[1, 1], [1, 2]] }, ${zeros(1, 'sigmoid')}`,
      bce,
    ),
    'biases that differ': trained(`${zeros(2, 'tanh', ', "bias": [1, 2]')}, ${zeros(1, 'sigmoid')}`, bce),
    'dropout makes them differ': trained(`${zeros(4, 'tanh')}, { "type": "Dropout", "rate": 0.5 }, ${zeros(1, 'sigmoid')}`, bce),
    'frozen, and so meant': trained(`${zeros(4, 'tanh', ', "trainable": false')}, ${zeros(1, 'sigmoid')}`, bce),
  },
  'squared-error-for-classes': {
    'cross-entropy': trained(output, bce),
    'a regression between 0 and 1': trained(output, undefined, '{ "x": [1, 2], "y": [0.25, 1] }'),
    'a single target of 0 or 1': trained(output, undefined, '{ "x": [[1, 2]], "y": [1] }'),
    'linear output': trained(linear),
    'a hinge': trained(output, '"optimizer": "adam", "loss": "hinge"'),
  },
  'learning-rate-large': {
    'large for a small network that bears it': trained(`${tanh}, ${output}`, sgd(10), xor),
    'Adam with a tenth': trained(`${tanh}, ${output}`, adam(0.1), xor),
    'Adam, where the outputs have to become as large as the targets': trained(
      `${tanh}, ${linear}`,
      adam(10, 'mse'),
      '{ "x": [1, 2, 3], "y": [1000, 2000, 3000] }',
    ),
    'SGD with clipped gradients': trained(`${tanh}, ${output}`, sgd(100, 'binary_crossentropy', ', "clipnorm": 0.001'), xor),
    'small inputs, whose gradients are small': trained(output, sgd(1000, 'binary_crossentropy'), '{ "x": [0.001, 0.002], "y": [0, 1] }'),
    'the perceptron rule, where the rate only scales': trained(
      '{ "type": "Dense", "units": 1, "activation": "step" }',
      '"optimizer": { "type": "perceptron", "learning_rate": 1000 }',
    ),
  },
  'learning-rate-diverges': {
    'a little below the border': trained(linear, sgd(0.1197), line),
    'momentum moves the border': trained(linear, sgd(0.17, 'mse', ', "momentum": 0.5'), line),
    'Adam, whose steps do not grow with the curvature': trained(linear, adam(0.5, 'mse'), line),
    'the absolute error, which is no bowl': trained(linear, sgd(0.13, 'mae'), line),
    'a bounded output': trained(output, sgd(2.5)),
    'a deep network below the border of its bias': trained(`${tanh}, ${linear}`, sgd(0.99), line),
    'no bias whose curvature is known': trained(`${tanh}, { "type": "Dense", "units": 1, "use_bias": false }`, sgd(1.5), line),
    'clipped gradients': trained(linear, sgd(0.13, 'mse', ', "clipvalue": 0.1'), line),
    'rows that weigh differently': trained(linear, sgd(0.13), line, ', "fit": { "sample_weight": [0.1, 0.1, 0.1, 0.1] }'),
  },
  'learning-rate-small': {
    'small, and enough steps': trained(linear, sgd(0.0001), line, ', "fit": { "epochs": 1000, "batch_size": 4 }'),
    'a thousandth, as in the sample': trained(linear, sgd(0.001), line, ', "fit": { "epochs": 100, "batch_size": 4 }'),
    'large inputs, which need small rates': trained(
      `${tanh}, ${output}`,
      sgd(1e-7, 'binary_crossentropy'),
      '{ "x": [5000, 3000], "y": [0, 1] }',
    ),
    'tiny, and hundreds of thousands of steps': trained(`${tanh}, ${output}`, adam(1e-6), undefined, ', "fit": { "epochs": 200000 }'),
    'one epoch of a usual rate': trained(`${tanh}, ${output}`, adam(0.001)),
    'Adadelta with the rate of its paper': trained(
      `${tanh}, ${output}`,
      '"optimizer": { "type": "Adadelta", "learning_rate": 1 }, "loss": "binary_crossentropy"',
    ),
    'Adadelta with a large epsilon, by which its first steps are longer': trained(
      `${tanh}, ${output}`,
      '"optimizer": { "type": "Adadelta", "learning_rate": 0.01, "epsilon": 0.01 }, "loss": "binary_crossentropy"',
    ),
  },
  'learning-rate-zero': { 'above 0': trained(`${tanh}, ${output}`, adam(0.01), xor) },
  'pixels-not-scaled': {
    scaled: trained(two, scce, pixels(', "scale": 255')),
    'between 0 and 1 already': trained(two, scce, pixels('', '[[[0, 1], [0.5, 0]], [[0.25, 1], [1, 0]]]')),
    'with 16 grey levels': trained(two, scce, pixels('', '[[[0, 16], [9, 0]], [[3, 1], [15, 2]]]')),
    'no whole numbers': trained(two, scce, pixels('', '[[[0, 200.5], [9, 0]], [[3, 1], [255, 2]]]')),
    'numbers of no picture': trained('{ "type": "Dense", "units": 1 }', undefined, '{ "x": [[200, 3], [10, 255]], "y": [1.5, 2] }'),
    'normalized by the network': trained(
      `{ "type": "Flatten" }, { "type": "BatchNormalization" }, { "type": "Dense", "units": 2, "activation": "softmax" }`,
      scce,
      pixels(''),
    ),
  },
  'batch-larger-than-data': {
    'as large as the data': trained(output, bce, undefined, ', "fit": { "batch_size": 4 }'),
    'as large as the data before validation rows are taken': trained(
      output,
      bce,
      undefined,
      ', "seed": 1, "fit": { "batch_size": 4, "validation_split": 0.25 }',
    ),
    'the usual 32, which no one wrote': trained(output, bce, undefined, ', "fit": { "epochs": 3 }'),
  },
  'many-parameters': {
    'few in all': trained('{ "type": "Dense", "units": 100, "activation": "relu" }, { "type": "Dense", "units": 1 }', undefined, rows(2)),
    'few for each row': trained(`${wide}, { "type": "Dense", "units": 1 }`, undefined, rows(16)),
    'few for each pixel': trained(
      '{ "type": "Dense", "units": 30, "activation": "relu" }, { "type": "Dense", "units": 1 }',
      undefined,
      `{ "x": [${Array.from({ length: 5 }, (_, row) => `[${Array.from({ length: 60 }, (_, i) => (i * row) / 60)}]`)}], "y": [1, 5, 2, 4, 3] }`,
    ),
    'with Dropout': trained(`${wide}, { "type": "Dropout", "rate": 0.5 }, { "type": "Dense", "units": 1 }`, undefined, rows(10)),
    'with early stopping': trained(
      `${wide}, { "type": "Dense", "units": 1 }`,
      undefined,
      rows(10),
      ', "seed": 1, "fit": { "validation_split": 0.2, "early_stopping": {} }',
    ),
    'a truth table, which is all there is': trained(`${wide}, ${output}`, bce, xor),
  },
  'class-without-training': {
    'every class in training': trained(softmax, scce, three, ', "seed": 1, "fit": { "validation_split": 0.5 }'),
    'shuffled before': trained(
      softmax,
      scce,
      '{ "x": [1, 2, 3, 4, 5, 6], "y": [0, 0, 1, 1, 2, 2], "shuffle": true }',
      ', "seed": 1, "fit": { "validation_split": 0.2 }',
    ),
    'a class that only training has': trained(softmax, scce, '{ "x": [1, 2, 3, 4], "y": [0, 1, 2, 1], "test": 1 }', ', "seed": 1'),
    'a regression': trained(linear, undefined, '{ "x": [1, 2, 3, 4], "y": [0.5, 1, 2, 4], "test": 1 }', ', "seed": 1'),
    'a regression of whole numbers': trained(linear, undefined, '{ "x": [1, 2, 3, 4], "y": [1, 2, 3, 4], "test": 1 }', ', "seed": 1'),
  },
  'class-name-unused': {
    'a row of each': trained(softmax, scce, three.replace(' }', ', "class_names": ["a", "b", "c"] }')),
    'one that only the test rows have': trained(
      softmax,
      scce,
      '{ "x": [1, 2, 3, 4], "y": [0, 1, 0, 2], "class_names": ["a", "b", "c"], "test": 1 }',
      ', "seed": 1',
    ),
  },
  'no-seed': {
    written: trained(output, bce, '{ "x": [1, 2, 3, 4], "y": [0, 1, 0, 1], "test": 1 }', ', "seed": 0'),
    'no rows to compare by': trained(output, bce),
    'nothing that is drawn': trained(zeros(1, 'sigmoid'), bce, '{ "x": [1, 2, 3, 4], "y": [0, 1, 0, 1], "test": 1 }'),
  },
  'ignore-unknown': { 'a code that there is': `// nn-ignore: squared-error-for-classes\n${trained(output)}` },
  'ignore-error': { 'no error': `// nn-ignore: squared-error-for-classes\n${trained(output)}` },
  'ignore-unused': {
    used: `// nn-ignore-file: squared-error-for-classes\n${trained(output)}`,
    'not known while there is an error': `// nn-ignore-file: no-line\n${trained(output).replace('"units"', '"unitz"')}`,
    'only reported of a run': `// nn-ignore-file: metric-not-finite\n${trained(output, bce)}`,
  },
};

/** The same for what was reported before it was explained. */
const nearOthers: Partial<Readonly<Record<ExplainedCode, Readonly<Record<string, string>>>>> = {
  'softmax-of-one': { 'sigmoid of one': trained(output, bce), 'softmax of three': trained(softmax, scce, three) },
  'not-probabilities': {
    sigmoid: trained(output, bce),
    'a linear output that is said to be logits': trained(
      linear,
      '"optimizer": "adam", "loss": { "type": "binary_crossentropy", "from_logits": true }',
    ),
    'a regression': trained(linear, undefined, line),
  },
  'not-logits': {
    'logits that are said to be': trained(linear, '"optimizer": "adam", "loss": { "type": "binary_crossentropy", "from_logits": true }'),
  },
  'softmax-for-labels': {
    'one class a row': trained(
      softmax,
      '"optimizer": "adam", "loss": "categorical_crossentropy"',
      three.replace(' }', ', "one_hot": true }'),
    ),
  },
  'softmax-with-binary': {
    'the loss for it': trained(
      softmax,
      '"optimizer": "adam", "loss": "categorical_crossentropy"',
      three.replace(' }', ', "one_hot": true }'),
    ),
  },
  'out-of-reach': {
    'targets that sigmoid reaches': trained(output, undefined, '{ "x": [1, 2], "y": [0.25, 0.75] }'),
    'targets that relu reaches': trained(linear.replace(' }', ', "activation": "relu" }'), undefined, line),
  },
  'percent-of-zero': { 'no target is 0': trained(linear, '"optimizer": "adam", "loss": "mape"', line) },
  'no-line-for-gate': {
    'a gate that a line separates': trained(output, bce, '{ "gate": "NAND" }'),
    'a hidden layer': trained(`${tanh}, ${output}`, bce, xor),
    "rows of one's own, which may overlap": trained(output, bce, '{ "x": [[0, 0], [0, 1], [1, 0], [1, 1]], "y": [0, 1, 1, 0] }'),
  },
  'no-line': { 'classes that a line separates': trained(output, bce), 'a hidden layer': trained(`${tanh}, ${output}`, bce, xor) },
  'no-line-through-zero': {
    'a line through 0 that does': trained(output.replace(' }', ', "use_bias": false }'), bce, '{ "x": [-1, 1], "y": [0, 1] }'),
  },
  'not-trained': {
    'weights that are given': '{ "layers": [{ "type": "Dense", "units": 1, "weights": [[1], [1]], "bias": [0], "input_dim": 2 }] }',
  },
  'no-gradient': {
    'a smooth step': trained(output, bce),
    'a step by the perceptron rule': trained(output.replace('sigmoid', 'step'), '"optimizer": "perceptron"'),
  },
  'nothing-to-train': { 'a layer that may change': trained(`${tanh.replace(' }', ', "trainable": false }')}, ${output}`, bce) },
  'perceptron-needs-step': { 'a step': trained(output.replace('sigmoid', 'step'), '"optimizer": "perceptron"') },
  'perceptron-targets': {
    'signs for sign': trained(output.replace('sigmoid', 'sign'), '"optimizer": "perceptron"', '{ "x": [1, 2], "y": [-1, 1] }'),
  },
  'one-hot-for-sparse': { 'class numbers': trained(softmax, scce, three) },
  'labels-for-one-hot': {
    'one-hot rows': trained(softmax, '"optimizer": "adam", "loss": "categorical_crossentropy"', three.replace(' }', ', "one_hot": true }')),
  },
  'label-beyond-units': { 'a unit for each class': trained(softmax, scce, three) },
  'one-class': { 'the loss for one': trained(output, bce) },
  'targets-not-probabilities': { 'targets between 0 and 1': trained(output, bce, '{ "x": [1, 2], "y": [0.25, 1] }') },
  'one-class-validation': {
    'both classes in the last rows': trained(
      output,
      bce,
      '{ "x": [1, 2, 3, 4, 5, 6, 7, 8], "y": [0, 1, 0, 1, 0, 1, 0, 1] }',
      ', "seed": 1, "fit": { "validation_split": 0.5 }',
    ),
  },
  'two-validations': { 'one of them': trained(output, bce, '{ "x": [1, 2, 3, 4], "y": [0, 1, 0, 1], "validation": 2 }', ', "seed": 1') },
  'class-without-rows': { 'a class that has rows': trained(output, bce, undefined, ', "fit": { "class_weight": { "1": 5 } }') },
  'monitor-not-there': {
    'with validation rows': trained(
      output,
      bce,
      '{ "x": [1, 2, 3, 4], "y": [0, 1, 0, 1] }',
      ', "seed": 1, "fit": { "validation_split": 0.5, "early_stopping": { "monitor": "val_loss" } }',
    ),
  },
  'classes-unused': { 'a set that takes it': trained(softmax, scce, '{ "synthetic": "blobs", "classes": 3 }') },
  'names-without-classes': { 'classes to name': trained(softmax, scce, three.replace(' }', ', "class_names": ["a", "b", "c"] }')) },
  'part-empty': { 'a part with rows': trained(linear, undefined, '{ "x": [1, 2, 3, 4], "y": [3, 5, 7, 9], "test": 0.25 }', ', "seed": 1') },
};

describe('near a mistake, and right', () => {
  for (const [code, specs] of Object.entries({ ...near, ...nearOthers })) {
    for (const [what, text] of Object.entries(specs)) {
      it(`${code}: ${what}`, async () => {
        const { problems, spec } = await check(text);
        assert.ok(spec || code === 'ignore-unused', problems.map(({ message }) => message).join(' '));
        assert.ok(!problems.some((problem) => problem.code === code), problems.map(({ message }) => message).join(' '));
      });
    }
  }
});

/** What is written at each place of a text, but lists and objects. */
function written(node: Node | undefined, path: string, found = new Map<string, unknown>()): Map<string, unknown> {
  if (!node) return found;
  if (node.type === 'property') return written(node.children?.[1], `${path}.${String(node.children?.[0]?.value)}`, found);
  if (!node.children) return found.set(path, node.value);
  node.children.forEach((child, i) => void written(child, node.type === 'array' ? `${path}[${i}]` : path, found));
  return found;
}

/** What of a spec each fix may change. */
const changes: Partial<Readonly<Record<MessageCode, RegExp>>> = {
  'softmax-hidden': /\.activation$/,
  'linear-stack': /\.activation$/,
  'vanishing-gradient': /\.activation$/,
  'weights-alike': /\.(kernel_initializer|weights)/,
  'squared-error-for-classes': /^\.compile\.loss$/,
  'learning-rate-large': /\.learning_rate$/,
  'learning-rate-diverges': /\.learning_rate$/,
  'learning-rate-small': /^\.compile\.optimizer/,
  'learning-rate-zero': /\.learning_rate$/,
  'pixels-not-scaled': /^\.data\.scale$/,
  'batch-larger-than-data': /^\.fit\.batch_size$/,
  'class-without-training': /^\.data\.shuffle$/,
  'class-name-unused': /^\.data\.class_names\[2\]$/,
  'no-seed': /^\.seed$/,
};

describe('a fix leaves a spec as it was, but for what it is about', () => {
  for (const [i, { code, text: marked }] of teachingCases.entries()) {
    it(`${code} (${i})`, async () => {
      const text = `// Mine.\n${marked.replaceAll(/[«»]/g, '').replace('"layers"', '\n  "layers"')} // The end.`;
      const { problems } = await check(text);
      const before = written(parseTree(text), '');
      for (const fix of problems.filter((problem) => problem.code === code).flatMap(({ fixes }) => fixes)) {
        const made = applied(text, fix);
        assert.match(made, /^\/\/ Mine\.\n.* \/\/ The end\.$/s);
        const after = written(parseTree(made), '');
        const changed = [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
        for (const path of changed) assert.match(path, changes[code] ?? /^never$/, fix.title);
        assert.ok(!(await codesOf(made)).includes(code), made);
      }
    });
  }

  it('every teaching message has a case', () => {
    for (const code of Object.keys(teachingMessages))
      assert.ok(
        teachingCases.some((one) => one.code === code),
        code,
      );
  });
});
