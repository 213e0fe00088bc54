import { type Span, ticks } from '../shared/scale';

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
