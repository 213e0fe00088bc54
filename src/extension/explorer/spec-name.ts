import { findNodeAtLocation, parseTree } from 'jsonc-parser';

/** The name that a spec gives itself; undefined where it has none. */
export function nameIn(text: string): string | undefined {
  const root = parseTree(text);
  const name: unknown = root && findNodeAtLocation(root, ['name'])?.value;
  return typeof name === 'string' && name.trim() !== '' ? name : undefined;
}
