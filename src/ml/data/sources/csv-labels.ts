import { nearest } from '../../language/nearest';
import { reportAt } from '../../language/reporter';
import type { DataSpecOf } from '../../spec/data-section';
import type { DataContext } from '../context';
import { sameName } from '../same-name';
import { meansMissing, truthOf } from './csv-cells';
import { type CsvTable, maxClasses } from './csv-table';

/** Numbers the texts of the target column in place; undefined after what is wrong was reported. */
export function classLabels(table: CsvTable, spec: DataSpecOf<'csv'>, context: DataContext): { classNames: readonly string[] } | undefined {
  const texts = [...table.labels.keys()];
  const given = spec.class_names && new Map(spec.class_names.map((name, i) => [sameName(name), i] as const));
  if (texts.length > maxClasses)
    return reportAt(context, ['data', 'target'])('csv-too-many-classes', { limit: maxClasses, example: texts[0] ?? '' });
  if (table.allTruths && !(given && texts.some((text) => given.has(text)))) return truths(table, texts, spec.class_names);
  const classNames = spec.class_names ?? texts.toSorted((a, b) => (a < b ? -1 : 1));
  const places = given ?? new Map(classNames.map((name, i) => [name, i] as const));
  const stranger = texts.find((text) => !places.has(text));
  if (stranger !== undefined) {
    const meant = nearest(stranger, classNames);
    const args = { text: stranger, known: classNames, ...(meant !== undefined && { nearest: meant }) };
    return reportAt(context, ['data', 'class_names'])('csv-label-not-named', args);
  }
  const mark = given ? undefined : [...table.marks].find(([text]) => meansMissing(text));
  if (mark) reportAt(context, ['data', 'csv'])('csv-label-missing', { text: mark[0], count: mark[1] }, 'warning');
  renumber(
    table,
    texts.map((text) => places.get(text) as number),
  );
  return { classNames };
}

/** False is 0 and True is 1, also where only one of them is there, and whatever they are called. */
function truths(table: CsvTable, texts: readonly string[], names: readonly string[] | undefined): { classNames: readonly string[] } {
  const values = texts.map((text) => truthOf(text) as number);
  renumber(table, values);
  const spelled = (value: 0 | 1, usual: string): string => texts[values.indexOf(value)] ?? usual;
  return { classNames: names ?? [spelled(0, 'False'), spelled(1, 'True')] };
}

function renumber({ y, rows }: CsvTable, numbers: readonly number[]): void {
  for (let i = 0; i < rows; i++) y[i] = numbers[y[i] as number] as number;
}
