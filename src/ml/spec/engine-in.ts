import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { type EngineName, engineNames } from './engine-names';

/** The engine that a spec names, without all the rest of reading it; undefined where it names none that there is. */
export function engineIn(text: string): EngineName | undefined {
  // Most specs name none, and some hold so much data that reading them takes its time.
  const root = /"engine"\s*:/.test(text) ? parseTree(text) : undefined;
  const named: unknown = root && findNodeAtLocation(root, ['engine'])?.value;
  return engineNames.find((name) => name === named);
}
