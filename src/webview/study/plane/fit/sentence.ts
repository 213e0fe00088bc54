import * as l10n from '@vscode/l10n';
import { figure, percent } from '../../../../ml/language/number-text';
import { coefficient, sumText } from '../../../../ml/language/sum-text';
import { count, counted } from '../../../shared/format';
import type { Data } from '../../messages/state';
import { className } from '../../shared/names';
import type { Reading } from '../../shared/reading';
import type { Dot, Scene } from './scene';

/** What input and answer are called. */
export const axisNames = (data: Data | undefined, reading: Reading): readonly [string, string] => [
  data?.inputNames?.[0] ?? 'x',
  reading.kind === 'number' ? (data?.targetNames?.[reading.unit] ?? 'y') : l10n.t('output'),
];

/** A single unit as a formula: `y = 2.01·x + 0.98`, `y = sigmoid(1.2·x − 3.4)`; undefined for all other networks. */
export function formula({ look, reading }: Scene): string | undefined {
  const { structure, data, network } = look.question;
  if (!look.single || structure.single !== structure.output) return undefined;
  const [x, y] = axisNames(data, reading);
  const [w = 0, b = 0] = look.single;
  const sum = sumText([
    { factor: w, name: x },
    { factor: b, name: '' },
  ]);
  const activation = network.outputActivation;
  return activation === 'linear' ? `${y} = ${sum}` : `${y} = ${activation}(${sum})`;
}

/** More crossings than this are not listed. */
const MOST = 3;

/** One sentence or two on what the picture shows. */
export function sentence(scene: Scene): string {
  const { dots, reading } = scene;
  const texts = dots.length === 0 ? [l10n.t('The curve shows what the network answers. There is no data to compare with.')] : [];
  if (reading.kind === 'binary') texts.push(threshold(scene));
  for (const split of ['train', 'validation', 'test'] as const) {
    const own = dots.filter((dot) => dot.split === split);
    if (own.length > 0) texts.push(reading.kind === 'number' ? residual(split, own, scene) : success(split, own));
  }
  return texts.filter(Boolean).join(' ');
}

function threshold({ crossings, reading, look, dots, curves }: Scene): string {
  if (reading.kind !== 'binary') return '';
  const [x] = axisNames(look.question.data, reading);
  const level = figure(reading.threshold);
  // A point may be answered otherwise than the samples of the curve around it.
  const everywhere = Number((curves[0]?.y[0] ?? 0) > reading.threshold);
  if (crossings.length === 0 && dots.some(({ answer }) => answer !== everywhere)) return '';
  if (crossings.length === 0) return l10n.t('The answer does not pass {0} in this picture: it is the same class everywhere.', level);
  if (crossings.length > MOST) return l10n.t('The answer passes {0} at {1}.', level, counted(crossings.length, 'places'));
  return l10n.t('The answer passes {0} at {1} = {2}.', level, x, crossings.map(coefficient).join(', '));
}

function residual(split: Dot['split'], dots: readonly Dot[], scene: Scene): string {
  const mean = figure(dots.reduce((sum, { y, output }) => sum + Math.abs(output - y), 0) / dots.length);
  const points = counted(dots.length, pointsOf[split]);
  if (split !== 'train') return l10n.t('It misses {0} by {1} on average.', points, mean);
  const line = formula(scene);
  return line !== undefined && scene.look.question.network.outputActivation === 'linear'
    ? l10n.t('The line {0} misses {1} by {2} on average.', line, points, mean)
    : l10n.t('The curve misses {0} by {1} on average.', points, mean);
}

function success(split: Dot['split'], dots: readonly Dot[]): string {
  const right = dots.filter((dot) => dot.right).length;
  return l10n.t('Answered right: {0} of {1} ({2}).', count(right), counted(dots.length, pointsOf[split]), percent(right / dots.length));
}

const pointsOf = { train: 'trainingPoints', validation: 'validationPoints', test: 'testPoints' } as const;

/** What there is to say of one point. */
export function pointText(at: number, { dots, reading, look }: Scene): string {
  const dot = dots[at];
  if (!dot) return '';
  const { data } = look.question;
  const place = l10n.t('Point {0} of {1}: {2} = {3}.', at + 1, dots.length, axisNames(data, reading)[0], figure(dot.x));
  if (reading.kind === 'number') {
    return `${place} ${l10n.t('Target {0}, output {1}: off by {2}.', figure(dot.y), figure(dot.output), figure(Math.abs(dot.output - dot.y)))}`;
  }
  const [target, answer] = [className(dot.klass, data, reading), className(dot.answer, data, reading)];
  return dot.right
    ? `${place} ${l10n.t('Target: {0}. Output {1}: {2}, right.', target, figure(dot.output), answer)}`
    : `${place} ${l10n.t('Target: {0}. Output {1}: {2}, wrong.', target, figure(dot.output), answer)}`;
}
