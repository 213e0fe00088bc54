import { type Dataset, rowSize, splitNames, type Tensor } from '../data/dataset';
import type { CheckAnswer } from './messages';

/** More points than this cover each other in a picture. */
const MOST_POINTS = 2000;

/** Rows to be drawn, where a sample is one number or two. */
export function pointsOf(dataset: Dataset): CheckAnswer['points'] {
  const inputs = rowSize(dataset.train.x);
  if (inputs < 1 || inputs > 2) return undefined;
  return splitNames.flatMap((split) => {
    const rows = dataset[split];
    return rows ? [{ split, x: someRows(rows.x), y: someRows(rows.y) }] : [];
  });
}

/** At most so many rows, evenly taken, as a table: [rows, numbers]. */
function someRows(block: Tensor): Tensor {
  const rows = block.shape[0] ?? 0;
  const size = rowSize(block);
  const count = Math.min(rows, MOST_POINTS);
  const values = new Float32Array(count * size);
  for (let i = 0; i < count; i++) {
    const row = Math.floor((i * rows) / count);
    values.set(block.values.subarray(row * size, (row + 1) * size), i * size);
  }
  return { shape: [count, size], values };
}
