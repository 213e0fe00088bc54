import { volume } from '../../language/shape';
import type { Value } from '../tape';
import { activated, withBias } from './core';
import type { LayerFunction } from './layer';

type Pair = readonly [number, number];
type Picture = readonly [batch: number, rows: number, columns: number, channels: number];

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
function windows([, rows, columns]: Picture, { window, strides, padding, dilation = [1, 1] }: Sliding) {
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

export const Conv2D: LayerFunction<'Conv2D'> = (config, [x], { kernel, bias }, { tape }) => {
  const [batch, rows, columns, channels] = (x as Value).shape as Picture;
  const { strides, padding, dilation_rate: dilation, activation } = config;
  const window = (kernel as Value).shape.slice(0, 2) as unknown as Pair;
  const { cells, size } = windows([batch, rows, columns, channels], { window, strides, padding, dilation });
  const width = window[0] * window[1] * channels;
  const places = new Int32Array(batch * cells.length * width);
  let at = 0;
  for (let picture = 0; picture < batch; picture++)
    for (const window of cells)
      for (const cell of window)
        for (let channel = 0; channel < channels; channel++)
          places[at++] = cell < 0 ? -1 : (picture * rows * columns + cell) * channels + channel;
  const seen = tape.take(x as Value, places, [batch, ...size, width]);
  return activated(tape, withBias(tape, tape.product(seen, kernel as Value), bias), activation);
};

export const MaxPooling2D: LayerFunction<'MaxPooling2D'> = ({ pool_size, strides, padding }, [x], _, { tape }) => {
  const { shape, values } = x as Value;
  const [batch, rows, columns, channels] = shape as Picture;
  const { cells, size } = windows(shape as Picture, { window: pool_size, strides: strides ?? pool_size, padding });
  const output = [batch, ...size, channels];
  const places = new Int32Array(volume(output));
  let at = 0;
  for (let picture = 0; picture < batch; picture++)
    for (const window of cells)
      for (let channel = 0; channel < channels; channel++) {
        const inside = window.filter((cell) => cell >= 0).map((cell) => (picture * rows * columns + cell) * channels + channel);
        places[at++] = inside.reduce((best, place) => ((values[place] as number) > (values[best] as number) ? place : best));
      }
  return { value: tape.take(x as Value, places, output) };
};

export const AveragePooling2D: LayerFunction<'AveragePooling2D'> = ({ pool_size, strides, padding }, [x], _, { tape }) => {
  const { shape } = x as Value;
  const [batch, rows, columns, channels] = shape as Picture;
  const { cells, size } = windows(shape as Picture, { window: pool_size, strides: strides ?? pool_size, padding });
  const places: number[] = [];
  const group: number[] = [];
  for (let picture = 0; picture < batch; picture++)
    cells.forEach((window, w) => {
      for (const cell of window)
        for (let channel = 0; channel < channels; channel++) {
          if (cell < 0) continue;
          places.push((picture * rows * columns + cell) * channels + channel);
          group.push((picture * cells.length + w) * channels + channel);
        }
    });
  return { value: tape.means(tape.take(x as Value, places, [places.length]), group, [batch, ...size, channels]) };
};

export const GlobalAveragePooling2D: LayerFunction<'GlobalAveragePooling2D'> = ({ keepdims }, [x], _, { tape }) => {
  const [batch, rows, columns, channels] = (x as Value).shape as Picture;
  const group = Array.from((x as Value).values, (_, i) => Math.floor(i / (rows * columns * channels)) * channels + (i % channels));
  return { value: tape.means(x as Value, group, keepdims ? [batch, 1, 1, channels] : [batch, channels]) };
};
