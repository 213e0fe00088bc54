import type { Reporter } from '../language/reporter';
import type { Shape } from '../language/shape';
import { layerGraph } from '../model/graph';
import type { Layer, Model } from '../model/model';
import { kerasLayer } from './layers-model-config';
import type { NamedWeights } from './weights';

/** The two files of a TensorFlow.js layers model. */
interface LayersModelFiles {
  /** Content of model.json. */
  readonly json: string;
  /** Content of the binary file beside it: all variables one after another, little-endian float32. */
  readonly binary: Uint8Array;
}

// What tfjs-core takes as the name of a variable, without the slash that is between layer and variable.
const validName = /^[A-Za-z0-9][-A-Za-z0-9._]*$/;

/**
 * The model as `tf.loadLayersModel` of TensorFlow.js loads it, with Keras 2's description of the layers, which is what
 * tfjs-layers 4.22 reads.
 * @param weights all variables of the model
 * @param binaryName name of the binary file, which model.json mentions
 * @returns undefined after each layer that TensorFlow.js cannot represent was reported
 */
export function writeLayersModel(
  model: Model,
  weights: NamedWeights,
  binaryName: string,
  reporter: Reporter,
): LayersModelFiles | undefined {
  const layers = model.functional ? functionalLayers(model, reporter) : sequentialLayers(model, reporter);
  for (const layer of model.layers) {
    if (!validName.test(layer.name)) reporter.report('tfjs-layer-name', { layer: layer.name }, [...layer.path, 'name']);
  }
  if (!layers.every((l) => l !== undefined) || !model.layers.every((l) => validName.test(l.name))) return undefined;
  const config = model.functional ? { name: 'model', layers, ...ends(model) } : { name: 'sequential', layers };
  const manifest = [...weights].map(([name, { shape }]) => ({ name, shape, dtype: 'float32' }));
  const json = {
    format: 'layers-model',
    generatedBy: 'Neural Network Study',
    convertedBy: null,
    modelTopology: { class_name: model.functional ? 'Functional' : 'Sequential', config, keras_version: '2.15.0', backend: 'tensorflow' },
    weightsManifest: [{ paths: [binaryName], weights: manifest }],
  };
  return { json: `${JSON.stringify(json, null, 2)}\n`, binary: packed(weights) };
}

const batch = (shape: Shape): (number | null)[] => [null, ...shape];

const common = ({ name, config }: Layer) => ({ name, trainable: config.trainable, dtype: 'float32' });

function sequentialLayers(model: Model, reporter: Reporter) {
  return model.layers.map((layer, i) => {
    const made = kerasLayer(layer, reporter);
    const input = i === 0 ? { batch_input_shape: batch(model.inputShape) } : {};
    return made && { class_name: made.className, config: { ...common(layer), ...input, ...made.config } };
  });
}

function functionalLayers(model: Model, reporter: Reporter) {
  const { nodes, edges } = layerGraph(model);
  return nodes.map(({ name, layer }, i) => {
    const own = layer === undefined ? undefined : (model.layers[layer] as Layer);
    const made = own ? kerasLayer(own, reporter) : { className: 'InputLayer', config: { sparse: false } };
    const input = made?.className === 'InputLayer' ? { batch_input_shape: batch(model.inputShape) } : {};
    const feeds = edges.filter((e) => e.to === i).map((e) => [nodes[e.from]?.name, 0, 0, {}]);
    const shared = own ? common(own) : { name, dtype: 'float32' };
    return (
      made && {
        class_name: made.className,
        name,
        config: { ...shared, ...input, ...made.config },
        inbound_nodes: feeds.length ? [feeds] : [],
      }
    );
  });
}

/** The input layer is first in the graph; the output is the layer that the model's own list ends with. */
const ends = (model: Model) => ({
  input_layers: [[layerGraph(model).nodes[0]?.name, 0, 0]],
  output_layers: [[model.layers.at(-1)?.name, 0, 0]],
});

function packed(weights: NamedWeights): Uint8Array {
  const length = [...weights.values()].reduce((sum, { values }) => sum + values.length, 0);
  const view = new DataView(new ArrayBuffer(length * 4));
  let at = 0;
  for (const { values } of weights.values()) {
    for (const value of values) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  }
  return new Uint8Array(view.buffer);
}
