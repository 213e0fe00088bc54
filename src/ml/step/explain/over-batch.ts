import { comingTo, type Equation, type Expression, equation, num, sum } from './expression';
import type { About, Numbers } from './numbers';

type Block = Pick<Numbers, 'values' | 'at'>;

/** A row of the batch as a layer has it. */
interface Row {
  readonly input: Block;
  /** Of what the layer's weights lead to: its pre-activations, or its output where it has none. */
  readonly slopes: Block;
}

/** The gradient of a weight as its sum over the batch: each term of a small batch; of a large one the sample's part, and how many rows have the rest. */
export function overBatch(
  about: About,
  variable: string,
  index: number,
  terms: (row: Row) => readonly Expression[],
): readonly Equation[] | undefined {
  const { step, layer, look } = about;
  const gradient = step.look.variables.find(({ name }) => name === `${layer.name}/${variable}`)?.gradient;
  const [input, slopes] = [about.block('input'), about.block('dPreActivations') ?? about.block('dOutput')];
  if (!gradient || !input || !slopes) return undefined;
  const result = gradient.values[index] as number;
  const { sample, rows } = step.look;
  const own = terms({ input, slopes });
  const { batch } = look;
  if (rows.length === 1) return [equation(result, sum(own))];
  if (!batch) return partOf(rows.length, own, result);
  const all = rows.flatMap((_, row) =>
    row === sample ? own : terms({ input: rowOf(batch.input, row), slopes: rowOf(batch.dPreActivations, row) }),
  );
  return [equation(result, sum(all))];
}

/** What the sample has of a gradient, and what with the other rows it comes to. */
export function partOf(rows: number, own: readonly Expression[], result: number): readonly Equation[] {
  if (rows === 1) return [equation(result, sum(own))];
  const part = comingTo(sum(own));
  return [equation(part, sum(own)), equation(result, sum([num(part), { is: 'rows', count: rows - 1 }]))];
}

/** Another row than the sample: its numbers have no place of their own in the look. */
function rowOf({ shape, values }: Pick<Numbers, 'shape' | 'values'>, row: number): Block {
  const size = values.length / (shape[0] as number);
  const own = values.subarray(row * size, (row + 1) * size);
  return { values: own, at: (index) => num(own[index] as number) };
}
