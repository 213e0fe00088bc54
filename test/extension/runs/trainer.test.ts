import assert from 'node:assert/strict';
import childProcess, { type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type * as vscode from 'vscode';
import type { LiveRun } from '../../../src/extension/runs/live-run';
import { RunStore } from '../../../src/extension/runs/run-store';
import { type Ended, Trainer } from '../../../src/extension/runs/trainer';
import { isDamaged, readLast } from '../../../src/ml/runs/run-folder';
import { WorkerClient } from '../../../src/ml/worker/client';
import { built } from '../../built';
import { nativeHere } from '../../golden/backends';
import { FakeDocument, host, Uri, untitled } from '../fake-vscode';
import { noNative, temporary, until } from './kept';

const onWindows = process.platform === 'win32' && 'Windows removes no folder in which a file is open.';
const context = { extension: { packageJSON: { version: '1.2.3' } } } as unknown as vscode.ExtensionContext;
const worker = built('worker.js');

/** A spec that takes so many epochs. */
const text = (epochs: number, more = {}): string =>
  JSON.stringify({
    name: 'Gate',
    seed: 3,
    data: { gate: 'XOR' },
    layers: [
      { type: 'Dense', units: 4, activation: 'tanh' },
      { type: 'Dense', units: 1, activation: 'sigmoid' },
    ],
    compile: { optimizer: 'Adam', loss: 'binary_crossentropy', metrics: ['accuracy'] },
    fit: { epochs, batch_size: 1 },
    ...more,
  });
/** More epochs than any test waits for. */
const LONG = 1_000_000;

const document = (name: string, content: string): vscode.TextDocument =>
  new FakeDocument(Uri.file(`/notes/${name}.nn.json`), content) as unknown as vscode.TextDocument;

describe('the trainer', () => {
  let storage: string;
  let runs: RunStore;
  let trainer: Trainer;
  let ended: Ended[];
  beforeEach(() => {
    storage = temporary();
    runs = new RunStore(storage);
    trainer = new Trainer(runs, context, worker, noNative);
    ended = [];
    trainer.onDidEnd((end) => ended.push(end));
  });
  afterEach(() => {
    trainer.dispose();
    runs.dispose();
    host.settings.clear();
  });
  const over = (run: LiveRun) => until(() => ended.some((end) => end.run === run), `the end of ${run.head.file}`);
  const status = (run: LiveRun, wanted: string) => until(() => run.status === wanted, `${wanted}, not ${run.status},`);
  const epochs = (run: LiveRun, least: number) => until(() => run.epochsDone >= least, `epoch ${least}`);

  it('trains a spec as it is, and keeps the run', async () => {
    const run = trainer.start(document('a', text(20)));
    assert.equal(runs.get(run.id), run);
    await over(run);
    assert.deepEqual([run.status, run.epochsDone, run.epochs, run.meta?.name, run.meta?.seed], ['finished', 20, 20, 'Gate', 3]);
    assert.equal(run.head.environment.extension, '1.2.3');
    assert.equal((await run.history()).length, 20);
    assert.equal((await run.frames()).at(-1)?.epoch, 20);
    assert.ok((await run.weights('last'))?.get('dense/kernel'));
    assert.equal(await run.specText(), text(20));
    assert.ok(!existsSync(join(run.folder.path, 'alive')));
    const again = new RunStore(storage);
    await again.ready();
    const kept = again.get(run.id);
    assert.deepEqual([kept?.status, kept?.epochsDone, kept?.logs, kept?.head], ['finished', 20, run.logs, run.meta]);
    again.dispose();
  });

  it('tells while it goes how far it is', async () => {
    const run = trainer.start(document('a', text(LONG)));
    await epochs(run, 10);
    const { progress } = run;
    assert.ok(progress);
    assert.deepEqual([progress.batches, progress.samples], [4, 4]);
    assert.ok(progress.samplesPerSecond > 0 && progress.timeLeft > 0 && Number.isFinite(progress.timeLeft));
    assert.ok(progress.epoch === run.epochsDone && run.logs['loss'] !== undefined && run.milliseconds > 0);
    assert.ok(existsSync(join(run.folder.path, 'alive')));
    trainer.stop(run);
    await over(run);
    assert.deepEqual([run.status, run.resumable, run.progress], ['stopped', true, undefined]);
  });

  it('lets others wait, and pauses and steps', async () => {
    const first = trainer.start(document('a', text(LONG)));
    const second = trainer.start(document('b', text(5)));
    await epochs(first, 1);
    assert.deepEqual([first.status, second.status], ['running', 'queued']);
    assert.deepEqual(runs.all.map(({ id }) => id).sort(), [first.id, second.id].sort());
    // A paused run leaves its place to the next.
    trainer.steer(first, 'pause');
    await status(first, 'paused');
    await over(second);
    assert.equal(second.status, 'finished');
    const at = first.epochsDone;
    const spent = first.milliseconds;
    await new Promise((done) => setTimeout(done, 50));
    assert.deepEqual([first.epochsDone, first.milliseconds, first.status], [at, spent, 'paused']);
    trainer.steer(first, 'epoch');
    await until(() => first.epochsDone > at && first.status === 'paused', 'the step');
    assert.equal(first.epochsDone, at + 1);
    trainer.steer(first, 'go');
    await epochs(first, at + 3);
    trainer.stop(first);
    await over(first);
  });

  it('pauses after one step when it begins so', async () => {
    const run = trainer.start(document('a', text(LONG)), 'batch');
    await status(run, 'paused');
    assert.deepEqual([run.epochsDone, run.progress?.batch], [0, 1]);
    const first = run.held;
    assert.deepEqual([first?.epoch, first?.batch, first?.weights.length], [0, 1, 17]);
    trainer.steer(run, 'batch');
    await until(() => run.progress?.batch === 2 && run.status === 'paused', 'the second batch');
    assert.equal(run.held?.batch, 2);
    assert.notDeepEqual(run.held?.weights, first?.weights);
  });

  it('also gets what is sent before its thread has begun', async () => {
    const run = trainer.start(document('a', text(LONG)));
    trainer.steer(run, 'epoch');
    await status(run, 'paused');
    assert.equal(run.epochsDone, 1);
    const held = trainer.start(document('b', text(LONG)));
    trainer.steer(held, 'pause');
    await status(held, 'paused');
    assert.equal(held.epochsDone, 0);
  });

  it('trains as many at a time as the setting says', async () => {
    host.settings.set('neuralNetwork.parallelRuns', 2);
    const [first, second, third] = ['a', 'b', 'c'].map((name) => trainer.start(document(name, text(LONG)))) as [LiveRun, LiveRun, LiveRun];
    await Promise.all([epochs(first, 1), epochs(second, 1)]);
    assert.equal(third.status, 'queued');
    assert.deepEqual(
      trainer.active.map(({ status: s }) => s),
      ['running', 'running', 'queued'],
    );
    trainer.stop(third);
    assert.equal(runs.get(third.id), undefined, 'a run that never began is not listed');
    host.settings.set('neuralNetwork.parallelRuns', 1);
    for (const run of [first, second]) trainer.stop(run);
    await Promise.all([over(first), over(second)]);
    assert.deepEqual(trainer.active, []);
  });

  it('ends a stopped run before its last epoch, without evaluating what can still be resumed', async () => {
    const run = trainer.start(document('a', text(LONG)));
    await epochs(run, 5);
    trainer.stop(run);
    await over(run);
    assert.equal(run.status, 'stopped');
    assert.ok(run.epochsDone < LONG);
    assert.equal(run.end?.evaluate, undefined);
  });

  it('continues with a stopped run to the same result as if it had never stopped', async () => {
    const whole = trainer.start(document('a', text(60)));
    await over(whole);
    const cut = trainer.start(document('b', text(60)), 'epoch');
    await status(cut, 'paused');
    trainer.stop(cut);
    await over(cut);
    assert.ok(cut.resumable);
    const resumed = await trainer.resume(cut);
    assert.equal(runs.get(cut.id), resumed);
    assert.notEqual(resumed, cut);
    assert.equal(resumed.epochsDone, cut.epochsDone);
    await over(resumed);
    assert.equal(resumed.status, 'finished');
    const losses = async (run: LiveRun) => (await run.history()).columns['loss'];
    assert.deepEqual(await losses(resumed), await losses(whole));
    assert.deepEqual(await resumed.weights('last'), await whole.weights('last'));
    assert.deepEqual(
      (await resumed.frames()).map(({ epoch }) => epoch),
      (await whole.frames()).map(({ epoch }) => epoch),
    );
  });

  it('continues with what a window that ended left behind', async (test) => {
    const ends: Promise<void>[] = [];
    const { dispose } = WorkerClient.prototype;
    test.mock.method(WorkerClient.prototype, 'dispose', function (this: WorkerClient) {
      const end = dispose.call(this);
      ends.push(end);
      return end;
    });
    const run = trainer.start(document('a', text(LONG)));
    await epochs(run, 5);
    trainer.dispose();
    runs.dispose();
    assert.ok(!existsSync(join(run.folder.path, 'alive')), 'no one holds it any more');
    await Promise.all(ends);
    const last = await readLast(run.folder.path);
    assert.ok(last && !isDamaged(last));
    runs = new RunStore(storage);
    trainer = new Trainer(runs, context, worker, noNative);
    await runs.ready();
    const found = runs.get(run.id);
    assert.deepEqual([found?.status, found?.resumable], ['interrupted', true]);
    const resumed = await trainer.resume(found as never, 'epoch');
    await until(() => resumed.status === 'paused', 'the step');
    // Its thread may have been cut off between an epoch's line of the history and its state: then that epoch, and no other, is made again.
    const states = last.epoch + 1;
    assert.ok(found?.epochsDone === states || found?.epochsDone === states + 1, `${found?.epochsDone} epochs, ${states} states`);
    assert.equal(resumed.epochsDone, states + 1);
    assert.equal((await resumed.history()).columns['loss']?.length, resumed.epochsDone);
  });

  it('says that a run failed whose thread was lost; others continue, and the next run works', async (test) => {
    host.settings.set('neuralNetwork.parallelRuns', 2);
    const clients = new Map<string, WorkerClient>();
    const { start } = WorkerClient.prototype;
    test.mock.method(WorkerClient.prototype, 'start', function (this: WorkerClient, ...given: Parameters<typeof start>) {
      clients.set(given[0].keep?.head.file ?? '', this);
      return start.apply(this, given);
    });
    const [first, second] = ['a', 'b'].map((name) => trainer.start(document(name, text(LONG)))) as [LiveRun, LiveRun];
    await Promise.all([epochs(first, 3), epochs(second, 3)]);
    // What a crash looks like from outside.
    await clients.get(first.head.file)?.dispose();
    await over(first);
    assert.deepEqual([first.status, first.resumable], ['failed', true]);
    assert.match(first.message ?? '', /worker/);
    assert.equal(second.status, 'running');
    const third = trainer.start(document('c', text(5)));
    await over(third);
    assert.equal(third.status, 'finished');
    trainer.stop(second);
    await over(second);
  });

  it('trains on TensorFlow in a process, and continues with a run whose process crashed', async (t) => {
    const native = await nativeHere();
    if (native.kind === 'missing') return t.skip(native.why);
    const children: ChildProcess[] = [];
    const { fork } = childProcess;
    t.mock.method(childProcess, 'fork', (...given: Parameters<typeof fork>) => {
      const child = fork(...given);
      children.push(child);
      return child;
    });
    trainer.dispose();
    trainer = new Trainer(runs, context, worker, nativeHere);
    trainer.onDidEnd((end) => ended.push(end));
    // Known only once a thread has read it: the compact engine does not do it.
    const spec = (epochs: number, units = 64): string => {
      const layers = [{ type: 'Dense', units }, { type: 'BatchNormalization' }, { type: 'Dense', units }, { type: 'Dense', units: 1 }];
      const batches = { data: { synthetic: 'moons', samples: 1024 }, fit: { epochs, batch_size: 1024 } };
      return text(epochs, { layers, ...batches, compile: { optimizer: 'sgd', loss: 'mse' } });
    };
    const run = trainer.start(document('a', spec(LONG)));
    await epochs(run, 5);
    // By then it has looked whether the run is still its own.
    await new Promise((done) => setTimeout(done, 1000));
    await epochs(run, run.epochsDone + 1);
    assert.deepEqual([run.meta?.engine.name, run.kept], ['tensorflow', true]);
    children[0]?.kill('SIGSEGV');
    await over(run);
    assert.deepEqual([run.status, run.resumable, children.length], ['failed', true, 1]);
    assert.match(run.message ?? '', /process ended early \(SIGSEGV\)/);
    const resumed = await trainer.resume(run);
    await epochs(resumed, run.epochsDone + 5);
    assert.deepEqual([resumed.meta?.engine.name, children.length], ['tensorflow', 2]);
    trainer.stop(resumed);
    await over(resumed);
    const next = trainer.start(document('b', spec(3)));
    await over(next);
    assert.deepEqual([next.meta?.engine.name, children.length], ['tensorflow', 2], 'the process is kept');
    await trainer.endIdle();
    assert.equal(children[1]?.signalCode, 'SIGKILL');
    const last = trainer.start(document('c', spec(3)));
    await over(last);
    assert.deepEqual([last.meta?.engine.threads, children.length], [1, 3]);
    // A larger network wants all processors, but a process has the threads that its library was loaded with.
    const larger = trainer.start(document('d', spec(3, 256)));
    await over(larger);
    const cores = availableParallelism();
    assert.deepEqual([larger.status, larger.meta?.engine.name, larger.meta?.engine.threads], ['finished', 'tensorflow', cores]);
    assert.equal(children.length, cores > 1 ? 4 : 3);
  });

  it('has one thread ready for the first run', async (test) => {
    const { prepare, start } = WorkerClient.prototype;
    const prepared: WorkerClient[] = [];
    const started: WorkerClient[] = [];
    test.mock.method(WorkerClient.prototype, 'prepare', function (this: WorkerClient) {
      prepared.push(this);
      prepare.call(this);
    });
    test.mock.method(WorkerClient.prototype, 'start', function (this: WorkerClient, ...given: Parameters<typeof start>) {
      started.push(this);
      return start.apply(this, given);
    });
    for (let i = 0; i < 3; i++) trainer.prepare();
    await over(trainer.start(document('a', text(5))));
    trainer.prepare();
    assert.equal(prepared.length, 1);
    assert.deepEqual(started, prepared);
  });

  it('begins no thread after its end', async (test) => {
    const begun = test.mock.method(WorkerClient.prototype, 'start', () => assert.fail());
    const run = trainer.start(document('a', text(LONG)));
    trainer.dispose();
    await until(() => existsSync(run.folder.path) && readdirSync(run.folder.path).length === 0, 'its letting go');
    await new Promise((done) => setTimeout(done, 50));
    assert.equal(begun.mock.callCount(), 0);
  });

  it('leaves nothing of a spec with errors', async () => {
    const run = trainer.start(document('a', text(5).replace('"units"', '"unitz"')));
    await over(run);
    const [{ result } = assert.fail()] = ended;
    assert.ok('refused' in result && result.refused.problems.some(({ code }) => code === 'unknown-key'));
    await until(() => runs.get(run.id) === undefined, 'its removal');
    assert.deepEqual(readdirSync(join(storage, 'runs')), []);
  });

  it('trains a spec that was never saved', async () => {
    const spec = new FakeDocument(untitled('Untitled-1.nn.json'), text(5)) as unknown as vscode.TextDocument;
    const run = trainer.start(spec);
    await over(run);
    assert.deepEqual([run.status, run.head.uri], ['finished', 'untitled:Untitled-1.nn.json']);
    const needy = trainer.start(new FakeDocument(spec.uri as never, text(5, { data: { npz: 'x.npz' } })) as unknown as vscode.TextDocument);
    await over(needy);
    const result = ended.at(-1)?.result;
    assert.ok(result && 'refused' in result);
  });

  it('continues with its own copy when the spec changes or its folder is gone', { skip: onWindows }, async () => {
    const spec = document('a', text(LONG));
    const run = trainer.start(spec);
    await epochs(run, 2);
    host.change(spec as never, '{ broken');
    // At once, as no removal is while the run writes into its folder.
    renameSync(run.folder.path, `${run.folder.path}-gone`);
    rmSync(`${run.folder.path}-gone`, { recursive: true });
    const at = run.epochsDone;
    await epochs(run, at + 10);
    assert.equal(await run.specText(), text(LONG));
    trainer.stop(run);
    await over(run);
    assert.deepEqual([run.status, run.resumable], ['stopped', false]);
    assert.ok((await run.history()).length >= at + 10, 'what cannot be read from the disk is still known');
  });

  it('asks for the engine of the setting, unless the spec names one', async () => {
    host.settings.set('neuralNetwork.engine', 'cpu');
    const runsOn = async (content: string) => {
      const run = trainer.start(document('a', content));
      await over(run);
      return [run.head.asked, run.meta?.engine.name];
    };
    const [asked, name] = await runsOn(text(2));
    assert.equal(asked, 'cpu');
    const [askedToo, other] = await runsOn(text(2, { engine: 'wasm' }));
    assert.equal(askedToo, 'wasm');
    assert.notEqual(name, other);
    assert.equal((await runsOn(text(2, { engine: 'auto' })))[0], 'auto');
  });
});
