/**
 * Numbers of one column with equally many decimals, so that their points stand above each other. A column with powers of ten, or of whole
 * numbers, stays as it is.
 */
export function evenDecimals(texts: readonly string[]): string[] {
  const parts = texts.map((text) => /^([−-]?\d+)(?:\.(\d+))?(\u00a0%)?$/.exec(text));
  if (texts.some((text, i) => !parts[i] && /\d/.test(text))) return [...texts];
  const decimals = Math.max(0, ...parts.map((part) => part?.[2]?.length ?? 0));
  if (decimals === 0) return [...texts];
  return texts.map((text, i) => {
    const part = parts[i];
    return part ? `${part[1]}.${(part[2] ?? '').padEnd(decimals, '0')}${part[3] ?? ''}` : text;
  });
}
