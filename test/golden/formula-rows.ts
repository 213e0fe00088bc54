import { caseNamed, type Held, mean, rowsOf, sigmoid, softmax, sum } from './formula';

/** The loss of one row: its target y and the output. */
export type Row = (y: readonly number[], output: readonly number[]) => number;
/** What a metric makes of all rows. */
export type Whole = (y: readonly (readonly number[])[], output: readonly (readonly number[])[]) => number;

export const each =
  (of: (y: number, o: number) => number, put: (values: readonly number[]) => number = mean): Row =>
  (y, output) =>
    put(y.map((target, i) => of(target, output[i] as number)));

export const overRows =
  (row: Row): Whole =>
  (y, output) =>
    mean(y.map((target, i) => row(target, output[i] as readonly number[])));

export const crossEntropy = (y: number, p: number): number => -(y * Math.log(p) + (1 - y) * Math.log(1 - p));
/** The probability that is given to the right answer. */
export const given = (y: number, p: number): number => (y === 1 ? p : 1 - p);
export const focal = (gamma: number, weight: (y: number) => number, of = given): Row =>
  each((y, p) => weight(y) * (1 - of(y, p)) ** gamma * crossEntropy(y, p));
export const even = (): number => 1;
export const balance = (alpha: number) => (y: number) => (y === 1 ? alpha : 1 - alpha);
export const categorical = (y: readonly number[], p: readonly number[]): number =>
  -sum(y.map((target, i) => target * Math.log(p[i] as number)));
export const smoothed = (by: number, to: (classes: number) => number) => (y: readonly number[]) =>
  y.map((target) => target * (1 - by) + by * to(y.length));
export const categoricalFocal =
  (alpha: number, gamma: number): Row =>
  (y, p) =>
    -sum(y.map((target, i) => alpha * (1 - (p[i] as number)) ** gamma * target * Math.log(p[i] as number)));
export const divergence: Row = (y, p) => sum(y.map((target, i) => target * Math.log(target / (p[i] as number))));
export const huber = (delta: number, straight: (e: number) => number): Row =>
  each((y, o) => (Math.abs(y - o) <= delta ? (y - o) ** 2 / 2 : straight(Math.abs(y - o))));
export const cosine: Row = (y, o) => sum(y.map((target, i) => target * (o[i] as number))) / (Math.hypot(...y) * Math.hypot(...o));
export const margin = (power: number, signed: boolean): Row => each((y, o) => Math.max(0, 1 - (signed ? 2 * y - 1 : y) * o) ** power);
export const hinge =
  (orZero: boolean): Row =>
  (y, o) => {
    const wrong = o.filter((_, i) => y[i] === 0);
    return Math.max(0, 1 + Math.max(...wrong, ...(orZero ? [0] : [])) - sum(o.map((value, i) => value * (y[i] as number))));
  };
export const squared: Row = each((y, o) => (y - o) ** 2);
export const absolute: Row = each((y, o) => Math.abs(y - o));
export const percentage = (of: 'target' | 'output'): Row => each((y, o) => (100 * Math.abs(y - o)) / Math.abs(of === 'target' ? y : o));
export const logarithmic = (one: number): Row => each((y, o) => (Math.log(one + y) - Math.log(one + o)) ** 2);
export const logCosh: Row = each((y, o) => Math.log(Math.cosh(o - y)));
export const poisson: Row = each((y, o) => o - y * Math.log(o));
export const positive: Row = (y, o) => -cosine(y, o);
export const least =
  (row: Row): Row =>
  (y, o) =>
    row(y, o) / 2;

export const regression = {
  mean_squared_error: {
    text: '1/n · Σ (y − ŷ)²',
    right: squared,
    wrong: { 'the sum of a row': each((y, o) => (y - o) ** 2, sum), half: least(squared) },
  },
  mean_absolute_error: { text: '1/n · Σ |y − ŷ|', right: absolute, wrong: { squared } },
  mean_absolute_percentage_error: {
    text: '100/n · Σ |y − ŷ| / |y|',
    right: percentage('target'),
    wrong: { 'of the output': percentage('output') },
  },
  mean_squared_logarithmic_error: {
    text: '1/n · Σ (ln(1 + y) − ln(1 + ŷ))²',
    right: logarithmic(1),
    wrong: { 'without 1': logarithmic(1e-7) },
  },
  poisson: { text: '1/n · Σ (ŷ − y · ln ŷ)', right: poisson, wrong: { turned: each((y, o) => y - o * Math.log(y)) } },
  squared_hinge: {
    text: '1/n · Σ max(0, 1 − y · ŷ)²',
    right: margin(2, false),
    wrong: { 'not squared': margin(1, false), half: least(margin(2, false)) },
  },
  categorical_hinge: {
    text: 'max(0, 1 + n − p)\np = Σ y · ŷ\nn = max((1 − y) · ŷ)',
    right: hinge(true),
    wrong: { 'negative ones too': hinge(false) },
  },
  kl_divergence: {
    text: 'Σ y · ln(y / ŷ)',
    right: divergence,
    wrong: { turned: (y, p) => divergence(p, y), mean: (y, p) => divergence(y, p) / y.length },
  },
} satisfies Readonly<Record<string, Held<Row>>>;

/** What a network that hands its inputs on gives for a case. */
export const outputsOf = (name: string): readonly (readonly number[])[] => {
  const one = caseNamed(name);
  const [layer] = one.spec['layers'] as readonly { readonly activation?: string }[];
  const on = layer?.activation;
  return rowsOf(one).x.map((row) => (on === 'softmax' ? softmax(row) : on === 'sigmoid' ? row.map(sigmoid) : row));
};
