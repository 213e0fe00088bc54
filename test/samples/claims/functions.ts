import assert from 'node:assert/strict';
import { curveOf } from '../../../src/ml/sheets/functions/curve';
import type { FunctionSheet, SheetFunction } from '../../../src/ml/sheets/functions/sheet';
import { MOST_STEPS, walkDownhill } from '../../../src/webview/study/functions/walk';
import type { Change } from '../run-sample';
import { sheetOfSample } from '../sheets';
import { type Claims, check, claim, ok, type Sample } from './claim';

/** What a sample comes to, which has no problem. */
async function sheetOf({ name }: Sample, ...changes: readonly Change[]): Promise<FunctionSheet> {
  const { sheet, problems } = await sheetOfSample(name, ...changes);
  assert.deepEqual(problems, []);
  assert.equal(sheet?.kind, 'functions');
  return sheet as FunctionSheet;
}

/** A function of a sheet by its text, which may have its parameters behind it. */
function functionIn({ functions }: FunctionSheet, text: string): SheetFunction {
  const found = functions.find((one) => one.text.startsWith(text));
  assert.ok(found, `no function ${text}`);
  return found;
}

/** Value and slope of a function of a sheet. */
function at(sheet: FunctionSheet, text: string, x: number): readonly [value: number, slope: number] {
  const { value, slope } = curveOf(functionIn(sheet, text).body);
  return [value(x), slope(x)];
}

const parabola = 'x^2 - x - 2';

async function walk(sample: Sample, from: number, rate: number, steps = MOST_STEPS) {
  return walkDownhill(curveOf(functionIn(await sheetOf(sample), parabola).body), from, rate, steps, [-5, 5]);
}

/** With another function in place of one of those that are there. */
const replaced = (sample: Sample, index: number, by: unknown) => sheetOf(sample, [['functions', index], by]);

export const functionClaims: Claims = {
  'sheet-functions': [
    claim(/Look at the parabola: it is lowest at x = ([\d.]+), where its slope is (\d)/, async (s) => {
      const sheet = await sheetOf(s);
      const x = functionIn(sheet, parabola).minima.lowest?.x ?? Number.NaN;
      return [x, at(sheet, parabola, x)[1]];
    }),
    claim(/Put the point at x = (\d): the value is (\d), the slope (\d), and the secant nears/, async (s, x) => {
      const sheet = await sheetOf(s);
      const [y, slope] = at(sheet, parabola, x);
      const off = (h: number): number => Math.abs((at(sheet, parabola, x + h)[0] - y) / h - slope);
      ok(off(0.01) < off(0.1) && off(0.1) < off(1), 'nearer');
      return [x, y, slope];
    }),
    claim(/with a learning rate of ([\d.]+): the first step leads to x = ([\d.]+)/, async (s, rate) => [
      rate,
      (await walk(s, 3, rate, 1)).xs.at(-1) as number,
    ]),
    check(/Try ([\d.]+), with which it diverges/, async (s, rate) => assert.equal((await walk(s, 3, rate)).state, 'diverged')),
    claim(/Compare the cubic: its minimum at x = ([\d.]+) is only a local one/, async (s) => {
      const { inside, lowest } = functionIn(await sheetOf(s), '4*x^3').minima;
      ok((lowest?.y ?? 0) < (inside?.y ?? 0), 'lower elsewhere');
      return [inside?.x ?? Number.NaN];
    }),
  ],
  'sheet-activations': [
    claim(/Look at x = (\d): sigmoid gives ([\d.]+) with a slope of ([\d.]+), tanh gives (\d) with a slope of (\d)/, async (s, x) => [
      x,
      ...at(await sheetOf(s), 'sigmoid', x),
      ...at(await sheetOf(s), 'tanh', x),
    ]),
    claim(/ReLU is flat below (\d) and has a slope of (\d) above/, async (s) => {
      const sheet = await sheetOf(s);
      assert.equal(at(sheet, 'relu', -2)[1], 0);
      return [0, at(sheet, 'relu', 2)[1]];
    }),
    claim(/here these are (\d) and x, which makes it sigmoid/, async (s) => {
      const sheet = await sheetOf(s);
      for (const x of [-3, 0.5, 4]) assert.deepEqual(at(sheet, 'softmax', x), at(sheet, 'sigmoid', x));
      return [0];
    }),
    check(/Try "softplus", and compare its derivative with sigmoid/, async (s) => {
      assert.equal(functionIn(await replaced(s, 0, 'softplus'), 'softplus').derivative?.text, 'sigmoid(x)');
    }),
  ],
  'sheet-vanishing-gradient': [
    claim(/Look at the slopes, .*? That of step is (\d) everywhere/, async (s) => {
      assert.deepEqual([...new Set(functionIn(await sheetOf(s), 'step').slope)], [0]);
      return [0];
    }),
    claim(/That of sigmoid is ([\d.]+) at most, so six layers leave ([\d.]+) of it, and only ([\d.]+) at x = (\d)/, async (s) => {
      const sheet = await sheetOf(s);
      const most = Math.max(...functionIn(sheet, 'sigmoid').slope);
      return [most, most ** 6, at(sheet, 'sigmoid', 6)[1], 6];
    }),
    claim(/That of ReLU is (\d) for every sum above (\d)/, async (s) => [at(await sheetOf(s), 'relu', 1e-9)[1], 0]),
    check(/Compare vanishing-gradient-sigmoid with vanishing-gradient-relu/, (s) => {
      for (const name of ['sigmoid', 'relu'])
        assert.ok(
          (s.other(`vanishing-gradient-${name}`).value('layers') as readonly { activation?: string }[]).some((l) => l.activation === name),
        );
    }),
    check(/Try "tanh"/, async (s) => assert.equal(at(await replaced(s, 1, 'tanh'), 'tanh', 0)[1], 1)),
  ],
  'sheet-losses': [
    claim(
      /target is (\d)\. Look at x = ([\d.]+): the squared error is ([\d.]+), the absolute error ([\d.]+), the cross-entropy ([\d.]+)/,
      async (s, target, x) => {
        const sheet = await sheetOf(s);
        const values = ['mean_squared', 'mean_absolute', 'binary'].map((text) => at(sheet, text, x)[0]);
        assert.deepEqual(
          [0, 1, 2].map((i) => s.value('functions', i, 'target')),
          [target, target, target],
        );
        return [target, x, ...values];
      },
    ),
    claim(/Compare the slopes there, (-[\d.]+), (-[\d.]+) and (-[\d.]+): where/, async (s) => {
      const sheet = await sheetOf(s);
      return ['mean_squared', 'mean_absolute', 'binary'].map((text) => at(sheet, text, 0.1)[1]);
    }),
    check(/At x = ([\d.]+) all three are below ([\d.]+)/, async (s, x, most) => {
      const sheet = await sheetOf(s);
      for (const text of ['mean_squared', 'mean_absolute', 'binary']) assert.ok(at(sheet, text, x)[0] < most, text);
    }),
    check(/Try a target of (\d), or "huber" in place of one of them/, async (s, target) => {
      const sheet = await replaced(s, 0, { loss: 'huber', target });
      assert.equal(at(sheet, 'huber', 1)[0], 0.5);
    }),
  ],
};
