import { reportAt } from '../../language/reporter';
import type { Loading, Part } from '../context';
import { inParts } from '../in-parts';

/** Divides the inputs of all parts, which are the loader's own, in place. @returns false after a problem was reported */
export async function scaleInputs(parts: readonly Part[], divisor: number, context: Loading): Promise<boolean> {
  for (const { x, xName } of parts) {
    const { values } = x;
    let finite = true;
    await inParts(values.length, context.breathe, (from, to) => {
      for (let i = from; i < to; i++) {
        values[i] = (values[i] as number) / divisor;
        finite &&= Number.isFinite(values[i]);
      }
    });
    // Only a divisor below 1 can take finite numbers out of float32's range.
    if (!finite) {
      reportAt(context, ['data', 'scale'])('scale-overflows', { name: xName, scale: divisor });
      return false;
    }
  }
  return true;
}
