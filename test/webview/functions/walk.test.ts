import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { curveOf } from '../../../src/ml/sheets/functions/curve';
import { MOST_STEPS, walkDownhill } from '../../../src/webview/study/functions/walk';
import { soundFunction } from '../../ml/sheets/functions/sheets';

const range = [-5, 5] as const;

const walk = async (item: unknown, from: number, rate: number, steps: number) =>
  walkDownhill(curveOf((await soundFunction(item)).body), from, rate, steps, range);

describe('a walk downhill', () => {
  it('takes the learning rate times the slope from x at each step', async () => {
    const { xs, state } = await walk('x^2 - x - 2', 3, 0.1, 2);
    assert.deepEqual(
      xs.map((x) => Number(x.toPrecision(12))),
      [3, 2.5, 2.1],
    );
    assert.equal(state, 'walking');
  });

  it('arrives at the minimum and makes no more steps', async () => {
    const { xs, state } = await walk('x^2 - x - 2', 3, 0.1, MOST_STEPS);
    assert.equal(state, 'arrived');
    assert.ok(Math.abs((xs.at(-1) as number) - 0.5) < 1e-3);
    assert.ok(xs.length < 100, `${xs.length}`);
  });

  it('diverges where the learning rate is too large, and to a lower end that there is none of', async () => {
    assert.equal((await walk('x^2', 1, 1.1, MOST_STEPS)).state, 'diverged');
    assert.equal((await walk('4*x^3 - x - 38', -3, 0.1, MOST_STEPS)).state, 'diverged');
  });

  it('jumps to and fro without an end at exactly the rate between both', async () => {
    const { xs, state } = await walk('x^2', 1, 1, MOST_STEPS);
    assert.equal(state, 'endless');
    assert.deepEqual(xs.slice(0, 4), [1, -1, 1, -1]);
  });

  it('does not move where there is no slope, or one of 0', async () => {
    assert.deepEqual(await walk('relu', -2, 0.1, 5), { xs: [-2], state: 'flat' });
    assert.deepEqual(await walk('1/x', 0, 0.1, 5), { xs: [0], state: 'no-slope' });
    assert.deepEqual(await walk('abs(x)', 0, 0.1, 5), { xs: [0], state: 'no-slope' });
  });
});
