import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { EventBatches } from '../../../src/ml/worker/event-batches';
import type { RunEvent } from '../../../src/ml/worker/messages';

const batch = (n: number): RunEvent => ({ type: 'batch', epoch: 0, batch: n, logs: { loss: n } });
const epoch = (n: number): RunEvent => ({ type: 'epoch', epoch: n, logs: { loss: n }, milliseconds: 1 });

/** On a clock that does not move until it is set. */
function onClock(use: (tick: (milliseconds: number) => void, sent: (readonly RunEvent[])[], batches: EventBatches) => void): void {
  let now = 1000;
  const clock = mock.method(performance, 'now', () => now);
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const sent: (readonly RunEvent[])[] = [];
    const tick = (milliseconds: number): void => {
      now += milliseconds;
      mock.timers.tick(milliseconds);
    };
    use(tick, sent, new EventBatches((events) => sent.push(events)));
  } finally {
    mock.timers.reset();
    clock.mock.restore();
  }
}

describe('events that are sent together', () => {
  it('go at once where none went before, then every 16 ms', () => {
    onClock((tick, sent, batches) => {
      batches.push(epoch(0));
      assert.deepEqual(sent, [[epoch(0)]]);
      batches.push(epoch(1));
      batches.push(epoch(2));
      tick(15);
      assert.equal(sent.length, 1);
      tick(1);
      assert.deepEqual(sent[1], [epoch(1), epoch(2)]);
      tick(100);
      assert.equal(sent.length, 2);
    });
  });

  it('go with the next one when the timer is late', () => {
    onClock((_, sent, batches) => {
      batches.push(epoch(0));
      batches.push(epoch(1));
      mock.method(performance, 'now', () => 1020);
      batches.push(epoch(2));
      assert.deepEqual(sent[1], [epoch(1), epoch(2)]);
    });
  });

  it('keep their order, and of several batches in a row the newest', () => {
    onClock((_, sent, batches) => {
      batches.push({ type: 'going' });
      for (const event of [batch(1), batch(2), epoch(0), batch(1), { type: 'going' } as const, batch(2), batch(3)]) batches.push(event);
      batches.flush();
      assert.deepEqual(sent[1], [batch(2), epoch(0), batch(1), { type: 'going' }, batch(3)]);
      batches.flush();
      assert.equal(sent.length, 2);
    });
  });
});
