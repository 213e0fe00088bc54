import assert from 'node:assert/strict';
import { test } from 'node:test';
import picocolors from 'picocolors';
import { barLine } from '../../src/cli/progress/live-line';
import { niceStep, watchQuietly, watchTraining } from '../../src/cli/progress/progress';
import { wantsColor } from '../../src/cli/terminal';
import { duration, metricValue, pace } from '../../src/ml/training/keras-format';
import type { RunEvent } from '../../src/ml/worker/messages';
import { recorded } from './helper';

const begin = (epochs: number, batches = 4): RunEvent => ({
  type: 'begin',
  epochs,
  firstEpoch: 0,
  batches,
  samples: 8,
  validationSamples: 0,
});

/** A run of so many epochs of a clock that goes one millisecond a batch. */
function run(
  watch: typeof watchTraining,
  out: ReturnType<typeof recorded>,
  { epochs, batches = 4, stopAfter = epochs }: { epochs: number; batches?: number; stopAfter?: number },
): void {
  let now = 0;
  const watcher = watch(out, () => now);
  watcher.event(begin(epochs, batches));
  for (let epoch = 0; epoch < stopAfter; epoch++) {
    for (let batch = 1; batch <= batches; batch++) {
      now++;
      watcher.event({ type: 'batch', epoch, batch, logs: { loss: 1 / (epoch + 1) } });
    }
    watcher.event({ type: 'epoch', epoch, logs: { loss: 1 / (epoch + 1), accuracy: 0.5 }, milliseconds: batches });
  }
  watcher.end();
}

const drawings = (text: string): number => text.split('\r\u001b[K').length - 1;

/** What is left on a screen: each line as it was drawn last. */
const screen = (text: string): string[] => text.split('\n').map((line) => line.split('\r\u001b[K').at(-1) ?? '');

test('the bar is that of Keras', () => {
  const colors = picocolors.createColors(false);
  const progress = {
    current: 6,
    target: 12,
    seconds: 65,
    secondsPerUnit: 0.004,
    unit: 'step' as const,
    logs: { val_loss: 2, loss: 0.43, accuracy: 0.87 },
  };
  const { head, headWidth, tail } = barLine(progress, colors);
  assert.equal(head + tail, ' 6/12 ━━━━━━━━━━────────── 1:05 4ms/step - accuracy: 0.8700 - loss: 0.4300 - val_loss: 2.0000');
  assert.equal(head.length, headWidth);
  const colored = barLine({ ...progress, current: 12 }, picocolors.createColors(true));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are taken out.
  assert.equal(colored.head.replaceAll(/\u001b\[\d+m/g, ''), `12/12 ${'━'.repeat(20)} 1:05`);
  assert.equal(colored.headWidth, headWidth);
});

test('figures, durations and paces are written as Keras writes them', () => {
  assert.deepEqual([0.5, 0.001, 0.00012345, -2, 0, Number.NaN, Number.NEGATIVE_INFINITY, 1e-120].map(metricValue), [
    '0.5000',
    '1.0000e-03',
    '1.2345e-04',
    '-2.0000',
    '0.0000e+00',
    'nan',
    '-inf',
    '1.0000e-120',
  ]);
  assert.deepEqual([0.9, 60, 61, 3600, 3725].map(duration), ['0s', '60s', '1:01', '60:00', '1:02:05']);
  assert.deepEqual(
    [2.4, 0, 0.0042, 0.00004].map((s) => pace(s, 'step')),
    ['2s/step', '0s/step', '4ms/step', '40us/step'],
  );
});

test('on a terminal a few epochs leave a title and a full bar each', () => {
  const out = recorded({ live: true, columns: 100 });
  run(watchTraining, out, { epochs: 2 });
  assert.deepEqual(screen(out.text()), [
    'Epoch 1/2',
    `4/4 ${'━'.repeat(20)} 0s 1ms/step - accuracy: 0.5000 - loss: 1.0000`,
    'Epoch 2/2',
    `4/4 ${'━'.repeat(20)} 0s 1ms/step - accuracy: 0.5000 - loss: 0.5000`,
    '',
  ]);
});

test('nothing is drawn more than thirty times a second, and nothing reaches the last column', () => {
  for (const epochs of [40, 1000]) {
    const out = recorded({ live: true, columns: 50 });
    run(watchTraining, out, { epochs, batches: 100 });
    const seconds = epochs / 10;
    // Each drawing, and each taking away before a line that stays.
    assert.ok(drawings(out.text()) <= seconds * 30 + 60, `${drawings(out.text())} drawings in ${seconds} s`);
    assert.ok(drawings(out.text()) > seconds * 10);
    const drawn = out
      .text()
      .split('\n')
      .flatMap((line) => line.split('\r\u001b[K').slice(0, -1));
    assert.ok(drawn.every((line) => line.length < 50));
  }
});

test('of a thousand epochs about twenty get a line, evenly spread, the first and the last among them', () => {
  for (const live of [true, false]) {
    const out = recorded({ live });
    run(watchTraining, out, { epochs: 1000 });
    const lines = screen(out.text()).filter(Boolean);
    assert.equal(lines.length, 21);
    assert.deepEqual(
      [lines[0], lines[1], lines[20]],
      [
        'Epoch    1/1000 - accuracy: 0.5000 - loss: 1.0000',
        'Epoch   50/1000 - accuracy: 0.5000 - loss: 0.0200',
        'Epoch 1000/1000 - accuracy: 0.5000 - loss: 1.0000e-03',
      ],
    );
  }
});

test('a run that stops early still shows its last epoch, once', () => {
  const out = recorded();
  run(watchTraining, out, { epochs: 1000, stopAfter: 123 });
  assert.deepEqual(
    screen(out.text())
      .filter(Boolean)
      .map((line) => line.slice(0, 15)),
    ['Epoch    1/1000', 'Epoch   50/1000', 'Epoch  100/1000', 'Epoch  123/1000'],
  );
});

test('however many epochs there are, about twenty lines come out', () => {
  for (const epochs of [51, 60, 100, 199, 300, 1000, 12_345, 1_000_000]) {
    const lines = epochs / niceStep(epochs);
    assert.ok(lines > 7 && lines <= 20, `${epochs} epochs: ${lines} lines`);
  }
});

test('a single epoch has no title', () => {
  const out = recorded();
  run(watchTraining, out, { epochs: 1 });
  assert.equal(out.text(), '4/4 - 0s - 1ms/step - accuracy: 0.5000 - loss: 1.0000\n');
});

test('the quiet watcher leaves nothing behind, and writes nothing to a file', () => {
  const out = recorded({ live: true });
  run(watchQuietly, out, { epochs: 100, batches: 50 });
  assert.ok(drawings(out.text()) > 50);
  assert.deepEqual(screen(out.text()), ['']);
  const file = recorded();
  run(watchQuietly, file, { epochs: 100 });
  assert.equal(file.text(), '');
});

test('colours are for terminals; NO_COLOR and FORCE_COLOR say otherwise', () => {
  const cases: readonly [boolean, Record<string, string>, boolean][] = [
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [false, { FORCE_COLOR: '1' }, true],
    [false, { FORCE_COLOR: '' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [true, { TERM: 'dumb' }, false],
  ];
  for (const [isTerminal, env, wanted] of cases) assert.equal(wantsColor(isTerminal, env), wanted, JSON.stringify([isTerminal, env]));
});
