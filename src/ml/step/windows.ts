export type Pair = readonly [number, number];
export type Picture = readonly [batch: number, rows: number, columns: number, channels: number];

interface Sliding {
  readonly window: Pair;
  readonly strides: Pair;
  readonly padding: 'valid' | 'same';
  readonly dilation?: Pair;
}

/** Where a window begins along an axis, for each place of the output. Source: https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2 */
function starts(length: number, window: number, step: number, padding: Sliding['padding'], apart: number): readonly number[] {
  const reach = (window - 1) * apart + 1;
  if (padding === 'valid') return Array.from({ length: Math.floor((length - reach) / step) + 1 }, (_, i) => i * step);
  const count = Math.ceil(length / step);
  const before = Math.max((count - 1) * step + reach - length, 0) >> 1;
  return Array.from({ length: count }, (_, i) => i * step - before);
}

/** For each window of a picture the places of its cells, row by row; −1 outside of the picture. Cells are without the batch and channels. */
export function windows([, rows, columns]: Picture, { window, strides, padding, dilation = [1, 1] }: Sliding) {
  const down = starts(rows, window[0], strides[0], padding, dilation[0]);
  const across = starts(columns, window[1], strides[1], padding, dilation[1]);
  const cells = down.flatMap((top) =>
    across.map((left) =>
      Array.from({ length: window[0] * window[1] }, (_, cell) => {
        const row = top + Math.floor(cell / window[1]) * dilation[0];
        const column = left + (cell % window[1]) * dilation[1];
        return row >= 0 && row < rows && column >= 0 && column < columns ? row * columns + column : -1;
      }),
    ),
  );
  return { cells, size: [down.length, across.length] as const };
}
