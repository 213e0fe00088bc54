import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunEnd, type RunMeta, runFiles } from '../../../src/ml/runs/run-files';
import { given } from './given';
import { extensionId, until } from './workspace';

/** The folder that this workspace's runs are kept in; undefined before the first. */
export function runsFolder(): string | undefined {
  const storages = join(given().user, 'User/workspaceStorage');
  const folders = existsSync(storages) ? readdirSync(storages).map((name) => join(storages, name, extensionId, 'runs')) : [];
  return folders.find((folder) => existsSync(folder));
}

/** Names of the folders of runs. */
export function runIds(): string[] {
  const folder = runsFolder();
  return folder ? readdirSync(folder).sort() : [];
}

export const folderOf = (id: string): string => join(runsFolder() ?? '', id);

/** A file of a run, which may come and go at any moment. */
function read(id: string, file: string): string | undefined {
  try {
    return readFileSync(join(folderOf(id), file), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const parsed = <T>(text: string | undefined): T | undefined => (text === undefined ? undefined : JSON.parse(text));

export const metaOf = (id: string): RunMeta | undefined => parsed(read(id, runFiles.meta));
export const endOf = (id: string): RunEnd | undefined => parsed(read(id, runFiles.end));
export const specOf = (id: string): string | undefined => read(id, runFiles.spec);
export const isAlive = (id: string): boolean => existsSync(join(folderOf(id), runFiles.alive));

/** Whole lines of the history: an epoch each. */
export const epochsOf = (id: string): string[] => (read(id, runFiles.history) ?? '').split('\n').slice(1, -1);

/** The history without the time that each epoch took: what must be the same however often a run was stopped. */
export const metricFactsOf = (id: string): string[][] => epochsOf(id).map((line) => line.split(',').filter((_, column) => column !== 1));

/** Does something that begins a run, and gives the run's id once it is kept. */
export async function begun(begin: () => unknown): Promise<string> {
  const before = new Set(runIds());
  await begin();
  return until('a run is kept', () => runIds().find((id) => !before.has(id) && metaOf(id)));
}

export const atEpoch = (id: string, epochs: number): Promise<true> =>
  until(`${epochs} epochs are done`, () => epochsOf(id).length >= epochs && true);

/** Waits for the run's end, and for the window to have let go of it. */
export async function over(id: string): Promise<RunEnd> {
  const end = await until('the run has ended', () => endOf(id));
  await until('no one trains it any more', () => !isAlive(id) && true);
  return end;
}
