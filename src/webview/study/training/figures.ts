import type { Columns } from '../messages';

/** Figures that belong into one chart: those of training and of validation. */
export interface Family {
  /** `loss`, `accuracy`, … */
  readonly name: string;
  /** Some run has it on the rows for validation. */
  readonly validation: boolean;
}

const prefix = 'val_';

export const isValidation = (figure: string): boolean => figure.startsWith(prefix);
export const familyOf = (figure: string): string => (isValidation(figure) ? figure.slice(prefix.length) : figure);
export const validationOf = (family: string): string => `${prefix}${family}`;

/** The loss first, then the metrics in the order in which the first run has them. */
export function families(runs: readonly Columns[]): Family[] {
  const names = new Set(runs.flatMap((columns) => Object.keys(columns).map(familyOf)));
  const ordered = names.has('loss') ? ['loss', ...[...names].filter((name) => name !== 'loss')] : [...names];
  return ordered.map((name) => ({ name, validation: runs.some((columns) => columns[validationOf(name)] !== undefined) }));
}

/** Shares, scores and the like lie between 0 and 1 and grow as the network learns: a logarithmic scale says nothing of them. */
export const isScore = (family: string): boolean => /accuracy|precision|recall|auc|f1|r2|cosine/.test(family);

/** Epochs that have all the figures: 0 for a run that has none yet. */
export const epochsIn = (columns: Columns): number => Math.max(0, ...Object.values(columns).map(({ length }) => length));
