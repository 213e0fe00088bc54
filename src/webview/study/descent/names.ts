import * as l10n from '@vscode/l10n';
import type { SurfaceLook } from '../../../ml/descent/look';
import { typedNumber } from '../../shared/format';

/** What the two numbers are called: short, as in J(w, b), and as the network names them. */
interface AxisNames {
  readonly short: readonly [x: string, y: string];
  /** At the axes. */
  readonly full: readonly [x: string, y: string];
}

/** The letters of the notes for Keras's variables. */
const letters: Readonly<Record<string, string>> = { kernel: 'w', bias: 'b' };

const letterOf = (label: string): string => {
  const [variable = ''] = label.slice(label.lastIndexOf('/') + 1).split('[');
  return letters[variable] ?? variable;
};

export function axisNames({ plane, x, y }: Pick<SurfaceLook, 'plane' | 'x' | 'y'>): AxisNames {
  if (plane.kind === 'way') {
    return { short: ['u', 'v'], full: [l10n.t('u: first direction of the way'), l10n.t('v: second direction of the way')] };
  }
  const [first, second] = [letterOf(x.label), letterOf(y.label)];
  const short: readonly [string, string] = first === second ? [`${first}₁`, `${second}₂`] : [first, second];
  return { short, full: [`${short[0]} = ${x.label}`, `${short[1]} = ${y.label}`] };
}

/** What the surface is, and of what it is a slice or a projection: above the map. */
export function titleOf(look: SurfaceLook): string {
  const [x, y] = axisNames(look).short;
  if (look.of === 'whole') return `J(${x}, ${y}) = ${look.lossName}`;
  return look.of === 'slice'
    ? l10n.t('Slice of {0} along {1} and {2}', look.lossName, x, y)
    : l10n.t('{0} over the plane of the way', look.lossName);
}

/** The place that was typed: `[0, 2]`, `0 2`; undefined where the variable has no such place. */
export function indexOf(text: string, shape: readonly number[]): number | undefined {
  const places = text
    .replaceAll(/[[\],]/g, ' ')
    .split(' ')
    .filter((part) => part !== '')
    .map(typedNumber);
  if (places.length !== shape.length) return undefined;
  let index = 0;
  for (const [i, size] of shape.entries()) {
    const at = places[i];
    if (at === undefined || !Number.isInteger(at) || at < 0 || at >= size) return undefined;
    index = index * size + at;
  }
  return index;
}
