import assert from 'node:assert/strict';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { noNative } from '../../scripts/lib/native-ensure.mjs';
import { root } from '../../scripts/lib/root.mjs';
import type { PictureSetName } from '../../src/ml/spec/data-section';
import { WorkerClient } from '../../src/ml/worker/client';
import type { Outcome } from '../../src/ml/worker/messages';
import { inProcess } from '../../src/ml/worker/process-port';
import { findNative } from '../../src/native/found';
import { built } from '../built';
import { noWholeSet, wholeSets } from '../data-sets';
import { evaluated, last } from '../samples/figures/figure';
import { type Change, changed, sampleText } from '../samples/run-sample';

/** The engines that train such networks in a time one waits for. */
const engines = ['compact', 'wasm', 'tensorflow'] as const;
type Engine = (typeof engines)[number];
const seeds = [42, 1, 2];
/** What takes long is trained by the engine that is chosen for it. */
const longest: Engine = 'compact';

const worker = new WorkerClient(inProcess(built('worker.js'), { silentMs: 600_000 }));
after(() => worker.dispose());

const why = (set: PictureSetName, engine: Engine): string | false => noWholeSet(set) || (engine === 'tensorflow' && noNative());

/** Trains a sample on the whole set with each seed. */
async function trained(sample: string, engine: Engine, changes: readonly Change[] = []): Promise<readonly Outcome[]> {
  const native = await findNative({ project: root });
  const outcomes: Outcome[] = [];
  for (const seed of seeds) {
    const text = changed(sampleText(sample), [...changes, [['seed'], seed]]);
    const outcome = await worker.run({ text, sets: [wholeSets], engine, native, task: 'train' }, () => undefined);
    assert.equal(outcome.engine.name, engine);
    assert.equal(outcome.set?.size, 'whole');
    outcomes.push(outcome);
  }
  return outcomes;
}

/** The shares, the median among them, and how long each took, for the report. */
function told(
  outcomes: readonly Outcome[],
  share: (ran: Outcome) => number,
): { readonly shares: readonly number[]; readonly text: string } {
  const shares = outcomes.map(share);
  const seconds = outcomes.map(({ milliseconds }) => `${(milliseconds.train / 1000).toFixed(1)} s`);
  return { shares, text: `${shares.map((s) => s.toFixed(4)).join(' ')} in ${seconds.join(', ')}` };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] as number;

/** What the runs came to is kept for README.md, also where a figure is not reached. */
const figures = join(root, 'out', 'pictures.txt');
rmSync(figures, { force: true });
const note = (line: string): void => appendFileSync(figures, `${line}\n`);

const testAccuracy = (ran: Outcome): number => evaluated(ran, 'accuracy');

describe('the notes’ networks on the whole sets', () => {
  for (const engine of engines) {
    it(`MNIST on ${engine}: 5 epochs in batches of 128`, { skip: why('mnist', engine) }, async () => {
      const { shares, text } = told(await trained('mnist', engine), testAccuracy);
      note(`MNIST, ${engine}, 5 epochs of 128: test accuracy ${text}`);
      for (const share of shares) assert.ok(share >= 0.977, text);
      assert.ok(median(shares) >= 0.978, text);
    });
  }

  it('MNIST: 10 epochs in batches of 64', { skip: why('mnist', longest) }, async () => {
    const longer: readonly Change[] = [
      [['fit', 'epochs'], 10],
      [['fit', 'batch_size'], 64],
    ];
    const { shares, text } = told(await trained('mnist', longest, longer), testAccuracy);
    note(`MNIST, ${longest}, 10 epochs of 64: test accuracy ${text}`);
    assert.ok(median(shares) >= 0.979, text);
  });

  it('Fashion-MNIST: 30 epochs of sgd', { skip: why('fashion_mnist', longest) }, async () => {
    const ran = await trained('fashion-mnist', longest);
    const { shares, text } = told(ran, (one) => last(one, 'val_accuracy'));
    note(`Fashion-MNIST, ${longest}, 30 epochs: validation accuracy ${text}; test ${told(ran, testAccuracy).text}`);
    for (const share of shares) assert.ok(share >= 0.88, text);
  });
});
