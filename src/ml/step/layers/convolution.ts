import { volume } from '../../language/shape';
import type { Value } from '../tape';
import { type Pair, type Picture, windows } from '../windows';
import { activated, withBias } from './core';
import type { LayerFunction } from './layer';

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
