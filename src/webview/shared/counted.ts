import * as l10n from '@vscode/l10n';
import { count } from './format';

/** What is counted: one of it, and any other number. */
const things = {
  batches: [() => l10n.t('1 batch'), (n: string) => l10n.t('{0} batches', n)],
  parameters: [() => l10n.t('1 parameter'), (n: string) => l10n.t('{0} parameters', n)],
  points: [() => l10n.t('1 point'), (n: string) => l10n.t('{0} points', n)],
  trainingPoints: [() => l10n.t('1 training point'), (n: string) => l10n.t('{0} training points', n)],
  validationPoints: [() => l10n.t('1 validation point'), (n: string) => l10n.t('{0} validation points', n)],
  testPoints: [() => l10n.t('1 test point'), (n: string) => l10n.t('{0} test points', n)],
  places: [() => l10n.t('1 place'), (n: string) => l10n.t('{0} places', n)],
  numbers: [() => l10n.t('1 number'), (n: string) => l10n.t('{0} numbers', n)],
  errorsInTheWay: [
    () => l10n.t('One error in the spec has to be corrected first'),
    (n: string) => l10n.t('{0} errors in the spec have to be corrected first', n),
  ],
  moreRows: [() => l10n.t('1 more row is not shown here.'), (n: string) => l10n.t('{0} more rows are not shown here.', n)],
  threads: [() => l10n.t('one thread'), (n: string) => l10n.t('{0} threads', n)],
} as const;

/** How many there are of something, in words: `1 point`, `35,229 points`. */
export function counted(n: number, thing: keyof typeof things): string {
  const [one, others] = things[thing];
  return n === 1 ? one() : others(count(n));
}
