import { splitNames } from '../../ml/data/dataset';
import { setUsedText } from '../../ml/data/set-text';
import { count, sizes } from '../../ml/language/messages/words';
import { visible } from '../../ml/language/visible';
import type { ColumnsAnswer, SplitFacts } from '../../ml/worker/data-questions';
import type { Output } from '../terminal';
import { alignedRows, short } from './table';

type Data = Extract<ColumnsAnswer, { splits: unknown }>;

/** More classes than this are not listed on a screen; `--json` gives all. */
const MOST_CLASSES = 40;

/** What a spec's data is, as tables with a line between them. */
export function showData(data: Data, out: Output): void {
  const sections = [
    setLines(data, out),
    splitLines(data, out),
    classLines(data, out),
    ...data.splits.map((split) => columnLines(split, out)),
  ];
  sections
    .filter((lines) => lines.length > 0)
    .forEach((lines, i) => {
      for (const line of i === 0 ? lines : ['', ...lines]) out.line(line);
    });
}

function setLines({ set, splits }: Data, { language }: Output): string[] {
  const rows = Object.fromEntries(splits.map(({ split, rows: n }) => [split, n]));
  const text = set && setUsedText({ set, rows }, language);
  return text === undefined ? [] : [text];
}

function splitLines({ inputShape, targetShape, splits }: Data, { colors }: Output): string[] {
  const block = (rows: number, shape: readonly number[]): string => sizes([rows, ...shape]);
  const range = ({ min, max }: { readonly min: number; readonly max: number }): string => `${short(min)} to ${short(max)}`;
  const rows = splits.map(({ split, rows: n, inputs, targets }) => [
    split,
    count(n),
    block(n, inputShape),
    range(inputs),
    block(n, targetShape),
    range(targets),
    '0',
  ]);
  const header = ['split', 'rows', 'inputs', 'from … to', 'targets', 'from … to', 'missing'];
  return headed(
    alignedRows([header, ...rows], (column) => column === 1 || column === 6),
    colors.dim,
  );
}

function classLines({ classNames, splits }: Data, { colors }: Output): string[] {
  const counted = splits.filter(({ classCounts }) => classCounts);
  const classes = counted[0]?.classCounts?.length ?? 0;
  if (classes === 0) return [];
  const rows = Array.from({ length: Math.min(classes, MOST_CLASSES) }, (_, klass) => [
    visible(classNames?.[klass] ?? String(klass)),
    ...counted.map(({ classCounts }) => count(classCounts?.[klass] ?? 0)),
  ]);
  const lines = headed(
    alignedRows([['class', ...counted.map(({ split }) => split)], ...rows], (column) => column > 0),
    colors.dim,
  );
  return classes > MOST_CLASSES ? [...lines, `… and ${count(classes - MOST_CLASSES)} more; --json gives all of them.`] : lines;
}

function columnLines({ split, columns }: SplitFacts, { colors }: Output): string[] {
  if (!columns) return [];
  const rows = (['inputs', 'targets'] as const).flatMap((part) =>
    columns[part].map(({ name, kind, min, max, mean, std, distinct }) => [
      visible(name),
      part === 'inputs' ? 'input' : 'target',
      kind,
      short(min),
      short(max),
      kind === 'class' ? '' : short(mean),
      kind === 'class' ? '' : short(std),
      count(distinct),
    ]),
  );
  const header = ['column', '', 'type', 'min', 'max', 'mean', 'std', 'distinct'];
  return [
    colors.bold(`Columns of ${split}`),
    ...headed(
      alignedRows([header, ...rows], (column) => column > 2),
      colors.dim,
    ),
  ];
}

const headed = (lines: readonly string[], dim: (text: string) => string): string[] => lines.map((line, i) => (i === 0 ? dim(line) : line));

/**
 * What a spec's data is, as one JSON object on one line:
 * `{ "data_set": { "name", "size" } | null, "class_names": […] | null, "input_shape": […], "target_shape": […], "splits": { "train": { "rows", "inputs":
 * { "shape", "min", "max" }, "targets": { "shape", "min", "max" }, "missing", "class_counts": […] | null, "columns": { "inputs": […], "targets": […] } | null },
 * … } }`. A column is `{ "name", "type", "min", "max", "mean", "std", "distinct", "missing", "histogram": { "from", "width", "counts" } }`. Nothing is
 * ever missing in data that is read: a missing value is a problem of its file.
 */
export function dataJson({ set, classNames, inputShape, targetShape, splits }: Data): string {
  const of = ({ rows, inputs, targets, classCounts, columns }: SplitFacts) => ({
    rows,
    inputs: { shape: [rows, ...inputShape], ...inputs },
    targets: { shape: [rows, ...targetShape], ...targets },
    missing: 0,
    class_counts: classCounts ?? null,
    columns: columns ? { inputs: columns.inputs.map(columnJson), targets: columns.targets.map(columnJson) } : null,
  });
  const known = splitNames.flatMap((name) => splits.filter(({ split }) => split === name).map((facts) => [name, of(facts)] as const));
  return JSON.stringify({
    data_set: set ?? null,
    class_names: classNames ?? null,
    input_shape: inputShape,
    target_shape: targetShape,
    splits: Object.fromEntries(known),
  });
}

type Column = NonNullable<SplitFacts['columns']>['inputs'][number];

const columnJson = ({ name, kind, min, max, mean, std, distinct, histogram }: Column) => ({
  name,
  type: kind.replace('-', '_'),
  min,
  max,
  mean,
  std,
  distinct,
  missing: 0,
  histogram,
});
