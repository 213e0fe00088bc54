import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path/posix';
import { describe, it } from 'node:test';
import { filesUnder } from '../../scripts/lib/test-files.mjs';
import { importsOf } from './imports';

const declaration = /^export\s+(?:(?:declare|abstract|async)\s+)*(?:function\*?|const|let|class|interface|type)\s+(\w+)/gm;
const list = /^export\s+(?:type\s+)?\{([^}]*)\}/gm;

/** The names that a TypeScript file gives to others, by its text. */
const exportsOf = (text: string): string[] => [
  ...[...text.matchAll(declaration)].map(([, name]) => name as string),
  ...[...text.matchAll(list)].flatMap(([, names]) =>
    (names as string)
      .split(',')
      .map((one) => one.trim().split(/\s+/).at(-1) as string)
      .filter(Boolean),
  ),
];

interface Source {
  readonly file: string;
  readonly text: string;
  readonly imports: ReadonlySet<string>;
}

const without = (file: string): string => file.replace(/\.tsx?$/, '');

/** Scripts have texts of modules in them, which import from the project's folder. */
const inText = (text: string): string[] => [...text.matchAll(/from '\.\/(src\/[^']+)'/g)].map(([, path]) => path as string);

const read = (file: string): Source => {
  const text = readFileSync(file, 'utf8');
  return { file, text, imports: new Set([...importsOf(file, text).map(({ to }) => to), ...inText(text)]) };
};

/** What a file exports though no other that imports it names it. */
const unused = ({ file, text }: Pick<Source, 'file' | 'text'>, others: readonly Source[]): string[] => {
  const readers = others.filter(({ imports }) => imports.has(without(file)));
  const whole = new RegExp(`\\* as \\w+ from '[^']*/${basename(without(file))}'`);
  if (readers.some((reader) => whole.test(reader.text))) return [];
  return exportsOf(text).filter((name) => !readers.some((reader) => new RegExp(`\\b${name}\\b`).test(reader.text)));
};

describe('an export', () => {
  it('is imported by another file: what only its own file needs is not exported', () => {
    const all = ['src', 'test', 'scripts', 'bench'].flatMap((folder) =>
      ['.ts', '.tsx', '.mjs'].flatMap((ending) => filesUnder(folder, ending)).map(read),
    );
    // The kernels are another language, whose exports are those of a WebAssembly program.
    const own = all.filter(({ file }) => /^src\/.*\.tsx?$/.test(file) && !file.startsWith('src/ml/engine/compact/kernels/'));
    assert.deepEqual(
      own.flatMap((one) => unused(one, all).map((name) => `${one.file}: ${name}`)),
      [],
    );
  });

  it('would be seen where no other file imports it', () => {
    const text = 'export const a = 1;\nexport interface B {}\nexport async function c() {}\nexport type { D } from "./d";\nconst e = 1;\n';
    const reader = { file: 'src/x/reader.ts', text: "import { a } from './made';\n", imports: new Set(['src/x/made']) };
    const stranger = { file: 'src/x/stranger.ts', text: 'const c = 1;\n', imports: new Set<string>() };
    assert.deepEqual(unused({ file: 'src/x/made.ts', text }, [reader, stranger]), ['B', 'c', 'D']);
  });
});
