import { windows } from '../windows';
import { call, num, quotient, sum, usedToo } from './expression';
import { type About, comesTo, type LayerRule } from './numbers';

/** For each place of the output, the numbers of the input in its window, as indices of one sample. */
function windowOf({ layer }: About, index: number): readonly number[] {
  const channels = layer.outputShape.at(-1) as number;
  const channel = index % channels;
  return (seenBy(layer)[Math.floor(index / channels)] ?? []).flatMap((cell) => (cell < 0 ? [] : [cell * channels + channel]));
}

function seenBy({ config, inputShapes }: About['layer']): readonly (readonly number[])[] {
  const [rows, columns, channels] = inputShapes[0] as readonly [number, number, number];
  if (config.type === 'MaxPooling2D' || config.type === 'AveragePooling2D') {
    const { pool_size: window, strides, padding } = config;
    return windows([1, rows, columns, channels], { window, strides: strides ?? window, padding }).cells;
  }
  return [Array.from({ length: rows * columns }, (_, cell) => cell)];
}

/** The windows that a number of the input is in, by the places of their outputs. */
function outputsOf({ layer }: About, index: number): readonly number[] {
  const channels = layer.inputShapes[0]?.at(-1) as number;
  const [cell, channel] = [Math.floor(index / channels), index % channels];
  return seenBy(layer).flatMap((cells, place) => (cells.includes(cell) ? [place * channels + channel] : []));
}

export const MaxPooling2D: LayerRule = {
  sums: (about, index) => {
    const input = about.block('input');
    return input && comesTo(about.block('output'), index, call('max', ...windowOf(about, index).map((i) => input.at(i))));
  },
  // The first of the largest in a window takes its slope, as in TensorFlow.
  dInput: (about, index) => {
    const [input, slopes] = [about.block('input'), about.block('dOutput')];
    if (!input || !slopes) return undefined;
    const windows = outputsOf(about, index).map((output) => {
      const window = windowOf(about, output);
      const most = window.reduce((best, i) => ((input.values[i] as number) > (input.values[best] as number) ? i : best));
      return { output, window, most };
    });
    const kept = windows.filter(({ most }) => most === index);
    // Why it takes a slope: it is larger than the others of its window; why it takes none: the largest is.
    const compared = windows.flatMap(({ window, most }) => (most === index ? window : [index, most]));
    const slope = sum(kept.map(({ output }) => slopes.at(output)));
    return comesTo(
      about.block('dInput'),
      index,
      usedToo(
        slope,
        compared.map((i) => input.at(i)),
      ),
    );
  },
};

const averaging: LayerRule = {
  sums: (about, index) => {
    const [input, window] = [about.block('input'), windowOf(about, index)];
    return input && comesTo(about.block('output'), index, quotient(sum(window.map((i) => input.at(i))), num(window.length)));
  },
  dInput: (about, index) => {
    const slopes = about.block('dOutput');
    const parts = outputsOf(about, index).map((o) => [o, windowOf(about, o).length] as const);
    return slopes && comesTo(about.block('dInput'), index, sum(parts.map(([o, count]) => quotient(slopes.at(o), num(count)))));
  },
};

export const AveragePooling2D = averaging;
export const GlobalAveragePooling2D = averaging;
