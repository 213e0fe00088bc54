import { count } from '../language/messages/words';
import { kerasShape, type Shape } from '../language/shape';
import { layerParams, multiplyAdds, type ParameterCounts, parameterCounts } from './cost';
import { layerGraph } from './graph';
import type { Model } from './model';
import { type Column, roundHalfEven, textTable, wrapWords } from './text-table';

/** Bytes of a float32. */
const FLOAT = 4;

/** One line of the summary table. */
interface SummaryRow {
  readonly name: string;
  /** Keras's class: `Dense`, `InputLayer`, … */
  readonly type: string;
  /** Sizes of one sample. */
  readonly outputShape: Shape;
  readonly params: number;
  /** Names of the layers that feed this one; empty for the first. */
  readonly connectedTo: readonly string[];
  /** How the parameter count comes about: `(784 inputs + 1 bias) × 512 units = 401,920`; empty for layers without weights. */
  readonly arithmetic: string;
  /** Multiplications with an addition that one sample takes. */
  readonly multiplyAdds: number;
  /** Bytes of the weights. */
  readonly bytes: number;
  /** False for a layer that has weights, none of which change in training. */
  readonly trainable: boolean;
}

/** What `model.summary()` of Keras says, and the cost of each layer. */
export interface Summary {
  readonly name: string;
  readonly rows: readonly SummaryRow[];
  /** True where the layers are no plain chain, so that the table needs its "Connected to" column. */
  readonly branches: boolean;
  readonly params: ParameterCounts;
  readonly multiplyAdds: number;
}

export function summarize(model: Model): Summary {
  const { nodes, edges } = layerGraph(model);
  const rows = nodes.map((node, i): SummaryRow => {
    const layer = node.layer === undefined ? undefined : model.layers[node.layer];
    const params = layer ? layerParams(layer) : 0;
    return {
      name: node.name,
      type: node.type,
      outputShape: node.outputShape,
      params,
      connectedTo: edges.filter((e) => e.to === i).map((e) => nodes[e.from]?.name ?? ''),
      arithmetic: layer?.arithmetic ?? '',
      multiplyAdds: layer?.multiplyAdds ?? 0,
      bytes: params * FLOAT,
      trainable: params === 0 || (layer?.weights.some((w) => w.trainable) ?? true),
    };
  });
  const branches = edges.length !== nodes.length - 1 || edges.some((e) => e.to !== e.from + 1);
  return { name: model.name, rows, branches, params: parameterCounts(model), multiplyAdds: multiplyAdds(model) };
}

interface SummaryTextOptions {
  /** Columns of the terminal; Keras takes 80 where there is none. */
  readonly columns?: number;
  /** Numbers that the optimizer keeps, its step count and learning rate included; Keras prints them once a model was trained. */
  readonly optimizerParams?: number;
}

const plainTable = { headers: ['Layer (type)', 'Output Shape', 'Param #'], ends: [0.45, 0.8, 1], lineLength: 88 };
const graphTable = { headers: [...plainTable.headers, 'Connected to'], ends: [0.3, 0.56, 0.74, 1], lineLength: 108 };

/**
 * The text that `model.summary()` of Keras 3.15 prints, without colours; ends with a line feed.
 * Source: keras/src/utils/summary_utils.py
 */
export function summaryText(summary: Summary, { columns = 80, optimizerParams }: SummaryTextOptions = {}): string {
  const layout = summary.branches ? graphTable : plainTable;
  const lineLength = Math.max(MIN_LINE, Math.min(layout.lineLength, columns - 4));
  const table = textTable(
    tableColumns(layout, lineLength),
    summary.rows.map((row) => cells(row, summary.branches)),
    lineLength,
  );
  const { total, trainable, nonTrainable } = summary.params;
  const optimizer = optimizerParams ?? 0;
  // The optimizer counts its steps in 64 bits.
  const optimizerBytes = optimizer && optimizer * 4 + 4;
  return [
    ...wrapWords(`Model: "${summary.name}"`, columns),
    table,
    ` Total params: ${count(total + optimizer)} (${memorySize(total * 4 + optimizerBytes)})`,
    ` Trainable params: ${count(trainable)} (${memorySize(trainable * 4)})`,
    ` Non-trainable params: ${count(nonTrainable)} (${memorySize(nonTrainable * 4)})`,
    ...(optimizer ? [` Optimizer params: ${count(optimizer)} (${memorySize(optimizerBytes)})`] : []),
    '',
  ].join('\n');
}

/** Below this a column would have no room for a letter; Keras fails there. */
const MIN_LINE = 36;

const tableColumns = ({ headers, ends }: typeof plainTable, lineLength: number): Column[] =>
  headers.map((header, i) => ({
    header,
    justify: i === 2 ? 'right' : 'left',
    width: Math.trunc((ends[i] as number) * lineLength) - Math.trunc((ends[i - 1] ?? 0) * lineLength),
  }));

function cells({ name, type, outputShape, params, connectedTo }: SummaryRow, branches: boolean): string[] {
  const row = [`${name} (${type})`, kerasShape(outputShape), count(params)];
  return branches ? [...row, connectedTo.map((from) => `${from}[0][0]`).join(', ') || '-'] : row;
}

const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];

/** `1.55 MB`: units of 1,024, two decimals rounded as Python rounds them. */
export function memorySize(bytes: number): string {
  let unit = 0;
  let scale = 1;
  while (bytes / scale >= 1024 && unit < units.length - 1) {
    unit++;
    scale *= 1024;
  }
  // Hundredths are exact here, since dividing by a power of 2 loses nothing; so a half is known for one.
  return `${(roundHalfEven((bytes * 100) / scale) / 100).toFixed(2)} ${units[unit]}`;
}
