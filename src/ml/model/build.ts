import type { JSONPath } from 'jsonc-parser';
import { count } from '../language/messages/words';
import type { Fix } from '../language/problem';
import type { Reporter } from '../language/reporter';
import { type Shape, sameShape, volume } from '../language/shape';
import { acceptsRank } from '../registry/initializers';
import { type LayerConfig, layerEntry } from '../registry/layers';
import type { Misfit, WeightDraft } from '../registry/layers/layer';
import { givenWeights } from './given-weights';
import type { Layer, Model, WeightSpec } from './model';
import { layerNames } from './model';
import { wire } from './wire';

/** Axes of a sample that are computed with; the batch is one more, and TensorFlow.js ends at six. */
const MOST_AXES = 5;

/**
 * Works out every layer's shapes, weights and cost. Nothing is allocated, however large the network.
 * @param dataShape the shape of one sample of the data, used when the first layer declares none
 * @returns undefined after a problem was reported
 */
export function buildModel(
  configs: readonly LayerConfig[],
  name: string | undefined,
  dataShape: Shape | undefined,
  reporter: Reporter,
): Model | undefined {
  const names = layerNames(configs);
  const wiring = wire(configs, names, reporter);
  const input = declaredInput(configs[0]) ?? dataShape;
  if (!wiring) return undefined;
  if (!input) {
    reporter.report('no-input-shape', undefined, ['layers', 0]);
    return undefined;
  }
  const placed = new Map<number, Layer>();
  const place = (i: number): number => (i === -1 ? -1 : (placed.get(i)?.index ?? -1));
  for (const i of wiring.order) {
    const feeds = wiring.inputs[i] as readonly number[];
    const shapes = feeds.map((f) => placed.get(f)?.outputShape ?? input);
    const layer = buildLayer(configs[i] as LayerConfig, i, names[i] as string, placed.size, feeds.map(place), shapes, reporter);
    if (!layer) return undefined;
    placed.set(i, layer);
  }
  const title = name ?? (wiring.functional ? 'functional' : 'sequential');
  return { name: title, functional: wiring.functional, inputShape: input, layers: [...placed.values()] };
}

function buildLayer(
  config: LayerConfig,
  position: number,
  name: string,
  index: number,
  inputs: readonly number[],
  inputShapes: readonly Shape[],
  reporter: Reporter,
): Layer | undefined {
  const path = ['layers', position];
  const built = layerEntry(config.type).build(config as never, inputShapes);
  if ('misfit' in built) {
    reporter.report(built.misfit.code, built.misfit.args, path, { fixes: misfitFixes(built.misfit, config, path, reporter) });
    return undefined;
  }
  const given =
    inputFits(config, name, inputShapes, built.output, path, reporter) && givenWeights(config, name, built.weights, path, reporter);
  if (!given || !initializersFit(config, name, built.weights, given, path, reporter)) return undefined;
  const weights = built.weights.map((draft): WeightSpec => {
    const values = given.get(draft.name);
    return { ...draft, trainable: config.trainable && draft.trainable !== false, ...(values && { given: values }) };
  });
  const params = weights.reduce((sum, w) => sum + volume(w.shape), 0);
  const arithmetic = built.arithmetic && `${built.arithmetic} = ${count(params)}`;
  return {
    index,
    name,
    config,
    path,
    inputs,
    inputShapes,
    outputShape: built.output,
    weights,
    multiplyAdds: built.multiplyAdds,
    arithmetic,
  };
}

/** False after it was reported that the layer's shapes are none to compute with, or other ones than it declares. */
function inputFits(
  config: LayerConfig,
  layer: string,
  inputs: readonly Shape[],
  output: Shape,
  path: JSONPath,
  reporter: Reporter,
): boolean {
  const keys = ['shape', 'input_shape', ...(config.type === 'Embedding' ? [] : ['input_dim'])].filter(
    (key) => valueAt(config, key) !== undefined,
  );
  const [key, second] = keys;
  if (key && second) {
    const fixes = [reporter.fixRemove([...path, second])];
    reporter.report('only-one-of', { keys, where: config.type }, [...path, second], { onKey: true, fixes });
    return false;
  }
  const axes = Math.max(output.length, ...inputs.map((shape) => shape.length));
  if (axes > MOST_AXES) {
    reporter.report('too-many-axes', { layer, found: axes, limit: MOST_AXES }, path);
    return false;
  }
  const [declared, actual = []] = [declaredInput(config), inputs[0]];
  if (path[1] === 0 || !key || !declared || sameShape(declared, actual)) return true;
  const fixes = [reporter.fixRemove([...path, key])];
  reporter.report('input-shape-later', { layer, declared: [...declared], actual: [...actual] }, [...path, key], { fixes });
  return false;
}

/** False after an initializer was reported that is not for variables with so many axes. */
function initializersFit(
  config: LayerConfig,
  layer: string,
  drafts: readonly WeightDraft[],
  given: ReadonlyMap<string, Float32Array>,
  path: JSONPath,
  reporter: Reporter,
): boolean {
  const unfit = drafts.find((draft) => !given.has(draft.name) && !acceptsRank(draft.initializer, draft.shape.length));
  if (!unfit) return true;
  const key = Object.keys(config).find((k) => valueAt(config, k) === unfit.initializer);
  const place = key === undefined ? path : [...path, key];
  const fixes = key === undefined ? [] : [reporter.fixRemove(place)];
  const args = { layer, variable: unfit.name, initializer: unfit.initializer.type, shape: [...unfit.shape] };
  reporter.report('initializer-axes', args, place, { fixes });
  return false;
}

const valueAt = (config: LayerConfig, key: string): unknown => (Object.hasOwn(config, key) ? config[key as keyof LayerConfig] : undefined);

/** What puts a layer right that cannot take its inputs, where that is clear. */
function misfitFixes({ code, args }: Misfit, config: LayerConfig, path: JSONPath, reporter: Reporter): Fix[] {
  if (code === 'window-too-large') return [reporter.fixSet('set-missing', [...path, 'padding'], 'same')];
  const lacksOne = (code === 'needs-pictures' && 2) || (code === 'needs-sequences' && 1);
  // Before the first layer, or one that names its inputs, another layer would need more than to be put there.
  if (!lacksOne || path[1] === 0 || config.inputs) return [];
  const { found } = args as { readonly found: readonly number[] };
  const reshape = { type: 'Reshape', target_shape: [...found, 1] };
  return found.length === lacksOne ? [reporter.fixInsert(path, reshape)] : [];
}

/** The shape that a layer's own keys say goes into it. Embedding's `input_dim` is the size of its vocabulary. */
export function declaredInput(config: LayerConfig | undefined): Shape | undefined {
  if (!config) return undefined;
  if (config.type === 'Input') return config.shape;
  if (config.input_shape) return config.input_shape;
  return config.input_dim !== undefined && config.type !== 'Embedding' ? [config.input_dim] : undefined;
}
