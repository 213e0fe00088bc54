import { describe, it } from 'node:test';
import { losses } from '../../src/ml/registry/losses';
import { caseNamed, type Held, holds, printed, rowsOf, sum } from './formula';
import {
  balance,
  categorical,
  categoricalFocal,
  cosine,
  crossEntropy,
  each,
  even,
  focal,
  huber,
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
} from './formula-rows';

const { mean_squared_error, mean_absolute_error, mean_absolute_percentage_error, mean_squared_logarithmic_error, kl_divergence } =
  regression;

const heldLosses: Readonly<Record<keyof typeof losses, readonly Held<Row>[]>> = {
  mean_squared_error: [mean_squared_error],
  mean_absolute_error: [mean_absolute_error],
  mean_absolute_percentage_error: [mean_absolute_percentage_error],
  mean_squared_logarithmic_error: [mean_squared_logarithmic_error],
  poisson: [regression.poisson],
  squared_hinge: [regression.squared_hinge],
  categorical_hinge: [regression.categorical_hinge],
  kl_divergence: [kl_divergence],
  huber: [
    {
      text: 'h(e) = e² / 2   (|e| ≤ delta)\nh(e) = delta · (|e| − delta / 2)   (|e| > delta)',
      right: huber(0.75, (e) => 0.75 * (e - 0.75 / 2)),
      wrong: { 'without the half': huber(0.75, (e) => 0.75 * e), 'the absolute error': huber(0.75, (e) => e) },
    },
  ],
  log_cosh: [{ text: '1/n · Σ ln(cosh(ŷ − y))', right: logCosh, wrong: { 'half the square': least(squared) } }],
  cosine_similarity: [{ text: '−Σ y · ŷ / (‖y‖ · ‖ŷ‖)', right: positive, wrong: { 'as the metric': cosine } }],
  binary_crossentropy: [
    {
      text: '1/n · Σ −(y · ln ŷ + (1 − y) · ln(1 − ŷ))',
      right: each(crossEntropy),
      wrong: { 'of the right class only': each((y, p) => -y * Math.log(p)) },
    },
    {
      text: 'Moves targets from 0 and 1 towards each other',
      case: 'binary_crossentropy, smoothed',
      right: (y, p) => each(crossEntropy)(smoothed(0.2, () => 0.5)(y), p),
      wrong: { 'only from 1': (y, p) => each(crossEntropy)(smoothed(0.2, () => 0)(y), p) },
    },
  ],
  binary_focal_crossentropy: [
    {
      text: '1/n · Σ −(1 − p)^gamma · ln p\np = ŷ   (y = 1)\np = 1 − ŷ   (y = 0)',
      right: focal(1.5, even),
      wrong: { 'given to class 1': focal(1.5, even, (_, p) => p) },
    },
    {
      text: 'The weight of class 1, with apply_class_balancing.',
      case: 'binary_focal_crossentropy, alpha without balancing',
      right: focal(1.5, even),
      wrong: { 'alpha counts': focal(1.5, balance(0.9)) },
    },
    {
      text: 'Weight class 1 by alpha and class 0 by 1 − alpha.',
      case: 'binary_focal_crossentropy, balanced',
      right: focal(0, balance(0.9)),
      wrong: { turned: focal(0, balance(0.1)), 'only class 1': focal(0, (y) => (y === 1 ? 0.9 : 1)) },
    },
    {
      text: '0 is plain cross-entropy',
      case: 'binary_focal_crossentropy, gamma 0',
      right: each(crossEntropy),
      wrong: { 'times alpha': focal(0, () => 0.25) },
    },
  ],
  categorical_crossentropy: [
    {
      text: '−Σ y · ln ŷ',
      right: categorical,
      wrong: { 'binary, of each': (y, p) => sum(y.map((target, i) => crossEntropy(target, p[i] as number))) },
    },
    {
      text: 'Moves targets from 0 and 1 towards each other',
      case: 'categorical_crossentropy, smoothed',
      right: (y, p) => categorical(smoothed(0.3, (n) => 1 / n)(y), p),
      wrong: { 'to one half': (y, p) => categorical(smoothed(0.3, () => 0.5)(y), p) },
    },
  ],
  categorical_focal_crossentropy: [
    {
      text: '−Σ alpha · (1 − ŷ)^gamma · y · ln ŷ',
      right: categoricalFocal(0.4, 1.5),
      wrong: { 'without alpha': categoricalFocal(1, 1.5) },
    },
    {
      text: '0 is alpha times plain cross-entropy',
      case: 'categorical_focal_crossentropy, gamma 0',
      right: (y, p) => 0.25 * categorical(y, p),
      wrong: { plain: categorical },
    },
  ],
  sparse_categorical_crossentropy: [
    {
      text: '−ln ŷ_y',
      right: ([klass = 0], p) => -Math.log(p[klass] as number),
      wrong: { 'counted from 1': ([klass = 0], p) => -Math.log(p[klass - 1] ?? 1) },
    },
  ],
  hinge: [
    {
      text: '1/n · Σ max(0, 1 − y · ŷ)',
      right: margin(1, false),
      wrong: { 'without room to spare': each((y, o) => Math.max(0, -y * o)) },
    },
    { text: '0 and 1 are taken as −1 and 1', case: 'hinge, 0 and 1', right: margin(1, true), wrong: { 'as they are': margin(1, false) } },
  ],
};

describe('the formulas of the losses', () => {
  for (const [name, formulas] of Object.entries(heldLosses)) {
    for (const formula of formulas) {
      const of = formula.case ?? name;
      it(`${of}: ${formula.text.replaceAll('\n', ', ')}`, () => {
        printed(losses[name as keyof typeof losses], formula);
        const [y, output] = [rowsOf(caseNamed(of)).y, outputsOf(of)];
        holds(formula, (caseNamed(of).expect.history?.['loss'] ?? []) as readonly number[], (row) => [overRows(row)(y, output)]);
      });
    }
  }
});
