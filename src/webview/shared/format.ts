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
 * Numbers of one column with equally many decimals, so that their points stand above each other. A column with powers of ten, or of whole
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
