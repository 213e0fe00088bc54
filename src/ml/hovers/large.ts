import type { Fields } from '../language/fields';
import { activations } from '../registry/activations';
import { lossOutputs } from '../registry/losses';
import { lossRange } from './curves';
import type { Pictured } from './named-at';

/** What shows an entry large: a sheet of functions, or a sample and a view of it. */
export type Large =
  | { readonly in: 'sheet'; readonly name: string; readonly text: string }
  | { readonly in: 'sample'; readonly sample: string; readonly view: 'descent' | 'boundary' };

/** What shows an entry, with its defaults, large; undefined for one that is no function of a single number. */
export function largeOf({ table, config }: Pictured): Large | undefined {
  switch (table) {
    case 'activations': {
      const { type } = config;
      const own = withoutDefault(config, activations[type].params);
      return sheetOf(type, [Object.keys(own).length ? { activation: type, ...own } : type], { from: -5, to: 5, step: 0.5 });
    }
    case 'losses': {
      if (lossOutputs(config) === 'direction') return undefined;
      const { type } = config;
      const { from, to, targets } = lossRange(config);
      return sheetOf(
        type,
        targets.map((target) => ({ loss: type, target })),
        { from, to, step: (to - from) / 20 },
      );
    }
    case 'optimizers':
      return config.type === 'perceptron'
        ? { in: 'sample', sample: 'perceptron-and', view: 'boundary' }
        : { in: 'sample', sample: `optimizers/${config.type.toLowerCase()}`, view: 'descent' };
  }
}

type Item = Readonly<Record<string, unknown>>;

/** Parameters that have to be given. */
const withoutDefault = (config: Item, fields: Fields): Item =>
  Object.fromEntries(Object.keys(fields).flatMap((key) => (fields[key]?.presence === 'required' ? [[key, config[key]]] : [])));

const inline = (item: Item | string): string =>
  typeof item === 'string'
    ? JSON.stringify(item)
    : `{ ${Object.entries(item)
        .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
        .join(', ')} }`;

const sheetOf = (name: string, functions: readonly (Item | string)[], x: Item): Large => ({
  in: 'sheet',
  name,
  text: `{\n  "name": ${JSON.stringify(name)},\n  "functions": [\n${functions.map((one) => `    ${inline(one)}`).join(',\n')}\n  ],\n  "x": ${inline(x)}\n}\n`,
});
