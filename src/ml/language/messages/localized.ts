import type { Fix, Problem } from '../problem';
import { messageText, textFrom } from '.';
import type { ExplainedCode } from './explained';
import { adviceExplanations } from './explained/advice';
import type { Explanation } from './explained/explanation';
import { englishExplanationWords, explanationPage } from './explained/reference';
import { koreanMessages } from './ko';
import { adviceExplanations as koreanAdviceExplanations } from './ko/explained/advice';
import { koreanExplanationWords } from './ko/explained/reference';
import { koreanFixTitles } from './ko/fixes';
import { arithmetic as koreanArithmetic } from './ko/layers';
import { setTexts as koreanSetTexts } from './ko/sets';
import { setTexts } from './sets';

/** @param language a tag such as `ko-KR`, or the name of a locale such as `ko_KR.UTF-8` */
const isKorean = (language: string): boolean => /^ko(?![a-z])/i.test(language);

/** What a problem says, in the reader's language; English where there is no translation. */
export const problemText = ({ code, args }: Pick<Problem, 'code' | 'args'>, language: string): string =>
  isKorean(language) ? textFrom(koreanMessages, code, args) : messageText(code, args);

/** What a fix does, in the reader's language. */
export const fixText = ({ title, action: { purpose, key = '', value = '' } }: Fix, language: string): string =>
  isKorean(language) ? koreanFixTitles[purpose]({ key, value }) : title;

/** The page about one problem, as Markdown in the reader's language. */
export const explanationText = (code: ExplainedCode, language: string): string =>
  explanationPage(code, isKorean(language) ? koreanExplanationWords : englishExplanationWords);

/** What there is to learn from advice on a run, in the reader's language. */
export const adviceExplanation = (code: keyof typeof adviceExplanations, language: string): Explanation =>
  (isKorean(language) ? koreanAdviceExplanations : adviceExplanations)[code];

/** How a layer's parameters come about, in the reader's language: `(2 inputs + 1 bias) × 4 units = 12`. */
export const arithmeticText = (arithmetic: string, language: string): string =>
  isKorean(language) ? koreanArithmetic(arithmetic) : arithmetic;

/** What is said of well-known data sets, in the reader's language. */
export const setTextsIn = (language: string): typeof setTexts => (isKorean(language) ? koreanSetTexts : setTexts);
