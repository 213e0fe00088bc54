import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { metrics } from '../../src/ml/registry/metrics';
import { caseNamed, type Held, holds, mean, printed, rowsOf, sum } from './formula';
import {
  categorical,
  cosine,
  crossEntropy,
  each,
  least,
  logCosh,
  margin,
  outputsOf,
  overRows,
  positive,
  type Row,
  regression,
  smoothed,
  squared,
  type Whole,
} from './formula-rows';

/** Of all answers above a threshold that is right for each of them: hits, false alarms, misses. */
const counts =
  (above: number): ((...rows: Parameters<Whole>) => readonly [hits: number, alarms: number, misses: number]) =>
  (y, output) => {
    const all = y.flatMap((row, i) => row.map((target, j) => [target === 1, (output[i]?.[j] as number) > above] as const));
    const count = (target: boolean, yes: boolean): number => all.filter(([t, said]) => t === target && said === yes).length;
    return [count(true, true), count(false, true), count(true, false)];
  };

const precision =
  (above: number): Whole =>
  (...rows) => {
    const [hits, alarms] = counts(above)(...rows);
    return hits / (hits + alarms);
  };
const recall =
  (above: number): Whole =>
  (...rows) => {
    const [hits, , misses] = counts(above)(...rows);
    return hits / (hits + misses);
  };
const f1 =
  (above: number): Whole =>
  (...rows) => {
    const [p, r] = [precision(above)(...rows), recall(above)(...rows)];
    return (2 * p * r) / (p + r);
  };
const onSide = (above: number): Whole => overRows(each((y, p) => Number(p > above === (y === 1))));
const amongLargest = (k: number, sparse: boolean): Whole =>
  overRows((y, p) => {
    const klass = sparse ? (y[0] as number) : y.indexOf(1);
    return Number(p.filter((value) => value > (p[klass] as number)).length < k);
  });
const columns = (rows: readonly (readonly number[])[]): readonly (readonly number[])[] =>
  (rows[0] ?? []).map((_, i) => rows.map((row) => row[i] as number));
const explained = (y: readonly number[], o: readonly number[], middle: number): number =>
  1 - sum(y.map((target, i) => (target - (o[i] as number)) ** 2)) / sum(y.map((target) => (target - middle) ** 2));
const r2 =
  (middle: (y: readonly number[]) => number): Whole =>
  (y, o) =>
    mean(columns(y).map((column, i) => explained(column, columns(o)[i] as readonly number[], middle(column))));
/** The area under found against false alarms: how often a yes is above a no. */
const ranked =
  (above: (yes: number, no: number) => number): Whole =>
  (y, output) => {
    const of = (target: number): readonly number[] => output.flatMap((row, i) => (y[i]?.[0] === target ? row : []));
    return mean(of(1).flatMap((yes) => of(0).map((no) => above(yes, no))));
  };

const { mean_squared_error, mean_absolute_error, mean_absolute_percentage_error, mean_squared_logarithmic_error } = regression;

interface HeldMetric extends Held<Whole> {
  readonly case: string;
  /** Its name in the history, where that is not its own. */
  readonly key?: string;
}

const ofRows = (held: Held<Row>, of: string, key?: string): HeldMetric => ({
  text: held.text,
  case: of,
  ...(key !== undefined && { key }),
  right: overRows(held.right),
  wrong: Object.fromEntries(Object.entries(held.wrong).map(([reading, row]) => [reading, overRows(row)])),
});

const numbers = 'metrics of numbers';
const yesOrNo = 'metrics of yes or no';
const classes = 'metrics of classes';
const classNumbers = 'metrics of class numbers';

const heldMetrics: Readonly<Record<Exclude<keyof typeof metrics, 'accuracy'>, HeldMetric>> = {
  mean_squared_error: ofRows(mean_squared_error, numbers),
  mean_absolute_error: ofRows(mean_absolute_error, numbers),
  mean_absolute_percentage_error: ofRows(mean_absolute_percentage_error, numbers),
  mean_squared_logarithmic_error: ofRows(mean_squared_logarithmic_error, numbers),
  log_cosh_error: ofRows(
    { text: '1/n · Σ ln(cosh(ŷ − y))', right: logCosh, wrong: { 'half the square': least(squared) } },
    numbers,
    'logcosh',
  ),
  cosine_similarity: ofRows({ text: 'Σ y · ŷ / (‖y‖ · ‖ŷ‖)', right: cosine, wrong: { 'as the loss': positive } }, numbers),
  poisson: ofRows(regression.poisson, numbers),
  root_mean_squared_error: {
    text: '√(1/n · Σ (y − ŷ)²)',
    case: numbers,
    right: (...rows) => Math.sqrt(overRows(squared)(...rows)),
    wrong: { 'the mean of roots': overRows((y, o) => Math.sqrt(squared(y, o))) },
  },
  r2_score: { text: '1 − Σ (y − ŷ)² / Σ (y − ȳ)²', case: numbers, right: r2(mean), wrong: { 'against 0': r2(() => 0) } },
  binary_accuracy: {
    text: 'The share of outputs that are on the target’s side of the threshold',
    case: yesOrNo,
    right: onSide(0.35),
    wrong: { 'at one half': onSide(0.5) },
  },
  precision: {
    text: 'Of all outputs above the threshold, the share where the target is 1',
    case: yesOrNo,
    right: precision(0.3),
    wrong: { recall: recall(0.3) },
  },
  recall: {
    text: 'Of all targets that are 1, the share with an output above the threshold',
    case: yesOrNo,
    right: recall(0.75),
    wrong: { precision: precision(0.75) },
  },
  f1_score: {
    text: '2 · precision · recall / (precision + recall)',
    case: yesOrNo,
    right: f1(0.3),
    wrong: { 'their mean': (...rows) => (precision(0.3)(...rows) + recall(0.3)(...rows)) / 2 },
  },
  auc: {
    text: 'ROC (found against false alarms)',
    case: yesOrNo,
    right: ranked((yes, no) => Number(yes > no)),
    wrong: { turned: ranked((yes, no) => Number(yes < no)) },
  },
  binary_crossentropy: {
    text: '1/n · Σ −(y · ln ŷ + (1 − y) · ln(1 − ŷ))',
    case: yesOrNo,
    right: overRows((y, p) => each(crossEntropy)(smoothed(0.2, () => 0.5)(y), p)),
    wrong: { 'only from 1': overRows((y, p) => each(crossEntropy)(smoothed(0.2, () => 0)(y), p)) },
  },
  categorical_accuracy: {
    text: 'whose largest output is where the one-hot target has its 1',
    case: classes,
    right: amongLargest(1, false),
    wrong: { 'one of two': amongLargest(2, false) },
  },
  top_k_categorical_accuracy: {
    text: 'whose right class is among the k largest outputs',
    case: classes,
    right: amongLargest(2, false),
    wrong: { 'the largest': amongLargest(1, false) },
  },
  categorical_crossentropy: {
    text: '−Σ y · ln ŷ',
    case: classes,
    right: overRows(categorical),
    wrong: { 'a mean over classes': overRows((y, p) => categorical(y, p) / 3) },
  },
  // Of one-hot targets, where it is the cross-entropy.
  kl_divergence: {
    text: 'Σ y · ln(y / ŷ)',
    case: classes,
    right: overRows(categorical),
    wrong: { 'a mean over classes': overRows((y, p) => categorical(y, p) / 3) },
  },
  sparse_categorical_accuracy: {
    text: 'whose largest output is that of the target’s class number',
    case: classNumbers,
    right: amongLargest(1, true),
    wrong: { 'one of two': amongLargest(2, true) },
  },
  sparse_top_k_categorical_accuracy: {
    text: 'whose right class is among the k largest outputs',
    case: classNumbers,
    right: amongLargest(2, true),
    wrong: { 'the largest': amongLargest(1, true) },
  },
  sparse_categorical_crossentropy: {
    text: '−ln ŷ_y',
    case: classNumbers,
    right: overRows(([klass = 0], p) => -Math.log(p[klass] as number)),
    wrong: { 'counted from 1': overRows(([klass = 0], p) => -Math.log(p[klass - 1] ?? 1)) },
  },
  hinge: {
    text: 'Targets are −1 and 1; 0 and 1 are taken as −1 and 1.',
    case: 'metrics of margins',
    right: overRows(margin(1, true)),
    wrong: { 'as they are': overRows(margin(1, false)) },
  },
  squared_hinge: {
    text: 'Targets are −1 and 1; 0 and 1 are taken as −1 and 1.',
    case: 'metrics of margins',
    right: overRows(margin(2, true)),
    wrong: { 'as they are': overRows(margin(2, false)) },
  },
  categorical_hinge: ofRows(regression.categorical_hinge, 'metrics of scores'),
};

describe('the formulas of the metrics', () => {
  for (const [name, formula] of Object.entries(heldMetrics)) {
    it(`${name}: ${formula.text.replaceAll('\n', ', ')}`, () => {
      printed(metrics[name as keyof typeof heldMetrics], formula);
      const { history = {} } = caseNamed(formula.case).expect;
      const keras = history[formula.key ?? name];
      assert.ok(keras, `no ${formula.key ?? name} among ${Object.keys(history)}`);
      const [y, output] = [rowsOf(caseNamed(formula.case)).y, outputsOf(formula.case)];
      holds(formula, [keras].flat(2), (whole) => [whole(y, output)]);
    });
  }
});
