import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { activations } from '../../src/ml/registry/activations';
import { initializers } from '../../src/ml/registry/initializers';
import { layers } from '../../src/ml/registry/layers';
import { flat, golden } from './figures';
import { caseNamed, type Held, holds, mean, printed, sigmoid, softmax, sum } from './formula';

interface Values {
  readonly name: string;
  readonly x: readonly (number | readonly number[])[];
  readonly y: readonly (number | readonly number[])[];
}

const values = new Map(golden<Values>('activations').map((one) => [one.name, one]));

type Each = (z: number) => number;
type Row = (z: readonly number[]) => readonly number[];

const row =
  (of: Each): Row =>
  (z) =>
    z.map(of);

const softplus = (z: number): number => Math.log1p(Math.exp(-Math.abs(z))) + Math.max(0, z);
const between = (z: number, low: number, high: number): number => Math.min(high, Math.max(low, z));
const hardSigmoid = (z: number): number => between(z / 6 + 0.5, 0, 1);

/** The probability that a standard normal number is at most z: the integral of its density, by Simpson's rule. */
function phi(z: number): number {
  const n = 400;
  const density = (t: number): number => Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI);
  const at = Array.from({ length: n + 1 }, (_, i) => density((z * i) / n) * (i === 0 || i === n ? 1 : i % 2 ? 4 : 2));
  return 0.5 + (sum(at) * z) / (3 * n);
}

const held = (text: string, right: Each, wrong: Readonly<Record<string, Each>>): Held<Row> => ({
  text,
  right: row(right),
  wrong: Object.fromEntries(Object.entries(wrong).map(([reading, of]) => [reading, row(of)])),
});

const relu = (z: number): number => Math.max(0, z);
const elu = (alpha: number) => (z: number) => (z > 0 ? z : alpha * Math.expm1(z));

const SELU = { scale: 1.05070099, alpha: 1.67326324 };

/** Formulas by the case that holds them; the registry's own are step, sign and sparsemax. */
const formulas: Readonly<Record<string, Held<Row>>> = {
  linear: held('f(z) = z', (z) => z, { relu }),
  sigmoid: held('f(z) = 1 / (1 + exp(−z))', sigmoid, { turned: (z) => sigmoid(-z) }),
  tanh: held('f(z) = (exp(z) − exp(−z)) / (exp(z) + exp(−z))', Math.tanh, { 'of half': (z) => Math.tanh(z / 2) }),
  softplus: held('f(z) = ln(1 + exp(z))', softplus, { relu }),
  softsign: held('f(z) = z / (1 + |z|)', (z) => z / (1 + Math.abs(z)), { 'of the square': (z) => z / Math.sqrt(1 + z * z) }),
  elu: held('f(z) = z   (z > 0)\nf(z) = alpha · (exp(z) − 1)   (z ≤ 0)', elu(1), { relu }),
  'elu, alpha 0.5': held('f(z) = z   (z > 0)\nf(z) = alpha · (exp(z) − 1)   (z ≤ 0)', elu(0.5), {
    'alpha in the power': (z) => (z > 0 ? z : 0.5 * Math.expm1(z / 0.5)),
  }),
  // Keras's constants have more digits than the text.
  selu: held('f(z) = 1.0507 · z   (z > 0)\nf(z) = 1.0507 · 1.6733 · (exp(z) − 1)   (z ≤ 0)', (z) => SELU.scale * elu(SELU.alpha)(z), {
    'only below 0': (z) => (z > 0 ? z : SELU.scale * elu(SELU.alpha)(z)),
  }),
  'celu, alpha 1.7': held(
    'f(z) = max(0, z) + min(0, alpha · (exp(z / alpha) − 1))',
    (z) => relu(z) + Math.min(0, 1.7 * Math.expm1(z / 1.7)),
    { elu: elu(1.7) },
  ),
  gelu: held('f(z) = z · Φ(z)', (z) => z * phi(z), { silu: (z) => z * sigmoid(z) }),
  silu: held('f(z) = z · sigmoid(z)', (z) => z * sigmoid(z), { gelu: (z) => z * phi(z) }),
  mish: held('f(z) = z · tanh(softplus(z))', (z) => z * Math.tanh(softplus(z)), { silu: (z) => z * sigmoid(z) }),
  squareplus: held('f(z) = (z + √(z² + b)) / 2', (z) => (z + Math.sqrt(z * z + 4)) / 2, {
    'b squared': (z) => (z + Math.sqrt(z * z + 16)) / 2,
  }),
  'squareplus, b 1.0': held('f(z) = (z + √(z² + b)) / 2', (z) => (z + Math.sqrt(z * z + 1)) / 2, {
    'b of 4': (z) => (z + Math.sqrt(z * z + 4)) / 2,
  }),
  exponential: held('f(z) = exp(z)', Math.exp, { 'less 1': Math.expm1 }),
  log_sigmoid: held('f(z) = ln(1 / (1 + exp(−z)))', (z) => -softplus(-z), { softplus }),
  tanh_shrink: held('f(z) = z − tanh(z)', (z) => z - Math.tanh(z), { turned: (z) => Math.tanh(z) - z }),
  relu: held('f(z) = max(0, z)', relu, { linear: (z) => z }),
  'relu, negative_slope 0.1, max_value 2.0, threshold 0.5': held(
    'f(z) = z only for z above this; below, f(z) = negative_slope · (z − threshold)',
    (z) => (z > 0.5 ? Math.min(z, 2) : 0.1 * (z - 0.5)),
    {
      'moved to the left': (z) => (z > 0.5 ? Math.min(z - 0.5, 2) : 0.1 * (z - 0.5)),
      'slope from 0': (z) => (z > 0.5 ? Math.min(z, 2) : 0.1 * z),
    },
  ),
  relu6: held('f(z) = min(max(0, z), 6)', (z) => between(z, 0, 6), { 'a ceiling of 5': (z) => between(z, 0, 5) }),
  leaky_relu: held('f(z) = z   (z > 0)\nf(z) = negative_slope · z   (z ≤ 0)', (z) => (z > 0 ? z : 0.2 * z), {
    'a slope of 0.3': (z) => (z > 0 ? z : 0.3 * z),
  }),
  hard_sigmoid: held('f(z) = relu6(z + 3) / 6', hardSigmoid, {
    'a slope of 0.2': (z) => between(0.2 * z + 0.5, 0, 1),
  }),
  hard_silu: held('f(z) = z · hard_sigmoid(z)', (z) => z * hardSigmoid(z), { 'a slope of 0.2': (z) => z * between(0.2 * z + 0.5, 0, 1) }),
  hard_tanh: held('f(z) = max(−1, min(z, 1))', (z) => between(z, -1, 1), { tanh: Math.tanh }),
  soft_shrink: held(
    'f(z) = z − threshold   (z > threshold)\nf(z) = z + threshold   (z < −threshold)\nf(z) = 0   (|z| ≤ threshold)',
    (z) => Math.sign(z) * relu(Math.abs(z) - 0.5),
    {
      'not moved': (z) => (Math.abs(z) > 0.5 ? z : 0),
    },
  ),
  hard_shrink: held('f(z) = z   (|z| > threshold)\nf(z) = 0   (|z| ≤ threshold)', (z) => (Math.abs(z) > 0.5 ? z : 0), {
    moved: (z) => Math.sign(z) * relu(Math.abs(z) - 0.5),
  }),
  'threshold, threshold 0.5, default_value -2.0': held(
    'f(z) = z   (z > threshold)\nf(z) = default_value   (z ≤ threshold)',
    (z) => (z > 0.5 ? z : -2),
    {
      'else 0': (z) => (z > 0.5 ? z : 0),
    },
  ),
  sparse_plus: held(
    'f(z) = 0   (z ≤ −1)\nf(z) = (z + 1)² / 4   (−1 < z < 1)\nf(z) = z   (z ≥ 1)',
    (z) => (z <= -1 ? 0 : z >= 1 ? z : (z + 1) ** 2 / 4),
    { relu },
  ),
  sparse_sigmoid: held('f(z) = 0   (z ≤ −1)\nf(z) = (z + 1) / 2   (−1 < z < 1)\nf(z) = 1   (z ≥ 1)', (z) => between((z + 1) / 2, 0, 1), {
    hardSigmoid,
  }),
  softmax: { text: 'f(z)ᵢ = exp(zᵢ) / Σⱼ exp(zⱼ)', right: softmax, wrong: { 'of each': row(sigmoid) } },
  log_softmax: {
    text: 'f(z)ᵢ = zᵢ − ln Σⱼ exp(zⱼ)',
    right: (z) => z.map((one) => one - Math.log(sum(z.map(Math.exp)))),
    wrong: { softmax },
  },
};

const own = ['sparsemax', 'step', 'sign'];

describe('the formulas of the activations', () => {
  it('has one for each that Keras has', () => {
    const held = new Set([...Object.keys(formulas).map((name) => name.replace(/,.*/, '')), ...own]);
    assert.deepEqual(
      Object.keys(activations).filter((name) => !held.has(name)),
      [],
    );
  });

  for (const [name, formula] of Object.entries(formulas)) {
    it(`${name}: ${formula.text.replaceAll('\n', ', ')}`, () => {
      printed(activations[name.replace(/,.*/, '') as keyof typeof activations], formula);
      const keras = values.get(`values of ${name}`);
      assert.ok(keras, 'a case of Keras');
      holds(formula, keras.y.flat(), (of) => keras.x.flatMap((x) => of(typeof x === 'number' ? [x] : x)));
    });
  }
});

/** Windows of 2 × 2 over a picture of 3 × 3, of which those at the right and lower edge reach over it: what lies in each. */
const windowsOf = (picture: readonly number[], outside?: number): readonly (readonly number[])[] =>
  [0, 2].flatMap((top) =>
    [0, 2].map((left) =>
      [0, 1].flatMap((r) =>
        [0, 1].flatMap((c) =>
          top + r < 3 && left + c < 3 ? [picture[3 * (top + r) + left + c] as number] : outside === undefined ? [] : [outside],
        ),
      ),
    ),
  );

describe('what "same" counts in pooling', () => {
  const most = (numbers: readonly number[]): number => Math.max(...numbers);
  for (const [name, of] of Object.entries({ MaxPooling2D: most, AveragePooling2D: mean })) {
    it(`${name}: windows may reach over the edge; what lies outside does not count`, () => {
      const { expect, spec } = caseNamed(`${name}, same`);
      const picture = flat((spec['data'] as { readonly x: readonly number[][] }).x);
      printed(layers[name as 'MaxPooling2D'].params.padding, {
        text: 'windows may reach over the edge; what lies outside does not count',
      });
      const pooled = (outside?: number) => (): readonly number[] => windowsOf(picture, outside).map(of);
      holds({ right: pooled(), wrong: { 'zeros outside': pooled(0) } }, flat(expect.output ?? []), (formula) => formula());
    });
  }
});

describe('what an orthogonal matrix is', () => {
  const found = golden<{
    readonly name: string;
    readonly orthogonal?: string;
    readonly flat_shape?: readonly [number, number];
    readonly weights?: Readonly<Record<string, { readonly shape: readonly number[] }>>;
  }>('initializers');

  it('columns at right angles, or rows where they are fewer, in Keras’s own matrices', () => {
    printed(initializers.orthogonal, { text: 'whose columns (or rows, where they are fewer) have length gain' });
    const drawn = found.flatMap(({ orthogonal, flat_shape }) => (orthogonal && flat_shape ? [{ orthogonal, flat_shape }] : []));
    assert.ok(drawn.some(({ orthogonal }) => orthogonal === 'rows') && drawn.some(({ orthogonal }) => orthogonal === 'columns'));
    for (const {
      orthogonal,
      flat_shape: [rows, columns],
    } of drawn)
      assert.equal(orthogonal, rows < columns ? 'rows' : 'columns', `${rows} × ${columns}`);
  });

  it('so an LSTM, whose recurrent weights have four times as many columns, begins with rows at right angles', () => {
    const [rows = 0, columns = 0] = found.find(({ name }) => name === 'first weights of LSTM')?.weights?.['recurrent_kernel']?.shape ?? [];
    assert.equal(columns, 4 * rows);
  });
});
