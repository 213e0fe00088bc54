import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type * as vscode from 'vscode';
import { keepRun, toggleLiveTraining, train } from '../../../src/extension/commands/training';
import { LiveTraining } from '../../../src/extension/runs/live-training';
import { Notices } from '../../../src/extension/runs/notices';
import { RunNames } from '../../../src/extension/runs/run-names';
import { RunStore } from '../../../src/extension/runs/run-store';
import { type Ended, Trainer } from '../../../src/extension/runs/trainer';
import { type Quiet, SpecChecks } from '../../../src/extension/spec-checks';
import { isActive } from '../../../src/ml/runs/run-status';
import { WorkerClient } from '../../../src/ml/worker/client';
import { inThread } from '../../../src/ml/worker/thread-port';
import { built } from '../../built';
import { FakeDocument, host, Uri, window } from '../fake-vscode';
import { noNative, temporary, until } from './kept';

const context = { extension: { packageJSON: { version: '1.2.3' } } } as unknown as vscode.ExtensionContext;
const worker = built('worker.js');

const text = (rate: number, more = {}): string =>
  JSON.stringify({
    seed: 3,
    data: { gate: 'XOR' },
    layers: [
      { type: 'Dense', units: 4, activation: 'tanh' },
      { type: 'Dense', units: 1, activation: 'sigmoid' },
    ],
    compile: { optimizer: { type: 'Adam', learning_rate: rate }, loss: 'binary_crossentropy' },
    fit: { epochs: 20, batch_size: 4 },
    ...more,
  });
/** More epochs than any test waits for. */
const long = (rate: number): string => text(rate, { fit: { epochs: 1_000_000, batch_size: 1 } });

describe('live training', () => {
  let storage: string;
  let answers: WorkerClient;
  let checks: SpecChecks;
  let runs: RunStore;
  let trainer: Trainer;
  let live: LiveTraining;
  let notices: Notices;
  let document: FakeDocument;
  let ended: Ended[];
  let checked: number;
  let quiet: Quiet;

  beforeEach(async () => {
    storage = temporary();
    quiet = { checked: 0, reported: 0 };
    answers = new WorkerClient(inThread(worker));
    checks = new SpecChecks(
      answers,
      (error) => assert.fail(String(error)),
      () => quiet,
    );
    runs = new RunStore(storage);
    await runs.ready();
    trainer = new Trainer(runs, context, worker, noNative);
    live = new LiveTraining(checks, trainer, runs);
    notices = new Notices(trainer);
    ended = [];
    trainer.onDidEnd((end) => ended.push(end));
    host.settings.set('neuralNetwork.liveTraining', true);
    document = new FakeDocument(Uri.file('/notes/xor.nn.json'), text(0.1));
    host.open(document);
    checked = 0;
    checks.onDidKnow(() => checked++);
    await until(() => checked === 1, 'the first check');
  });
  afterEach(async () => {
    for (const part of [notices, live, trainer, runs, checks]) part.dispose();
    await answers.dispose();
    host.settings.clear();
    host.documents.length = 0;
    host.messages.length = 0;
  });

  const uri = (): vscode.Uri => document.uri as unknown as vscode.Uri;
  /** Resolves when so many trainings have come to their end, and nothing of them is still being removed. */
  const trained = (count: number) => until(() => ended.length >= count && trainer.active.length === 0, `${count} trainings`);
  const edited = async (to: string): Promise<void> => {
    const before = checked;
    host.change(document, to);
    await until(() => checked > before, 'a check');
  };
  const rates = async (): Promise<number[]> =>
    Promise.all(runs.of(uri()).map(async (run) => Number(/"learning_rate":([\d.]+)/.exec(await run.specText())?.[1])));
  const target = () => ({ uri: uri(), runs: [], item: undefined });
  const services = () => ({ runs, trainer, live, checks, panels: { show: () => undefined, current: uri() } }) as never;

  it('trains a spec after each edit, and keeps the newest run and the one before it, but not in the list of runs', async () => {
    for (const [i, rate] of [0.2, 0.3, 0.4].entries()) {
      await edited(text(rate));
      await trained(i + 1);
    }
    await until(() => runs.of(uri()).length === 2, 'two runs');
    assert.deepEqual(await rates(), [0.4, 0.3]);
    assert.deepEqual(runs.all, []);
    assert.deepEqual(
      runs.of(uri()).map(({ status, epochsDone }) => [status, epochsDone]),
      [
        ['finished', 20],
        ['finished', 20],
      ],
    );
    await until(() => readdirSync(join(storage, 'runs')).length === 2, 'two folders');
    const names = new RunNames(runs, answers);
    assert.equal(await names.of(runs.of(uri())[0] as never), 'learning_rate 0.3 → 0.4');
    names.dispose();
  });

  it('trains nothing when a spec is opened, when a comment is edited, while there is an error, or without anything to train', async () => {
    await edited(`// a comment\n${text(0.2)}`);
    await trained(1);
    await edited(`// another comment\n${text(0.2)}`);
    await edited(text(0.2).replace('tanh', 'tanx'));
    await edited(text(0.5, { compile: undefined }));
    assert.deepEqual([ended.length, trainer.active.length], [1, 0]);
    await edited(text(0.6));
    await trained(2);
    assert.deepEqual(await rates(), [0.6, 0.2]);
  });

  it('trains nothing while it is switched off; switched on, it trains what is in front', async () => {
    host.settings.set('neuralNetwork.liveTraining', false);
    await edited(text(0.2));
    assert.deepEqual([trainer.active.length, ended.length], [0, 0]);
    window.visibleTextEditors = [{ document }] as never;
    await toggleLiveTraining(services(), target());
    await trained(1);
    assert.deepEqual([live.on, await rates()], [true, [0.2]]);
    await toggleLiveTraining(services(), target());
    assert.equal(live.on, false);
  });

  it('drops a run that is under way when the next edit comes, and nothing of it is left', async () => {
    await edited(text(0.2));
    await trained(1);
    await edited(long(0.3));
    await until(() => (trainer.active[0]?.epochsDone ?? 0) > 0, 'an epoch');
    const [dropped] = trainer.active;
    await edited(text(0.4));
    await trained(3);
    await until(() => !existsSync(dropped?.folder.path ?? ''), 'the removal');
    assert.deepEqual(await rates(), [0.4, 0.2]);
    assert.deepEqual(host.messages, []);
  });

  it('leaves a run alone that is under way while only a comment is edited', async () => {
    await edited(long(0.3));
    await until(() => trainer.active.length === 1, 'a training');
    const [run] = trainer.active;
    await edited(`// a comment\n${long(0.3)}`);
    assert.deepEqual(trainer.active, [run]);
    assert.ok(run && isActive(run.status));
  });

  it('does not disturb what the reader has begun, and does not train the same again', async () => {
    const own = trainer.start(document as unknown as vscode.TextDocument);
    await trained(1);
    host.change(document, long(0.2));
    const second = trainer.start(document as unknown as vscode.TextDocument);
    await until(() => second.epochsDone > 0, 'an epoch');
    await edited(text(0.3));
    assert.deepEqual(trainer.active, [second]);
    trainer.stop(second);
    await trained(2);
    await edited(text(0.4));
    await trained(3);
    assert.deepEqual([runs.all.length, runs.of(uri()).length, runs.all.includes(own)], [2, 3, true]);
  });

  it('makes way for Train, without a question', async () => {
    await edited(long(0.3));
    await until(() => trainer.active.length === 1, 'a training');
    const [before] = trainer.active;
    host.change(document, text(0.3));
    await train(services(), target());
    await until(() => ended.some(({ run }) => run === before) && runs.all.some(({ status }) => status === 'finished'), 'the kept run');
    assert.deepEqual(host.messages, []);
    assert.deepEqual([runs.all.length, runs.all[0]?.head.live], [1, undefined]);
  });

  it('keeps a run that the reader wants to keep', async () => {
    await edited(text(0.2));
    await trained(1);
    const [kept] = runs.of(uri());
    assert.equal(await keepRun(services(), target()), undefined);
    assert.deepEqual(runs.all, [kept]);
    for (const [i, rate] of [0.3, 0.4, 0.5].entries()) {
      await edited(text(rate));
      await trained(i + 2);
    }
    await until(() => runs.of(uri()).length === 3, 'three runs');
    const again = new RunStore(storage);
    await again.ready();
    assert.deepEqual(
      again.all.map(({ id }) => id),
      [kept?.id],
    );
    again.dispose();
    await edited(text(0.9, { compile: undefined }));
  });

  it('is gone with the window', async () => {
    await edited(text(0.2));
    await trained(1);
    const again = new RunStore(storage);
    await again.ready();
    assert.deepEqual([again.all, again.of(uri())], [[], []]);
    assert.deepEqual(readdirSync(join(storage, 'runs')), []);
    again.dispose();
  });

  it('says when there is nothing to keep', async () => {
    const refused = await keepRun(services(), target());
    assert.match(refused?.message ?? '', /all others are kept/);
  });

  it('has what is shown wait for what a training comes to, from the moment of the check', async () => {
    let waited: Promise<void> | undefined;
    checks.onDidCheck(() => {
      waited = live.settled(uri());
    });
    await edited(text(0.2));
    assert.ok(waited);
    await waited;
    assert.equal(live.settled(uri()), undefined);
    assert.ok(runs.of(uri()).length === 1);
  });

  it('shows nothing while one types, and keeps nothing that was not shown', async () => {
    await edited(text(0.2));
    await trained(1);
    let reported = 0;
    checks.onDidCheck(() => reported++);
    quiet = { checked: 0, reported: 60_000 };
    for (const [i, rate] of [0.3, 0.4, 0.5].entries()) {
      await edited(text(rate));
      await trained(i + 2);
    }
    assert.ok(live.settled(uri()), 'nothing is shown');
    assert.equal(reported, 0, 'nothing is said');
    await until(() => runs.of(uri()).length === 2, 'two runs');
    assert.deepEqual(await rates(), [0.5, 0.2]);
    // The pause in the typing.
    quiet = { checked: 0, reported: 0 };
    await edited(`${text(0.5)}\n`);
    await live.settled(uri());
    assert.ok(reported > 0);
    assert.deepEqual(await rates(), [0.5, 0.2]);
  });

  it('says nothing of a training that breaks off: the panel shows it', async () => {
    await edited(
      text(1e30, { compile: { optimizer: { type: 'SGD', learning_rate: 1e30 }, loss: 'mse' }, layers: [{ type: 'Dense', units: 1 }] }),
    );
    await trained(1);
    assert.deepEqual([host.messages, runs.of(uri())[0]?.status], [[], 'diverged']);
  });
});
