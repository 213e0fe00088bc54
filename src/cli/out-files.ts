import { access, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isSameFile, type WholeFile, writeWhole } from '../files/whole-file';
import { UsageError } from './command';

/** The two files of a TensorFlow.js model: in a folder, or with the name of a .json file. */
export function tfjsPaths(out: string): readonly [string, string] {
  if (!/\.json$/i.test(out)) return [join(out, 'model.json'), join(out, 'weights.bin')];
  return [out, out.replace(/\.json$/i, '.weights.bin')];
}

/**
 * Throws UsageError where a file cannot be written to one of the paths: it is the spec itself, or there is something already.
 * @param force what is there already may be written over
 */
export async function refuseTaken(paths: readonly string[], spec: string, force: boolean): Promise<void> {
  for (const path of paths) {
    if (await isSameFile(path, spec)) throw new UsageError(`${path} is the spec itself. Give another name with --out.`);
    if (!force && (await exists(path))) throw new UsageError(alreadyThere(path));
  }
}

/**
 * Throws UsageError where one of the paths is a file of data or weights that the spec names: the spec could not be trained again, so
 * nothing forces that.
 * @param named those files
 */
export async function refuseNamed(paths: readonly string[], named: readonly string[]): Promise<void> {
  for (const path of paths)
    for (const file of named)
      if (await isSameFile(path, file)) throw new UsageError(`${path} is a file that the spec names. Give another name with --out.`);
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const alreadyThere = (path: string): string => `${path} already exists; --force writes over it.`;

/** Writes the files, all of them or none; folders are made. Throws UsageError where that is not possible. */
export async function writeFiles(files: readonly WholeFile[], force: boolean): Promise<void> {
  for (const { path } of files) {
    await mkdir(dirname(path), { recursive: true }).catch((error) => {
      throw new UsageError(`${dirname(path)} is no folder and cannot be made into one (${codeOf(error)}).`);
    });
  }
  await writeWhole(files, force).catch((error) => {
    const path = String(error.dest ?? files[0]?.path);
    if (codeOf(error) === 'EEXIST') throw new UsageError(alreadyThere(path));
    throw new UsageError(
      `${files.map((file) => file.path).join(', ')} cannot be written (${codeOf(error)}). What was there before is unchanged.`,
    );
  });
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error));
