import type { Part } from '../context';
import { rowSize, type Split, type Tensor } from '../dataset';
import type { RowRange, SplitPlan } from './split-plan';

export interface Splits {
  readonly train: Split;
  readonly validation?: Split;
  readonly test?: Split;
}

/** Cuts a part by a plan. The pieces share the part's memory. */
export function cut(part: Part, { train, validation, test }: SplitPlan): Splits {
  return {
    train: piece(part, train),
    ...(validation && { validation: piece(part, validation) }),
    ...(test && { test: piece(part, test) }),
  };
}

const piece = ({ x, y }: Part, range: RowRange): Split => ({ x: rowsOf(x, range), y: rowsOf(y, range) });

function rowsOf(tensor: Tensor, { from, to }: RowRange): Tensor {
  const size = rowSize(tensor);
  return { shape: [to - from, ...tensor.shape.slice(1)], values: tensor.values.subarray(from * size, to * size) };
}
