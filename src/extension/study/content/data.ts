import type { DataFacts } from '../../../ml/data/facts';
import type { OutputReading } from '../../../ml/model/output-reading';
import { visible } from '../../../ml/spec/visible';
import type { CheckAnswer } from '../../../ml/worker/messages';
import type { Data } from '../../../webview/study/messages';

/** What the panel shows of the data; undefined where there is none. @param reading of the network's answers */
export function dataOf({ spec, facts, points = [], names = {} }: CheckAnswer, reading: OutputReading): Data | undefined {
  if (!facts) return undefined;
  const { data } = spec ?? {};
  const classes = classesOf(facts, reading, names.classNames?.length);
  return {
    rows: facts.rows,
    inputs: size(facts.inputShape),
    targets: size(facts.targetShape),
    scale: data?.scale ?? 1,
    ...(data && 'gate' in data && { gate: data.gate }),
    ...(classes !== undefined && { classes }),
    ...shownNames(names),
    points: points.map(({ split, x, y }) => ({ split, x: x.values, y: y.values })),
  };
}

/** Columns and labels of a data file are shown as they are, and not obeyed. */
const shownNames = (names: NonNullable<CheckAnswer['names']>): NonNullable<CheckAnswer['names']> =>
  Object.fromEntries(Object.entries(names).map(([of, list]) => [of, list.map(visible)]));

const size = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** Whole numbers as targets may be classes or just numbers; how the network's answers are read tells. */
function classesOf({ classCounts }: DataFacts, reading: OutputReading, named: number | undefined): number | undefined {
  return named || (reading.kind !== 'number' ? classCounts?.train?.length : undefined);
}
