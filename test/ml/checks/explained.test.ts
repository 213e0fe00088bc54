import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { filesUnder } from '../../../scripts/lib/test-files.mjs';
import { messages } from '../../../src/ml/language/messages';
import { canTurnOff, explainedCodes, explanations, severityOf } from '../../../src/ml/language/messages/explained';
import { koreanExplanations } from '../../../src/ml/language/messages/ko/explained';

describe('explanations', () => {
  it('are of messages that there are', () => {
    for (const code of explainedCodes) assert.ok(Object.hasOwn(messages, code), code);
  });

  for (const code of explainedCodes) {
    it(`${code}: a title and a reason, in English and in Korean`, () => {
      for (const { title, text } of [explanations[code], koreanExplanations[code]]) {
        assert.match(title, /^\S.{3,70}[^.\s]$/u, title);
        assert.match(text, /^\S.{30,900}[.]$/su, text);
      }
      assert.doesNotMatch(explanations[code].text, /[가-힣]/);
      assert.match(koreanExplanations[code].title, /[가-힣]/);
      for (const sentence of koreanExplanations[code].text.split(/(?<=[다요])\. /)) assert.match(sentence, /(니다|세요)\.?$/u, sentence);
      // No Markdown but what is meant: a page about it is drawn as Markdown.
      assert.doesNotMatch(`${explanations[code].text}${koreanExplanations[code].text}`, /[<>`*[\]]{2}|\]\(|^#/m);
    });
  }

  it('say how serious each is, so that only what is an error without exception has none', () => {
    assert.equal(severityOf('unknown-key'), 'error');
    assert.ok(!canTurnOff('unknown-key') && !canTurnOff('no-gradient') && !canTurnOff('__proto__') && canTurnOff('no-line'));
    const severe = filesUnder('src/ml', '.ts').filter((file) => /severity: '(warning|info|hint)'/.test(readFileSync(file, 'utf8')));
    assert.deepEqual(
      severe.map((file) => file.replaceAll('\\', '/').replace(/\/[^/]+$/, '')),
      Array.from({ length: 3 }, () => 'src/ml/language/messages/explained'),
    );
  });
});
