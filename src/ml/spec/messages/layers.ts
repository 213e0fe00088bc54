import { count, didYouMean, list, plural, sizes } from './words';

/** What can be wrong with the layers: their shapes, names, connections and weights. */
export const layerMessages = {
  'needs-rank': (a: { layer: string; wanted: string; found: string }) => `${a.layer} needs an input with ${a.wanted}, not ${a.found}.`,
  'reshape-does-not-fit': (a: { from: number[]; total: number; to: number[] }) =>
    `A sample here is ${sizes(a.from)}, that is ${plural(a.total, 'number')}; they do not fill ${a.to.join(' × ')}.`,
  'only-last-axis': (a: { layer: string; axis: number }) => `${a.layer} works along the last axis only ("axis": -1), not ${a.axis}.`,
  'cannot-add': (a: { first: number[]; other: number[] }) => `Add needs inputs of one shape (or with size 1 where they differ); here one is ${sizes(a.first)} and another ${sizes(a.other)}.`,
  'cannot-concatenate': (a: { axis: number; first: number[]; other: number[] }) =>
    `Concatenate along axis ${a.axis} needs inputs that are alike in all other axes; here one is ${sizes(a.first)} and another ${sizes(a.other)}.`,
  'needs-pictures': (a: { layer: string; found: number[] }) =>
    `${a.layer} needs pictures of rows × columns × channels, but a sample here is ${sizes(a.found)}.${
      a.found.length === 2 ? ` Put { "type": "Reshape", "target_shape": [${a.found.join(', ')}, 1] } before it.` : ''
    }`,
  'needs-sequences': (a: { layer: string; found: number[] }) =>
    `${a.layer} needs sequences of steps × features, but a sample here is ${sizes(a.found)}.${
      a.found.length === 1 ? ` Put { "type": "Reshape", "target_shape": [${a.found[0]}, 1] } before it.` : ''
    }`,
  'window-too-large': (a: { layer: string; window: number[]; picture: number[] }) =>
    `${a.layer}'s window of ${sizes(a.window)} is larger than the picture of ${sizes(a.picture)}. Make it smaller, or write "padding": "same".`,
  'strides-and-dilation': () => 'Conv2D takes either "strides" or "dilation_rate" above 1, not both (as in Keras).',
  'no-layers': () => 'A network needs at least one layer, such as { "type": "Dense", "units": 1 }.',
  'too-many-layers': (a: { found: number; limit: number }) => `This spec has ${count(a.found)} layers; at most ${count(a.limit)} are read.`,
  'input-not-first': () => 'Input stands first in the list of layers, and only once: this extension trains models with one input.',
  'unknown-layer': (a: { name: string; nearest?: string; known: readonly string[] }) =>
    `No layer is named "${a.name}".${a.nearest ? didYouMean(a.nearest) : ` There are: ${list(a.known)}.`}`,
  'needs-several-inputs': (a: { layer: string; found: number }) =>
    `${a.layer} joins several layers: name at least two of them, "inputs": ["…", "…"].`,
  'takes-one-input': (a: { layer: string; found: number }) =>
    `${a.layer} takes one input, not ${a.found}. Join them first with Concatenate or Add.`,
  'layer-name-twice': (a: { name: string }) => `Two layers are named "${a.name}"; each needs a name of its own.`,
  'cyclic-graph': (a: { layers: readonly string[] }) =>
    `These layers feed each other in a circle: ${list(a.layers)}. Each layer may only follow layers that do not depend on it.`,
  'leads-nowhere': (a: { layer: string; output: string }) =>
    `Nothing uses the output of "${a.layer}", and the model's output is "${a.output}". Name it in another layer's "inputs", or remove it.`,
  'no-input-shape': () =>
    'The first layer does not say what goes in, and the data does not tell. Write "input_shape": [2] (or "input_dim": 2) on it.',
  'input-shape-later': (a: { layer: string; declared: number[]; actual: number[] }) =>
    `"${a.layer}" says that ${sizes(a.declared)} goes in, but the layer before it gives ${sizes(a.actual)}. Only the first layer needs an input shape: remove this one.`,
  'no-such-variable': (a: { layer: string; variable: string; nearest?: string; known: readonly string[] }) =>
    `"${a.layer}" has no weights named "${a.variable}".${a.nearest ? didYouMean(a.nearest) : a.known.length ? ` It has: ${list(a.known)}.` : ' It has no weights at all.'}`,
  'weight-shape': (a: { layer: string; variable: string; wanted: number[]; found: number[]; turned: boolean }) =>
    `The ${a.variable} of "${a.layer}" is ${sizes(a.wanted)}, but ${sizes(a.found)} is given here.${
      a.turned ? ' Keras stores it inputs first: a row for each input, a column for each unit.' : ''
    }`,
};
