import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { messages } from '../../src/native/messages/en';
import { koreanMessages } from '../../src/native/messages/ko';
import { type NativeProblem, problemText } from '../../src/native/problem';

/** What is filled in, to be found in any text. */
const filled = {
  file: 'FILE',
  part: 'PART',
  made: 'MADE',
  here: 'HERE',
  reason: 'REASON',
  platform: 'PLATFORM',
  folder: 'FOLDER',
  path: 'PATH',
  compiler: 'COMPILER',
  tried: ['TRIED1', 'TRIED2'],
  versions: ['VERSION1', 'VERSION2'],
  seconds: 12345,
  needed: 678e6,
  free: 901e6,
};

describe('what is said of the native library', () => {
  for (const code of Object.keys(messages)) {
    it(`${code}, in both languages with everything that is filled in`, () => {
      const problem = { code, args: filled } as unknown as NativeProblem;
      const [english, korean] = ['en', 'ko-KR'].map((language) => problemText(problem, language)) as [string, string];
      const places = (text: string): string[] => [...new Set(text.match(/\b[A-Z]{4,}\d?(?=[^A-Z]|$)|12345|678|901/g))].sort();
      assert.deepEqual(places(korean), places(english), korean);
      assert.match(korean, /[가-힣]/);
      assert.doesNotMatch(english, /[가-힣]|undefined/);
      assert.doesNotMatch(`${english}${korean}`, /undefined|\[object/);
    });
  }

  it('has no text without its translation', () => assert.deepEqual(Object.keys(koreanMessages), Object.keys(messages)));
});
