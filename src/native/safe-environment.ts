import { realpathSync } from 'node:fs';
import { delimiter, isAbsolute, relative, sep } from 'node:path';

let distrusted: readonly string[] = [];

/** Folders whose programs and modules are never run: those that are open in the editor, where anything may lie. */
export function distrust(folders: readonly string[]): void {
  distrusted = folders.flatMap((folder) => [folder, real(folder)]);
}

/** Lists of folders in which programs and modules are looked for. */
const lists = /^(PATH|PYTHONPATH)$/i;
/** What would have a program run code before its own. */
const preludes = /^(NODE_OPTIONS|NODE_PATH|PYTHONSTARTUP|PYTHONHOME)$/i;

/**
 * An environment in which programs are found where the system and the user keep them: without folders that are relative to wherever one is,
 * and without those that are distrusted. Python does not look into its working folder.
 */
export function safeEnvironment(given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(given).flatMap(([name, value]) => {
    if (value === undefined || preludes.test(name)) return [];
    return [[name, lists.test(name) ? value.split(delimiter).filter(isTrusted).join(delimiter) : value]];
  });
  return { ...Object.fromEntries(kept), PYTHONSAFEPATH: '1', NoDefaultCurrentDirectoryInExePath: '1' };
}

const isTrusted = (folder: string): boolean =>
  isAbsolute(folder) && !distrusted.some((outer) => isWithin(outer, folder) || isWithin(outer, real(folder)));

function isWithin(outer: string, folder: string): boolean {
  const way = relative(outer, folder);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function real(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
