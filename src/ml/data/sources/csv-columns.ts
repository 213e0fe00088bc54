import type { JSONPath } from 'jsonc-parser';
import type { DataSpecOf } from '../../spec/data-section';
import { nearest } from '../../spec/nearest';
import type { DataContext } from '../context';

/** Which columns of a table go where, by index. */
export interface Columns {
  readonly names: readonly string[];
  readonly inputs: readonly number[];
  readonly targets: readonly number[];
}

interface Asked {
  readonly name: string;
  readonly path: JSONPath;
}

/** Finds the columns that the spec names in a CSV file's first line; undefined after what is wrong was reported. */
export function chooseColumns(spec: DataSpecOf<'csv'>, names: readonly string[], context: DataContext): Columns | undefined {
  const targetPath = ['data', 'target'];
  const targets =
    typeof spec.target === 'string'
      ? [{ name: spec.target, path: targetPath }]
      : spec.target.map((name, i) => ({ name, path: [...targetPath, i] }));
  const targetAt = find(targets, spec, names, context);
  const inputs = spec.inputs?.map((name, i) => ({ name, path: ['data', 'inputs', i] }));
  const inputAt = inputs ? find(inputs, spec, names, context) : targetAt && allBut(targetAt, spec, names, context);
  if (!targetAt || !inputAt) return undefined;
  inputs?.forEach(({ name, path }, i) => {
    if (targetAt.includes(inputAt[i] as number)) context.reporter.report('csv-input-is-target', { name }, path, { severity: 'warning' });
  });
  return { names, inputs: inputAt, targets: targetAt };
}

/** All named columns but the targets. A column without a name is most often a row number that pandas wrote, and no input. */
function allBut(
  targets: readonly number[],
  spec: DataSpecOf<'csv'>,
  names: readonly string[],
  { reporter }: DataContext,
): number[] | undefined {
  const rest = names.map((_, i) => i).filter((i) => !targets.includes(i));
  const unnamed = rest.filter((i) => names[i] === '').map((i) => i + 1);
  if (unnamed.length) reporter.report('csv-unnamed-column', { file: spec.csv, columns: unnamed }, ['data', 'csv'], { severity: 'info' });
  const inputs = rest.filter((i) => names[i] !== '');
  if (inputs.length) return inputs;
  reporter.report('csv-no-inputs', { file: spec.csv, columns: names }, ['data', 'csv']);
  return undefined;
}

function find(asked: readonly Asked[], spec: DataSpecOf<'csv'>, names: readonly string[], context: DataContext): number[] | undefined {
  const found = asked.map(({ name, path }) => indexOf(name, path, spec, names, context));
  // All of them are looked up first, so that each unknown name is reported.
  return found.every((i) => i !== undefined) ? found : undefined;
}

function indexOf(
  name: string,
  path: JSONPath,
  spec: DataSpecOf<'csv'>,
  names: readonly string[],
  context: DataContext,
): number | undefined {
  const index = names.indexOf(name);
  if (index === -1) return reportUnknown(name, path, spec, names, context);
  if (names.indexOf(name, index + 1) === -1) return index;
  context.reporter.report('csv-same-names', { file: spec.csv, name }, path);
  return undefined;
}

const isNumber = (text: string): boolean => text !== '' && Number.isFinite(Number(text));

function reportUnknown(
  name: string,
  path: JSONPath,
  spec: DataSpecOf<'csv'>,
  names: readonly string[],
  { reporter }: DataContext,
): undefined {
  const file = spec.csv;
  const [only = ''] = names;
  const delimiter = names.length === 1 ? [';', '\t', '|', ','].find((sign) => sign !== spec.delimiter && only.includes(sign)) : undefined;
  if (delimiter !== undefined) {
    const shown = delimiter === '\t' ? 'a tab' : `"${delimiter}"`;
    const fix = reporter.fixSet(`Set "delimiter" to ${shown}`, ['data', 'delimiter'], delimiter);
    reporter.report('csv-delimiter', { file, delimiter, written: spec.delimiter }, path, { fixes: [fix] });
  } else if (names.every(isNumber)) {
    reporter.report('csv-no-names', { file, first: names }, path);
  } else {
    const meant = nearest(name, names.filter(Boolean));
    reporter.report('csv-unknown-column', { file, name, known: names, ...(meant !== undefined && { nearest: meant }) }, path, {
      fixes: meant === undefined ? [] : [reporter.fixSet(`Change to "${meant}"`, path, meant)],
    });
  }
  return undefined;
}
