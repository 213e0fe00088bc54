import type { GradientMoment } from '../../../../ml/step/gradients-over-run';

/** One layer's values at each moment; NaN where there is none. */
export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

type Shown = 'gradient' | 'update' | 'dead' | 'saturated';

/** The layers that have such values at some moment, in the order of the network. Dead units are given as shares of the layer's. */
export function seriesOf(moments: readonly GradientMoment[], what: Shown): Series[] {
  const names = moments.reduce<readonly string[]>(
    (most, { layers }) => (layers.length > most.length ? layers.map(({ name }) => name) : most),
    [],
  );
  return names.flatMap((name) => {
    const values = moments.map(({ layers }) => {
      const layer = layers.find((one) => one.name === name);
      if (what !== 'dead') return layer?.[what] ?? Number.NaN;
      return layer?.dead !== undefined && layer.units ? layer.dead / layer.units : Number.NaN;
    });
    return values.some(Number.isFinite) ? [{ name, values }] : [];
  });
}

/** The middle one of some numbers by size, of two in the middle the smaller; undefined of none. */
export const median = (values: readonly number[]): number | undefined => values.toSorted((a, b) => a - b)[(values.length - 1) >> 1];
