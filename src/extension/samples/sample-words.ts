import { findNodeAtLocation, parseTree } from 'jsonc-parser';

/** What a sample says in another language: its network's name, and the lines of its first comment without their slashes. */
export interface SampleWords {
  readonly name: string;
  readonly comment: readonly string[];
}

/** The comment at the head of a spec, with its slashes. */
const head = (text: string): string => /^(?:\/\/.*\n)+/.exec(text)?.[0] ?? '';

/** The comment at the head of a spec, without its slashes. */
export const firstComment = (text: string): string => head(text).replaceAll(/^\/\/ ?/gm, '');

/** The same spec with its name and first comment in other words. */
export function inWords(text: string, { name, comment }: SampleWords): string {
  const spec = text.slice(head(text).length);
  const root = parseTree(spec);
  const old = root && findNodeAtLocation(root, ['name']);
  const renamed = old ? spec.slice(0, old.offset) + JSON.stringify(name) + spec.slice(old.offset + old.length) : spec;
  return `${comment.map((line) => `// ${line}\n`).join('')}${renamed}`;
}
