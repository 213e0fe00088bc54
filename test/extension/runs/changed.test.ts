import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { RunStore } from '../../../src/extension/runs/run-store';
import { keep, temporary } from './kept';

const stopped = { reason: 'cancelled', epoch: 4, batch: 0 } as const;

/** Changes a file of a run as by hand. */
function edit(file: string, from: string | RegExp, to: string): void {
  const text = readFileSync(file, 'utf8');
  assert.notEqual(text.replace(from, to), text);
  writeFileSync(file, text.replace(from, to));
}

describe('a run that was changed since it was kept', () => {
  it('is shown as damaged in the list, with the file that it is about', async () => {
    const storage = temporary();
    const run = (id: string) => keep(storage, id, { done: 4, ending: stopped });
    run('sound');
    edit(join(run('spec'), 'spec.nn.json'), '"learning_rate":0.5', '"learning_rate":0.1');
    edit(join(run('history'), 'history.csv'), ',0.5\n', ',0.9\n');
    const state = join(run('state'), 'last.bin');
    writeFileSync(state, new Uint8Array(readFileSync(state).length));
    const over = keep(storage, 'over', { ending: { reason: 'finished' } });
    edit(join(over, 'spec.nn.json'), '"learning_rate":0.5', '"learning_rate":0.1');
    const old = run('old');
    edit(join(old, 'run.json'), / "spec": \d+,\n/, '');
    const runs = new RunStore(storage);
    await runs.ready();
    const found = Object.fromEntries(runs.all.map(({ id, status, message, resumable }) => [id, [status, message, resumable]]));
    const changed = (file: string) => [
      'damaged',
      `${file} of this run is not as it was written: it was changed by hand, or is damaged. Train the spec from scratch.`,
      false,
    ];
    assert.deepEqual(found, {
      sound: ['stopped', undefined, true],
      old: ['stopped', undefined, true],
      spec: changed('spec.nn.json'),
      over: changed('spec.nn.json'),
      history: changed('history.csv'),
      state: [
        'damaged',
        'This run cannot be resumed: the state that it had reached is damaged or missing. Train the spec from scratch.',
        false,
      ],
    });
    runs.dispose();
  });
});
