import { parse } from 'jsonc-parser';
import { encodingNamed } from '../../language/encodings';
import type { DataSpecOf } from '../../spec/data-section';
import type { Breathe } from '../breathe';
import type { Files } from '../files';
import { firstRows } from '../formats/csv';
import { textOf } from '../formats/csv-text';
import { maxCsvBytes } from '../memory';
import { dialectOf } from './csv-layout';

/**
 * The names of the columns of the CSV file that a spec names, also where the rest of the spec is not written yet.
 * @returns none where there is no such file, or it cannot be read
 */
export async function csvColumnNames(text: string, files: Files, breathe: Breathe): Promise<readonly string[]> {
  const spec: unknown = parse(text, undefined, { allowTrailingComma: true });
  const data = objectOf(objectOf(spec)['data']);
  const { csv, delimiter, encoding, names } = data;
  if (typeof csv !== 'string') return [];
  if (Array.isArray(names)) return names.filter((name) => typeof name === 'string');
  const found = await files.read(csv, maxCsvBytes, breathe);
  if (!('bytes' in found)) return [];
  const read = await textOf(found.bytes, encodingNamed(encoding), breathe);
  if (!('bytes' in read)) return [];
  const asked = typeof delimiter === 'string' && delimiter !== '' ? { delimiter } : {};
  const dialect = dialectOf(read.bytes, { source: 'csv', csv, target: [], ...asked } as unknown as DataSpecOf<'csv'>);
  return (firstRows(read.bytes, dialect)[0] ?? []).filter((name) => name !== '');
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
