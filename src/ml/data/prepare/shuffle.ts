import { random } from '../../random/random';
import type { Part } from '../context';
import { rowSize, type Tensor } from '../dataset';

/** The rows in random order, inputs and targets alike; `order` has the number of each row as it was before. */
export function shuffled(part: Part, seed: number): { readonly part: Part; readonly order: Uint32Array } {
  const order = random(seed, 'data', 'shuffle').shuffle(Uint32Array.from({ length: part.x.shape[0] ?? 0 }, (_, i) => i));
  return { part: { ...part, x: inOrder(part.x, order), y: inOrder(part.y, order) }, order };
}

function inOrder(tensor: Tensor, order: Uint32Array): Tensor {
  const size = rowSize(tensor);
  const values = new Float32Array(tensor.values.length);
  for (const [to, from] of order.entries()) values.set(tensor.values.subarray(from * size, (from + 1) * size), to * size);
  return { shape: tensor.shape, values };
}
