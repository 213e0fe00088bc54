import assert from 'node:assert/strict';
import { version_cpu } from '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { installGradients } from '../../../../src/ml/engine/tfjs/gradients';
import { startWasm } from '../../../../src/ml/engine/tfjs/wasm/backend';
import { installTrainingKernels } from '../../../../src/ml/engine/tfjs/wasm/install';

export const wasmFolder = 'node_modules/@tensorflow/tfjs-backend-wasm/dist';

/** Makes both backends ready, the one under test in use. */
export async function startBoth(): Promise<void> {
  // Reading its version keeps a bundler from leaving the cpu backend out.
  assert.ok(version_cpu);
  tf.env().set('IS_TEST', true);
  installGradients();
  installTrainingKernels();
  await startWasm(wasmFolder);
}

/** Input of a test: values, row-major, with their shape and type. */
export interface Values {
  readonly values: readonly number[];
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32' | 'bool';
}

let state = 1;

/** The next number between -2 and 2 of a fixed sequence. */
export function random(): number {
  state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
  return (state / 0x7fffffff) * 4 - 2;
}

const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

export const floatsOf = (shape: readonly number[], make = random): Values => ({
  values: Array.from({ length: sizeOf(shape) }, () => make()),
  shape,
  dtype: 'float32',
});

export const vectorOf = (values: readonly number[], dtype: Values['dtype'] = 'float32'): Values => ({
  values,
  shape: [values.length],
  dtype,
});

/** Numbers that are all apart by 0.05, in a random order: a maximum of them moves smoothly with each. */
export function distinct(shape: readonly number[], lift = 0): Values {
  const values = Array.from({ length: sizeOf(shape) }, (_, i) => lift + i * 0.05);
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(((random() + 2) / 4) * i);
    [values[i], values[j]] = [values[j] as number, values[i] as number];
  }
  return { values, shape, dtype: 'float32' };
}

type Op = (...inputs: tf.Tensor[]) => tf.Tensor | tf.Tensor[];
interface Result {
  readonly shape: string;
  readonly dtype: string;
  readonly values: number[];
}

const tensorOf = ({ values, shape, dtype }: Values): tf.Tensor => tf.tensor([...values], [...shape], dtype);

/** Runs an operation on one backend; the other is as it was before. */
export function runOn(backendName: 'wasm' | 'cpu', op: Op, inputs: readonly Values[]): Result[] {
  const before = tf.getBackend();
  // Both are started, so that this is done when it returns.
  void tf.setBackend(backendName);
  assert.equal(tf.getBackend(), backendName);
  const results = tf.tidy(() => {
    const outputs = [op(...inputs.map(tensorOf))].flat();
    return outputs.map((o) => ({ shape: o.shape.join('×'), dtype: o.dtype, values: Array.from(o.dataSync()) }));
  });
  void tf.setBackend(before);
  return results;
}

export function assertClose(actual: readonly number[], expected: readonly number[], tolerance: number, what: string): void {
  assert.equal(actual.length, expected.length, what);
  const scale = Math.max(1e-3, ...expected.filter(Number.isFinite).map(Math.abs));
  for (const [i, e] of expected.entries()) {
    const a = actual[i] as number;
    const same = Object.is(a, e) || a === e || Math.abs(a - e) <= tolerance * Math.max(Math.abs(e), scale * 0.1);
    assert.ok(same, `${what}: element ${i} is ${a}, not ${e}`);
  }
}

/** Checks that both backends give the same. */
export function assertSame(what: string, op: Op, inputs: readonly Values[], tolerance = 5e-6): void {
  const [actual, expected] = [runOn('wasm', op, inputs), runOn('cpu', op, inputs)];
  assert.equal(actual.length, expected.length, what);
  for (const [i, { shape, dtype, values }] of expected.entries()) {
    assert.equal(actual[i]?.shape, shape, `${what}: shape`);
    assert.equal(actual[i]?.dtype, dtype, `${what}: type`);
    assertClose(actual[i]?.values as number[], values, tolerance, what);
  }
}

/** The gradients of a sum of the outputs, each weighted by a number of its own so that no two elements are alike to it. */
export const gradientsOf =
  (op: Op): Op =>
  (...inputs) =>
    tf.grads((...xs: tf.Tensor[]) => tf.addN([op(...xs)].flat().map((output) => tf.sum(tf.mul(output, weightsFor(output.shape))))))(inputs);

const weightsFor = (shape: readonly number[]): tf.Tensor =>
  tf.tensor(
    Array.from({ length: sizeOf(shape) }, (_, i) => Math.sin(i * 1.7 + 0.5)),
    [...shape],
  );

/** Checks outputs and gradients against the cpu backend. */
export function assertSameWithGradients(what: string, op: Op, inputs: readonly Values[], tolerance = 5e-6): void {
  assertSame(what, op, inputs, tolerance);
  assertSame(`gradient of ${what}`, gradientsOf(op), inputs, tolerance);
}

/** Checks the wasm backend's gradients against central differences with the given step, at 40 elements of each input at most. */
export function assertGradient(what: string, op: Op, inputs: readonly Values[], step = 0.01, tolerance = 2e-3): void {
  const gradients = runOn('wasm', gradientsOf(op), inputs);
  const weighted = (values: readonly Values[]): number =>
    runOn('wasm', op, values)
      .flatMap((output) => output.values.map((v, i) => v * Math.sin(i * 1.7 + 0.5)))
      .reduce((a, b) => a + b, 0);
  for (const [which, input] of inputs.entries()) {
    const every = Math.ceil(input.values.length / 40);
    const chosen = [...input.values.keys()].filter((i) => i % every === 0);
    const differences = chosen.map((i) => {
      const value = input.values[i] as number;
      const at = (v: number): number => weighted(inputs.with(which, { ...input, values: input.values.with(i, v) }));
      return (at(value + step) - at(value - step)) / (Math.fround(value + step) - Math.fround(value - step));
    });
    const found = chosen.map((i) => gradients[which]?.values[i] as number);
    assertClose(found, differences, tolerance, `${what}, input ${which}`);
  }
}
