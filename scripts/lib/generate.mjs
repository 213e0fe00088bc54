import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { forNode } from './bundles.mjs';
import { root } from './root.mjs';
import { koreanHost, samplesIndex } from './samples-index.mjs';
import { shareRepeats } from './share-schemas.mjs';

const entry = `
export { sheetSchemas } from './src/ml/sheets/sheet';
export { editorSchema, specSchema } from './src/ml/spec/schema';
export { inKorean } from './src/ml/spec/korean-schema';
export { themes } from './src/extension/samples/sample-list';
export { englishWords, registryMarkdown } from './src/ml/registry/docs';
export { koreanWords } from './src/ml/spec/ko/reference';
`;

/**
 * The files that are made from the registry and the list of samples, and what should be in them.
 * @returns {Promise<{ file: string, content: string }[]>}
 */
export async function generated() {
  const outfile = join(root, 'out/generate/registry.cjs');
  await build({
    ...forNode,
    stdin: { contents: entry, resolveDir: root, sourcefile: 'generate.ts' },
    plugins: [koreanHost],
    outfile,
    logLevel: 'silent',
  });
  // The query keeps a second call in one process from getting the first one's module.
  const { editorSchema, englishWords, inKorean, koreanWords, registryMarkdown, sheetSchemas, specSchema, themes } = (
    await import(`${pathToFileURL(outfile).href}?${Date.now()}`)
  ).default;
  const schema = editorSchema(specSchema(), sheetSchemas());
  return [
    { file: 'media/nn.schema.json', content: written(schema) },
    { file: 'media/nn.schema.ko.json', content: written(inKorean(schema)) },
    { file: 'docs/REGISTRY.md', content: registryMarkdown(englishWords) },
    { file: 'docs/REGISTRY.ko.md', content: registryMarkdown(koreanWords) },
    { file: 'samples/README.ko.md', content: `${samplesIndex(themes())}\n` },
  ];
}

/** @param {{ [key: string]: unknown }} schema */
const written = (schema) => `${JSON.stringify(shareRepeats(schema))}\n`;

/**
 * Those of the files that are missing or say something else.
 * @param {{ file: string, content: string }[]} files
 */
export const outdated = (files, folder = root) =>
  files.filter(({ file, content }) => {
    const path = join(folder, file);
    return !existsSync(path) || readFileSync(path, 'utf8').replaceAll('\r\n', '\n') !== content;
  });

/** @param {{ file: string, content: string }[]} files */
export function writeFiles(files, folder = root) {
  for (const { file, content } of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
}
