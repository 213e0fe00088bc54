import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { RunNames } from '../../../src/extension/runs/run-names';
import { RunStore } from '../../../src/extension/runs/run-store';
import { WorkerClient } from '../../../src/ml/worker/client';
import { inThread } from '../../../src/ml/worker/thread-port';
import { built } from '../../built';
import { keep, specText, temporary } from './kept';

const worker = new WorkerClient(inThread(built('worker.js')));

describe('the name of a run', () => {
  let storage: string;
  let runs: RunStore;
  beforeEach(() => {
    storage = temporary();
    runs = new RunStore(storage);
  });
  afterEach(() => runs.dispose());

  /** Keeps runs of one spec, one a text, in the order in which they were trained. */
  const kept = async (...texts: readonly string[]): Promise<string[]> => {
    for (const [i, text] of texts.entries()) {
      keep(storage, `r${i}`, { began: i + 1, ending: { reason: 'finished' }, text });
    }
    await runs.ready();
    const names = new RunNames(runs, worker);
    return Promise.all(texts.map(async (_, i) => names.of(runs.get(`r${i}`) ?? assert.fail())));
  };

  it('of a branch is the epoch, and what differs from its parent', async () => {
    const slower = specText.replace('0.5', '0.05');
    keep(storage, 'a', { began: 1, ending: { reason: 'finished' } });
    keep(storage, 'b', { began: 2, ending: { reason: 'finished' }, text: specText.replace('"batch_size":1', '"batch_size":2') });
    keep(storage, 'c', { began: 3, ending: { reason: 'finished' }, text: slower, from: { run: 'a', epoch: 4 } });
    await runs.ready();
    const names = new RunNames(runs, worker);
    assert.equal(await names.of(runs.get('c') ?? assert.fail()), 'from epoch 4: learning_rate 0.5 → 0.05');
  });

  it('is what differs from the one before, or else its number', async () => {
    const slower = specText.replace('0.5', '0.05');
    const commented = `// only a comment\n${slower}`;
    assert.deepEqual(await kept(specText, slower, commented, specText), [
      'Run 1',
      'learning_rate 0.5 → 0.05',
      'Run 3',
      'learning_rate 0.05 → 0.5',
    ]);
  });

  it('tells two differences and how many there are besides', async () => {
    const other = specText
      .replace('0.5', '0.05')
      .replace('"mse"', '"mae"')
      .replace('"epochs":10', '"epochs":20')
      .replace('"batch_size":1', '"batch_size":2');
    assert.deepEqual(await kept(specText, other), ['Run 1', 'learning_rate 0.5 → 0.05, loss mean_squared_error → mean_absolute_error, +2']);
  });

  it('is its number where a text of the two is lost', async () => {
    const [first] = await kept(specText);
    assert.equal(first, 'Run 1');
    keep(storage, 'r1', { began: 2, ending: { reason: 'finished' } });
    await runs.look();
    writeFileSync(join(storage, 'runs', 'r0', 'spec.nn.json'), '');
    const names = new RunNames(runs, { ask: () => Promise.reject(new Error('lost')) });
    assert.equal(await names.of(runs.get('r1') ?? assert.fail()), 'Run 2');
  });
});
