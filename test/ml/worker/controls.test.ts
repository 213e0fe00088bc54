import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { type Running, WorkerClient } from '../../../src/ml/worker/client';
import type { Job, RunEvent } from '../../../src/ml/worker/messages';
import { inThread } from '../../../src/ml/worker/thread-port';
import { built } from '../../built';

const jobOf = (epochs: number, begin?: Job['begin']): Job => ({
  text: JSON.stringify({
    seed: 7,
    data: { gate: 'XOR' },
    layers: [
      { type: 'Dense', units: 4, activation: 'tanh', input_shape: [2] },
      { type: 'Dense', units: 1, activation: 'sigmoid' },
    ],
    compile: { optimizer: { type: 'Adam', learning_rate: 0.1 }, loss: 'binary_crossentropy' },
    fit: { epochs, batch_size: 1 },
  }),
  folder: '.',
  workspace: '.',
  task: 'train',
  ...(begin && { begin }),
});

const pause = (milliseconds: number): Promise<void> => new Promise((go) => setTimeout(go, milliseconds));

describe('steering a run in the thread', () => {
  const client = new WorkerClient(inThread(built('worker.js')));
  after(() => client.dispose());

  /** Starts a job and gives what it tells. */
  function started(job: Job, signal?: AbortSignal) {
    const events: RunEvent[] = [];
    let heard: (() => void) | undefined;
    const running = client.start(
      job,
      (event) => {
        events.push(event);
        heard?.();
      },
      signal,
    );
    const told = async (found: (events: readonly RunEvent[]) => boolean): Promise<void> => {
      while (!found(events)) await new Promise<void>((go) => (heard = go));
    };
    return { running, events, told };
  }

  const pausesIn = (events: readonly RunEvent[]) => events.filter((e) => e.type === 'paused').map((e) => [e.epoch, e.batch]);

  async function stepped(running: Running, told: (found: (e: readonly RunEvent[]) => boolean) => Promise<void>): Promise<void> {
    let pauses = 1;
    for (const to of ['batch', 'batch', 'epoch', 'epoch'] as const) {
      await told((e) => pausesIn(e).length === pauses);
      running.steer(to);
      pauses++;
    }
    await told((e) => pausesIn(e).length === pauses);
  }

  it('pauses, steps by batches and epochs, and comes to the same result', async () => {
    const whole = await client.run(jobOf(20), () => undefined);
    const { running, events, told } = started(jobOf(20, 'pause'));
    await stepped(running, told);
    assert.deepEqual(pausesIn(events), [
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [2, 0],
    ]);
    running.steer('go');
    const outcome = await running.outcome;
    assert.deepEqual([outcome.history, outcome.weights], [whole.history, whole.weights]);
  });

  it('pauses a run in full course, which then does nothing', async () => {
    const stop = new AbortController();
    const { running, events, told } = started(jobOf(1_000_000), stop.signal);
    await told((e) => e.some((event) => event.type === 'epoch'));
    running.steer('pause');
    await told((e) => e.at(-1)?.type === 'paused');
    const count = events.length;
    await pause(60);
    assert.equal(events.length, count);
    running.steer('go');
    await told((e) => e.length > count + 10);
    stop.abort();
    assert.equal((await running.outcome).ending?.reason, 'cancelled');
  });

  it('stops a paused run, and one that waits for its turn', async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const paused = started(jobOf(1_000_000, 'batch'), first.signal);
    const waiting = started(jobOf(1_000_000), second.signal);
    await paused.told((e) => e.at(-1)?.type === 'paused');
    second.abort();
    first.abort();
    assert.deepEqual((await paused.running.outcome).ending, { reason: 'cancelled', epoch: 0, batch: 1 });
    assert.deepEqual((await waiting.running.outcome).ending, { reason: 'cancelled', epoch: 0, batch: 0 });
  });

  it('does not count a pause as training', async () => {
    const { running, told } = started(jobOf(3, 'pause'));
    await told((e) => e.at(-1)?.type === 'paused');
    await pause(300);
    running.steer('go');
    const { milliseconds } = await running.outcome;
    assert.ok(milliseconds.train < 250, `${milliseconds.train} ms`);
  });

  it('stops in the epoch in progress, also while large batches are validated', async () => {
    const text = JSON.stringify({
      data: { synthetic: 'moons', samples: 40_000, validation: 39_000 },
      layers: [
        { type: 'Dense', units: 256, activation: 'relu', input_shape: [2] },
        { type: 'Dense', units: 256, activation: 'relu' },
        { type: 'Dense', units: 1, activation: 'sigmoid' },
      ],
      compile: { optimizer: 'adam', loss: 'binary_crossentropy' },
      fit: { epochs: 1000, batch_size: 1000 },
    });
    const stop = new AbortController();
    const { running, told } = started({ ...jobOf(1), text }, stop.signal);
    await told((e) => e.some((event) => event.type === 'batch'));
    stop.abort();
    const { ending } = await running.outcome;
    // Another may have begun before this was heard; how long it takes is measured by a benchmark.
    assert.ok(ending?.reason === 'cancelled' && ending.epoch < 5, JSON.stringify(ending));
  });

  it('tells events together, in order, with the newest batch only', async () => {
    let turns = 0;
    let last = -1;
    const epochs: number[] = [];
    let batches = 0;
    const outcome = await client.run(jobOf(400), (event) => {
      if (event.type === 'epoch') epochs.push(event.epoch);
      if (event.type === 'batch') batches++;
      // What comes in one message is reported in one turn.
      const turn = turns;
      if (turn !== last) queueMicrotask(() => turns++);
      last = turn;
    });
    assert.deepEqual(epochs, [...Array(400).keys()]);
    assert.equal(outcome.history['loss']?.length, 400);
    // Four batches an epoch; one more is reported where a message ends between two of them.
    assert.ok(batches <= 400 + turns, `${batches} batch events in ${turns} messages`);
    assert.ok(turns <= outcome.milliseconds.train / 16 + 5, `${turns} messages in ${outcome.milliseconds.train} ms`);
  });
});
