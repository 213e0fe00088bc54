import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';

/** One import as it is written, and where it leads. */
export interface Import {
  /** The file with the import, from the project's folder. */
  readonly from: string;
  /** A path from the project's folder without its ending, or the name of a package or of one of Node's modules. */
  readonly to: string;
  /** `import type`: nothing of it is left at run time. `import { type … }` is no such import, since the module is still loaded. */
  readonly typeOnly: boolean;
}

const statement = /^(?:import|export)\s+(type\s+)?(?:[\w\s{},*$]+?\s+from\s+)?'([^']+)'/gm;
const call = /\b(?:import|require)\(\s*'([^']+)'\s*\)/g;

/** The imports of a TypeScript file, by its text: esbuild and its like drop those of types, which have rules, too. */
export function importsOf(from: string, text = readFileSync(from, 'utf8')): Import[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [
    ...[...code.matchAll(statement)].map(([, type, path]) => ({ from, to: target(from, path as string), typeOnly: type !== undefined })),
    ...[...code.matchAll(call)].map(([, path]) => ({ from, to: target(from, path as string), typeOnly: false })),
  ];
}

function target(from: string, path: string): string {
  if (!path.startsWith('.')) return path;
  const file = join(dirname(from), path).replace(/\.(tsx?|js)$/, '');
  return existsSync(`${file}/index.ts`) ? `${file}/index` : file;
}
