import { csvText } from '../../../ml/results/csv-text';
import type { DrawnRun } from './plot';

/**
 * The curves as a table for other programs: a line an epoch, `epoch`, `milliseconds` and a column a figure; with several runs the run's
 * name comes first. Numbers with all their digits; an empty field where there is none.
 */
export function historyCsv(runs: readonly DrawnRun[]): string {
  const figures = [...new Set(runs.flatMap(({ curves }) => Object.keys(curves.columns)))];
  const several = runs.length > 1;
  const lines = [[...(several ? ['run'] : []), 'epoch', 'milliseconds', ...figures].map(csvText).join(',')];
  for (const { info, curves } of runs) {
    for (let i = 0; i < curves.milliseconds.length; i++) {
      const values = [curves.milliseconds[i], ...figures.map((figure) => curves.columns[figure]?.[i])];
      lines.push([...(several ? [csvText(info.label)] : []), i + 1, ...values.map(number)].join(','));
    }
  }
  return `${lines.join('\n')}\n`;
}

const number = (value: number | undefined): string => (value === undefined || Number.isNaN(value) ? '' : String(value));
