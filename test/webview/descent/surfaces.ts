import type { SurfaceLook } from '../../../src/ml/descent/look';

const axis = (from: number, to: number, size: number): Float64Array =>
  Float64Array.from({ length: size }, (_, i) => from + ((to - from) * i) / (size - 1));

/** J(w, b) over a square, as the host would send it. @param loss of w and b */
export function surfaceOf(loss: (w: number, b: number) => number, { size = 41, from = -2, to = 2 } = {}): SurfaceLook {
  const [x, y] = [axis(from, to, size), axis(from, to, size)];
  const values = Float64Array.from({ length: size * size }, (_, i) => loss(x[i % size] as number, y[Math.floor(i / size)] as number));
  let at = -1;
  for (const [i, value] of values.entries()) if (Number.isFinite(value) && (at < 0 || value < (values[at] as number))) at = i;
  return {
    of: 'whole',
    plane: { kind: 'parameters', x: { variable: 'dense/kernel', index: 0 }, y: { variable: 'dense/bias', index: 0 } },
    x: { label: 'dense/kernel[0,0]', values: x },
    y: { label: 'dense/bias[0]', values: y },
    loss: values,
    ...(at >= 0 && { lowest: { x: x[at % size] as number, y: y[Math.floor(at / size)] as number, loss: values[at] as number } }),
    path: { epochs: [], x: new Float64Array(), y: new Float64Array(), loss: new Float64Array() },
    at: { x: 0, y: 0, epoch: 0 },
    lossName: 'mean_squared_error',
    rows: 4,
    variables: [],
  };
}
