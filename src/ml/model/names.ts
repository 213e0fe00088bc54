import type { LayerConfig } from '../registry/layers';

/** Keras's `to_snake_case`: MaxPooling2D → max_pooling2d, SimpleRNN → simple_rnn. Source: keras/src/utils/naming.py */
export const snakeCase = (type: string): string =>
  type
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();

/** Keras's automatic names: dense, dense_1, …; a layer's own name is kept. Holes get no name. */
export function layerNames(configs: readonly (LayerConfig | undefined)[]): string[] {
  const taken = new Set(configs.flatMap((c) => (c?.name === undefined ? [] : [c.name])));
  const next = new Map<string, number>();
  return configs.map((config) => {
    if (!config) return '';
    if (config.name !== undefined) return config.name;
    const stem = config.type === 'Input' ? 'input_layer' : snakeCase(config.type);
    let name: string;
    do {
      const n = next.get(stem) ?? 0;
      next.set(stem, n + 1);
      name = n === 0 ? stem : `${stem}_${n}`;
    } while (taken.has(name));
    return name;
  });
}
