import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from './usage';

/** A file to be written. */
export interface OutFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** The two files of a TensorFlow.js model: in a folder, or with the name of a .json file. */
export function tfjsPaths(out: string): readonly [string, string] {
  if (!out.endsWith('.json')) return [join(out, 'model.json'), join(out, 'weights.bin')];
  return [out, out.replace(/\.json$/, '.weights.bin')];
}

/** Throws UsageError if one of the files is there already. */
export async function refuseExisting(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const there = await access(path).then(
      () => true,
      () => false,
    );
    if (there) throw new UsageError(alreadyThere(path));
  }
}

const alreadyThere = (path: string): string => `${path} is there already; --force writes over it.`;

/** Writes the files; folders are made. Throws UsageError where that is not possible. */
export async function writeFiles(files: readonly OutFile[], force: boolean): Promise<void> {
  for (const { path, content } of files) {
    await mkdir(dirname(path), { recursive: true }).catch((error) => {
      throw new UsageError(`${dirname(path)} is no folder and cannot be made into one (${codeOf(error)}).`);
    });
    // A file that has come about meanwhile is not overwritten either.
    await writeFile(path, content, { flag: force ? 'w' : 'wx' }).catch((error) => {
      throw new UsageError(codeOf(error) === 'EEXIST' ? alreadyThere(path) : `${path} cannot be written (${codeOf(error)}).`);
    });
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error));
