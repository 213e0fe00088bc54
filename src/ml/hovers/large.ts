import { lossOutputs } from '../registry/losses';
import { lossRange } from './curves';
import type { Pictured } from './named-at';

/** Where an entry can be looked at large: a sheet of functions, or a sample. */
export type Large = { readonly sheet: string } | { readonly sample: string };

/** What shows an entry large; undefined for one that is no function of a single number. */
export function largeOf({ table, config }: Pictured): Large | undefined {
  switch (table) {
    case 'activations': {
      const { type, ...params } = config;
      return sheetOf(type, [{ activation: type, ...params }], { from: -5, to: 5, step: 0.5 });
    }
    case 'losses': {
      if (lossOutputs(config) === 'direction') return undefined;
      const { type, ...params } = config;
      const { from, to, targets } = lossRange(config);
      return sheetOf(
        type,
        targets.map((target) => ({ loss: type, target, ...params })),
        { from, to, step: (to - from) / 20 },
      );
    }
    case 'optimizers':
      return { sample: config.type === 'perceptron' ? 'perceptron-and' : `optimizers/${config.type.toLowerCase()}` };
  }
}

type Item = Readonly<Record<string, unknown>>;

const inline = (item: Item): string =>
  `{ ${Object.entries(item)
    .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join(', ')} }`;

const sheetOf = (name: string, functions: readonly Item[], x: Item): Large => ({
  sheet: `{\n  "name": ${JSON.stringify(name)},\n  "functions": [\n${functions.map((one) => `    ${inline(one)}`).join(',\n')}\n  ],\n  "x": ${inline(x)}\n}\n`,
});
