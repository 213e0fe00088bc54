import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { english, korean, koreanTextsOfAll, ruledOut, written } from './words';

/** Particles that differ after a vowel and after a consonant. */
const differing = '은|는|이|가|을|를|과|와|로|으로|라고|이라고|이나|나|이고|고|이며|며|이면|면|이라|라|이어야|여야|이란|란';

/** What is filled in, with the quotation marks and brackets after it, and such a particle. What `pieces` and `memory` write ends alike. */
const particleAfter = new RegExp(`(?:\\{\\d\\}|\\$\\{(?!pieces\\(|memory\\()[^{}]*\\})["'”’)\\]]*(?:${differing})(?![가-힣])`);
const ofAForm = /은\(는\)|이\(가\)|을\(를\)|과\(와\)|\(으\)로|\(이\)[라나며]/;

const wrong = (rule: RegExp): string[] =>
  koreanTextsOfAll.filter(({ text }) => rule.test(text)).map(({ from, text }) => `${from}: ${text}`);

describe('Korean texts', () => {
  it('are those of all sources', () => {
    assert.ok(koreanTextsOfAll.length > 1200, String(koreanTextsOfAll.length));
    assert.ok(new Set(koreanTextsOfAll.map(({ from }) => from)).size > 15);
  });

  it('have no particle after what is filled in, nor after its bracket', () => assert.deepEqual(wrong(particleAfter), []));

  it('have no particles as on a form', () => assert.deepEqual(wrong(ofAForm), []));

  it('have no semicolon and no space before an ellipsis', () => assert.deepEqual(wrong(/[가-힣)];(?!$)|[가-힣] …(?!\])/), []));

  it('end sentences in -습니다, -세요 or a question', () =>
    assert.deepEqual(wrong(/[가-힣](?<!니)다\.|[함음됨]\.(?!\w)|[아어해]요\.|십시오/), []));

  it('keep counters and percent at their number', () =>
    assert.deepEqual(wrong(/(?:\{\d\}|\d) (?:개|번|줄|행|에포크|스텝|초|분|시간|%)(?![가-힣A-Za-z])/), []));

  it('are written by the glossary of docs/WORDS.md', () => {
    assert.ok(ruledOut.korean.length > 40, String(ruledOut.korean));
    for (const word of ruledOut.korean) assert.deepEqual(wrong(korean(word)), [], word);
  });

  for (const [text, found] of [
    ['{0}을 저장', true],
    ['임계값({0})은', true],
    ['“{1}”이라고', true],
    ['$' + '{a.name}는 없습니다', true],
    ['{0} 파일을 저장', false],
    ['{0}개를 {1}의', false],
    ['$' + '{pieces(n)}가', false],
    ['{0}에서 {1}까지', false],
  ] as const) {
    it(`${found ? 'sees' : 'does not see'} a particle in ${text}`, () => assert.equal(particleAfter.test(text), found));
  }

  it('sees a word only where it begins one', () => {
    assert.ok(korean('답').test('신경망의 답을') && !korean('답').test('정답을') && !korean('답').test('답답하다'));
    assert.ok(korean('사양').test('새 사양으로') && !korean('걸음').test('첫걸음'));
  });
});

describe('English texts, comments and names of tests', () => {
  const lines = written.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line, i) => [`${file}:${i + 1}: ${line.trim()}`, line] as const),
  );

  it('are those of all folders', () => assert.ok(written.length > 700 && lines.length > 60_000, `${written.length}, ${lines.length}`));

  it('are in the plain words of docs/WORDS.md', () => {
    assert.ok(ruledOut.english.length > 6, String(ruledOut.english));
    for (const words of ruledOut.english) {
      const rule = english(words);
      const found = lines.filter(([, line]) => rule.test(line)).map(([place]) => place);
      assert.deepEqual(found, [], words);
    }
  });
});
