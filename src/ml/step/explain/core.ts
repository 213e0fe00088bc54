import { named, product, sum, usedToo } from './expression';
import { type About, comesTo, type LayerRule, type Numbers } from './numbers';
import { overBatch } from './over-batch';

type Places = (about: About, index: number) => readonly (readonly [place: number, input: number])[];

/** Layers whose numbers come from elsewhere as they are. @param from where an output comes from @param to where an input goes */
const moving = (from: Places, to: Places): LayerRule => ({
  sums: (about, index) =>
    comesTo(about.block('output'), index, sum(from(about, index).flatMap(([i, input]) => about.block('input', input)?.name(i) ?? []))),
  dInput: (about, index, input) =>
    comesTo(
      about.block('dInput', input),
      index,
      sum(to(about, index).flatMap(([i, of]) => (of === input ? (about.block('dOutput')?.name(i) ?? []) : []))),
    ),
});

const same: Places = (_, index) => [[index, 0]];

export const Input = moving(same, same);
export const Flatten = moving(same, same);
export const Reshape = moving(same, same);

const slopesOf = (about: About): Numbers | undefined => about.block('dPreActivations') ?? about.block('dOutput');

export const Activation: LayerRule = {
  sums: (about, index) => comesTo(about.block('preActivations'), index, about.block('input')?.name(index) ?? sum([])),
  dInput: (about, index) => comesTo(about.block('dInput'), index, slopesOf(about)?.name(index) ?? sum([])),
};

export const Dropout: LayerRule = {
  sums: (about, index) => {
    const [mask, input] = [about.block('mask'), about.block('input')];
    return comesTo(
      about.block('output'),
      index,
      mask && input ? product(mask.at(index), input.at(index)) : (input?.name(index) ?? sum([])),
    );
  },
  dInput: (about, index) => {
    const [mask, slopes] = [about.block('mask'), about.block('dOutput')];
    return comesTo(
      about.block('dInput'),
      index,
      mask && slopes ? product(slopes.at(index), mask.at(index)) : (slopes?.name(index) ?? sum([])),
    );
  },
};

const parts = ({ layer }: About): readonly number[] => layer.inputs.map((_, input) => input);

export const Add: LayerRule = {
  sums: (about, index) =>
    comesTo(about.block('output'), index, sum(parts(about).flatMap((input) => about.block('input', input)?.at(index) ?? []))),
  dInput: (about, index, input) => comesTo(about.block('dInput', input), index, about.block('dOutput')?.name(index) ?? sum([])),
};

/** Where the parts of a Concatenate lie in its output: each as a run of numbers in every slice along the axes before. */
function joined({ layer }: About): {
  readonly width: number;
  readonly parts: readonly { readonly first: number; readonly length: number }[];
} {
  const { config, inputShapes } = layer;
  // Keras counts the batch as axis 0.
  const axis = config.type === 'Concatenate' ? (config.axis < 0 ? config.axis + layer.outputShape.length : config.axis - 1) : 0;
  let first = 0;
  const found = inputShapes.map((shape) => {
    const length = shape.slice(axis).reduce((all, n) => all * n, 1);
    first += length;
    return { first: first - length, length };
  });
  return { width: first, parts: found };
}

export const Concatenate = moving(
  (about, index) => {
    const { width, parts: all } = joined(about);
    const place = index % width;
    const input = all.findIndex(({ first, length }) => place >= first && place < first + length);
    const { first = 0, length = 0 } = all[input] ?? {};
    return [[Math.floor(index / width) * length + place - first, input]];
  },
  (about, index) => {
    const { width, parts: all } = joined(about);
    return all.map(({ first, length }, input) => [Math.floor(index / length) * width + first + (index % length), input] as const);
  },
);

export const Embedding: LayerRule = {
  sums: (about, index) => {
    const size = about.layer.outputShape.at(-1) as number;
    const [tokens, table] = [about.block('input'), about.variable('embeddings')];
    const at = Math.floor(index / size);
    const token = Math.trunc(tokens?.values[at] ?? 0);
    const found = table?.name(token * size + (index % size)) ?? named('embeddings');
    return comesTo(about.block('output'), index, usedToo(found, tokens ? [tokens.at(at)] : []));
  },
  gradient: (about, _, index) => {
    const size = about.layer.outputShape.at(-1) as number;
    const row = Math.floor(index / size);
    return overBatch(about, 'embeddings', index, ({ input, slopes }) =>
      Array.from(input.values).flatMap((token, at) =>
        Math.trunc(token) === row ? [usedToo(slopes.at(at * size + (index % size)), [input.at(at)])] : [],
      ),
    );
  },
};
