import type { Tensor } from '../data/dataset';
import { type Nested, nestedRows } from '../results/outcome-json';
import type { StepLook } from './look-inside';

/** Where a step is in its run; both count from 1, as in Keras's log. */
interface Position {
  readonly epoch: number;
  readonly batch: number;
}

/**
 * A step as one JSON object on one line. What a layer or variable has none of is null, numbers that are not finite are null, and a layer that joins
 * several inputs has a list of them in `input` and `d_input`. Where a number was not finite, `broken` says which; nothing was updated then.
 */
export function stepJson({ epoch, batch }: Position, look: StepLook): string {
  const checked = look.variables.some(({ finiteDifference }) => finiteDifference);
  return JSON.stringify({
    epoch,
    batch,
    sample: look.sample,
    rows: look.rows,
    loss: look.loss,
    ...(look.broken && { broken: { where: look.broken.where, name: look.broken.name, value: look.broken.value } }),
    layers: look.layers.map(({ name, inputs, preActivations, output, dOutput, dPreActivations, dInputs }) => ({
      name,
      input: joined(inputs),
      sums: nested(preActivations),
      output: nested(output),
      d_output: nested(dOutput),
      d_sums: nested(dPreActivations),
      d_input: joined(dInputs),
    })),
    variables: look.variables.map(({ name, before, gradient, finiteDifference, memoryBefore, memoryAfter, after }) => ({
      name,
      before: nested(before),
      gradient: nested(gradient),
      ...(checked && { finite_difference: nested(finiteDifference) }),
      memory_before: memoryJson(memoryBefore),
      memory_after: memoryJson(memoryAfter),
      after: nested(after),
    })),
  });
}

const nested = (block: Tensor | undefined): Nested | null => (block ? nestedRows(block) : null);

const joined = (blocks: readonly Tensor[] | undefined): Nested | null =>
  blocks ? (blocks.length === 1 ? nested(blocks[0]) : blocks.map(nestedRows)) : null;

const memoryJson = (memory: Readonly<Record<string, Tensor>>): Record<string, Nested> =>
  Object.fromEntries(Object.entries(memory).map(([slot, block]) => [slot, nestedRows(block)]));
