import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { curvePath, placeNames } from '../../../src/webview/study/functions/plot';
import { valuesCsv } from '../../../src/webview/study/functions/save';
import { lowestText, pointText, tangentText } from '../../../src/webview/study/functions/sentence';
import { type Drawn, drawnFunctions, heightOf } from '../../../src/webview/study/functions/shown';
import { soundSheet } from '../../ml/sheets/functions/sheets';

const drawn = async (...functions: unknown[]): Promise<readonly Drawn[]> => drawnFunctions(await soundSheet({ functions }));
const only = async (item: unknown): Promise<Drawn> => (await drawn(item))[0] as Drawn;

const plain = { x: (value: number) => value, y: (value: number) => value, box: { x: [0, 9], y: [-10, 10] } } as const;

describe('the height of a plot', () => {
  it('fits the chosen curve; another that is far higher is cut off', async () => {
    const [line, parabola, cubic] = (await drawn('0.5*x + 2', 'x^2 - x - 2', '4*x^3 - x - 38')) as [Drawn, Drawn, Drawn];
    const [low, high] = heightOf(parabola.y, [line.y, cubic.y]);
    assert.ok(low < -2.25 && low > -5 && high > 28 && high < 31, `${low} ${high}`);
    assert.ok(heightOf(cubic.y, [line.y, parabola.y])[1] > 450);
  });

  it('leaves out where a curve shoots up beside a gap', async () => {
    const [low, high] = heightOf((await only('1/x')).y, []);
    assert.ok(low > -60 && high < 60, `${low} ${high}`);
  });

  it('holds the other curves beside a level one', async () => {
    const [step, tanh] = (await drawn('step', 'tanh')) as [Drawn, Drawn];
    assert.ok(heightOf(step.slope, [tanh.slope])[1] > 1);
  });
});

describe('the path of a curve', () => {
  it('is broken at gaps and at jumps, and continues over corners', () => {
    const path = (...ys: number[]): string => curvePath([...ys.keys()], ys, plain);
    assert.equal(path(1, Number.NaN, 2, 3), 'M0 1M2 2L3 3');
    assert.equal(path(0, 0, 0, 5, 5, 5), 'M0 0L1 0L2 0M3 5L4 5L5 5');
    assert.equal(path(0, 0, 0, 3, 6, 9), 'M0 0L1 0L2 0L3 3L4 6L5 9');
    assert.equal(path(1, 9, 40, -40, -9), 'M0 1L1 9L2 30M3 -30L4 -9');
  });
});

describe('the names of curves', () => {
  it('are moved apart where they would be over one another, and stay within the plot', () => {
    const names = [90, 95, 99].map((y, hue) => ({ hue, text: `${hue}`, x: 0, y }));
    const at = placeNames(names, { top: 0, down: 100 }).map((name) => name.at);
    assert.deepEqual(at, [60, 76, 92]);
  });
});

describe('what is said of a function', () => {
  it('is where it is lowest: within, along a level part, at an end, or nowhere', async () => {
    const says = async (item: unknown): Promise<string> => lowestText((await only(item)).of);
    assert.equal(await says('x^2 - x - 2'), 'x² − x − 2 is lowest at x = 0.5: −2.25.');
    assert.equal(
      await says('4*x^3 - x - 38'),
      '4x³ − x − 38 has a minimum at x = 0.2887: −38.19. Lower still is where the curve ends, at x = −5: −533.',
    );
    assert.equal(await says('relu'), 'relu is lowest along a level part that ends at x = 0: 0.');
    assert.equal(await says('x'), 'x has no minimum inside the range; it is lowest where it ends, at x = −5: −5.');
    assert.equal(await says('1/x'), '1/x has no lowest point here.');
    assert.equal(await says('7'), '7 is level: 7 at every x.');
  });

  it('is value and slope at a point, or why there is none', async () => {
    assert.equal(pointText(await only('x^2 - x - 2'), 3), 'At x = 3, x² − x − 2 is 4; its slope is 5: it rises.');
    assert.equal(pointText(await only('abs(x)'), 0), 'At x = 0, |x| is 0 and has no slope.');
    assert.equal(pointText(await only('log(x)'), -1), 'At x = −1, ln(x) has no value: logarithm of 0 or less.');
    assert.equal(pointText(await only('1/x'), 0), 'At x = 0, 1/x has no value: division by 0.');
  });

  it('has the tangent as one writes it', () => {
    assert.equal(tangentText(4, 5, 3), 'y = 5x − 11');
    assert.equal(tangentText(1, -1, -1), 'y = −x');
    assert.equal(tangentText(2, 0, 7), 'y = 2');
  });
});

describe('the table of values as CSV', () => {
  it('has all digits, an empty place for what is none, and no cell that a spreadsheet would compute', async () => {
    const sheet = await soundSheet({ functions: ['-1/x', 'x/3'], x: { from: 0, to: 1, step: 1 } });
    assert.deepEqual(valuesCsv(sheet, drawnFunctions(sheet)).split('\n'), [
      "x,'-1/x,slope of -1/x,x/3,slope of x/3",
      '0,,,0,0.3333333333333333',
      '1,-1,1,0.3333333333333333,0.3333333333333333',
      '',
    ]);
  });
});
