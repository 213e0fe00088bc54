import { l10n } from 'vscode';
import { layerGraph } from '../../../ml/model/graph';
import { type Layer, type Model, outputShape } from '../../../ml/model/model';
import type { OutputReading } from '../../../ml/model/output-reading';
import { type Summary, summarize } from '../../../ml/model/summary';
import { kerasShape, memorySize, summaryText } from '../../../ml/model/summary-text';
import { unitFacts } from '../../../ml/model/unit-facts';
import { linear } from '../../../ml/registry/activations';
import type { LayerRow, Network } from '../../../webview/study/messages';
import { arithmeticOf } from '../../problem-text';
import { activationOf } from './activation';
import { shortForm } from './short-form';

/** Bytes of a float32. */
const FLOAT = 4;

/** What the panel shows of a network. @param language for the numbers: `en`, `ko`, … @param reading of its answers */
export function networkOf(model: Model, language: string, reading: OutputReading): Network {
  const count = (n: number): string => n.toLocaleString(language);
  const summary = summarize(model);
  const { nodes, edges } = layerGraph(model);
  const { params, branches, name } = summary;
  const total = (label: string, number: number) => ({ label, params: count(number), memory: memorySize(number * FLOAT) });
  return {
    name,
    rows: nodes.map(({ layer }, i) => rowOf(summary, i, layer === undefined ? undefined : model.layers[layer], count)),
    edges,
    branches,
    totals: [
      total(l10n.t('Total params'), params.total),
      total(l10n.t('Trainable params'), params.trainable),
      total(l10n.t('Non-trainable params'), params.nonTrainable),
    ],
    short: shortForm(model),
    totalParams: params.total,
    multiplyAdds: count(summary.multiplyAdds),
    sentence: sentence(summary, count),
    text: summaryText(summary),
    inputShape: model.inputShape,
    outputShape: outputShape(model),
    outputActivation: activationOf(model.layers.at(-1)) || 'linear',
    reading,
  };
}

function rowOf(summary: Summary, i: number, layer: Layer | undefined, count: (n: number) => string): LayerRow {
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

function sentence({ rows, params, multiplyAdds }: Summary, count: (n: number) => string): string {
  const told = [count(params.total), memorySize(params.total * FLOAT), count(multiplyAdds)] as const;
  return rows.length === 1
    ? l10n.t('One layer with {0} parameters, which take {1}; one sample on its way through takes {2} multiplications.', ...told)
    : l10n.t(
        '{0} layers with {1} parameters, which take {2}; one sample on its way through takes {3} multiplications.',
        count(rows.length),
        ...told,
      );
}
