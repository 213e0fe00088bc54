import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { functionSheetJson, showFunctionSheet } from '../../../../src/cli/results/functions';
import type { Output } from '../../../../src/cli/terminal';
import { soundFunction, soundSheet } from './sheets';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A function as `sheet --json` prints it. */
interface Printed {
  readonly text: string;
  readonly derivative: string | null;
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
  readonly slope: readonly (number | null)[];
  readonly minimum: Point | null;
  readonly lowest: (Point & { readonly end: boolean }) | null;
}

const notes = { functions: ['0.5*x + 2', 'x^2 - x - 2', '4*x^3 - x - 38'], x: { from: -5, to: 5, step: 0.5 } };

describe('a sheet of functions', () => {
  it('has the notes’ three functions with formula, derivative, table and minimum', async () => {
    const { functions }: { functions: readonly Printed[] } = JSON.parse(functionSheetJson(await soundSheet(notes)));
    assert.deepEqual(
      functions.map(({ text, derivative }) => [text, derivative]),
      [
        ['0.5*x + 2', '0.5'],
        ['x^2 - x - 2', '2*x - 1'],
        ['4*x^3 - x - 38', '12*x^2 - 1'],
      ],
    );
    const [line, parabola, cubic] = functions;
    assert.deepEqual(line?.x.slice(0, 3), [-5, -4.5, -4]);
    assert.equal(line?.x.length, 21);
    assert.equal(line?.minimum, null);
    assert.deepEqual(line?.lowest, { x: -5, y: -0.5, end: true });
    assert.deepEqual(parabola?.minimum, { x: 0.5, y: -2.25 });
    assert.deepEqual([parabola?.y[0], parabola?.slope[0]], [28, -11]);
    assert.equal(cubic?.minimum?.x, Math.sqrt(1 / 12));
    assert.deepEqual(cubic?.lowest, { x: -5, y: -533, end: true });
  });

  it('is written for a terminal with a table', async () => {
    const lines: string[] = [];
    const out = { line: (text = '') => void lines.push(text), colors: { bold: (text: string) => text } } as unknown as Output;
    showFunctionSheet(await soundSheet({ ...notes, name: 'Three', functions: ['1/x'], x: { from: -1, to: 1, step: 1 } }), out);
    assert.deepEqual(lines, [
      'Three',
      '',
      'f(x) = 1/x',
      '  f′(x) = −1 / x²',
      '  no minimum within the range',
      '   x  f(x)  slope',
      '  -1    -1     -1',
      '   0     –      –',
      '   1     1     -1',
    ]);
  });

  it('is drawn from −5 to 5 where nothing else is said, and losses of probabilities from 0 to 1', async () => {
    const { x } = await soundSheet({ functions: ['x'] });
    assert.deepEqual([x.from, x.to, x.step, x.values.length], [-5, 5, 0.5, 21]);
    const loss = { loss: 'binary_crossentropy', target: 1 };
    const probabilities = await soundSheet({ functions: [loss] });
    assert.deepEqual([probabilities.x.from, probabilities.x.to], [0, 1]);
    const logits = await soundSheet({ functions: [{ ...loss, from_logits: true }] });
    assert.deepEqual([logits.x.from, logits.x.to], [-5, 5]);
  });

  it('has steps as they are written, without rounding errors', async () => {
    const { x } = await soundSheet({ functions: ['x'], x: { from: -0.3, to: 0.3, step: 0.1 } });
    assert.deepEqual([...x.values], [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]);
  });

  it('names activations and losses with the parameters that were given', async () => {
    assert.equal((await soundFunction({ activation: 'leaky_relu', negative_slope: 0.1 })).written, 'leaky_relu (negative_slope 0.1)');
    assert.equal((await soundFunction({ loss: 'huber', target: -1, delta: 2 })).written, 'huber (target −1, delta 2)');
    assert.equal((await soundFunction('swish')).written, 'silu');
  });
});
