import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Frame, Run, RunChange } from '../../../src/extension/runs/run';
import { RunFeed } from '../../../src/extension/study/run-feed';
import type { ToView } from '../../../src/webview/study/messages/to-view';
import { EventEmitter } from '../fake-vscode';
import { until } from '../runs/kept';

/** A run whose loss after each epoch is that epoch's number. */
function growing() {
  const changes = new EventEmitter<RunChange>();
  const frames: Frame[] = [{ epoch: 0, weights: new Float32Array(1) }];
  const run = { done: 0, status: 'running', progress: undefined as unknown };
  const history = () => {
    const values = Float64Array.from({ length: run.done }, (_, i) => i);
    return { length: run.done, columns: { loss: values }, milliseconds: values };
  };
  const whole = Object.assign(run, {
    id: 'a',
    onDidChange: changes.event,
    history: () => Promise.resolve(history()),
    frames: () => Promise.resolve(frames),
  });
  return { run: whole, real: whole as unknown as Run, changes, frames };
}

const curvesOf = (sent: readonly ToView[]) => sent.filter((message) => message.type === 'run' || message.type === 'curves');

describe('what a page is fed with about a run', () => {
  it('is all there is, and then only what is new', async () => {
    const { run, real, changes, frames } = growing();
    run.done = 3;
    const sent: ToView[] = [];
    const feed = new RunFeed(real, (message) => Promise.resolve(sent.push(message)), assert.ifError);
    await until(() => sent.length === 2);
    run.done = 5;
    frames.push({ epoch: 5, weights: new Float32Array(1) });
    changes.fire('epochs');
    changes.fire('frames');
    await until(() => curvesOf(sent).length === 2);
    assert.deepEqual(
      curvesOf(sent).map(({ type, curves }) => [type, curves.from, [...(curves.columns['loss'] ?? [])], curves.frames]),
      [
        ['run', 0, [0, 1, 2], [0]],
        ['curves', 3, [3, 4], [0, 5]],
      ],
    );
    run.done = 1;
    changes.fire('epochs');
    await until(() => curvesOf(sent).length === 3);
    assert.deepEqual([curvesOf(sent)[2]?.type, curvesOf(sent)[2]?.curves.from], ['run', 0]);
    feed.dispose();
    assert.equal(changes.listeners, 0);
  });

  it('waits until the page has taken what was sent, and then comes all at once', async () => {
    const { run, real, changes } = growing();
    const sent: ToView[] = [];
    let take = (): void => undefined;
    const slow = (message: ToView): Promise<void> => {
      sent.push(message);
      return new Promise((resolve) => {
        take = resolve;
      });
    };
    const feed = new RunFeed(real, slow, assert.ifError);
    await until(() => sent.length === 1);
    for (run.done = 0; run.done < 500; run.done++) changes.fire('epochs');
    await new Promise((resolve) => setTimeout(resolve, 60));
    assert.equal(sent.length, 1);
    for (let taken = 0; taken < 3; taken++) {
      take();
      await until(() => sent.length > taken + 1 || curvesOf(sent).length === 2);
    }
    assert.deepEqual([curvesOf(sent).length, curvesOf(sent)[1]?.curves.milliseconds.length], [2, 500]);
    feed.dispose();
  });

  it('is one message for all that comes of one message of the worker, which sends at most sixty a second', async () => {
    const { run, real, changes } = growing();
    const sent: ToView[] = [];
    const feed = new RunFeed(real, (message) => Promise.resolve(sent.push(message)), assert.ifError);
    await until(() => sent.length === 2);
    for (let message = 1; message <= 3; message++) {
      for (let event = 0; event < 50; event++) {
        run.done++;
        changes.fire('epochs');
        changes.fire('frames');
      }
      await until(() => curvesOf(sent).length > message);
      assert.deepEqual([curvesOf(sent).length, curvesOf(sent).at(-1)?.curves.from], [1 + message, 50 * (message - 1)]);
    }
    feed.dispose();
  });

  it('says where the run is, and when it no longer moves', async () => {
    const { run, real, changes } = growing();
    const sent: ToView[] = [];
    const feed = new RunFeed(real, (message) => Promise.resolve(sent.push(message)), assert.ifError);
    run.progress = { epoch: 1, batch: 2, batches: 3, samples: 9, samplesPerSecond: 4, timeLeft: 5, logs: { loss: 1 } };
    changes.fire('progress');
    const last = () => sent.findLast((message) => message.type === 'progress')?.progress;
    await until(() => last() !== undefined);
    assert.deepEqual(last(), { epoch: 1, batch: 2, batches: 3, samplesPerSecond: 4, timeLeft: 5, logs: { loss: 1 } });
    run.status = 'finished';
    changes.fire('status');
    await until(() => last() === undefined);
    feed.dispose();
  });

  it('tells of a run whose files cannot be read in the log, and continues', async () => {
    const { run, real, changes } = growing();
    const told: unknown[] = [];
    const sent: ToView[] = [];
    const { frames } = run;
    run.frames = () => Promise.reject(new Error('torn'));
    const feed = new RunFeed(
      real,
      (message) => Promise.resolve(sent.push(message)),
      (error) => told.push(error),
    );
    await until(() => told.length === 1);
    run.frames = frames;
    changes.fire('frames');
    await until(() => sent.length > 0);
    feed.dispose();
  });
});
