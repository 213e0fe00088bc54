import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { figure } from '../../../src/ml/language/number-text';
import { metricFactsOf } from '../../../src/ml/registry/metrics';
import type { Learning } from '../../../src/ml/spec/learning';
import type { RunInfo } from '../../../src/webview/study/messages/state';
import { describeRun } from '../../../src/webview/study/training/describe-curve';
import { chance } from '../chance';

/** Ways a loss can go, from 0 to 1 of its epochs; they are added to each other. */
const ways: readonly ((t: number, speed: number) => number)[] = [
  (t, speed) => Math.exp(-t * speed * 10),
  (t, speed) => 1 - t * speed,
  (t, speed) => (t < speed ? 1 - t / speed : (t - speed) * 2),
  (t, speed) => Math.exp(t * speed * 3),
  (t, speed) => 1 + Math.sin(t * speed * 40) / 2,
  () => 1,
  (t, speed) => (t > 0.98 ? 1 + speed * 4 : 1 - t),
  (t, speed) => Math.max(0, 1 - t / speed),
];

function history(next: () => number, epochs: number): Float64Array {
  const [one, other] = [ways[Math.floor(next() * ways.length)], ways[Math.floor(next() * ways.length)]];
  const [speed, second, mixed, noise, scale] = [
    next(),
    next(),
    next() < 0.5 ? next() : 0,
    next() < 0.6 ? next() * 0.3 : 0,
    10 ** (next() * 6 - 3),
  ];
  return Float64Array.from({ length: epochs }, (_, i) => {
    const t = epochs > 1 ? i / (epochs - 1) : 0;
    const calm = (one as (typeof ways)[0])(t, speed) + mixed * (other as (typeof ways)[0])(t, second);
    return scale * Math.max(0, calm + noise * (next() - 0.5));
  });
}

/** A number as sentences have it. */
const NUMBER = String.raw`(−?(?:\d+(?:\.\d+)?(?:e−?\d+)?|∞)(?!\.?\d|e))`;

/** What finds a sentence: # is a number. */
const says = (text: string): RegExp => new RegExp(text.replaceAll('#', NUMBER));

/** A claim of a sentence, and whether the numbers bear it out. Epochs in sentences count from 1. */
interface Claim {
  readonly text: RegExp;
  holds(found: RegExpExecArray, loss: Float64Array, validation: Float64Array | undefined): boolean;
}

const at = (values: Float64Array | undefined, epoch: string | undefined): number => values?.[Number(epoch) - 1] ?? Number.NaN;
const first = (values: Float64Array): string => figure(values[0] as number);
const last = (values: Float64Array): string => figure(values.at(-1) as number);
const least = (values: Float64Array): number => Math.min(...values);

const claims: readonly Claim[] = [
  {
    text: says('Loss (?:fell|has fallen|went) from # to #'),
    holds: ([, a, b], loss) => a === first(loss) && [last(loss), figure(loss.at(-2) as number)].includes(b as string),
  },
  { text: says('Loss (?:fell|has fallen) from'), holds: (_, loss) => (loss[0] as number) > least(loss) },
  { text: says('Loss fell from # to #(?:\\.| and|, most|, while)'), holds: (_, loss) => (loss[0] as number) > (loss.at(-1) as number) },
  {
    text: says('then leapt to # in the last epoch'),
    holds: ([, b], loss) => b === last(loss) && (loss.at(-1) as number) > (loss.at(-2) as number),
  },
  {
    text: says('fell to # in epoch #, then rose again to #'),
    holds: ([, low, epoch, b], loss) => at(loss, epoch) === least(loss) && low === figure(least(loss)) && b === last(loss) && low !== b,
  },
  {
    text: says('lowest in epoch #, at #'),
    holds: ([, epoch, low], loss) => at(loss, epoch) === least(loss) && low === figure(least(loss)),
  },
  {
    text: says('Loss grows, from # to #'),
    holds: ([, a, b], loss) => a === first(loss) && b === last(loss) && (loss.at(-1) as number) > (loss[0] as number),
  },
  { text: says('(?:does not fall|hardly changed): # at first, # now'), holds: ([, a, b], loss) => a === first(loss) && b === last(loss) },
  {
    text: says('does not fall'),
    holds: (_, loss) => (loss.at(-1) as number) > (loss[0] as number) - 0.05 * (Math.max(...loss) - least(loss)),
  },
  {
    text: says('up and down between # and #'),
    holds: ([, low, high], loss) =>
      [low, high].every((end) => [...loss.subarray(loss.length >> 1)].map(figure).includes(end as string)) || loss.length > 2000,
  },
  { text: says('then went up and down between # and #'), holds: (_, loss) => (loss[0] as number) > (loss.at(-1) as number) },
  {
    text: says('lowest in epoch #, at #, and highest in epoch #, at #'),
    holds: ([, , , epoch, high], loss) => at(loss, epoch) === Math.max(...loss) && high === figure(at(loss, epoch)),
  },
  { text: says('No epoch has passed without a mistake'), holds: (_, loss) => least(loss) > 0 },
  {
    text: says('(?:where it has been|Loss has been 0) since epoch #'),
    holds: ([, since], loss) => loss.subarray(Number(since) - 1).every((value) => value === 0) && (loss[Number(since) - 2] as number) > 0,
  },
  { text: says('Loss is 0 from the first epoch on'), holds: (_, loss) => loss.every((value) => value === 0) },
  { text: says('(?:until|improved after) epoch #'), holds: ([, epoch], loss) => Number(epoch) < loss.length },
  { text: says('still falling at the end'), holds: (_, loss) => loss.indexOf(least(loss)) + 1 > 0.9 * loss.length },
  {
    text: says('Validation loss rises after epoch #, while training loss keeps falling'),
    holds: ([, epoch], loss, validation) =>
      (validation?.at(-1) as number) > at(validation, epoch) && (loss.at(-1) as number) < at(loss, epoch),
  },
  {
    text: says('validation loss has not improved since epoch #'),
    holds: ([, epoch], _, validation) => at(validation, epoch) === least(validation as Float64Array),
  },
  {
    text: says('Validation loss ends far above it, at #'),
    holds: ([, v], loss, validation) =>
      v === last(validation as Float64Array) && (validation?.at(-1) as number) > 3 * (loss.at(-1) as number),
  },
  {
    text: says('(?:ended|number,|ended it) after epoch #|After epoch # loss and weights'),
    holds: ([, one, other], loss) => Number(one ?? other) === loss.length,
  },
  { text: /in its first epoch/, holds: (_, loss) => loss.length === 0 },
  { text: says('Loss grew until'), holds: (_, loss) => (loss.at(-1) as number) > (loss[0] as number) },
  { text: says('A curve needs more epochs'), holds: (_, loss) => loss.length < 6 },
  {
    text: says('too large|may calm|cannot learn|too small|may help|memorizes|hardly|most of it|still falling'),
    // A loss that overflows needs no sixth epoch to say so.
    holds: ({ input }, loss) => loss.length >= 6 || /not a finite number|beyond all numbers/.test(input),
  },
];

/** Pairs that no text has both of. */
const contradictions: readonly (readonly [RegExp, RegExp])[] = [
  [/cannot learn|too small|No epoch has|may calm/, /training answer/],
  [/fell from|has fallen/, /does not fall|Loss grows|hardly changed/],
  [/more epochs may help/, /not improved|Validation loss rises/],
  [/too large/, /too small/],
];

function check(text: string, loss: Float64Array, validation: Float64Array | undefined, name: string): void {
  const context = `${name}: ${text}\nloss ${loss.slice(0, 200).join(' ')}\nvalidation ${validation?.slice(0, 200).join(' ')}`;
  const made = claims.flatMap((claim) => {
    const found = claim.text.exec(text);
    return found ? [{ claim, found }] : [];
  });
  for (const { claim, found } of made) assert.ok(claim.holds(found, loss, validation), `${claim.text}\n${context}`);
  assert.ok(made.length > 0 || loss.length === 1, `nothing that can be checked\n${context}`);
  for (const [one, other] of contradictions) assert.ok(!(one.test(text) && other.test(text)), `${one} and ${other}\n${context}`);
}

const metrics = metricFactsOf([{ type: 'accuracy', name: undefined }]);

interface TrainedRun extends Pick<RunInfo, 'status' | 'epochs' | 'notFinite' | 'evaluate'> {
  readonly learning: Pick<Learning, 'rule' | 'dropout'>;
  readonly columns: Readonly<Record<string, readonly number[]>>;
}

/** Small networks of all kinds; make-trained-histories.mjs has trained them. */
const trained: readonly TrainedRun[] = JSON.parse(readFileSync('test/webview/training/trained-histories.json', 'utf8'));

/** How a run ended, and what its answers were, against what is said of it. */
function checkEnd(text: string, { status, notFinite, columns, evaluate, learning }: TrainedRun, name: string): void {
  const context = `${name}: ${text}`;
  const ends = { 'stopped-early': /Early stopping ended it/, diverged: /finite number|beyond all numbers/ };
  for (const [end, words] of Object.entries(ends)) {
    if (end === 'diverged' && notFinite?.sound) continue;
    assert.equal(words.test(text), status === end, context);
  }
  if (/too large/.test(text)) assert.equal(learning.rule, 'gradient', context);
  if (/finite number|beyond all numbers/.test(text) && /too large/.test(text)) assert.ok(notFinite?.grew, context);
  const accuracy = columns['accuracy'] ?? [];
  const since = /training answer (?:has been right since epoch (\d+)|was right from the first)/.exec(text);
  if (since)
    assert.ok(
      accuracy.slice(Number(since[1] ?? 1) - 1).every((value) => value === 1),
      context,
    );
  if (since && evaluate?.on === 'train') assert.equal(evaluate.logs['accuracy'], 1, context);
}

describe('no sentence contradicts another, nor the numbers it is made from', () => {
  it('over 10,000 histories', () => {
    const next = chance(20261130);
    const seen = new Map<string, number>();
    for (let i = 0; i < 10_000; i++) {
      const epochs = 1 + Math.floor(next() ** 2 * (i % 100 === 0 ? 5000 : 150));
      const loss = history(next, epochs);
      const validation = next() < 0.5 ? history(next, epochs) : undefined;
      const right = next() < 0.2;
      const learning: Learning = { rule: next() < 0.2 ? 'perceptron' : 'gradient', dropout: next() < 0.3, loss: '', data: '' };
      const text = describeRun({
        info: { status: 'finished', epochs, label: 'A', metrics, learning },
        columns: { loss, ...(validation && { val_loss: validation }), ...(right && { accuracy: new Float64Array(epochs).fill(1) }) },
      });
      check(text, loss, validation, `history ${i}`);
      const kind = text.replace(/\d[\d.]*(?:e−?\d+)?/g, '#');
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }
    assert.ok(seen.size > 20, `the histories bring out only ${seen.size} kinds of text`);
  });

  it('over 500 histories of networks that were trained', () => {
    const seen = new Map<string, number>();
    assert.equal(trained.length, 500);
    for (const [i, { columns, learning, ...known }] of trained.entries()) {
      const [loss = new Float64Array(0), validation] = ['loss', 'val_loss'].map(
        (name) => columns[name] && Float64Array.from(columns[name]),
      );
      const info = { ...known, label: 'A', metrics, learning: { ...learning, loss: '', data: '' } };
      const right = columns['accuracy'] && { accuracy: Float64Array.from(columns['accuracy']) };
      const text = describeRun({ info, columns: { loss, ...(validation && { val_loss: validation }), ...right } });
      checkEnd(text, trained[i] as TrainedRun, `run ${i}`);
      check(text, loss, validation, `run ${i}`);
      const kind = text.replace(/\d[\d.]*(?:e−?\d+)?/g, '#');
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
    }
    assert.ok(seen.size > 40, `the runs bring out only ${seen.size} kinds of text`);
  });
});
