import type { History } from '../training/train';
import { csvText } from './csv-text';

/**
 * A run's history as Keras's CSVLogger writes it, but in the order of the metrics: a column `epoch`, counted from 0, then one
 * for each metric. Ends with a line feed. Values that are not finite are written as Python does: nan, inf, -inf.
 */
export function historyToCsv(history: History): string {
  const names = Object.keys(history);
  const epochs = Math.max(0, ...names.map((name) => history[name]?.length ?? 0));
  const rows = Array.from({ length: epochs }, (_, epoch) => [String(epoch), ...names.map((name) => metricCell(history[name]?.[epoch]))]);
  return [['epoch', ...names].map(csvText), ...rows].map((row) => `${row.join(',')}\n`).join('');
}

/** A value that an epoch lacks leaves its place empty. */
function metricCell(value: number | undefined): string {
  if (value === undefined) return '';
  if (Number.isNaN(value)) return 'nan';
  return String(value).replace('Infinity', 'inf');
}
