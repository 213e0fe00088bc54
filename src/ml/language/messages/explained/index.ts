import type { Severity } from '../../problem';
import type { MessageCode } from '..';
import { dataExplanations } from './data';
import type { RatedExplanation } from './explanation';
import { networkExplanations } from './network';
import { otherExplanations } from './others';

/**
 * What there is to learn from a problem, and how serious it is, by its code. The only place for both. All warnings, notes and hints are here;
 * of errors those that are mistakes of understanding and not of writing.
 */
export const explanations = { ...networkExplanations, ...dataExplanations, ...otherExplanations };

export type ExplainedCode = keyof typeof explanations;

/** In the order in which they are explained. */
export const explainedCodes = Object.keys(explanations) as readonly ExplainedCode[];

export const isExplained = (code: string): code is ExplainedCode => Object.hasOwn(explanations, code);

const rated: Readonly<Record<ExplainedCode, RatedExplanation>> = explanations;

/** How serious a problem is: an error, where nothing else is written. */
export const severityOf = (code: MessageCode): Severity => (isExplained(code) ? rated[code].severity : 'error');

/** Those that a reader may turn off: an error is reported in any case. */
export const canTurnOff = (code: string): code is ExplainedCode => isExplained(code) && rated[code].severity !== 'error';

/** True where a check that does not report it may have had no chance to. */
export const isReportedElsewhere = (code: ExplainedCode): boolean => rated[code].elsewhere === true;
