import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type * as vscode from 'vscode';
import type { LiveRun } from '../../../src/extension/runs/live-run';
import { RunStore } from '../../../src/extension/runs/run-store';
import { type Ended, Trainer } from '../../../src/extension/runs/trainer';
import { HANGING_FILE, type HungWorker, hungWorker } from '../../ml/worker/hung-worker';
import { FakeDocument, Uri } from '../fake-vscode';
import { noNative, temporary, until } from './kept';

const context = { extension: { packageJSON: { version: '1.2.3' } } } as unknown as vscode.ExtensionContext;
const epochs = 8;
const spec = {
  data: { gate: 'XOR' } as object,
  layers: [{ type: 'Dense', units: 1, activation: 'sigmoid' }],
  compile: { optimizer: 'Adam', loss: 'binary_crossentropy' },
  fit: { epochs, batch_size: 4 },
};

describe('stopping a run whose worker does not answer', () => {
  let storage: string;
  let runs: RunStore;
  let trainer: Trainer;
  let hung: HungWorker;
  let ended: Ended[];
  beforeEach(() => {
    storage = temporary();
    hung = hungWorker(storage);
    runs = new RunStore(storage);
    trainer = new Trainer(runs, context, hung.file, noNative);
    ended = [];
    trainer.onDidEnd((end) => ended.push(end));
  });
  afterEach(() => {
    trainer.dispose();
    runs.dispose();
  });
  const document = (text: string): vscode.TextDocument =>
    new FakeDocument(Uri.file(join(storage, 'a.nn.json')), text) as unknown as vscode.TextDocument;
  const over = (run: LiveRun) => until(() => ended.some((end) => end.run === run), 'the end of the run');

  it('shows it as stopped, writes that down, and can resume it', async () => {
    const run = trainer.start(document(JSON.stringify(spec)), 'epoch');
    await until(() => run.status === 'paused', 'the pause');
    hung.hang();
    trainer.steer(run, 'go');
    await hung.hangs();
    trainer.stop(run);
    await over(run);
    assert.deepEqual([run.status, run.epochsDone, run.resumable, run.end?.ending.reason], ['stopped', 1, true, 'cancelled']);
    assert.deepEqual(ended[0]?.result, { stopped: { reason: 'cancelled', epoch: 1, batch: 0 } });
    assert.ok(!existsSync(join(run.folder.path, 'alive')));
    const again = new RunStore(storage);
    await again.ready();
    const kept = again.get(run.id);
    assert.ok(kept);
    assert.deepEqual([kept.status, kept.epochsDone, kept.resumable], ['stopped', 1, true]);
    again.dispose();
    hung.mend();
    const resumed = await trainer.resume(kept);
    await until(() => ended.length === 2, 'the end of the resumed run');
    assert.deepEqual([resumed.status, resumed.epochsDone], ['finished', epochs]);
  });

  it('leaves nothing of one that still loads its data', async () => {
    writeFileSync(join(storage, HANGING_FILE), 'a,b\n1,2\n');
    const data = { csv: HANGING_FILE, inputs: ['a'], target: 'b' };
    const run = trainer.start(document(JSON.stringify({ ...spec, data })));
    await hung.hangs();
    trainer.stop(run);
    await over(run);
    assert.equal(run.status, 'stopped');
    await until(() => !existsSync(run.folder.path), 'the removal of its folder');
    await until(() => runs.get(run.id) === undefined, 'its leaving the list');
  });
});
