import { EngineLoss } from './engine-loss';
import type { OpenHill } from './hill';
import { weightsAt } from './plane';

/** The loss at points of the plane, in whichever way is the fastest; `done` gives back what it took. */
export interface Losses {
  at(x: number, y: number): number | Promise<number>;
  /** Of whole sets of weights. */
  of(weights: ReadonlyMap<string, Float32Array>): number | Promise<number>;
  done(): void;
}

export async function lossesOf(
  { hill: { run }, losses, over, weights, method, whole }: OpenHill,
  breathe: () => Promise<void>,
): Promise<Losses> {
  const exact = method === 'engine' ? undefined : await losses(breathe);
  let engine: EngineLoss | undefined;
  const opened = (): EngineLoss => (engine ??= new EngineLoss(run.engine, over, run));
  return {
    at: (x, y) => (exact ? exact.loss(x, y) : opened().of(weightsAt(weights, x, y))),
    // All weights of such a network are in the plane.
    of: (all) => (exact && whole ? exact.loss(...weights.place(all)) : opened().of(all)),
    done: () => engine?.dispose(),
  };
}
