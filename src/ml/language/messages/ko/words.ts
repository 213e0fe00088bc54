import { count } from '../words';

/** Digits whose Korean reading ends in a consonant: 영, 일, 삼, 육, 칠, 팔. */
const closedDigits = '013678';
/** Latin letters whose Korean reading does: 엘, 엠, 엔, 알. */
const closedLetters = 'lmnr';

/** Latin words that no rule below fits. */
const exceptions: ReadonlyMap<string, Ending> = new Map([
  ['or', 'vowel'],
  ['nor', 'vowel'],
  ['type', 'consonant'],
  ['group', 'consonant'],
]);

type Ending = 'vowel' | 'consonant' | 'ㄹ';

/** How Korean reads the ends of Latin words, the first that fits: 타깃, 컴파일, 옵티마이저. All other words end in a vowel (로스, 에포크). */
const latinEndings: readonly (readonly [RegExp, Ending])[] = [
  [/[aeou]r$/, 'vowel'],
  [/(?:[aiou]|[bcdfgkptz])le$|[lr]$/, 'ㄹ'],
  [/[mn]$|ng$|[aeiou][mn]e$/, 'consonant'],
  [/(?:^|[^aeiou])[aeiou](?:[ptc]|ck)$|out$/, 'consonant'],
];

/** What a particle follows, to its last letter or digit: quotation marks and brackets are not spoken. And the Latin letters it ends with. */
function spoken(text: string): { last: string; latin: string } {
  const characters = [...text];
  const heard = characters.slice(0, characters.findLastIndex((c) => /[\p{L}\p{N}]/u.test(c)) + 1);
  const before = heard.findLastIndex((c) => !/[A-Za-z]/.test(c));
  return { last: heard.at(-1) ?? '', latin: heard.slice(before + 1).join('') };
}

/** How a word ends when it is spoken: `ㄹ` for the consonant that takes 로 rather than 으로. */
function ending(text: string): Ending {
  const { last: heard, latin } = spoken(text);
  // Short names in capitals are spelled: 엠에스이, 피알.
  const spelled = latin.length === 1 || (latin.length <= 4 && latin === latin.toUpperCase());
  const word = latin.toLowerCase();
  if (exceptions.has(word)) return exceptions.get(word) as Ending;
  if (latin && !spelled) return latinEndings.find(([end]) => end.test(word))?.[1] ?? 'vowel';
  const last = heard.toLowerCase();
  const syllable = last.charCodeAt(0) - 0xac00;
  if (syllable >= 0 && syllable < 11_172) return syllable % 28 === 0 ? 'vowel' : syllable % 28 === 8 ? 'ㄹ' : 'consonant';
  if (/[178lr]/.test(last)) return 'ㄹ';
  return closedDigits.includes(last) || closedLetters.includes(last) ? 'consonant' : 'vowel';
}

type Particle = '은' | '이' | '을' | '과' | '으로' | '이고' | '이라는' | '이라면' | '이라서' | '이어야';
const afterVowel: Readonly<Record<Particle, string>> = {
  은: '는',
  이: '가',
  을: '를',
  과: '와',
  으로: '로',
  이고: '고',
  이라는: '라는',
  이라면: '라면',
  이라서: '라서',
  이어야: '여야',
};

/** A word with the particle that fits its sound, given in its form after a consonant: `josa('나무', '은')` is `나무는`. */
export function josa(word: string, particle: Particle): string {
  const end = ending(word);
  const open = end === 'vowel' || (end === 'ㄹ' && particle === '으로');
  return `${word}${open ? afterVowel[particle] : particle}`;
}

export const didYouMean = (name: string): string => ` 혹시 "${name}"인가요?`;

/** `"name"`, for what is named in a spec. */
export const quoted = (name: string): string => `"${name}"`;

/** `3개`. */
export const pieces = (n: number): string => `${count(n)}개`;

/** Axes of a shape that a message shows. */
const MOST_AXES = 8;

/** `2 × 10`, `(숫자 하나)`. */
export const sizes = (shape: readonly number[]): string =>
  shape.length ? `${shape.slice(0, MOST_AXES).join(' × ')}${shape.length > MOST_AXES ? ' × …' : ''}` : '(숫자 하나)';

/** `2 × 10`, `숫자 3개`, `숫자 하나`. */
export const shaped = (shape: readonly number[]): string => {
  if (shape.length > 1) return sizes(shape);
  return (shape[0] ?? 1) === 1 ? '숫자 하나' : `숫자 ${pieces(shape[0] as number)}`;
};
