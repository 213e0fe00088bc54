import { readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type CheckedSpec, checkNetwork, checkSpec, type WeightsReader, withoutWeightsFile } from '../ml/checks/check-spec';
import type { FileScope, Files, SetFolder } from '../ml/data/files';
import { asUtf8, detectEncoding } from '../ml/data/formats/csv-text';
import { nodeFiles } from '../ml/data/node-files';
import { setFolders } from '../ml/data/set-folders';
import { nearest } from '../ml/language/nearest';
import { runnable } from '../ml/language/problem';
import type { Model } from '../ml/model/model';
import { type EngineName, engineNames, type Spec } from '../ml/spec/spec';
import { type Arguments, UsageError } from './command';
import { showProblems } from './problems';
import type { Output } from './terminal';

/** A spec as it is on disk. */
export interface SpecFile {
  /** As it was typed. */
  readonly name: string;
  readonly text: string;
  /** Its folder: paths in the spec count from here. */
  readonly folder: string;
  /** Files outside this folder are not read: the current folder if the spec lies in it, else the spec's own. */
  readonly workspace: string;
  readonly sets: readonly SetFolder[];
}

/** The bundled command line lies in a folder beside that of the samples. */
const SAMPLES = join(__dirname, '..', 'media', 'datasets');

/** The folder of data sets that the environment names. */
export const chosenSetFolder = (): string | undefined => {
  const chosen = process.env['NEURAL_NETWORK_DATA_SETS'];
  return chosen ? resolve(chosen) : undefined;
};

/** Where well-known data sets are looked for besides the workspace. */
export const knownSetFolders = (): readonly SetFolder[] => {
  const chosen = chosenSetFolder();
  return setFolders({ ...(chosen !== undefined && { chosen }), samples: SAMPLES });
};

/** Larger files are not even opened: the largest spec that is read is a fraction of this. */
const MOST_BYTES = 2 ** 28;

/** Reads a spec file's text. Throws UsageError if there is no such file. */
export async function openSpecFile(name: string): Promise<SpecFile> {
  const path = resolve(name);
  const folder = dirname(path);
  return {
    name,
    text: await readText(name, path),
    folder,
    workspace: within(process.cwd(), folder) ? process.cwd() : folder,
    sets: knownSetFolders(),
  };
}

async function readText(name: string, path: string): Promise<string> {
  try {
    const found = await stat(path);
    if (!found.isFile() && !found.isFIFO()) throw new UsageError(`${name} is not a file.`);
    if (found.size > MOST_BYTES) throw new UsageError(`${name} is too large for a spec: put its data into a CSV, NPZ or IDX file.`);
    return await decoded(await readFile(path), name);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError(code === 'ENOENT' ? `There is no file ${name}.` : `${name} cannot be read (${code}).`);
  }
}

/** UTF-8 or UTF-16, in which PowerShell writes what is redirected into a file; a byte order mark is no part of the text. */
async function decoded(bytes: Uint8Array, name: string): Promise<string> {
  const breathe = (): Promise<void> => Promise.resolve();
  const encoding = (await detectEncoding(bytes, breathe))?.encoding;
  const utf8 = encoding === 'utf-8' || encoding === 'utf-16' ? await asUtf8(bytes, encoding, breathe) : undefined;
  if (!utf8) throw new UsageError(`${name} is not UTF-8. Save it as UTF-8 in your editor.`);
  return new TextDecoder().decode(utf8);
}

function within(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The files that the spec may read. @param asked called for each that is asked for, with its path from the spec's folder */
function filesOf(scope: FileScope, asked?: (path: string) => void): Files {
  const files = nodeFiles(scope);
  const telling =
    ({ read }: Pick<Files, 'read'>): Files['read'] =>
    (path, ...more) => {
      asked?.(path);
      return read(path, ...more);
    };
  return { ...files, read: telling(files), ...(files.sets && { sets: { ...files.sets, read: telling(files.sets) } }) };
}

/** Checks a spec of any kind. */
export const checkFile = (file: SpecFile): Promise<CheckedSpec> => checkSpec(file.text, filesOf(file));

/** The same for a command that needs a network. @param readWeights how the spec's weights file is read @param read as for `filesOf` */
export const checkNetworkFile = (file: SpecFile, readWeights?: WeightsReader, read?: (path: string) => void): Promise<CheckedSpec> =>
  checkNetwork(file.text, filesOf(file, read), undefined, readWeights);

/** A spec that may run. */
export interface Prepared {
  readonly file: SpecFile;
  /** The files of data and weights that the spec names, as absolute paths. */
  readonly named: readonly string[];
  readonly checked: CheckedSpec & { readonly spec: Spec; readonly model: Model };
}

/** Opens and checks the spec that was named, and shows its problems; undefined if one of them is an error. */
export async function prepare(given: Arguments, err: Output): Promise<Prepared | undefined> {
  const file = await openSpecFile(given.files[0] as string);
  // Weights that are named with --weights take the place of the spec's own file.
  const readWeights = given.text('weights') === undefined ? undefined : withoutWeightsFile;
  const named = new Set<string>();
  const checked = await checkNetworkFile(file, readWeights, (path) => named.add(resolve(file.folder, path)));
  showProblems(checked.problems, file.name, err);
  const { spec, model } = checked;
  return runnable(checked.problems) && spec && model ? { file, named: [...named], checked: { ...checked, spec, model } } : undefined;
}

/** The engine that was asked for with `--engine`. Throws UsageError for one that there is not. */
export function askedEngine(given: Arguments): { readonly engine?: EngineName } {
  const name = given.text('engine');
  if (name === undefined) return {};
  const engine = engineNames.find((known) => known === name);
  if (engine) return { engine };
  const near = nearest(name, engineNames);
  throw new UsageError(
    `There is no engine "${name}".${near === undefined ? '' : ` Did you mean "${near}"?`} There are: ${engineNames.join(', ')}.`,
  );
}
