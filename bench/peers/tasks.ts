// A work on disk, as contestants in any language read it: what is to be done as JSON, and its numbers as they are in memory.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSpec } from '../../src/ml/checks/check-spec';
import type { Model } from '../../src/ml/model/model';
import { random } from '../../src/ml/random/random';
import type { CompileSpec, Spec } from '../../src/ml/spec/spec';
import { initialState } from '../../src/ml/training/initial-state';
import type { Data, Work } from './works';

/** In the project's folder. Programs in other languages are started there, so that paths need no quoting. */
const folder = 'out/bench/tasks';

/** Decides the first weights, as in a spec. */
export const SEED = 7;

/** Without `data`; x and y are files of little-endian float32, or of bytes to be divided by 255 where the name ends in `.u8`. */
export interface Task extends Omit<Work, 'data' | 'title' | 'text'> {
  readonly x: string;
  readonly y: string;
  /** Kernel and bias of each layer, float32, the kernel as rows × columns, inputs first. */
  readonly weights: string;
}

/** The text of a spec for a work; its rows are one that stands for all, unless they are few. */
export function specOf({ inputs, layers, optimizer, rate, loss, epochs, batch }: Omit<Task, 'weights' | 'x' | 'y'>, data?: Data): string {
  const [first, ...others] = layers.map(([units, activation]) => ({ type: 'Dense', units, activation }));
  const few = typeof data === 'object' ? { x: data.x, y: data.y.map((value) => [value]) } : undefined;
  return JSON.stringify({
    seed: SEED,
    data: few ?? { x: [Array.from({ length: inputs }, () => 0)], y: [[0]] },
    layers: [{ ...first, input_shape: [inputs] }, ...others],
    compile: { optimizer: { type: keras[optimizer], learning_rate: rate }, loss },
    fit: { epochs, batch_size: batch, shuffle: false },
  });
}

const keras = { adam: 'Adam', rmsprop: 'RMSprop', sgd: 'SGD' } as const;
const noFiles = { read: () => Promise.resolve({ trouble: 'missing' } as const) };

/** What the product makes of it. */
export async function checked(
  work: Omit<Task, 'weights' | 'x' | 'y'>,
): Promise<{ readonly spec: Spec & { readonly compile: CompileSpec }; readonly model: Model }> {
  const { spec, model, problems } = await checkSpec(specOf(work), noFiles);
  if (!model || !spec?.compile) throw new Error(problems.map(({ message }) => message).join('\n'));
  return { spec: { ...spec, compile: spec.compile }, model };
}

/** Writes a work down. @returns the path of its task */
export async function writeTask(work: Work): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const { model } = await checked(work);
  const weights = [...initialState(model, SEED).weights.values()];
  const { data, title: _, text: __, ...rest } = work;
  const { x, y } = rowsOf(work);
  const write = (name: string, values: Float32Array | Uint8Array): string => {
    const path = `${folder}/${work.id}-${name}.${values instanceof Uint8Array ? 'u8' : 'f32'}`;
    writeFileSync(path, values);
    return path;
  };
  const all = Float32Array.from(weights.flatMap((values) => [...values]));
  const task: Task = { ...rest, x: write('x', x), y: write('y', y), weights: write('weights', all) };
  const path = join(folder, `${work.id}.json`);
  writeFileSync(path, JSON.stringify(task));
  return path;
}

function rowsOf({ data, rows, inputs }: Work): { readonly x: Float32Array | Uint8Array; readonly y: Float32Array } {
  const numbers = random(SEED, 'bench');
  if (data === 'grid') {
    const side = Math.sqrt(rows);
    const at = (i: number): number => i / (side - 1);
    return {
      x: Float32Array.from({ length: 2 * rows }, (_, i) => at(i % 2 ? (i >> 1) % side : Math.floor(i / 2 / side))),
      y: new Float32Array(rows),
    };
  }
  if (data === 'two classes') {
    const slopes = Array.from({ length: inputs }, () => numbers.normal());
    const x = Float32Array.from({ length: rows * inputs }, () => numbers.normal());
    const sum = (row: number): number => slopes.reduce((total, slope, i) => total + slope * (x[row * inputs + i] as number), 0);
    return { x, y: Float32Array.from({ length: rows }, (_, row) => (sum(row) + numbers.normal() > 0 ? 1 : 0)) };
  }
  if (data === 'pictures') {
    const pattern = Uint8Array.from({ length: 10 * inputs }, () => numbers.below(2) * 12);
    const y = Float32Array.from({ length: rows }, (_, row) => row % 10);
    const x = Uint8Array.from(
      { length: rows * inputs },
      (_, i) => (pattern[(Math.floor(i / inputs) % 10) * inputs + (i % inputs)] as number) + numbers.below(60),
    );
    for (let row = 0; row < rows; row++) if (numbers.below(10) === 0) y[row] = numbers.below(10);
    return { x, y };
  }
  return { x: Float32Array.from(data.x.flat()), y: Float32Array.from(data.y) };
}

/** A task with its numbers. */
export interface ReadTask {
  readonly task: Task;
  /** All rows; a part of the work takes the first of them. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** By layer. */
  readonly weights: readonly { readonly kernel: Float32Array; readonly bias: Float32Array }[];
}

export function readTask(path: string): ReadTask {
  const task = JSON.parse(readFileSync(path, 'utf8')) as Task;
  const weights = numbersIn(task.weights);
  let at = 0;
  const next = (length: number): Float32Array => {
    at += length;
    return weights.subarray(at - length, at);
  };
  const widths = [task.inputs, ...task.layers.map(([units]) => units)];
  const byLayer = task.layers.map(([units], i) => ({ kernel: next((widths[i] as number) * units), bias: next(units) }));
  return { task, x: numbersIn(task.x), y: numbersIn(task.y), weights: byLayer };
}

function numbersIn(path: string): Float32Array {
  const bytes = Uint8Array.from(readFileSync(path));
  return path.endsWith('.u8') ? Float32Array.from(bytes, (value) => value / 255) : new Float32Array(bytes.buffer);
}
