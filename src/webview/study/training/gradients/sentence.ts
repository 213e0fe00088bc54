import * as l10n from '@vscode/l10n';
import { figure, percent } from '../../../../ml/language/number-text';
import type { GradientMoment } from '../../../../ml/step/gradients-over-run';
import { count } from '../../../shared/format';
import { median, type Series, seriesOf } from './series';

/** Of two sizes: which is far below the other, and which is below it. */
const FAR = 100;
const APART = 10;

/** A share of outputs from which it is worth a sentence that they are saturated. */
const MANY = 0.05;

/** What the gradients of a run show, in a few sentences. */
export function describeGradients(moments: readonly GradientMoment[]): string {
  const last = moments.at(-1);
  if (!last) return '';
  return [sizes(moments), dead(last), saturated(last), broken(moments)].filter(Boolean).join(' ');
}

function sizes(moments: readonly GradientMoment[]): string {
  const layers = seriesOf(moments, 'gradient');
  const [first, last] = [layers[0], layers.at(-1)];
  if (!first || !last) return '';
  if (first === last) return alone(first, moments);
  const none = first.values.filter((value) => value === 0).length;
  if (last.values.every((value) => !(value > 0))) return l10n.t('The gradients of all layers are 0: nothing is learned here.');
  if (2 * none > moments.length)
    return l10n.t(
      'The gradient of {0} is 0 at {1} of {2} moments: nothing of the error comes back to it there.',
      first.name,
      count(none),
      count(moments.length),
    );
  const ratio = ratioOf(first, last);
  if (ratio === undefined) return '';
  const [part, times] = [rounded(1 / ratio), rounded(ratio)];
  if (ratio < 1 / FAR)
    return [
      l10n.t(
        'The gradient of the first layer ({0}) is about 1/{1} of that of the last ({2}): hardly anything of the error comes back to it.',
        first.name,
        part,
        last.name,
      ),
      updates(moments),
    ]
      .filter(Boolean)
      .join(' ');
  if (ratio < 1 / APART)
    return l10n.t(
      'The gradient of the first layer ({0}) is about 1/{1} of that of the last ({2}): it gets smaller on the way back.',
      first.name,
      part,
      last.name,
    );
  if (ratio > APART)
    return l10n.t(
      'The gradient of the first layer ({0}) is about {1} times that of the last ({2}): it grows on the way back.',
      first.name,
      times,
      last.name,
    );
  return l10n.t(
    'The gradient of the first layer ({0}) is about {1} times that of the last ({2}): the error comes back to all layers.',
    first.name,
    times,
    last.name,
  );
}

/** Where the first layer also changes far less than the last; an optimizer such as Adam can make up for small gradients. */
function updates(moments: readonly GradientMoment[]): string {
  const layers = seriesOf(moments, 'update');
  const ratio = layers.length > 1 ? ratioOf(layers[0] as Series, layers.at(-1) as Series) : undefined;
  return ratio !== undefined && ratio < 1 / FAR
    ? l10n.t('A step changes it about 1/{0} as much, so it hardly learns.', rounded(1 / ratio))
    : '';
}

/** How many times as large one layer's values are as another's, at the moment in the middle. */
const ratioOf = (one: Series, other: Series): number | undefined =>
  median(one.values.map((value, i) => value / (other.values[i] as number)).filter((ratio) => ratio > 0 && Number.isFinite(ratio)));

function alone({ name, values }: Series, moments: readonly GradientMoment[]): string {
  const known = values.flatMap((value, i) => (Number.isFinite(value) ? [{ value, epoch: moments[i]?.epoch ?? 0 }] : []));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || first === last) return '';
  return l10n.t(
    'The gradient of {0} is {1} at first and {2} after epoch {3}.',
    name,
    figure(first.value),
    figure(last.value),
    count(last.epoch),
  );
}

function dead({ epoch, layers }: GradientMoment): string {
  const with_ = layers.flatMap(({ name, units, dead: off }) => (units !== undefined && off !== undefined ? [{ name, units, off }] : []));
  const [units, off] = [sum(with_.map((layer) => layer.units)), sum(with_.map((layer) => layer.off))];
  const most = with_.reduce<(typeof with_)[number] | undefined>((best, layer) => (layer.off > (best?.off ?? 0) ? layer : best), undefined);
  if (!most) return '';
  const said = l10n.t('After epoch {0}, {1} of {2} units are dead: 0 for every row.', count(epoch), count(off), count(units));
  const where =
    most.off < off
      ? l10n.t('{0} has the most of them: {1} of {2}.', most.name, count(most.off), count(most.units))
      : l10n.t('They are in {0}.', most.name);
  return `${said} ${where}`;
}

/** Of the layers before the last: an output that is saturated may only be sure. */
function saturated({ epoch, layers }: GradientMoment): string {
  const hidden = layers.slice(0, -1);
  const most = hidden.reduce<(typeof hidden)[number] | undefined>(
    (best, layer) => ((layer.saturated ?? 0) > (best?.saturated ?? 0) ? layer : best),
    undefined,
  );
  if (most?.saturated === undefined || most.saturated < MANY) return '';
  return l10n.t(
    'After epoch {0}, {1} of the outputs of {2} are saturated, where the slope is almost 0.',
    count(epoch),
    percent(most.saturated),
    most.name,
  );
}

function broken(moments: readonly GradientMoment[]): string {
  const first = moments.find((moment) => moment.broken);
  return first ? l10n.t('After epoch {0} the gradients are not finite numbers.', count(first.epoch)) : '';
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** With two digits: it is a rough comparison. */
const rounded = (value: number): string => (value < 10 ? figure(Number(value.toPrecision(2))) : count(Number(value.toPrecision(2))));
