import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { metricFactsOf } from '../../../src/ml/registry/metrics';
import type { RunInfo } from '../../../src/webview/study/messages/state';
import type { Columns } from '../../../src/webview/study/messages/to-view';
import { describeCurves, describeRun } from '../../../src/webview/study/training/describe-curve';
import { effort } from '../../effort';

const curve = (length: number, at: (i: number) => number): Float64Array => Float64Array.from({ length }, (_, i) => at(i));

const run = (columns: Columns, info: Partial<RunInfo> = {}) => ({
  info: {
    status: 'finished' as const,
    epochs: columns['loss']?.length ?? 0,
    label: 'A',
    figures: metricFactsOf([{ type: 'accuracy', name: undefined }]),
    ...info,
  },
  columns,
});

const said = (columns: Columns, info: Partial<RunInfo> = {}): string => describeRun(run(columns, info));

/** Noise that is the same each time. */
const noise = (i: number): number => Math.sin(i * 12.9898) * Math.cos(i * 4.1414);

describe('what is said of a curve', () => {
  const cases: readonly { readonly of: string; readonly columns: Columns; readonly info?: Partial<RunInfo>; readonly text: string }[] = [
    { of: 'no epoch', columns: { loss: new Float64Array(0) }, text: 'No epoch is done yet.' },
    ...(
      [
        ['diverged', 'Training ended in its first epoch, because a value was no number any more.'],
        ['failed', 'It failed before its first epoch was done.'],
        ['stopped', 'It was stopped before its first epoch was done.'],
        ['interrupted', 'It was cut off before its first epoch was done.'],
        ['damaged', 'The curves of this run cannot be read.'],
        ['running', 'No epoch is done yet.'],
      ] as const
    ).map(([status, text]) => ({ of: `no epoch, ${status}`, columns: {}, info: { status, epochs: 9 }, text })),
    { of: 'one epoch', columns: { loss: Float64Array.of(0.5) }, text: 'Loss in the only epoch is 0.5. A curve needs more epochs.' },
    {
      of: 'the first epoch of several',
      columns: { loss: Float64Array.of(0.5) },
      info: { status: 'running', epochs: 10 },
      text: 'Loss in the first epoch is 0.5.',
    },
    { of: 'a few epochs', columns: { loss: Float64Array.of(0.5, 0.25, 0.125) }, text: 'Loss fell from 0.5 to 0.125.' },
    {
      of: 'a loss that falls to the end',
      columns: { loss: curve(100, (i) => 1 - 0.008 * i) },
      text: 'Loss fell from 1 to 0.208 and was still falling at the end: more epochs would help.',
    },
    {
      of: 'a loss that falls, while it trains',
      columns: { loss: curve(100, (i) => 1 - 0.008 * i) },
      info: { status: 'running', epochs: 300 },
      text: 'Loss has fallen from 1 to 0.208 so far.',
    },
    {
      of: 'a loss that settles',
      columns: { loss: curve(200, (i) => 0.3 + 0.7 * Math.exp(-i / 10)) },
      text: 'Loss fell from 1 to 0.3 and hardly improved after epoch 40.',
    },
    {
      of: 'a noisy loss that settles',
      columns: { loss: curve(400, (i) => 0.3 + 0.7 * Math.exp(-i / 10) + 0.02 * noise(i)) },
      text: 'Loss fell from 1 to 0.2872 and hardly improved after epoch 44.',
    },
    {
      of: 'a loss that falls quickly and then slowly',
      columns: { loss: curve(200, (i) => 1 / (1 + i)) },
      text: 'Loss fell from 1 to 0.005, most of it until epoch 19.',
    },
    {
      of: 'a loss that reaches 0',
      columns: { loss: Float64Array.of(1, 0.5, 0.25, 0, 0.25, 0, 0, 0) },
      text: 'Loss fell from 1 to 0, where it is since epoch 6.',
    },
    {
      of: 'a loss that grows',
      columns: { loss: curve(30, (i) => 41 * 1.5 ** i) },
      text: 'Loss grows, from 41 to 5.2e6: the learning rate is probably too large.',
    },
    {
      of: 'a loss that swings',
      columns: { loss: curve(60, (i) => 1 + (i % 2 ? 0.6 : -0.6)) },
      text: 'Loss goes up and down between 0.4 and 1.6: a smaller learning rate would calm it.',
    },
    {
      of: 'a loss that stays where it is',
      columns: { loss: curve(60, (i) => 0.7 + 0.002 * noise(i)) },
      text: 'Loss hardly changed: 0.7 at first, 0.6998 now. The learning rate may be too small, or this network cannot learn these samples.',
    },
    {
      of: 'a loss that ends no lower than it began',
      columns: { loss: Float64Array.of(0.5, 0.75, 0.75, 1, 1, 1, 1, 1, 1) },
      text: 'Loss does not fall: 0.5 at first, 1 now. Perhaps this network cannot learn these samples.',
    },
    {
      of: 'values that are no numbers',
      columns: { loss: Float64Array.of(1, 2, Number.NaN) },
      text: 'From epoch 3 on the loss is no number any more: the learning rate is probably too large.',
    },
    {
      of: 'a run that diverged',
      columns: { loss: Float64Array.of(1, 900) },
      info: { status: 'diverged', epochs: 9, notFinite: { of: 'training', grew: true, sound: false } },
      text: 'Loss grew until it was no number any more, after epoch 2: the learning rate is probably too large.',
    },
    {
      of: 'a run that ended at a value that is not finite, though nothing grew',
      columns: { loss: Float64Array.of(1, 0.5) },
      info: { status: 'diverged', epochs: 9, notFinite: { of: 'training', grew: false, sound: false } },
      text: 'Training ended after epoch 2, because a value was no number any more.',
    },
    {
      of: 'a run whose validation overflowed',
      columns: { loss: Float64Array.of(1, 0.5), val_loss: Float64Array.of(1, Number.POSITIVE_INFINITY) },
      info: { status: 'diverged', epochs: 9, notFinite: { of: 'validation', grew: false, sound: false } },
      text: 'Training ended after epoch 2, because the validation loss was no number any more.',
    },
    {
      of: 'a sound training whose evaluation overflowed',
      columns: { loss: Float64Array.of(1, 0.5, 0.25) },
      info: { status: 'diverged', epochs: 3, notFinite: { of: 'evaluation', grew: false, sound: true } },
      text: 'Loss fell from 1 to 0.25.',
    },
    {
      of: 'validation that rises',
      columns: { loss: curve(100, (i) => Math.exp(-i / 20)), val_loss: curve(100, (i) => (i < 38 ? 1 - i / 50 : 0.26 + (i - 37) / 60)) },
      text: 'Validation loss rises after epoch 38: from there on the network learns the samples by heart.',
    },
    {
      of: 'validation that stays above its best',
      columns: { loss: curve(100, (i) => 1 - 0.008 * i), val_loss: curve(100, (i) => Math.max(0.5, 1 - 0.01 * i)) },
      info: { status: 'stopped-early', epochs: 300 },
      text: 'Loss fell from 1 to 0.208, but validation loss was lowest after epoch 51. Early stopping ended it after epoch 100 of 300.',
    },
    {
      of: 'validation that falls as training does',
      columns: { loss: curve(100, (i) => 1 - 0.008 * i), val_loss: curve(100, (i) => 1.1 - 0.008 * i) },
      text: 'Loss fell from 1 to 0.208 and was still falling at the end: more epochs would help.',
    },
    {
      of: 'a run that was stopped',
      columns: { loss: curve(100, (i) => 1 / (1 + i)) },
      info: { status: 'stopped', epochs: 300 },
      text: 'Loss fell from 1 to 0.01, most of it until epoch 17. It was stopped after epoch 100 of 300.',
    },
    {
      of: 'a run that was cut off',
      columns: { loss: Float64Array.of(1, 0.5) },
      info: { status: 'interrupted', epochs: 300 },
      text: 'Loss fell from 1 to 0.5. It was cut off after epoch 2 of 300.',
    },
    {
      of: 'answers that are all right',
      columns: { loss: Float64Array.of(1, 0.5, 0.4), accuracy: Float64Array.of(0.5, 1, 1) },
      text: 'Loss fell from 1 to 0.4. Every answer is right since epoch 2.',
    },
  ];

  for (const { of, columns, info, text } of cases) it(`${of}: ${text}`, () => assert.equal(said(columns, info), text));

  it('takes little effort for a million epochs', async () => {
    const loss = curve(1_000_000, (i) => 1 / (1 + i / 1000) + 0.001 * noise(i));
    const took = await effort(() => assert.match(said({ loss }), /^Loss fell from 1 /));
    assert.ok(took < 40, `it took ${took.toFixed(1)} times the effort of a megabyte of JSON`);
  });
});

describe('what is said of several runs', () => {
  const ends = (label: string, loss: number, validation?: number) =>
    run({ loss: Float64Array.of(1, loss), ...(validation !== undefined && { val_loss: Float64Array.of(1, validation) }) }, { label });

  it('names the one with the lowest loss, and the next', () => {
    assert.equal(describeCurves([ends('A', 0.3), ends('B', 0.1), ends('C', 0.5)]), 'B ends with the lowest loss, 0.1; A with 0.3.');
  });

  it('goes by validation where all have it', () => {
    assert.equal(describeCurves([ends('A', 0.1, 0.4), ends('B', 0.3, 0.2)]), 'B ends with the lowest validation loss, 0.2; A with 0.4.');
    assert.equal(describeCurves([ends('A', 0.1, 0.4), ends('B', 0.3)]), 'A ends with the lowest loss, 0.1; B with 0.3.');
  });

  it('says so when they end alike, or one ends with no number', () => {
    assert.equal(describeCurves([ends('A', 0.1), ends('B', 0.1)]), 'A and B end with the same loss, 0.1.');
    assert.equal(describeCurves([ends('A', Number.NaN), ends('B', 0.1)]), 'B ends with the lowest loss, 0.1; A with NaN.');
  });

  it('is about the only one that has epochs', () => {
    assert.equal(describeCurves([run({ loss: new Float64Array(0) }), ends('B', 0.5)]), 'Loss fell from 1 to 0.5.');
    assert.equal(describeCurves([]), 'No epoch is done yet.');
  });

  it('says why the one in front has no epoch, also where the run before is drawn behind it', () => {
    const before = { ...ends('B', 0.5), info: { ...ends('B', 0.5).info, pale: true } };
    assert.equal(
      describeCurves([run({}, { status: 'failed', epochs: 5 }), before]),
      'It failed before its first epoch was done. The pale line is the run before, which ended with a loss of 0.5.',
    );
  });
});

describe('the run before', () => {
  it('is told beside the one in front, not against it', () => {
    const loss = (...values: number[]) => ({ loss: Float64Array.of(...values) });
    const info = { status: 'finished' as const, epochs: 2, label: 'A', figures: {} };
    assert.equal(
      describeCurves([
        { info, columns: loss(1, 0.5) },
        { info: { ...info, pale: true }, columns: loss(1, 0.25) },
      ]),
      `${describeCurves([{ info, columns: loss(1, 0.5) }])} The pale line is the run before, which ended with a loss of 0.25.`,
    );
  });
});
