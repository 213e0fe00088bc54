import { l10n } from 'vscode';
import { layerGraph } from '../../../ml/model/graph';
import { type Layer, type Model, outputShape } from '../../../ml/model/model';
import type { OutputReading } from '../../../ml/model/output-reading';
import { type Summary, summarize } from '../../../ml/model/summary';
import { kerasShape, memorySize, summaryText } from '../../../ml/model/summary-text';
import { unitFacts } from '../../../ml/model/unit-facts';
import { linear } from '../../../ml/registry/activations';
import type { LayerRow, Network } from '../../../webview/study/messages';
import { count, counted } from '../../counted';
import { arithmeticOf } from '../../problem-text';
import { activationOf } from './activation';
import { shortForm } from './short-form';

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
    variables: (layer?.weights ?? []).map(({ name, shape, trainable }) => ({ name, shape, trainable })),
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
