import { readFileSync } from 'node:fs';
import { filesUnder } from '../../scripts/lib/test-files.mjs';
import type { SampleWords } from '../../src/extension/samples/sample-words';
import { koreanTexts } from '../../src/ml/spec/korean-schema';

export interface Text {
  readonly from: string;
  readonly text: string;
}

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

const values = (from: string, texts: Readonly<Record<string, string>>): Text[] => Object.values(texts).map((text) => ({ from, text }));

/** A line without what is a comment of it or of several lines. */
const code = (line: string): string => (/^\s*(\/\/|\/?\*)/.test(line) ? '' : line);

const samples: Readonly<Record<string, SampleWords>> = json('l10n/samples.ko.json');

const markdown = ['README.ko.md', 'samples/README.ko.md', 'docs/REGISTRY.ko.md', 'docs/DIAGNOSTICS.ko.md'].flatMap((from) =>
  readFileSync(from, 'utf8')
    .split('\n')
    .map((text) => ({ from, text })),
);

const sources = [...filesUnder('src/ml/language/messages/ko', '.ts'), 'src/native/messages/ko.ts'];

/** Every Korean text that a reader sees: whole ones of bundles, and the lines of source that messages are written in. */
export const koreanTextsOfAll: readonly Text[] = [
  ...values('l10n/bundle.l10n.ko.json', json('l10n/bundle.l10n.ko.json')),
  ...values('package.nls.ko.json', json('package.nls.ko.json')),
  ...values('the Korean schema', koreanTexts),
  ...Object.values(samples).flatMap(({ name, comment }) =>
    [name, comment.join(' ')].map((text) => ({ from: 'l10n/samples.ko.json', text })),
  ),
  ...markdown,
  ...sources.flatMap((from) =>
    readFileSync(from, 'utf8')
      .split('\n')
      .map((line) => ({ from, text: code(line) })),
  ),
].filter(({ text }) => /[가-힣]/.test(text));

/** The last column of a table of docs/WORDS.md, without what is in brackets. */
const lastColumn = (heading: string): string[] =>
  (readFileSync('docs/WORDS.md', 'utf8').split(`## ${heading}\n`)[1] ?? '')
    .split('\n## ')[0]
    ?.split('\n')
    .filter((line) => /^\s*\|(?!---)/.test(line))
    .slice(1)
    .flatMap((line) => (line.split('|').at(-2) ?? '').replaceAll(/\([^)]*\)/g, '').split(','))
    .map((word) => word.trim())
    .filter(Boolean) ?? [];

/** Words that docs/WORDS.md rules out. */
export const ruledOut = { english: lastColumn('English'), korean: lastColumn('Glossary') };

/** Every file that people read or write texts and comments in, but what sets these rules. */
export const written: readonly string[] = [
  ...['src', 'test', 'scripts', 'bench', 'samples'].flatMap((folder) =>
    ['.ts', '.tsx', '.mjs', '.md', 'nn.json', '.css'].flatMap((ending) => filesUnder(folder, ending)),
  ),
  ...[
    'README.md',
    'CHANGELOG.md',
    'docs/ARCHITECTURE.md',
    'docs/REGISTRY.md',
    'docs/DIAGNOSTICS.md',
    'package.nls.json',
    'l10n/bundle.l10n.ko.json',
  ],
].filter((file) => !file.startsWith('test/tooling/words'));

const particle = '(?:은|는|이|가|을|를|과|와|도|만|의|에|로|으로|에서|까지|부터|이고|입니다|이다)?';

/** Finds English words, and not those that only begin so: a placeholder may stand for something, and a stand-in is one. */
export const english = (words: string): RegExp => new RegExp(`\\b${words}\\b(?! for\\b| out\\b|-)`, 'i');

/** Finds a Korean word where a word begins; one of a single syllable only with a particle or alone, as others begin with it. */
export const korean = (word: string): RegExp => new RegExp(`(?<![가-힣])${word}${word.length === 1 ? `${particle}(?![가-힣])` : ''}`);
