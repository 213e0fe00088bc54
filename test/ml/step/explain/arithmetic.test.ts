import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Activation } from '../../../../src/ml/registry/activations';
import { activations } from '../../../../src/ml/registry/activations';
import { layers } from '../../../../src/ml/registry/layers';
import { losses } from '../../../../src/ml/registry/losses';
import { curveOf } from '../../../../src/ml/step/activations';
import type { Block, Cell, Step, Writing } from '../../../../src/ml/step/explain/cells';
import { explain } from '../../../../src/ml/step/explain/explain';
import { numbersOf } from '../../../../src/ml/step/explain/numbers';
import { evaluate } from './evaluate';
import { stepTo } from './look';
import { networks, type Sample } from './networks';

/** Every digit, and every term. */
const whole: Writing = {
  number: (value) => String(value).replaceAll('-', '−'),
  fixed: (value) => whole.number(value),
  moreTerms: () => assert.fail('A sum was shortened.'),
  moreRows: (count) => `rows[${count}]`,
  most: Number.POSITIVE_INFINITY,
};

/** Relative to the numbers that a result was added up from: the engine computes in float32. */
const BOUND = 2e-5;

const plain: Readonly<Record<string, (...parts: number[]) => number>> = {
  max: Math.max,
  min: Math.min,
  ln: Math.log,
  cosh: Math.cosh,
  sign: Math.sign,
  tanh: Math.tanh,
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  clip: (g) => g,
};

/** Evaluates each equation of a number from what is written, and holds it to what is written after its last sign of equality. */
function hold(cell: Cell, step: Step, activation: Activation | undefined): number {
  const { lines, uses } = explain(cell, step, whole);
  const places = uses.flatMap(({ indices, ...block }) => indices.map((index) => numbersOf(step, block as Block)?.values[index] as number));
  let found = 0;
  for (const line of lines) {
    const sides = line.split(' = ');
    const written = evaluate(sides.pop() as string, { call: () => Number.NaN, named: () => Number.NaN });
    for (const side of sides) {
      if (/rows\[|\(y, ŷ\)|\/∂ŷ/.test(side)) continue;
      const { value, size } = evaluate(side, {
        named: () => places[found++] as number,
        call: (name, parts) => {
          const curve = activation && curveOf(activation);
          if (name === `${activation?.type}′`) return curve?.slope(parts[0] as number, curve.f(parts[0] as number)) ?? Number.NaN;
          if (name === activation?.type && curve) return curve.f(parts[0] as number);
          return (plain[name] ?? assert.fail(name))(...parts);
        },
      });
      assert.ok(
        Math.abs(value - written.value) <= BOUND * Math.max(size, 1e-6),
        `${JSON.stringify(cell)}: ${line}: comes to ${value}, size ${size}`,
      );
    }
  }
  return lines.length;
}

/** Some numbers of a block, among them the first and the last. */
function some(step: Step, block: Block, most = 14): readonly number[] {
  const length = numbersOf(step, block)?.values.length ?? 0;
  const count = Math.min(length, most);
  return [...new Set(Array.from({ length: count }, (_, n) => Math.round((n * (length - 1)) / Math.max(1, count - 1))))];
}

function holdAll(step: Step, { unexplained = [] }: Sample): void {
  const { look, network } = step;
  network.layers.forEach((layer, index) => {
    const { config } = layer;
    const activation = 'activation' in config ? config.activation : undefined;
    const all = (block: Block, given = false): void => {
      for (const i of some(step, block)) {
        const lines = hold({ ...block, index: i } as Cell, step, activation);
        assert.ok(lines > 0 || given, `${layer.name} ${JSON.stringify(block)} [${i}] is not explained`);
      }
    };
    const gate = config.type === 'LSTM' || config.type === 'GRU' ? config.recurrent_activation : undefined;
    for (const of of ['preActivations', 'output', 'dOutput', 'dPreActivations', 'mean', 'variance'] as const) all({ layer: index, of });
    layer.inputs.forEach((from, input) => {
      all({ layer: index, of: 'input', input }, from < 0);
      all({ layer: index, of: 'dInput', input });
    });
    look.layers[index]?.timeSteps?.forEach(({ blocks }, timeStep) => {
      for (const block of Object.keys(blocks))
        for (const of of ['value', 'slope'] as const)
          for (const i of some(step, { layer: index, timeStep, block, of })) {
            const cell = { layer: index, timeStep, block, of, index: i };
            const own = block === 'candidate' || (config.type === 'LSTM' && block !== 'preActivations') ? activation : gate;
            const lines = hold(cell, step, gateOf(block, i, config, activation, gate) ?? own);
            assert.ok(
              lines > 0 || block === 'mask' || unexplained.includes(block),
              `${layer.name} ${JSON.stringify(cell)} is not explained`,
            );
          }
    });
    for (const { name, trainable } of layer.weights) {
      const variable = `${layer.name}/${name}`;
      all({ variable, of: 'step' });
      if (trainable) all({ variable, of: 'gradient' }, unexplained.includes(name));
      else for (const i of some(step, { variable, of: 'after' })) hold({ variable, of: 'after', index: i }, step, undefined);
    }
  });
  assert.ok(hold({ of: 'loss' }, step, undefined) > 0);
}

/** Which activation an equation of a time step names. */
function gateOf(
  block: string,
  index: number,
  config: Step['network']['layers'][number]['config'],
  activation: Activation | undefined,
  gate: Activation | undefined,
): Activation | undefined {
  if (!('units' in config) || (block !== 'preActivations' && block !== 'from_input'))
    return block.endsWith('gate') && block !== 'output_gate' ? gate : undefined;
  if (config.type === 'SimpleRNN') return activation;
  return Math.floor(index / config.units) === 2 ? activation : gate;
}

describe('the arithmetic that is written for a number comes to that number', () => {
  for (const one of networks)
    it(one.name, async () => {
      for (const which of one.which ?? [{}]) holdAll(await stepTo(one.spec, which), one);
    });

  it('for every layer, activation and loss of the registry', () => {
    const texts = networks.map(({ spec }) => JSON.stringify(spec));
    for (const name of [...Object.keys(layers), ...Object.keys(activations), ...Object.keys(losses)])
      assert.ok(
        texts.some((text) => text.includes(`"${name}"`)),
        name,
      );
  });
});
