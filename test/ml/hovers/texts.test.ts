import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nameTexts, type SaidOfName, type SchemaWords } from '../../../src/ml/language/schema-texts';
import { activations } from '../../../src/ml/registry/activations';
import { englishWords } from '../../../src/ml/registry/docs';
import { type Entry, saidOfName, type Table } from '../../../src/ml/registry/entry';
import { initializers } from '../../../src/ml/registry/initializers';
import { layers } from '../../../src/ml/registry/layers';
import { losses } from '../../../src/ml/registry/losses';
import { metrics } from '../../../src/ml/registry/metrics';
import { optimizers } from '../../../src/ml/registry/optimizers';
import { koreanWords } from '../../../src/ml/spec/ko/reference';

const tables: Readonly<Record<string, Table>> = { layers, activations, losses, metrics, optimizers, initializers };

/** Sentences of a text; a point within a number or a name ends none. */
const sentences = (text: string): number => text.split(/[.…](?=\s|$)/).filter((part) => part.trim()).length;

const nameMarkdown = (said: SaidOfName, words: SchemaWords): string => Object.values(nameTexts(said, words)).join('\n\n');

function isWhole(text: string, { source, formula = '', params }: Entry): void {
  assert.ok(text.includes(`](${source})`) && text.includes(formula), text);
  for (const [key, { presence }] of Object.entries(params)) assert.equal(text.includes(`\`${key}\``), presence !== 'optional', key);
}

describe('what a hover says', () => {
  for (const [table, entries] of Object.entries(tables))
    test(`of ${table} is short, and whole in both languages`, () => {
      for (const [name, entry] of Object.entries(entries)) {
        for (const text of [entry.text, entry.use]) {
          assert.match(text, /^[\p{L}\d−].{5,}[.…]$/u, `${name}: ${text}`);
          assert.ok(sentences(text) <= 3, `${name}: ${text}`);
        }
        if (table !== 'layers') assert.ok(entry.formula, name);
        // Words would have to be translated; names of parameters and functions are the same in every language.
        assert.doesNotMatch(entry.formula ?? '', /\b(where|else|otherwise|if|the|of|and|for)\b/, name);
        for (const words of [englishWords, koreanWords]) isWhole(nameMarkdown(saidOfName(entry), words), entry);
        assert.match(koreanWords.text(entry.text) + koreanWords.text(entry.use), /[가-힣]/, name);
        assert.notEqual(koreanWords.text(entry.use), entry.use, name);
      }
    });

  test('cannot be Markdown by what a text has in it', () => {
    const said = { text: 'a * b_c [x](y) <b> `z` #1', use: 'u_v_w.', params: {}, source: 'https://keras.io' };
    assert.equal(
      nameMarkdown(said, englishWords),
      'a \\* b\\_c \\[x\\]\\(y\\) \\<b\\> \\`z\\` \\#1\n\n**When to use it:** u\\_v\\_w.\n\n[Source](https://keras.io)',
    );
  });
});
