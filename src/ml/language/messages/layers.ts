import { andList, count, didYouMean, list, plural, shaped, sizes } from './words';

/** What can be wrong with the shapes that go from layer to layer. */
const shapeMessages = {
  'needs-rank': (a: { layer: string }) =>
    `${a.layer} needs a list of numbers for each sample, but a sample here is a single number. Put { "type": "Reshape", "target_shape": [1] } before it.`,
  'reshape-does-not-fit': (a: { from: number[]; total: number; to: number[] }) =>
    `A sample here is ${shaped(a.from)}${a.from.length > 1 ? `, that is ${plural(a.total, 'number')}` : ''}, and ${sizes(a.to)} does not hold exactly these. The sizes in "target_shape" must multiply to ${count(a.total)}; one of them may be -1 for whatever is left.`,
  'only-last-axis': (a: { layer: string; axis: number }) =>
    `${a.layer} works along the last axis only, not along ${a.axis}. Remove "axis", or write "axis": -1.`,
  'cannot-add': (a: { first: number[]; other: number[] }) =>
    `Add needs inputs of one shape (or with size 1 where they differ); here one is ${shaped(a.first)} and another ${shaped(a.other)}. Give the layers before it equally many units.`,
  'cannot-concatenate': (a: { axis: number; first: number[]; other: number[] }) =>
    `Concatenate along axis ${a.axis} needs inputs that have this axis and are alike in all others; here one is ${shaped(a.first)} and another ${shaped(a.other)}. Choose another "axis" (-1 is the last), or put Flatten before it.`,
  'needs-pictures': (a: { layer: string; found: number[] }) =>
    `${a.layer} needs pictures of rows × columns × channels, but a sample here is ${shaped(a.found)}. Put ${
      a.found.length === 2 ? `{ "type": "Reshape", "target_shape": [${a.found.join(', ')}, 1] }` : 'a Reshape to [rows, columns, channels]'
    } before it.`,
  'needs-sequences': (a: { layer: string; found: number[] }) =>
    `${a.layer} needs sequences of steps × features, but a sample here is ${shaped(a.found)}. Put ${
      a.found.length === 1 ? `{ "type": "Reshape", "target_shape": [${a.found[0]}, 1] }` : 'a Reshape to [steps, features]'
    } before it.`,
  'window-too-large': (a: { layer: string; window: number[]; picture: number[] }) =>
    `${a.layer}'s window of ${sizes(a.window)} is larger than the picture of ${sizes(a.picture)} that reaches it. Make it smaller, or write "padding": "same".`,
  'too-many-axes': (a: { layer: string; found: number; limit: number }) =>
    `A sample in "${a.layer}" has ${count(a.found)} axes; at most ${a.limit} can be computed with. Reshape or Flatten it to fewer.`,
  'strides-and-dilation': () => 'Conv2D takes either "strides" or "dilation_rate" above 1, not both (as in Keras). Remove one of them.',
  'no-input-shape': () =>
    'The first layer does not say what goes in, and there is no data that tells. Write "input_shape": [2] (or "input_dim": 2) on it, with as many inputs as a sample has.',
  'input-shape-later': (a: { layer: string; declared: number[]; actual: number[] }) =>
    `"${a.layer}" says that ${shaped(a.declared)} go in, but the layer before it gives ${shaped(a.actual)}. Only the first layer needs an input shape: remove this one.`,
};

/** What can be wrong with how layers are named and connected. */
const wiringMessages = {
  'no-layers': () => 'A network needs at least one layer. Write one into the brackets, such as { "type": "Dense", "units": 1 }.',
  'too-many-layers': (a: { found: number; limit: number }) =>
    `This spec has ${count(a.found)} layers; at most ${count(a.limit)} are read. Remove some.`,
  'input-not-first': () =>
    'Input comes first in the list of layers, without "inputs", and only once: this extension trains models with one input. Move it to the front, or remove it.',
  'unknown-layer': (a: { name: string; nearest?: string; known: readonly string[] }) =>
    `No layer is named "${a.name}".${a.nearest ? didYouMean(a.nearest) : ` Use the name of one of these: ${list(a.known)}.`}`,
  'needs-several-inputs': (a: { layer: string; found: number }) =>
    `${a.layer} joins several layers. Name at least two of them: "inputs": ["…", "…"].`,
  'takes-one-input': (a: { layer: string; found: number }) =>
    `${a.layer} takes one input, not ${a.found}. Join them first with Concatenate or Add, and name that layer here.`,
  'layer-name-twice': (a: { name: string }) =>
    `Two layers are named "${a.name}", and each needs a name of its own. Change one, or leave it out: layers then get names by themselves.`,
  'cyclic-graph': (a: { layers: readonly string[] }) =>
    a.layers.length === 1
      ? `"${a.layers[0]}" feeds itself. Name another layer in its "inputs".`
      : `These layers feed each other in a circle: ${list([...a.layers, a.layers[0] ?? ''].map((n) => `"${n}"`)).replaceAll(', ', ' → ')}. Change the "inputs" of one of them, so that data can flow from the first layer to the last.`,
  'leads-nowhere': (a: { layer: string; output: string }) =>
    `Nothing uses the output of "${a.layer}", and the output of the model is "${a.output}". Name it in another layer's "inputs", or remove it.`,
};

/** What can be wrong with weights that the spec gives. */
const weightMessages = {
  'no-such-variable': (a: { layer: string; variable: string; nearest?: string; known: readonly string[] }) =>
    a.known.length === 0
      ? `"${a.layer}" has no weights at all, so none can be given. Remove this.`
      : `"${a.layer}" has no weights named "${a.variable}".${a.nearest ? didYouMean(a.nearest) : ` It has ${andList(a.known.map((n) => `"${n}"`))}: use that name, or remove this.`}`,
  'weight-shape': (a: { layer: string; variable: string; wanted: number[]; found: number[]; turned: boolean }) =>
    `The ${a.variable} of "${a.layer}" should be ${block(a.wanted)}, but ${block(a.found)} is given here.${
      a.variable === 'kernel' && a.wanted.length === 2 ? ' Keras stores it inputs first: a row for each input, a column for each unit.' : ''
    }${a.variable === 'bias' && a.wanted.length === 1 ? ' Write one number for each unit.' : ''}`,
  'weight-not-finite': (a: { layer: string; variable: string; value: number }) =>
    `${a.value} in the ${a.variable} of "${a.layer}" is more than float32 can hold (3.4e38). Write a smaller number.`,
  'bias-twice': (a: { layer: string }) => `The bias of "${a.layer}" is given both in "weights" and in "bias". Remove one of them.`,
  'initializer-axes': (a: { layer: string; variable: string; initializer: string; shape: number[] }) =>
    `"${a.initializer}" makes matrices, but the ${a.variable} of "${a.layer}" is ${a.shape.length === 1 ? `a list of ${plural(a.shape[0] ?? 0, 'number')}` : sizes(a.shape)}. Use another initializer, such as ${a.shape.length === 1 ? '"zeros"' : '"glorot_uniform"'}.`,
};

/** `2 × 1`, `a list of 3`, `a single number`. */
const block = (shape: readonly number[]): string =>
  shape.length > 1 ? sizes(shape) : shape.length === 1 ? `a list of ${shape[0]}` : 'a single number';

/** What can be wrong with the layers: their shapes, names, connections and weights. */
export const layerMessages = { ...shapeMessages, ...wiringMessages, ...weightMessages };
