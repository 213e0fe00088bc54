import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Race, SurfaceLook } from '../../../src/ml/descent/look';
import { axisNames, indexOf, titleOf } from '../../../src/webview/study/descent/names';
import type { Raced } from '../../../src/webview/study/descent/questions';
import { reliefOf } from '../../../src/webview/study/descent/relief';
import { arrivalText, arrivesText, besideSentence, mapSentence, raceSentence, stepText } from '../../../src/webview/study/descent/sentence';
import { verdictOf } from '../../../src/webview/study/descent/verdict';
import { surfaceOf } from './surfaces';

type Racer = Race['racers'][number];

const racer = (loss: readonly number[], more: Partial<Racer> = {}): Racer => ({
  x: Float64Array.from(loss, (_, i) => i),
  y: new Float64Array(loss.length),
  loss: Float64Array.from(loss),
  ...more,
});
const arrival = { loss: 0.01, start: 1, lowest: 0, within: 0.01 };
const race = (...racers: Racer[]): Race => ({ racers, batches: 1, arrival });
const raced = (of: Race, ...names: string[]): Raced => ({
  race: { ...of, notes: [] },
  runners: names.map((name) => ({ name, optimizer: { type: 'SGD', momentum: 0 }, learningRate: 0.1 })),
  start: [0, 0],
  marks: [],
});

const falls = (done: number, steps = 100): number[] => Array.from({ length: steps + 1 }, (_, i) => 1 - (done * i) / steps);
const swings = Array.from({ length: 101 }, (_, i) => 1 - i / 200 + (i % 2) / 10);

describe('what became of a descent', () => {
  const verdict = (of: Racer, batches = 1) => verdictOf({ arrival, batches }, of);

  it('follows from its losses', () => {
    assert.deepEqual(verdict(racer(falls(1), { arrives: 99 })), { kind: 'arrived', epoch: 99 });
    assert.deepEqual(verdict(racer(falls(1), { arrives: 96 }), 32), { kind: 'arrived', epoch: 3 });
    assert.equal(verdict(racer(falls(0.3))).kind, 'slow');
    assert.equal(verdict(racer(swings)).kind, 'unsteady');
    assert.deepEqual(verdict(racer([1, 4, 16, 64])), { kind: 'rose', from: 1, to: 64 });
    assert.deepEqual(verdict(racer([1, 1e30], { broke: 2 })), { kind: 'broke', step: 2 });
    assert.equal(verdictOf({ arrival: { ...arrival, start: 0 }, batches: 1 }, racer([0, 0])).kind, 'level');
  });

  it('does not take the batches of an epoch for an unsteady way', () => {
    const wobbly = Array.from({ length: 101 }, (_, i) => 1 - i / 200 + (i % 10 === 0 ? 0 : 0.1));
    assert.equal(verdict(racer(wobbly), 10).kind, 'slow');
  });

  it('is said in a sentence: too small, right, too large', () => {
    const said = (of: Racer): string => raceSentence(raced(race(of), 'SGD'));
    assert.equal(
      said(racer(falls(0.3))),
      'A learning rate of 0.1 is too small for 100 epochs: SGD goes down in each, and 30\u00a0% of the height is done.',
    );
    assert.equal(said(racer(falls(1), { arrives: 23 })), 'With a learning rate of 0.1 SGD arrives in epoch 23.');
    assert.equal(said(racer([1, 4, 64])), 'A learning rate of 0.1 is too large: SGD diverges, and the loss rises from 1 to 64.');
    assert.match(said(racer([1], { broke: 12 })), /in step 12 a number stops being finite/);
    assert.match(said(racer(swings)), /goes up and down: after 100 epochs 50\u00a0% of the height is done\./);
  });

  it('of several: who is first, who is late, who diverges', () => {
    const of = race(
      racer(falls(1), { arrives: 40 }),
      racer(falls(1), { arrives: 23 }),
      racer(falls(0.2)),
      racer([1, 9]),
      racer(falls(1), { arrives: 23 }),
    );
    assert.equal(
      raceSentence(raced(of, 'SGD', 'Adam', 'Adagrad', 'NAG', 'Nadam')),
      'First to arrive, in epoch 23: Adam, Nadam. Not there within 100 epochs: Adagrad. Diverging: NAG.',
    );
    assert.match(arrivalText(raced(of)), /at most 0\.01: what is known to be lowest \(0\), and 1\u00a0% of the height of the start \(1\)/);
    assert.deepEqual(
      of.racers.map((one) => arrivesText(verdictOf(of, one), 100)),
      ['epoch 40', 'epoch 23', 'not within 100 epochs', 'diverges', 'epoch 23'],
    );
  });

  it('is written out for a step of plain gradient descent', () => {
    const of: Racer = { x: Float64Array.of(0, 3.5), y: Float64Array.of(0, 1.2), loss: Float64Array.of(41, 18.5) };
    assert.equal(stepText(raced(race(of), 'SGD'), 1, ['w', 'b']), 'w ← 0 − 0.1 · (−35) = 3.5, b ← 0 − 0.1 · (−12) = 1.2: J = 18.5');
    assert.equal(stepText(raced(race(of), 'SGD'), 0, ['w', 'b']), 'w = 0, b = 0: J = 41');
    assert.equal(stepText(raced({ ...race(of), batches: 2 }, 'SGD'), 1, ['w', 'b']), 'w = 3.5, b = 1.2: J = 18.5');
    assert.equal(stepText(raced(race(of, of), 'SGD', 'Adam'), 1, ['w', 'b']), '');
  });
});

describe('the sentence of a map', () => {
  const said = (look: SurfaceLook, ...notes: string[]): string => mapSentence({ ...look, notes }, reliefOf(look), { epoch: 12, others: 7 });
  const bowl = surfaceOf((w, b) => (w - 1) ** 2 + b * b + 0.5);

  it('says where it is lowest, and what the run did', () => {
    const path = { epochs: [0, 50, 100], x: new Float64Array(3), y: new Float64Array(3), loss: Float64Array.of(41, 2, 0.25) };
    assert.equal(
      said({ ...bowl, path }),
      'Of the points that were computed, mean_squared_error over 4 rows is lowest at w = 1, b = 0: 0.5. The run went from 41 to 0.25 in 100 epochs.',
    );
    assert.match(said(surfaceOf((w, b) => 5 + w + b * b)), /at the edge/);
    assert.match(
      said(surfaceOf((_, b) => Math.max(0, b) ** 2)),
      /is lowest, 0, at 51\.2\u00a0% of the points that were computed: they are level\./,
    );
  });

  it('says what a slice or a projection leaves out', () => {
    assert.match(said({ ...bowl, of: 'slice', share: 0.3412 }), /^A slice: all 7 other numbers as after epoch 12\. 34\.1\u00a0% of/);
    const way = { ...bowl, of: 'projection', plane: { kind: 'way' }, share: 0.9 } as const;
    assert.match(said(way), /^A projection onto the two directions .* 90\u00a0% of the run’s way lies in it\. .* u = 1, v = 0/);
    assert.equal(titleOf(way), 'mean_squared_error over the plane of the way');
  });

  it('leaves to the host’s notes where there is nothing to go down, or no loss', () => {
    assert.equal(
      said(
        surfaceOf(() => 0.25),
        'The loss is 0.25 everywhere.',
      ),
      'The loss is 0.25 everywhere.',
    );
    assert.match(said(surfaceOf((w) => (w > 0 ? Number.NaN : w * w))), /Where it is hatched the loss is no finite number\.$/);
    assert.equal(
      said(
        surfaceOf(() => Number.POSITIVE_INFINITY),
        'There is none.',
      ),
      'There is none.',
    );
  });

  it('says what differs between two losses', () => {
    const saddle = { ...surfaceOf((w, b) => w * w - b * b), lossName: 'other' };
    assert.equal(
      besideSentence(bowl, saddle),
      'mean_squared_error bends downwards at none of the points that were computed: one bowl. other bends downwards at 100\u00a0% of the points, so it is no bowl; hollows that were found: 0.',
    );
  });
});

describe('the names of two numbers', () => {
  it('are those of the notes, and those of the network', () => {
    const look = surfaceOf(() => 1);
    assert.deepEqual(axisNames(look), { short: ['w', 'b'], full: ['w = dense/kernel[0,0]', 'b = dense/bias[0]'] });
    assert.equal(titleOf(look), 'J(w, b) = mean_squared_error');
    const two = { ...look, y: { ...look.y, label: 'out/kernel[0,1]' } };
    assert.deepEqual(axisNames(two).short, ['w₁', 'w₂']);
    assert.equal(axisNames({ ...look, x: { ...look.x, label: 'norm/gamma[3]' } }).short[0], 'gamma');
  });

  it('of a place that is typed: with brackets and without, and none that the variable has not', () => {
    assert.deepEqual(
      ['[1, 2]', '1 2', '1,2', '[0,0]', '2 0', '1', '1 2 3', '-1 0', 'a b', ''].map((text) => indexOf(text, [2, 3])),
      [5, 5, 5, 0, undefined, undefined, undefined, undefined, undefined, undefined],
    );
  });
});
