import { list, plural, sizes } from './words';

const weightsFileMessages = {
  'weights-kind': (a: { file: string; keras: boolean }) =>
    a.keras
      ? `"${a.file}" is in Keras's own format, which is not read here. In Python: np.savez("weights.npz", *model.get_weights()), then name that file.`
      : `"${a.file}" is not known as a file of weights. Name a .npz file, or the model.json of TensorFlow.js.`,
  'weights-json': (a: { file: string }) =>
    `"${a.file}" is not a TensorFlow.js layers model: it should be JSON with "modelTopology" and "weightsManifest".`,
  'weights-graph-model': (a: { file: string }) =>
    `"${a.file}" is a TensorFlow.js graph model, in which layers and their names are gone. Convert the model again with --output_format=tfjs_layers_model.`,
  'weights-dtype': (a: { file: string; variable: string; dtype: string }) =>
    `"${a.variable}" in "${a.file}" is stored as ${a.dtype}; only float32 is read. Export the model again without quantization.`,
  'weights-truncated': (a: { file: string; variable: string; wanted: number; found: number }) =>
    `The weights of "${a.file}" end inside "${a.variable}": they should have at least ${plural(a.wanted, 'byte')}, but ${a.found} are there. Copy or export them again.`,
  'weights-missing': (a: { file: string; missing: readonly string[]; known: readonly string[] }) =>
    `"${a.file}" has no weights for ${list(a.missing, 8)}. It has: ${list(a.known, 8)}. Do its layers have the names of this spec?`,
  'weights-differ': (a: { file: string; wanted: readonly string[]; known: readonly string[] }) =>
    `"${a.file}" holds ${list(a.known, 8)}. This network needs ${list(a.wanted, 8)}; neither names nor order fit. Was it saved from the same layers?`,
  'weights-file-shape': (a: { file: string; variable: string; name: string; wanted: number[]; found: number[] }) =>
    `"${a.variable}" should be ${sizes(a.wanted)}, but ${a.name === a.variable ? `in "${a.file}" it` : `"${a.name}" in "${a.file}"`} is ${sizes(a.found)}. Was it saved from the same layers?`,
  'weights-not-finite': (a: { file: string; variable: string; value: string }) =>
    `"${a.variable}" in "${a.file}" contains ${a.value}: the training it comes from had probably diverged. Use weights from before that.`,
  'weights-unused': (a: { file: string; names: readonly string[] }) =>
    `"${a.file}" also has ${list(a.names, 8)}, for which this network has no place; they are not used.`,
  'weights-by-order': (a: { file: string }) =>
    `The names in "${a.file}" are not those of this network's layers, so the weights were taken in the order of the layers; all shapes fit.`,
};

const tfjsMessages = {
  'tfjs-activation': (a: { layer: string; activation: string; instead: string }) =>
    `TensorFlow.js layers have no activation ${a.activation}, which "${a.layer}" uses, so this model cannot be exported to it. Use ${a.instead}, or export the weights as .npz.`,
  'tfjs-reset-after': (a: { layer: string }) =>
    `TensorFlow.js has GRU only with the reset gate before the matrix product. Write "reset_after": false on "${a.layer}" and train again, or export the weights as .npz.`,
  'tfjs-keepdims': (a: { layer: string; channels: number }) =>
    `TensorFlow.js knows no "keepdims". Leave it out of "${a.layer}" and put { "type": "Reshape", "target_shape": [1, 1, ${a.channels}] } after it.`,
  'tfjs-layer-name': (a: { layer: string }) =>
    `TensorFlow.js takes layer names of English letters, digits, "_", "-" and "." only, beginning with a letter or digit; "${a.layer}" is none. Give the layer another "name".`,
};

/** What can be wrong with results that are read or written: weights and models. */
export const resultMessages = { ...weightsFileMessages, ...tfjsMessages };
