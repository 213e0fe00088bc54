/** What an optimizer's config says of clipping; at most one is set. */
export interface Clipping {
  readonly clipnorm: number | null;
  readonly clipvalue: number | null;
  readonly global_clipnorm: number | null;
}

/** Writes clipped gradients of one variable to `to`, which is as long. */
type Clip = (g: Float32Array, to: Float32Array) => void;

/** Sum of squares, rounded once to float32: beyond 3.4e38 it is infinite, as in Keras. */
function squares(g: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < g.length; i++) sum += (g[i] as number) * (g[i] as number);
  return Math.fround(sum);
}

/**
 * How the gradients of one step are to be clipped, as keras/src/optimizers/base_optimizer.py does it; undefined for not at all.
 * Only `global_clipnorm` needs to see all gradients.
 */
export function clipper({ clipnorm, clipvalue, global_clipnorm }: Clipping, gradients: readonly Float32Array[]): Clip | undefined {
  if (clipnorm !== null) return (g, to) => scale(g, to, clipnorm, Math.max(Math.fround(Math.sqrt(squares(g))), Math.fround(clipnorm)));
  if (clipvalue !== null) return (g, to) => cut(g, to, Math.fround(clipvalue));
  if (global_clipnorm === null) return undefined;
  const norm = Math.fround(Math.sqrt(Math.fround(gradients.reduce((sum, g) => sum + squares(g), 0))));
  const most = Math.fround(global_clipnorm);
  // Keras multiplies by the smaller of two reciprocals, and makes the factor NaN where the norm is not finite.
  const factor = Number.isFinite(norm) ? Math.fround(most * Math.min(Math.fround(1 / norm), Math.fround(1 / most))) : Number.NaN;
  return (g, to) => scale(g, to, factor, 1);
}

function scale(g: Float32Array, to: Float32Array, times: number, over: number): void {
  for (let i = 0; i < g.length; i++) to[i] = ((g[i] as number) * times) / over;
}

function cut(g: Float32Array, to: Float32Array, most: number): void {
  for (let i = 0; i < g.length; i++) to[i] = Math.min(Math.max(g[i] as number, -most), most);
}
