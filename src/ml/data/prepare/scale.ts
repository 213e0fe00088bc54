import { type DataContext, type Part, reportAt } from '../context';

/** Divides the inputs of all parts, which are the loader's own, in place. @returns false after a problem was reported */
export function scaleInputs(parts: readonly Part[], divisor: number, context: DataContext): boolean {
  for (const { x, xName } of parts) {
    for (let i = 0; i < x.values.length; i++) x.values[i] = (x.values[i] as number) / divisor;
    // Only a divisor below 1 can take finite numbers out of float32's range.
    if (divisor < 1 && x.values.some((value) => !Number.isFinite(value))) {
      reportAt(context, ['data', 'scale'])('scale-overflows', { name: xName, scale: divisor });
      return false;
    }
  }
  return true;
}
