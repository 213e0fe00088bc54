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
export { canTurnOff, explainedCodes, explanations } from './src/ml/language/messages/explained';
export { englishExplanationWords, explanationsMarkdown } from './src/ml/language/messages/explained/reference';
export { koreanExplanationWords } from './src/ml/language/messages/ko/explained/reference';
export { withTexts } from './src/ml/language/schema-texts';
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
  const {
    canTurnOff,
    editorSchema,
    englishExplanationWords,
    englishWords,
    explainedCodes,
    explanationsMarkdown,
    inKorean,
    koreanExplanationWords,
    koreanWords,
    registryMarkdown,
    sheetSchemas,
    specSchema,
    themes,
    withTexts,
  } = (await import(`${pathToFileURL(outfile).href}?${Date.now()}`)).default;
  const schema = editorSchema(specSchema(), sheetSchemas());
  return [
    { file: 'media/nn.schema.json', content: written(withTexts(schema, englishWords)) },
    { file: 'media/nn.schema.ko.json', content: written(inKorean(schema, koreanWords)) },
    { file: 'docs/REGISTRY.md', content: registryMarkdown(englishWords) },
    { file: 'docs/REGISTRY.ko.md', content: registryMarkdown(koreanWords) },
    { file: 'docs/DIAGNOSTICS.md', content: explanationsMarkdown(englishExplanationWords) },
    { file: 'docs/DIAGNOSTICS.ko.md', content: explanationsMarkdown(koreanExplanationWords) },
    ...settingOf(explainedCodes.filter(canTurnOff), englishExplanationWords, koreanExplanationWords),
    { file: 'samples/README.ko.md', content: `${samplesIndex(themes())}\n` },
  ];
}

/** The setting that turns problems off: what the manifest lists of it, and the texts, which are the titles of the explanations. */
const SETTING = 'neuralNetwork.diagnostics.off';

/**
 * @param {readonly string[]} codes
 * @param {...{ explanations: Readonly<Record<string, { title: string }>> }} words in English and in Korean
 */
function settingOf(codes, ...words) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { items } = manifest.contributes.configuration.properties[SETTING];
  items.enum = codes;
  items.enumDescriptions = codes.map((code) => `%problem.${code}%`);
  const texts = ['package.nls.json', 'package.nls.ko.json'].map((file, i) => {
    const others = Object.entries(JSON.parse(readFileSync(join(root, file), 'utf8'))).filter(([key]) => !key.startsWith('problem.'));
    const titles = codes.map((code) => [`problem.${code}`, words[i]?.explanations[code]?.title ?? '']);
    return { file, content: pretty(Object.fromEntries([...others, ...titles])) };
  });
  return [{ file: 'package.json', content: pretty(manifest) }, ...texts];
}

/** @param {unknown} value */
const pretty = (value) => `${JSON.stringify(value, null, 2)}\n`;

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
