import type { JSONPath } from 'jsonc-parser';
import { type Report, reportAt } from '../language/reporter';
import type { Loading } from './context';
import type { FileResult, NoFile } from './files';
import { maxFileBytes } from './memory';

/** What is not as usual in reading a file. */
interface Unusual {
  /** Larger files of this kind are refused. */
  readonly maxBytes?: number;
  /** Other names under which the file may be there. */
  readonly otherNames?: readonly string[];
  /** Told that there is no such file, in place of a report. */
  readonly missing?: () => void;
  /** Takes a large file part by part. `use` gets nothing then. @param name under which the file is there */
  readonly take?: (part: Uint8Array, name: string) => boolean;
}

/**
 * Reads a file, and counts its bytes as held while they are used; a file that is taken in parts is not held.
 * @param use what is to be done with the bytes; they should not be kept beyond it. It gets the name under which the file is there
 * @returns what `use` gives, or undefined after it was reported at `path` why the file cannot be had
 */
export async function withFile<T>(
  context: Loading,
  file: string,
  path: JSONPath,
  use: (bytes: Uint8Array, name: string) => T | Promise<T>,
  { maxBytes = maxFileBytes, otherNames = [], missing, take }: Unusual = {},
): Promise<T | undefined> {
  const { files, memory, breathe } = context;
  const report = reportAt(context, path);
  const most = Math.min(maxBytes, memory.left);
  let name = file;
  const read = (path: string): Promise<FileResult> => files.read(path, most, breathe, take && ((part) => take(part, path)));
  let result = await read(file);
  for (const other of otherNames) {
    if (result.trouble !== 'missing') break;
    name = other;
    result = await read(other);
  }
  if (result.trouble === undefined) {
    const { length } = result.bytes;
    if (!memory.take(name, length, report)) return undefined;
    try {
      return await use(result.bytes, name);
    } finally {
      memory.give(length);
    }
  }
  if (result.trouble === 'missing' && missing) {
    missing();
    return undefined;
  }
  if (result.trouble === 'missing' && result.nearest !== undefined) return reportMissing(context, file, path, result.nearest);
  // The file as such may be that large, but there is no room for it.
  if (result.trouble === 'too-large' && most < maxBytes && (result.size ?? 0) <= maxBytes)
    return memory.refuse(name, result.size ?? most + 1, report);
  return reportTrouble(result, result.trouble === 'missing' ? file : name, maxBytes, report);
}

function reportMissing({ reporter }: Loading, file: string, path: JSONPath, nearest: string): undefined {
  reporter.report('file-missing', { file, nearest }, path, { fixes: [reporter.fixSet('change', path, nearest)] });
  return undefined;
}

/** Says why a file could not be had. */
function reportTrouble({ trouble, detail = '' }: NoFile, file: string, limit: number, report: Report): undefined {
  switch (trouble) {
    case 'missing':
      return report('file-missing', { file });
    case 'not-a-name':
      return report('file-name', { file });
    case 'outside':
      return report('file-outside', { file });
    case 'not-a-file':
    case 'not-a-folder':
      return report('file-not-regular', { file });
    case 'too-large':
      return report('file-too-large', { file, limit });
    case 'unreadable':
      return report('file-unreadable', { file, detail });
  }
}
