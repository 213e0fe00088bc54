import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { metricFactsOf } from '../../../src/ml/registry/metrics';
import type { Learning } from '../../../src/ml/spec/learning';
import type { Columns } from '../../../src/ml/training/history';
import type { RunInfo } from '../../../src/webview/study/messages/state';
import { describeCurves, describeRun } from '../../../src/webview/study/training/describe-curve';
import { effort } from '../../effort';

const curve = (length: number, at: (i: number) => number): Float64Array => Float64Array.from({ length }, (_, i) => at(i));

const run = (columns: Columns, info: Partial<RunInfo> = {}) => ({
  info: {
    status: 'finished' as const,
    epochs: columns['loss']?.length ?? 0,
    label: 'A',
    metrics: metricFactsOf([{ type: 'accuracy', name: undefined }]),
    ...info,
  },
  columns,
});

const said = (columns: Columns, info: Partial<RunInfo> = {}): string => describeRun(run(columns, info));

/** Noise that is the same each time. */
const noise = (i: number): number => Math.sin(i * 12.9898) * Math.cos(i * 4.1414);

const learning: Learning = { rule: 'gradient', dropout: false, loss: 'mse', data: 'line' };

const TOO_LARGE = 'the learning rate is probably too large.';

/** On both sides of each border between two shapes. */
const shapes: readonly { readonly of: string; readonly loss: Float64Array; readonly info?: Partial<RunInfo>; readonly text: string }[] = [
  { of: 'five epochs that rise', loss: Float64Array.of(1, 2, 3, 4, 5), text: 'Loss went from 1 to 5. A curve needs more epochs.' },
  { of: 'six that rise', loss: Float64Array.of(1, 2, 3, 4, 5, 6), text: `Loss grows, from 1 to 6: ${TOO_LARGE}` },
  { of: 'zeros', loss: new Float64Array(8), text: 'Loss is 0 from the first epoch on.' },
  { of: 'zeros at both ends', loss: Float64Array.of(0, 1, 0, 0), text: 'Loss has been 0 since epoch 3.' },
  {
    of: 'a fall and a rise of a seventh of it',
    loss: curve(100, (i) => (i < 50 ? 1 - i / 50 : 0.02 + (i - 49) * 0.0028)),
    text: 'Loss fell from 1 to 0.16. It was lowest in epoch 50, at 0.02.',
  },
  {
    of: 'a fall and a rise of a third of it',
    loss: curve(100, (i) => (i < 50 ? 1 - i / 50 : 0.02 + (i - 49) * 0.0066)),
    text: `Loss fell to 0.02 in epoch 50, then rose again to 0.35: ${TOO_LARGE}`,
  },
  {
    of: 'a fall and a rise to nearly where it began',
    loss: curve(100, (i) => (i < 50 ? 1 - i / 55 : 0.11 + (i - 49) * 0.0154)),
    text: `Loss fell to 0.1091 in epoch 50, then rose again to 0.88: ${TOO_LARGE}`,
  },
  {
    of: 'a leap in the last epoch',
    loss: curve(100, (i) => (i < 99 ? 1 / (1 + i) : 5)),
    text: 'Loss fell from 1 to 0.0101, then leapt to 5 in the last epoch.',
  },
  {
    of: 'a slow wave',
    loss: curve(100, (i) => 1 - i / 1000 + 0.5 * Math.sin(i / 8)),
    text: 'Loss went from 1 to 0.8059. It was lowest in epoch 89, at 0.412, and highest in epoch 13, at 1.4867.',
  },
  {
    of: 'a fall, then swings',
    loss: curve(60, (i) => (i < 20 ? 3 - i / 10 : 1 + (i % 2 ? 0.9 : -0.9))),
    text: 'Loss fell from 3, then went up and down between 0.1 and 1.9. A smaller learning rate or a larger batch may calm it.',
  },
  {
    of: 'swings with Dropout',
    loss: curve(60, (i) => 1 + (i % 2 ? 0.6 : -0.6)),
    info: { learning: { ...learning, dropout: true } },
    text: 'Loss goes up and down between 0.4 and 1.6.',
  },
  {
    of: 'swings by the perceptron rule',
    loss: curve(60, (i) => 1 + (i % 2 ? 0.6 : -0.6)),
    info: { learning: { ...learning, rule: 'perceptron' } },
    text: 'Loss goes up and down between 0.4 and 1.6. No epoch has passed without a mistake.',
  },
  {
    of: 'growth before values that are not finite',
    loss: Float64Array.of(1, 10, 100, Number.NaN),
    text: `Loss grew, and from epoch 4 on it is not a finite number: ${TOO_LARGE}`,
  },
];

describe('what is said of a curve', () => {
  const cases: readonly { readonly of: string; readonly columns: Columns; readonly info?: Partial<RunInfo>; readonly text: string }[] = [
    { of: 'no epoch', columns: { loss: new Float64Array(0) }, text: 'No epoch is done yet.' },
    ...(
      [
        ['diverged', 'Training ended in its first epoch, because a value was not a finite number.'],
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
    {
      of: 'a few epochs',
      columns: { loss: Float64Array.of(0.5, 0.25, 0.125) },
      text: 'Loss went from 0.5 to 0.125. A curve needs more epochs.',
    },
    {
      of: 'a loss that falls to the end',
      columns: { loss: curve(100, (i) => 1 - 0.008 * i) },
      text: 'Loss fell from 1 to 0.208 and was still falling at the end: more epochs may help.',
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
      text: 'Loss fell from 1 to 0, where it has been since epoch 6.',
    },
    {
      of: 'a loss that grows',
      columns: { loss: curve(30, (i) => 41 * 1.5 ** i) },
      text: 'Loss grows, from 41 to 5.2e6: the learning rate is probably too large.',
    },
    {
      of: 'a loss that swings',
      columns: { loss: curve(60, (i) => 1 + (i % 2 ? 0.6 : -0.6)) },
      text: 'Loss goes up and down between 0.4 and 1.6. A smaller learning rate or a larger batch may calm it.',
    },
    {
      of: 'a loss that stays where it is',
      columns: { loss: curve(60, (i) => 0.7 + 0.002 * noise(i)) },
      text: 'Loss hardly changed: 0.7 at first, 0.6998 now. The learning rate may be too small, the slope almost 0 here, or this network cannot learn these samples.',
    },
    {
      of: 'a loss that ends no lower than it began',
      columns: { loss: Float64Array.of(0.5, 0.75, 0.75, 1, 1, 1, 1, 1, 1) },
      text: 'Loss does not fall: 0.5 at first, 1 now. Perhaps the learning rate is too large, or this network cannot learn these samples.',
    },
    {
      of: 'values that are no numbers',
      columns: { loss: Float64Array.of(1, 2, Number.NaN) },
      text: 'From epoch 3 on the loss is not a finite number.',
    },
    {
      of: 'a run that diverged',
      columns: { loss: Float64Array.of(1, 900) },
      info: { status: 'diverged', epochs: 9, notFinite: { of: 'training', grew: true, sound: false } },
      text: 'Loss grew until it was not a finite number, after epoch 2: the learning rate is probably too large.',
    },
    {
      of: 'a run that ended at a value that is not finite, though nothing grew',
      columns: { loss: Float64Array.of(1, 0.5) },
      info: { status: 'diverged', epochs: 9, notFinite: { of: 'training', grew: false, sound: false } },
      text: 'Training ended after epoch 2, because a value was not a finite number.',
    },
    {
      of: 'a run whose validation overflowed',
      columns: { loss: Float64Array.of(1, 0.5), val_loss: Float64Array.of(1, Number.POSITIVE_INFINITY) },
      info: { status: 'diverged', epochs: 9, notFinite: { of: 'validation', grew: false, sound: false } },
      text: 'Training ended after epoch 2, because the validation loss was not a finite number.',
    },
    {
      of: 'a sound training whose evaluation overflowed',
      columns: { loss: Float64Array.of(1, 0.5, 0.25) },
      info: { status: 'diverged', epochs: 3, notFinite: { of: 'evaluation', grew: false, sound: true } },
      text: 'Loss went from 1 to 0.25. A curve needs more epochs.',
    },
    {
      of: 'validation that rises',
      columns: { loss: curve(100, (i) => Math.exp(-i / 20)), val_loss: curve(100, (i) => (i < 38 ? 1 - i / 50 : 0.26 + (i - 37) / 60)) },
      text: 'Validation loss rises after epoch 38, while training loss keeps falling: the network gets worse on samples that it has not seen (overfitting), and probably memorizes the training samples.',
    },
    {
      of: 'validation that stays above its best',
      columns: { loss: curve(100, (i) => 1 - 0.008 * i), val_loss: curve(100, (i) => Math.max(0.5, 1 - 0.01 * i)) },
      info: { status: 'stopped-early', epochs: 300 },
      text: 'Loss fell from 1 to 0.208, while validation loss has not improved since epoch 51. Early stopping ended it after epoch 100 of 300.',
    },
    {
      of: 'validation that falls as training does',
      columns: { loss: curve(100, (i) => 1 - 0.008 * i), val_loss: curve(100, (i) => 1.1 - 0.008 * i) },
      text: 'Loss fell from 1 to 0.208 and was still falling at the end: more epochs may help.',
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
      text: 'Loss went from 1 to 0.5. A curve needs more epochs. It was cut off after epoch 2 of 300.',
    },
    {
      of: 'answers that are all right',
      columns: { loss: Float64Array.of(1, 0.5, 0.4), accuracy: Float64Array.of(0.5, 1, 1) },
      text: 'Loss went from 1 to 0.4. A curve needs more epochs. Every training answer has been right since epoch 2.',
    },
    ...shapes.map(({ of, loss, info, text }) => ({ of, columns: { loss }, ...(info && { info }), text })),
  ];

  for (const { of, columns, info, text } of cases) it(`${of}: ${text}`, () => assert.equal(said(columns, info), text));

  it('takes little effort for a million epochs', async () => {
    const loss = curve(1_000_000, (i) => 1 / (1 + i / 1000) + 0.001 * noise(i));
    const took = await effort(() => assert.match(said({ loss }), /^Loss fell from 1 /), 40);
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
    assert.equal(describeCurves([ends('A', Number.NaN), ends('B', Number.NaN)]), 'No run ends with a finite loss.');
    assert.equal(describeCurves([ends('A', Number.NaN), ends('B', 0.1)]), 'Only B ends with a finite loss, 0.1.');
  });

  const learned = (of: ReturnType<typeof ends>, differs: Partial<Learning>, info: Partial<RunInfo> = {}) => ({
    ...of,
    info: { ...of.info, learning: { ...learning, ...differs }, ...info },
  });

  it('ranks no runs with different losses or data', () => {
    assert.equal(
      describeCurves([learned(ends('A', 5), {}), learned(ends('B', 136), { loss: 'mae' })]),
      'These runs have different losses, so their heights cannot be compared. Compare a metric that all of them have.',
    );
    assert.equal(
      describeCurves([learned(ends('A', 5), {}), learned(ends('B', 136), { data: 'other' })]),
      'These runs have different data, so their losses cannot be compared.',
    );
    assert.equal(
      describeCurves([learned(ends('A', 5), {}), learned(ends('B', 136), { dropout: true })]),
      'A ends with the lowest loss, 5; B with 136.',
    );
  });

  it('does not speak of an end while one still runs', () => {
    assert.equal(
      describeCurves([learned(ends('A', 2), {}, { status: 'running' }), learned(ends('B', 1), {})]),
      'So far B has the lowest loss, 1; A has 2.',
    );
  });

  it('is about the only one that has epochs', () => {
    assert.equal(
      describeCurves([run({ loss: new Float64Array(0) }), ends('B', 0.5)]),
      'Loss went from 1 to 0.5. A curve needs more epochs.',
    );
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
  it('is the one that a branch comes from', () => {
    const columns = { loss: Float64Array.of(1, 0.5) };
    const info = { status: 'finished' as const, epochs: 2, label: 'A', metrics: {}, from: { run: 'b', epoch: 1 } };
    const text = describeCurves([
      { info, columns },
      { info: { ...info, id: 'b', pale: true }, columns },
    ]);
    assert.match(text, /The pale line is the run that it branches from, which ended with a loss of 0.5\.$/);
    // The run that it came from is gone, and another one is behind it.
    const other = describeCurves([
      { info, columns },
      { info: { ...info, id: 'c', pale: true }, columns },
    ]);
    assert.match(other, /The pale line is the run before, /);
  });

  it('is described beside the one in front, not against it', () => {
    const loss = (...values: number[]) => ({ loss: Float64Array.of(...values) });
    const info = { status: 'finished' as const, epochs: 2, label: 'A', metrics: {} };
    assert.equal(
      describeCurves([
        { info, columns: loss(1, 0.5) },
        { info: { ...info, pale: true }, columns: loss(1, 0.25) },
      ]),
      `${describeCurves([{ info, columns: loss(1, 0.5) }])} The pale line is the run before, which ended with a loss of 0.25.`,
    );
  });
});
