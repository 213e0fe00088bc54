/** Red, green and blue, 0 … 255 each. */
export type Rgb = readonly [number, number, number];

/** What a browser computes for a colour: `rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.5)`, `color(srgb 0.1 0.2 0.3 / 0.5)`; undefined for anything else. */
export function parseColor(text: string): { readonly rgb: Rgb; readonly alpha: number } | undefined {
  const unit = /^rgba?\(/.test(text) ? 1 : /^color\(srgb /.test(text) ? 255 : undefined;
  const [r, g, b, alpha = 1] = (text.match(/[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  if (unit === undefined || r === undefined || g === undefined || b === undefined) return undefined;
  return { rgb: [r * unit, g * unit, b * unit], alpha };
}

/** Colours between two, `part` 0 … 1 of the way. */
export const mix = (from: Rgb, to: Rgb, part: number): Rgb => [
  from[0] + (to[0] - from[0]) * part,
  from[1] + (to[1] - from[1]) * part,
  from[2] + (to[2] - from[2]) * part,
];

export const cssColor = (rgb: Rgb): string => `rgb(${rgb.map(Math.round).join(', ')})`;

/** Colours of numbers with zero in the middle. */
export interface Diverging {
  readonly negative: Rgb;
  /** The colour of zero: the background, so that what is nothing looks like nothing. */
  readonly zero: Rgb;
  readonly positive: Rgb;
}

/** @param part -1 … 1; what lies outside is taken for the nearest of them */
export function divergingColor({ negative, zero, positive }: Diverging, part: number): Rgb {
  const size = Math.min(1, Math.abs(part));
  return mix(zero, part < 0 ? negative : positive, size);
}

/**
 * The colour that tells itself best from `positive`, for a reader with any kind of colour vision, and differs most from the background.
 * The first that does well enough is taken: in one of VS Code's themes the colour called orange is a blue.
 */
export function oppositeOf(positive: Rgb, background: Rgb, candidates: readonly Rgb[]): Rgb {
  const fits = (c: Rgb): boolean => Math.abs(warmth(c) - warmth(positive)) >= 0.5 && contrast(c, background) >= 2;
  const byWarmth = [...candidates].sort((a, b) => Math.abs(warmth(b) - warmth(positive)) - Math.abs(warmth(a) - warmth(positive)));
  return candidates.find(fits) ?? byWarmth[0] ?? background;
}

/** Yellow over blue, -1 … 1: the one opposition of hues that red-green colour blindness leaves alone. */
const warmth = ([r, g, b]: Rgb): number => (Math.max(r, g) - b) / Math.max(r, g, b, 1);

/** Contrast of two colours by WCAG 2: 1 … 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((v) => (v <= 10.31475 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Of the two the one that is easier to read on a surface. */
export const inkOn = (surface: Rgb, inks: readonly [Rgb, Rgb]): Rgb =>
  contrast(surface, inks[0]) >= contrast(surface, inks[1]) ? inks[0] : inks[1];
