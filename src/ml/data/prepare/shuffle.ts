import { reportAt } from '../../language/reporter';
import { random } from '../../random/random';
import type { Loading, Part } from '../context';
import { rowSize, type Tensor } from '../dataset';
import { inParts } from '../in-parts';

/**
 * The rows in random order, inputs and targets alike; `order` has the number of each row as it was before. Undefined after it was reported
 * that there is no memory for it.
 */
export async function shuffled(part: Part, context: Loading): Promise<{ readonly part: Part; readonly order?: Uint32Array } | undefined> {
  const order = random(context.seed, 'data', 'shuffle').shuffle(Uint32Array.from({ length: part.x.shape[0] ?? 0 }, (_, i) => i));
  const x = await inOrder(part.x, part.xName, order, context);
  const y = x && (await inOrder(part.y, part.yName, order, context));
  return x && y && { part: { ...part, x, y }, order };
}

async function inOrder({ shape, values: old }: Tensor, name: string, order: Uint32Array, context: Loading): Promise<Tensor | undefined> {
  if (!context.memory.takeTensor(name, shape, reportAt(context, ['data', 'shuffle']))) return undefined;
  const size = rowSize({ shape, values: old });
  const values = new Float32Array(old.length);
  await inParts(order.length, context.breathe, (start, end) => {
    for (let to = start; to < end; to++) {
      const from = (order[to] as number) * size;
      values.set(old.subarray(from, from + size), to * size);
    }
  });
  context.memory.give(old.byteLength);
  return { shape, values };
}
