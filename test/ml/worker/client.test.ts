import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { Refused, Stopped, WorkerClient } from '../../../src/ml/worker/client';
import type { Job, RunEvent } from '../../../src/ml/worker/messages';
import { inProcess } from '../../../src/ml/worker/process-port';
import { inThread } from '../../../src/ml/worker/thread-port';
import { built } from '../../built';

const spec = {
  seed: 7,
  data: { gate: 'XOR' },
  layers: [
    { type: 'Dense', units: 4, activation: 'tanh', input_shape: [2] },
    { type: 'Dense', units: 1, activation: 'sigmoid' },
  ],
  compile: { optimizer: { type: 'Adam', learning_rate: 0.1 }, loss: 'binary_crossentropy' },
  fit: { epochs: 30, batch_size: 4 },
  predict: [[0, 1]],
};

const job = (change: object = {}): Job => ({ text: JSON.stringify({ ...spec, ...change }), folder: '.', workspace: '.', task: 'train' });
const long = job({ fit: { epochs: 1_000_000, batch_size: 4 } });

const openers = { thread: inThread, process: inProcess } as const;

for (const [place, open] of Object.entries(openers)) {
  describe(`the training ${place}`, () => {
    const client = new WorkerClient(open(built('worker.js')));
    after(() => client.dispose());

    it('trains, tells every epoch, and answers with all results', async () => {
      const epochs: number[] = [];
      const outcome = await client.run(job(), (event) => void (event.type === 'epoch' && epochs.push(event.epoch)));
      assert.deepEqual(epochs, [...Array(30).keys()]);
      assert.equal(outcome.ending?.reason, 'finished');
      assert.equal(outcome.engine.name, 'compact');
      assert.equal(outcome.history['loss']?.length, 30);
      assert.deepEqual(outcome.predictions?.shape, [1, 1]);
      assert.deepEqual([...outcome.weights.keys()], ['dense/kernel', 'dense/bias', 'dense_1/kernel', 'dense_1/bias']);
    });

    it('gives the same bits in every run', async () => {
      const [a, b] = [await client.run(job(), () => undefined), await client.run(job(), () => undefined)];
      assert.deepEqual(a.history, b.history);
      assert.deepEqual(a.weights, b.weights);
    });

    it('refuses a spec with errors and stays ready', async () => {
      await assert.rejects(
        client.run(job({ layers: [{ type: 'Dnse', units: 1 }] }), () => undefined),
        (error) => {
          assert.ok(error instanceof Refused);
          assert.equal(error.problems[0]?.code, 'unknown-name');
          return true;
        },
      );
      assert.equal((await client.run(job(), () => undefined)).ending?.reason, 'finished');
    });

    it('stops a run that is cancelled, with what was learned so far', async () => {
      const control = new AbortController();
      const stopAfter = (event: RunEvent): void => {
        if (event.type === 'epoch' && event.epoch === 20) control.abort();
      };
      const outcome = await client.run(long, stopAfter, control.signal);
      assert.equal(outcome.ending?.reason, 'cancelled');
      assert.ok((outcome.history['loss']?.length ?? 0) > 20);
    });

    it('does not start a run that was cancelled before', async () => {
      const outcome = await client.run(long, () => undefined, AbortSignal.abort());
      assert.deepEqual(outcome.ending, { reason: 'cancelled', epoch: 0, batch: 0 });
    });

    it('stops a run while its data is loaded, and stays ready', async (t) => {
      const folder = mkdtempSync(join(tmpdir(), 'loading-'));
      t.after(() => rmSync(folder, { recursive: true }));
      writeFileSync(join(folder, 'd.csv'), `a,b,y\n${'1,2,1\n'.repeat(200_000)}`);
      const loads = { ...job({ data: { csv: 'd.csv', target: 'y' } }), folder, workspace: folder };
      await assert.rejects(
        client.run(loads, () => undefined, AbortSignal.abort()),
        Stopped,
      );
      assert.equal((await client.run(job(), () => undefined)).ending?.reason, 'finished');
    });

    it('works through jobs in the order they were given', async () => {
      const order: string[] = [];
      const named = (name: string) => client.run(job(), () => undefined).then(() => order.push(name));
      await Promise.all([named('first'), named('second'), named('third')]);
      assert.deepEqual(order, ['first', 'second', 'third']);
    });

    it('fails the jobs under way when the worker is lost, and starts another for the next', async () => {
      const lost = client.run(long, () => void client.dispose());
      await assert.rejects(lost, /its worker was no longer needed/);
      assert.equal((await client.run(job(), () => undefined)).ending?.reason, 'finished');
    });

    it('says when it cannot start', async () => {
      const none = new WorkerClient(open(built('no-such-worker.js')));
      await assert.rejects(
        none.run(job(), () => undefined),
        new RegExp(`training ${place} failed.*no-such-worker`),
      );
    });
  });
}
