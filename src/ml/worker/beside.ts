import type { Breathe } from '../data/breathe';
import type { FileScope, Files } from '../data/files';
import { csvColumnNames } from '../data/sources/csv-names';
import type { Span } from '../language/kind';
import { columnNameAt, fileNameAt } from '../spec/file-names';

/** Asks which names of files, folders or columns can be written at a place of a spec. */
export interface BesideRequest {
  readonly task: 'beside';
  readonly text: string;
  readonly scope?: FileScope;
  readonly offset: number;
}

/** Empty where none can. */
export interface BesideAnswer {
  readonly names: readonly { readonly name: string; readonly kind: 'file' | 'folder' | 'column' }[];
  /** What a name takes the place of, quotation marks included. */
  readonly span: Span;
}

/** A folder of more is not listed. */
const MOST_ENTRIES = 2000;

/** What is beside the spec and fits at the place, or the columns of its CSV file. Nothing outside the workspace folder is looked at. */
export async function namesBeside({ text, offset }: BesideRequest, files: Files, breathe: Breathe): Promise<BesideAnswer> {
  const column = columnNameAt(text, offset);
  if (column) {
    const names = await csvColumnNames(text, files, breathe);
    return { span: column.span, names: names.map((name) => ({ name, kind: 'column' })) };
  }
  const place = fileNameAt(text, offset);
  if (!place) return { span: { offset, length: 0 }, names: [] };
  const folder = place.typed.slice(0, place.typed.lastIndexOf('/') + 1);
  const found = await files.list?.(folder === '' ? '.' : folder.slice(0, -1), MOST_ENTRIES);
  const { endings } = place;
  const entries = (found && 'entries' in found ? found.entries : []).filter(
    ({ name, kind }) => !name.startsWith('.') && (kind === 'folder' || endings?.some((one) => name.toLowerCase().endsWith(one))),
  );
  return { span: place.span, names: entries.map(({ name, kind }) => ({ name: folder + name, kind })) };
}
