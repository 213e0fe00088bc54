import type { FunctionSheet } from '../../../ml/sheets/functions/sheet';
import type { Options } from '../messages/options';
import type { Drawn } from './shown';
import { type Walk, walkDownhill } from './walk';

/** What of a sheet is shown, and where its point is. */
export interface Sight {
  readonly sheet: FunctionSheet;
  readonly all: readonly Drawn[];
  /** Those that are ticked; the chosen one is always among them. */
  readonly shown: readonly Drawn[];
  /** The function that the point is on. */
  readonly chosen: Drawn;
  /** The steps downhill that were made from where the point was put; of none at all, that place alone. */
  readonly walk: Walk;
  /** Where the point is now. */
  readonly x: number;
}

/** The point begins to the right of the middle, at a step of the table. */
const beginning = ({ x: { values } }: FunctionSheet): number => values[Math.round(0.8 * (values.length - 1))] as number;

export function sightOf(sheet: FunctionSheet, all: readonly Drawn[], options: Options['functions']): Sight {
  const chosen = all.find(({ of }) => of.text === options.chosen) ?? (all[0] as Drawn);
  const shown = all.filter((one) => one === chosen || !options.hidden.includes(one.of.text));
  const { from, to } = sheet.x;
  const start = options.x !== undefined && options.x >= from && options.x <= to ? options.x : beginning(sheet);
  const walk = walkDownhill(chosen.curve, start, options.rate, options.steps, [from, to]);
  return { sheet, all, shown, chosen, walk, x: walk.xs.at(-1) as number };
}
