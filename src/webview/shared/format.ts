import * as l10n from '@vscode/l10n';

/** The reader's language; the host writes it into the page. */
const language = (): string | undefined => (typeof document === 'undefined' ? 'en' : document.documentElement.lang || undefined);

/** Made once: that takes far longer than using it. */
let whole: Intl.NumberFormat | undefined;

/** A number of things, with the reader's marks between thousands: `12,345`. */
export function count(value: number): string {
  whole ??= new Intl.NumberFormat(language(), { maximumFractionDigits: 0 });
  return whole.format(value);
}

/**
 * Numbers of one column with equally many decimals, so that their points are above each other. A column with powers of ten, or of whole
 * numbers, stays as it is.
 */
export function evenDecimals(texts: readonly string[]): string[] {
  const parts = texts.map((text) => /^([−-]?\d+)(?:\.(\d+))?(\u00a0?%)?$/.exec(text));
  if (texts.some((text, i) => !parts[i] && /\d/.test(text))) return [...texts];
  const decimals = Math.max(0, ...parts.map((part) => part?.[2]?.length ?? 0));
  if (decimals === 0) return [...texts];
  return texts.map((text, i) => {
    const part = parts[i];
    return part ? `${part[1]}.${(part[2] ?? '').padEnd(decimals, '0')}${part[3] ?? ''}` : text;
  });
}

/** What a reader typed, as a number: with a comma or a point, and with either sign for minus. Undefined where it is none. */
export function typedNumber(text: string): number | undefined {
  const plain = text.trim().replace('−', '-').replace(',', '.');
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

/** What is counted: one of it, and any other number. */
const things = {
  batches: [() => l10n.t('1 batch'), (n: string) => l10n.t('{0} batches', n)],
  parameters: [() => l10n.t('1 parameter'), (n: string) => l10n.t('{0} parameters', n)],
  points: [() => l10n.t('1 point'), (n: string) => l10n.t('{0} points', n)],
  trainingPoints: [() => l10n.t('1 training point'), (n: string) => l10n.t('{0} training points', n)],
  validationPoints: [() => l10n.t('1 validation point'), (n: string) => l10n.t('{0} validation points', n)],
  testPoints: [() => l10n.t('1 test point'), (n: string) => l10n.t('{0} test points', n)],
  epochs: [() => l10n.t('1 epoch'), (n: string) => l10n.t('{0} epochs', n)],
  pictures: [() => l10n.t('1 picture'), (n: string) => l10n.t('{0} pictures', n)],
  inputs: [() => l10n.t('1 input'), (n: string) => l10n.t('{0} inputs', n)],
  targets: [() => l10n.t('1 target'), (n: string) => l10n.t('{0} targets', n)],
  rows: [() => l10n.t('1 row'), (n: string) => l10n.t('{0} rows', n)],
  otherNumbers: [() => l10n.t('the other number'), (n: string) => l10n.t('all {0} other numbers', n)],
  places: [() => l10n.t('1 place'), (n: string) => l10n.t('{0} places', n)],
  numbers: [() => l10n.t('1 number'), (n: string) => l10n.t('{0} numbers', n)],
  errorsInTheWay: [
    () => l10n.t('One error in the spec has to be corrected first'),
    (n: string) => l10n.t('{0} errors in the spec have to be corrected first', n),
  ],
  moreRows: [() => l10n.t('1 more row is not shown here.'), (n: string) => l10n.t('{0} more rows are not shown here.', n)],
  differences: [() => l10n.t('1 difference'), (n: string) => l10n.t('{0} differences', n)],
  threads: [() => l10n.t('one thread'), (n: string) => l10n.t('{0} threads', n)],
} as const;

/** How many there are of something, in words: `1 point`, `35,229 points`. */
export function counted(n: number, thing: keyof typeof things): string {
  const [one, others] = things[thing];
  return n === 1 ? one() : others(count(n));
}
