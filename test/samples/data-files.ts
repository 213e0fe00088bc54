import { writeNpy } from '../../src/ml/data/formats/npy';
import { writeNpz } from '../../src/ml/data/formats/npz';
import { png } from '../ml/pictures/png';
import { type Chance, chance } from './chance';
import { shapeOf, shapes } from './shapes';

/**
 * The files in samples/data, all made up here. Numbers are rounded, so that the last digit of a sine, which engines of JavaScript
 * may compute differently, reaches no file.
 */
export function dataFiles(): ReadonlyMap<string, Uint8Array> {
  const shapeRows = rows(200, 'shapes', (luck, i) => ({
    label: i % shapes.length,
    pixels: shapeOf(shapes[i % shapes.length] as (typeof shapes)[number], luck),
  }));
  const points = rows(200, 'regions', (luck) => [round(luck.between(-2, 2)), round(luck.between(-2, 2))] as const);
  return new Map([
    ['exam.csv', csv(['student', 'hours_studied', 'hours_slept', 'passed'], rows(80, 'exam', exam))],
    ['fruit.csv', csv(['weight_g', 'length_cm', 'redness', 'fruit'], rows(160, 'fruit', fruit))],
    ['machines.csv', csv(['vibration', 'noise', 'failed'], rows(300, 'machines', machine))],
    ['waves.csv', csv([...Array.from({ length: STEPS }, (_, i) => `step_${i + 1}`), 'next'], rows(120, 'waves', wave))],
    ['first-number.npz', firstNumber()],
    ['regions-x.npy', writeNpy({ shape: [points.length, 2], values: Float32Array.from(points.flat()) })],
    ['regions-y.npy', writeNpy({ shape: [points.length, 3], values: Float32Array.from(points.flatMap(([x, y]) => regionsOf(x, y))) })],
    [
      'shapes-images.idx',
      idx(
        [shapeRows.length, 8, 8],
        shapeRows.flatMap((row) => row.pixels),
      ),
    ],
    [
      'shapes-labels.idx',
      idx(
        [shapeRows.length],
        shapeRows.map((row) => row.label),
      ),
    ],
    ...folders(),
    ['xor-weights.npz', xorWeights()],
  ]);
}

/** Shapes as PNG files, a folder for each. */
function folders(): [string, Uint8Array][] {
  const luck = chance('folders');
  return (['bar lying', 'cross', 'square'] as const).flatMap((shape) =>
    Array.from({ length: 60 }, (_, i): [string, Uint8Array] => [
      `shapes/${shape.split(' ')[0]}/${String(i + 1).padStart(2, '0')}.png`,
      png(8, 8, shapeOf(shape, luck), 'as they are'),
    ]),
  );
}

const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

/** Rows in random order; each is made from its number, so that classes can be equally large. */
function rows<T>(count: number, purpose: string, make: (luck: Chance, i: number) => T): T[] {
  const luck = chance(purpose);
  return luck.shuffled(Array.from({ length: count }, (_, i) => make(luck, i)));
}

const csv = (names: readonly string[], lines: readonly (readonly (string | number)[])[]): Uint8Array =>
  new TextEncoder().encode([names, ...lines].map((cells) => `${cells.join(',')}\n`).join(''));

/** Bytes in the format of MNIST's files: the type code 8, the number of axes, their sizes as big-endian whole numbers. */
export function idx(shape: readonly number[], values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * shape.length + values.length);
  bytes.set([0, 0, 8, shape.length]);
  shape.forEach((size, axis) => {
    new DataView(bytes.buffer).setUint32(4 + 4 * axis, size);
  });
  bytes.set(values, 4 + 4 * shape.length);
  return bytes;
}

/** More hours make passing likelier, but nothing is certain. */
function exam(luck: Chance, i: number): (string | number)[] {
  const studied = round(luck.between(0, 10), 1);
  const slept = round(luck.between(4, 10), 1);
  const passed = luck.uniform() < sigmoid(1.1 * (studied - 5) + 0.7 * (slept - 7));
  return [`s${String(i + 1).padStart(2, '0')}`, studied, slept, passed ? 1 : 0];
}

/** Means and spreads of weight in g, length in cm, and redness from 0 to 1. */
const fruits = [
  { name: 'apple', weight: [170, 22], length: [7.6, 0.6], redness: [0.7, 0.15] },
  { name: 'banana', weight: [125, 18], length: [18, 1.8], redness: [0.12, 0.06] },
  { name: 'cherry', weight: [8, 1.5], length: [2.2, 0.3], redness: [0.9, 0.06] },
  { name: 'lemon', weight: [110, 18], length: [8.4, 0.7], redness: [0.15, 0.08] },
] as const;

function fruit(luck: Chance, i: number): (string | number)[] {
  const { name, weight, length, redness } = fruits[i % fruits.length] as (typeof fruits)[number];
  const drawn = ([mean, spread]: readonly [number, number]): number => mean + spread * luck.normal();
  return [round(drawn(weight), 1), round(drawn(length), 1), round(Math.min(1, Math.max(0, drawn(redness)))), name];
}

/** One machine in fifteen fails; those shake and rattle more, but not all of them. */
function machine(luck: Chance, i: number): number[] {
  const failed = i % 15 === 0;
  return [round((failed ? 3.5 : 2) + 0.6 * luck.normal()), round((failed ? 3.3 : 2) + 0.6 * luck.normal()), failed ? 1 : 0];
}

/** Numbers in a sequence. */
const STEPS = 10;

/** A stretch of a wave of any length and phase, and the number after it. */
function wave(luck: Chance): number[] {
  const [period, start] = [luck.between(6, 20), luck.between(0, 20)];
  return Array.from({ length: STEPS + 1 }, (_, i) => round(Math.sin((2 * Math.PI * (start + i)) / period)));
}

/** Sequences whose class is the sign of their first number; whatever follows is noise. */
function firstNumber(): Uint8Array {
  const part = (count: number, purpose: string) => {
    const made = rows(count, purpose, (luck, i) => ({
      label: i % 2,
      steps: Array.from({ length: STEPS }, (_, step) => (step > 0 ? round(0.5 * luck.normal()) : i % 2 ? 1 : -1)),
    }));
    return {
      x: { shape: [count, STEPS, 1], values: Float32Array.from(made.flatMap((row) => row.steps)) },
      y: { shape: [count], values: Float32Array.from(made.map((row) => row.label)) },
    };
  };
  const [train, test] = [part(160, 'sequences'), part(40, 'test sequences')];
  return writeNpz(
    new Map([
      ['x_train', train.x],
      ['y_train', train.y],
      ['x_test', test.x],
      ['y_test', test.y],
    ]),
  );
}

/** Right of the middle, above it, near to it: any of them, or none. */
const regionsOf = (x: number, y: number): number[] => [x > 0, y > 0, x * x + y * y < 1].map(Number);

/** Weights with which tanh units make XOR: each hidden unit draws a line, and only points between the two lines are above 0. */
const xorWeights = (): Uint8Array =>
  writeNpz(
    new Map([
      ['hidden/kernel', { shape: [2, 2], values: Float32Array.of(4, 4, 4, 4) }],
      ['hidden/bias', { shape: [2], values: Float32Array.of(-2, -6) }],
      ['output/kernel', { shape: [2, 1], values: Float32Array.of(5, -5) }],
      ['output/bias', { shape: [1], values: Float32Array.of(-5) }],
    ]),
  );
