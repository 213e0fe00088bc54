/** From … to. */
export type Span = readonly [from: number, to: number];

/** The part of the plane that a plot shows. */
export interface Box {
  readonly x: Span;
  readonly y: Span;
}

/** Maps values of one span onto another, in a straight line. */
export const scale =
  ([from, to]: Span, [start, end]: Span) =>
  (value: number): number =>
    start + ((value - from) / (to - from)) * (end - start);

/** Round numbers within a span: 1, 2 or 5 times a power of ten apart, about so many. */
export function ticks([from, to]: Span, about = 5): number[] {
  const rough = (to - from) / Math.max(1, about);
  if (!(rough > 0) || !Number.isFinite(rough)) return Number.isFinite(from) ? [from] : [];
  const step = niceStep(rough);
  // Counted in steps, so that no error adds up; rounded, so that 3 × 0.1 is 0.3.
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const part = rough / power;
  return power * (part > 7.07 ? 10 : part > 3.16 ? 5 : part > 1.41 ? 2 : 1);
}

/** Ticks as texts, all with as many decimals as the finest of them needs; very large and small ones in powers of ten. */
export function tickTexts(values: readonly number[]): string[] {
  const largest = Math.max(...values.map(Math.abs), 0);
  if (largest >= 1e6 || (largest > 0 && largest < 1e-3)) return values.map((value) => minus(value === 0 ? '0' : value.toExponential()));
  const decimals = Math.max(0, ...values.map((value) => String(value).split('.')[1]?.length ?? 0));
  return values.map((value) => minus(value.toFixed(decimals)));
}

/** Ticks of a span, with their texts. */
export function ticksOf(span: Span, about: number): { readonly value: number; readonly text: string }[] {
  const values = ticks(span, about);
  const texts = tickTexts(values);
  return values.map((value, i) => ({ value, text: texts[i] as string }));
}

/** The sign that is as wide as a plus. */
const minus = (text: string): string => text.replace('e+', 'e').replaceAll('-', '−');

/** The span of some numbers; those that are not finite do not count. Undefined when there are none. */
export function spanOf(values: Iterable<number>): Span | undefined {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < from) from = value;
    if (value > to) to = value;
  }
  return from <= to ? [from, to] : undefined;
}

/** A span with room on both sides, as a part of its size; around a single value, one unit each way. */
export function roomy([from, to]: Span, part = 0.1): Span {
  const room = to > from ? (to - from) * part : Math.max(1, Math.abs(from) * part);
  return [from - room, to + room];
}

/** To the hundredth of a pixel: drawings stay small, and the same everywhere. */
export const pixel = (value: number): number => Math.round(value * 100) / 100 || 0;

/**
 * Ticks of a logarithmic axis, about `count` of them: powers of ten; 2 and 5 times these, too, where there are few; round numbers where
 * the span is less than that.
 * @param span above 0
 */
export function logTicks(span: Span, count: number): number[] {
  const [low, high] = [Math.log10(span[0]), Math.log10(span[1])];
  const decades = high - low;
  if (decades < 0.7) return ticks(span, count).filter((tick) => tick > 0);
  const every = Math.max(1, Math.ceil(decades / Math.max(1, count)));
  const times = decades < count / 2 ? [1, 2, 5] : [1];
  const found: number[] = [];
  for (let power = Math.floor(low / every) * every; power <= high; power += every) {
    for (const factor of times) {
      const tick = Number(`${factor}e${power}`);
      if (tick >= span[0] * 0.999999 && tick <= span[1] * 1.000001) found.push(tick);
    }
  }
  return found;
}

/** Ticks of very different sizes, each as short as it can be: `0.001`, `1e-7`. */
export const logTickTexts = (values: readonly number[]): string[] => {
  const inPowers = values.some((value) => value >= 1e6 || value < 1e-4);
  return values.map((value) => (inPowers ? value.toExponential().replace('e+', 'e') : String(value)).replace('e-', 'e−'));
};
