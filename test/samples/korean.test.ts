import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'jsonc-parser';
import { allSamples } from '../../src/extension/samples/sample-list';
import { firstComment, inWords, type SampleWords } from '../../src/extension/samples/sample-words';
import { sampleText } from './run-sample';

const korean: Readonly<Record<string, SampleWords>> = JSON.parse(readFileSync('l10n/samples.ko.json', 'utf8'));

/** Numbers that English comments say in words, Korean ones in digits. */
const inEnglishWords: readonly (readonly [RegExp, readonly string[]])[] = [
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].map(
    (word, i) => [new RegExp(`\\b(${word}|${word}th)\\b`, 'i'), [String(i + 1)]] as const,
  ),
  [/\b(a|an|a single|each|only|single|once|first)\b/i, ['1']],
  [/\b(both|twice|pair|second|half)\b/i, ['2']],
  [/\bthirds?\b/i, ['3']],
  [/\bfifteen\b/i, ['15']],
  [/\btenths?\b/i, ['10']],
  [/\bhundred\b/i, ['100']],
  [/\bhalf a percent\b/, ['0.5']],
];

/** `4,417` is 4417. */
const numbers = (text: string): Set<string> => new Set(text.replaceAll(/(?<=\d),(?=\d{3}\b)/g, '').match(/\d+(?:\.\d+)?/g) ?? []);

/** Columns of a line in an editor, where Hangul is twice as wide as Latin. */
const columns = (line: string): number =>
  [...line].reduce((sum, c) => sum + (/[\u1100-\u11ff\u3000-\u9fff\uac00-\ud7a3]/.test(c) ? 2 : 1), 0);

/** Figures that only one of two comments has. */
function onlyIn(english: string, other: string): { readonly english: string[]; readonly other: string[] } {
  const words = inEnglishWords.flatMap(([word, said]) => (word.test(english) ? said : []));
  const [here, there] = [numbers(english), numbers(other)];
  return {
    english: [...here].filter((n) => !there.has(n)),
    other: [...there].filter((n) => !here.has(n) && !words.includes(n)),
  };
}

describe('the samples in Korean', () => {
  const names = allSamples().map(({ file }) => file);

  it('are all of them, and no others', () => assert.deepEqual(Object.keys(korean).sort(), [...names].sort()));

  for (const name of names) {
    const words = korean[name] as SampleWords;
    const text = sampleText(name);

    it(`${name} has a comment of whole sentences in lines of 72 columns`, () => {
      assert.match(words.name, /[가-힣]|^(Fashion-)?MNIST: [\d, ]+$/);
      for (const line of words.comment) assert.ok(columns(`// ${line}`) <= 72, line);
      const sentences = words.comment.join(' ');
      assert.match(sentences, /(니다|세요|까요|가요|나요)[.?]$/);
      assert.match(sentences, /보세요/);
    });

    it(`${name} has the figures of the English comment`, () =>
      assert.deepEqual(onlyIn(firstComment(text), words.comment.join(' ')), { english: [], other: [] }));

    it(`${name} is the same spec but for its name`, () => {
      const translated = inWords(text, words);
      assert.deepEqual(parse(translated), { ...parse(text), name: words.name });
      assert.equal(firstComment(translated), words.comment.map((line) => `${line}\n`).join(''));
    });
  }

  it('would not pass with another figure', () => {
    assert.deepEqual(onlyIn('4,417 parameters and two lines', '파라미터 4,418개와 직선 2개'), { english: ['4417'], other: ['4418'] });
    assert.deepEqual(onlyIn('two lines', '직선 3개'), { english: [], other: ['3'] });
  });
});
