import type { JSONPath } from 'jsonc-parser';
import { type DataContext, type Report, reportAt } from './context';
import type { NoFile } from './files';
import { maxFileBytes } from './limits';

/** A file's bytes, or undefined after the reason was reported at `path`. */
export async function readFile(
  context: DataContext,
  file: string,
  path: JSONPath,
  maxBytes: number = maxFileBytes,
): Promise<Uint8Array | undefined> {
  const result = await context.files.read(file, maxBytes);
  if (result.trouble === undefined) return result.bytes;
  if (result.trouble === 'missing' && result.nearest !== undefined) return reportMissing(context, file, path, result.nearest);
  return reportTrouble(result, file, maxBytes, reportAt(context, path));
}

function reportMissing({ reporter }: DataContext, file: string, path: JSONPath, name: string): undefined {
  const nearest = file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1) + name;
  reporter.report('file-missing', { file, nearest }, path, { fixes: [reporter.fixSet(`Change to "${nearest}"`, path, nearest)] });
  return undefined;
}

/** Says why a file could not be had. */
export function reportTrouble({ trouble, detail = '' }: NoFile, file: string, limit: number, report: Report): undefined {
  switch (trouble) {
    case 'missing':
      return report('file-missing', { file });
    case 'not-a-name':
      return report('file-name', { file });
    case 'outside':
      return report('file-outside', { file });
    case 'not-a-file':
      return report('file-not-regular', { file });
    case 'too-large':
      return report('file-too-large', { file, limit });
    case 'unreadable':
      return report('file-unreadable', { file, detail });
  }
}
