import * as l10n from '@vscode/l10n';
import { figure } from '../../../ml/language/number-text';
import { asOneNumber } from '../../../ml/sheets/functions/curve';
import type { FunctionSheet, SheetFunction } from '../../../ml/sheets/functions/sheet';
import type { Gap } from '../../../ml/sheets/functions/tree';
import type { Drawn } from './shown';
import type { Walk } from './walk';

/** What x is: the number that an activation is given, the prediction that a loss judges, or just x. */
export function xName({ functions }: FunctionSheet): string {
  const all = (is: SheetFunction['body']['is']): boolean => functions.every(({ body }) => body.is === is);
  if (all('loss')) return l10n.t('prediction x');
  return all('activation') ? l10n.t('pre-activation x') : 'x';
}

/** Where a function is lowest on the range. */
export function lowestText({ written, y, minima: { inside, lowest } }: SheetFunction): string {
  if (y.every((value) => value === y[0])) return l10n.t('{0} is level: {1} at every x.', written, figure(y[0] as number));
  if (inside && lowest && !lowest.end)
    return inside.is === 'level'
      ? l10n.t('{0} is lowest along a level part that ends at x = {1}: {2}.', written, figure(inside.x), figure(inside.y))
      : l10n.t('{0} is lowest at x = {1}: {2}.', written, figure(inside.x), figure(inside.y));
  const there = inside ? l10n.t('{0} has a minimum at x = {1}: {2}.', written, figure(inside.x), figure(inside.y)) : '';
  if (!lowest) return there || l10n.t('{0} has no lowest point here.', written);
  const end = inside
    ? l10n.t('Lower still is where the curve ends, at x = {0}: {1}.', figure(lowest.x), figure(lowest.y))
    : l10n.t(
        '{0} has no minimum inside the range; it is lowest where it ends, at x = {1}: {2}.',
        written,
        figure(lowest.x),
        figure(lowest.y),
      );
  return [there, inside && lowest.y >= inside.y ? '' : end].filter(Boolean).join(' ');
}

const gaps: Readonly<Record<Gap, () => string>> = {
  'zero-divisor': () => l10n.t('division by 0'),
  log: () => l10n.t('logarithm of 0 or less'),
  root: () => l10n.t('root of a number below 0'),
  inverse: () => l10n.t('asin or acos beyond −1 … 1'),
  power: () => l10n.t('power of a number below 0'),
  'too-large': () => l10n.t('too large'),
};

/** Why there is no value. */
export const gapText = (gap: Gap | undefined): string => gaps[gap ?? 'too-large']();

/** Value and slope at a point, in words. */
export function pointText({ of: { written }, curve }: Drawn, x: number): string {
  const [y, slope] = [curve.value(x), curve.slope(x)];
  if (!Number.isFinite(y)) return l10n.t('At x = {0}, {1} has no value: {2}.', figure(x), written, gapText(curve.gap(x)));
  if (!Number.isFinite(slope)) return l10n.t('At x = {0}, {1} is {2} and has no slope.', figure(x), written, figure(y));
  const way = slope > 0 ? l10n.t('it rises') : slope < 0 ? l10n.t('it falls') : l10n.t('it is level');
  return l10n.t('At x = {0}, {1} is {2}; its slope is {3}: {4}.', figure(x), written, figure(y), figure(slope), way);
}

/** The tangent as an equation: `y = 5x − 11`. */
export function tangentText(y: number, slope: number, x: number): string {
  const at0 = figure(y - slope * x);
  const factor = figure(slope);
  if (factor === '0') return `y = ${at0}`;
  const rest = at0 === '0' ? '' : at0.startsWith('−') ? ` − ${at0.slice(1)}` : ` + ${at0}`;
  return `y = ${factor === '1' ? '' : factor === '−1' ? '−' : factor}x${rest}`;
}

/** How a walk downhill came out. */
export function walkText({ xs, state }: Walk, { curve }: Drawn): string {
  const steps = xs.length - 1;
  const x = xs.at(-1) as number;
  switch (state) {
    case 'arrived':
      return steps === 0
        ? l10n.t('Already there: the slope is all but 0.')
        : l10n.t('Arrived after {0} steps: x = {1}, f(x) = {2}, and the slope is all but 0.', steps, figure(x), figure(curve.value(x)));
    case 'flat':
      return l10n.t('The slope is 0 here, so no step leads away.');
    case 'diverged':
      return l10n.t('Diverged in {0} steps: each leads further away. A smaller learning rate may arrive.', steps);
    case 'no-slope':
      return l10n.t('There is no slope at x = {0}, so no step can be made.', figure(x));
    case 'endless':
      return l10n.t('Not arrived after {0} steps.', steps);
    case 'walking':
      return steps === 0 ? '' : l10n.t('Step {0}: x = {1}, f(x) = {2}.', steps, figure(x), figure(curve.value(x)));
  }
}

/** Of functions of whole rows, and of losses of several outputs: what x is there. */
export function ofTwoText({ body }: SheetFunction): string {
  if (body.is === 'activation' && asOneNumber(body.activation))
    return l10n.t(
      '{0} needs several numbers: here two, 0 for class 0 and x for class 1. Drawn is what class 1 gets.',
      body.activation.type,
    );
  if (body.is === 'loss' && body.of === 'two-classes')
    return l10n.t('{0} compares several outputs: here two, 1 − x for class 0 and x for class 1.', body.loss.type);
  if (body.is === 'loss' && body.of === 'two-scores')
    return l10n.t('{0} compares several outputs: here two, 0 for class 0 and x for class 1.', body.loss.type);
  return '';
}
