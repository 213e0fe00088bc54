import { env, l10n } from 'vscode';

/** A number of things, with the reader's marks between thousands: `35,229`. */
export const count = (n: number): string => n.toLocaleString(env.language);

/** `12/300`. */
export const outOf = (done: number, all: number): string => `${count(done)}/${count(all)}`;

/** What is counted: one of it, and any other number. */
const things = {
  parameters: [() => l10n.t('1 parameter'), (n: string) => l10n.t('{0} parameters', n)],
  multiplications: [() => l10n.t('1 multiplication'), (n: string) => l10n.t('{0} multiplications', n)],
  layers: [() => l10n.t('1 layer'), (n: string) => l10n.t('{0} layers', n)],
  problems: [() => l10n.t('1 problem'), (n: string) => l10n.t('{0} problems', n)],
  moreRows: [() => l10n.t('… and 1 more row'), (n: string) => l10n.t('… and {0} more rows', n)],
} as const;

/** How many there are of something, in words: `1 parameter`, `35,229 parameters`. */
export function counted(n: number, thing: keyof typeof things): string {
  const [one, others] = things[thing];
  return n === 1 ? one() : others(count(n));
}
