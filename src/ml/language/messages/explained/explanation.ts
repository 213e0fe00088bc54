import type { Severity } from '../../problem';

/** Why something is reported, for a reader who wants to know more than the message says. */
export interface Explanation {
  /** What is the matter, in a few words, without a full stop. */
  readonly title: string;
  /** Why it is a mistake, or what there is to learn. */
  readonly text: string;
}

/** The same of a code, with how serious it is. */
export interface RatedExplanation extends Explanation {
  readonly severity: Severity;
  /** It is not reported by every check: only of a run, of a file that is read besides, or while one writes. */
  readonly elsewhere?: true;
}

/** Keeps the codes of a table. */
export const explained = <C extends string>(table: Readonly<Record<C, RatedExplanation>>): Readonly<Record<C, RatedExplanation>> => table;
