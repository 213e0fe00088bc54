import { count } from '../language/messages/words';
import type { Shape } from '../language/shape';
import type { Summary, SummaryRow } from './summary';
import { type Column, roundHalfEven, textTable, wrapWords } from './text-table';

export interface SummaryTextOptions {
  /** Columns of the terminal; Keras takes 80 where there is none. */
  readonly columns?: number;
  /** Numbers that the optimizer keeps, its step count and learning rate included; Keras prints them once a model was trained. */
  readonly optimizerParams?: number;
}

/** Keras's way to write a shape: `(None, 28, 28)`, the batch being open. */
export const kerasShape = (shape: Shape): string => `(${['None', ...shape].join(', ')})`;

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
