import type { Fix, Problem } from '../problem';
import { messageText, textFrom } from '.';
import { koreanMessages } from './ko';
import { fixTitle } from './ko/fix-title';

const isKorean = (language: string): boolean => /^ko\b/i.test(language);

/** What a problem says, in the reader's language; English where there is no translation. */
export const problemText = ({ code, args }: Pick<Problem, 'code' | 'args'>, language: string): string =>
  isKorean(language) ? textFrom(koreanMessages, code, args) : messageText(code, args);

/** What a fix does, in the reader's language. */
export const fixText = (fix: Fix, language: string): string => (isKorean(language) ? fixTitle(fix) : fix.title);
