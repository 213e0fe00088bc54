import { l10n } from 'vscode';
import { kerasShape, type Shape } from '../../../ml/language/shape';
import { layerGraph } from '../../../ml/model/graph';
import { type Layer, type Model, outputShape } from '../../../ml/model/model';
import type { OutputReading } from '../../../ml/model/output-reading';
import { memorySize, type Summary, summarize, summaryText } from '../../../ml/model/summary';
import { linear, unitFacts } from '../../../ml/registry/activations';
import type { LayerRow, Network } from '../../../webview/study/messages/state';
import { count, counted } from '../../number-text';
import { arithmeticOf } from '../../problem-text';

/** A layer's activation: `tanh`; empty for a linear one. */
function activationOf(layer: Layer | undefined): string {
  const activation = layer && 'activation' in layer.config ? layer.config.activation.type : 'linear';
  return activation === 'linear' ? '' : activation;
}

/** Bytes of a float32. */
const FLOAT = 4;

/** What the panel shows of a network. @param reading of its answers */
export function networkOf(model: Model, reading: OutputReading): Network {
  const summary = summarize(model);
  const { nodes, edges } = layerGraph(model);
  const { params, branches, name } = summary;
  const total = (label: string, number: number) => ({ label, params: count(number), memory: memorySize(number * FLOAT) });
  return {
    name,
    rows: nodes.map(({ layer }, i) => rowOf(summary, i, layer === undefined ? undefined : model.layers[layer])),
    edges,
    branches,
    totals: [
      total(l10n.t('Total params'), params.total),
      total(l10n.t('Trainable params'), params.trainable),
      total(l10n.t('Non-trainable params'), params.nonTrainable),
    ],
    short: shortForm(model, branches),
    totalParams: params.total,
    multiplyAdds: count(summary.multiplyAdds),
    sentence: sentence(summary),
    text: summaryText(summary),
    inputShape: model.inputShape,
    outputShape: outputShape(model),
    outputActivation: activationOf(model.layers.at(-1)) || 'linear',
    reading,
  };
}

function rowOf(summary: Summary, i: number, layer: Layer | undefined): LayerRow {
  const row = summary.rows[i] as Summary['rows'][number];
  return {
    name: row.name,
    type: row.type,
    outputShape: kerasShape(row.outputShape),
    params: count(row.params),
    arithmetic: arithmeticOf(row.arithmetic),
    connectedTo: row.connectedTo.join(', '),
    memory: memorySize(row.bytes),
    multiplyAdds: count(row.multiplyAdds),
    trainable: row.trainable,
    activation: activationOf(layer),
    gives: unitFacts(layer && 'activation' in layer.config ? layer.config.activation : linear),
    ...(layer && { layer: layer.index }),
    variables: (layer?.weights ?? []).map(({ name, shape, axes, trainable }) => ({ name, shape, axes, trainable })),
  };
}

const sentence = ({ rows, params, multiplyAdds }: Summary): string =>
  l10n.t(
    '{0} with {1}, {2} in memory. One sample takes {3} on its way through.',
    counted(rows.length, 'layers'),
    counted(params.total, 'parameters'),
    memorySize(params.total * FLOAT),
    counted(multiplyAdds, 'multiplications'),
  );

/** More than this is no longer taken in at a glance: the middle is left out. */
const MOST = 6;

/**
 * A network in one line: `2 → 4 tanh → 1 sigmoid`. Layers that learn nothing and change no shape are not in it.
 * @param branches its layers are no chain: what is between its ends is only counted
 */
function shortForm({ inputShape, layers }: Model, branches: boolean): string {
  const last = layers.at(-1);
  if (branches && last) {
    const between = layers.filter((layer) => layer !== last && layer.config.type !== 'Input').length;
    return [sizes(inputShape), l10n.t('graph of {0}', counted(between, 'layers')), part(last)].join(' → ');
  }
  const parts = layers.flatMap((layer, i) => (tells(layer, layers[i - 1]?.outputShape ?? inputShape) ? [part(layer)] : []));
  const all = [sizes(inputShape), ...parts];
  return (all.length > MOST ? [...all.slice(0, 3), '…', ...all.slice(-2)] : all).join(' → ');
}

const tells = ({ config, weights, outputShape }: Layer, before: Shape): boolean =>
  config.type !== 'Input' && (weights.length > 0 || config.type === 'Activation' || sizes(outputShape) !== sizes(before));

function part(layer: Layer): string {
  const { type } = layer.config;
  if (type === 'Activation') return activationOf(layer) || 'linear';
  return [type === 'Dense' || type === 'Flatten' ? '' : type, sizes(layer.outputShape), activationOf(layer)].filter(Boolean).join(' ');
}

const sizes = (shape: Shape): string => shape.join(' × ') || '1';
