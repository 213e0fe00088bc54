/** This share of the start's height above the lowest loss is near enough. */
export const NEAR = 0.01;

/**
 * When an optimizer has arrived: at the end of the first epoch at which the loss over all rows is within 1 % of the start's height above the lowest
 * loss that is known.
 */
export const arrivalLoss = (start: number, lowest: number): number => lowest + NEAR * (start - lowest);

/**
 * The step at whose end that is; undefined where it never is.
 * @param loss after each step, from the start on
 * @param batches steps of an epoch
 */
export function arrivesAt(loss: Float64Array, batches: number, enough: number): number | undefined {
  for (let step = batches; step < loss.length; step += batches) if ((loss[step] as number) <= enough) return step;
  return undefined;
}
