import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import promises from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it, type TestContext } from 'node:test';
import type * as vscode from 'vscode';
import type { LiveRun } from '../../../src/extension/runs/live-run';
import { Notices } from '../../../src/extension/runs/notices';
import { RunStore } from '../../../src/extension/runs/run-store';
import { Trainer } from '../../../src/extension/runs/trainer';
import { weightsOfRun } from '../../../src/extension/study/weights';
import { built } from '../../built';
import { FakeDocument, host, Uri } from '../fake-vscode';
import { keep, noNative, specText, temporary, until } from './kept';

const context = { extension: { packageJSON: { version: '1.2.3' } } } as unknown as vscode.ExtensionContext;
const worker = built('worker.js');

const text = (epochs: number): string => specText.replace('"epochs":10', `"epochs":${epochs}`);
/** More epochs than any test waits for. */
const LONG = 1_000_000;
const document = (content: string, name = 'a'): vscode.TextDocument =>
  new FakeDocument(Uri.file(`/notes/${name}.nn.json`), content) as unknown as vscode.TextDocument;

const filesIn = (folder: string) => Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'hex')]));
const losses = async (run: LiveRun) => [...((await run.history()).columns['loss'] ?? [])];

describe('a training in trouble', () => {
  let storage: string;
  let runs: RunStore;
  let trainer: Trainer;
  let notices: Notices;
  const begin = (file = worker): void => {
    runs = new RunStore(storage);
    trainer = new Trainer(runs, context, file, noNative);
    notices = new Notices(trainer);
  };
  const end = (): void => {
    for (const thing of [notices, trainer, runs]) thing.dispose();
  };
  beforeEach(() => {
    storage = temporary();
    host.messages.length = 0;
    begin();
  });
  afterEach(() => {
    end();
    host.settings.clear();
    host.press.clear();
    host.executed.length = 0;
  });
  const over = (run: LiveRun) => until(() => !trainer.active.includes(run), `the end of ${run.head.file}`);
  const status = (run: LiveRun, wanted: string) => until(() => run.status === wanted, `${wanted}, not ${run.status},`);
  const epochs = (run: LiveRun, least: number) => until(() => run.epochsDone >= least, `epoch ${least}`);
  /** A run that was stopped after its third epoch. */
  const stopped = async (): Promise<LiveRun> => {
    const run = trainer.start(document(text(10)), 'epoch');
    for (const done of [1, 2, 3]) {
      await until(() => run.epochsDone === done && run.status === 'paused', `epoch ${done}`);
      if (done < 3) trainer.steer(run, 'epoch');
    }
    trainer.stop(run);
    await over(run);
    return run;
  };

  /** The product's thread, which comes to grief in the middle of a run: in some way after it has told so often. */
  const failing = (dies: string): string => {
    const file = join(temporary(), 'worker.cjs');
    writeFileSync(
      file,
      `const { existsSync } = require('node:fs');
      const real = globalThis.setImmediate;
      let breaths = 0;
      globalThis.setImmediate = (work) => {
        if (++breaths === 20 && !existsSync(${JSON.stringify(`${file}.mended`)})) { ${dies} }
        return real(work);
      };
      require(${JSON.stringify(worker)});`,
    );
    return file;
  };
  const deaths: Readonly<Record<string, readonly [dies: string, says: RegExp]>> = {
    'ends itself': ['process.exit(7);', /^The training of a failed: The training thread ended early \(code 7\)\.$/],
    'throws outside of the training': ["process.nextTick(() => { throw new Error('out of order'); });", /failed: .*out of order$/],
    'throws in the training': ["throw new TypeError('no such tensor');", /^The training of a failed: TypeError: no such tensor$/],
    'needs more memory than there is': [
      "throw new RangeError('Array buffer allocation failed');",
      /^The training of a failed: There is not enough memory\. A smaller network, fewer rows or a smaller "batch_size" needs less\.$/,
    ],
  };
  for (const [title, [dies, says]] of Object.entries(deaths)) {
    it(`in the middle of an epoch, by a thread that ${title}: it is reported, can continue, and the next one works`, async () => {
      end();
      const file = failing(dies);
      begin(file);
      const run = trainer.start(document(text(LONG)));
      await status(run, 'failed');
      await over(run);
      assert.equal(host.messages.length, 1);
      assert.match(host.messages[0] ?? '', says);
      assert.ok(run.epochsDone > 0 && run.resumable && !existsSync(join(run.folder.path, 'alive')));
      const before = await losses(run);
      const kept = new RunStore(storage);
      await kept.ready();
      assert.deepEqual([kept.get(run.id)?.status, kept.get(run.id)?.resumable], ['interrupted', true]);
      kept.dispose();
      writeFileSync(`${file}.mended`, '');
      const next = trainer.start(document(text(3), 'b'));
      await over(next);
      assert.equal(next.status, 'finished');
      const resumed = await trainer.resume(run);
      await epochs(resumed, before.length + 2);
      trainer.stop(resumed);
      await over(resumed);
      assert.deepEqual((await losses(resumed)).slice(0, before.length - 1), before.slice(0, -1));
    });
  }

  it('by a defect leaves its thread to no one else', async () => {
    end();
    begin(failing("throw new TypeError('no such tensor');"));
    for (const name of ['a', 'b']) {
      const run = trainer.start(document(text(LONG), name));
      await over(run);
      // A thread that had gone on would be past the place where it fails.
      assert.equal(run.status, 'failed', name);
    }
  });

  /** The disk takes no new files from this window; what is there can be written. */
  const fill = (test: TestContext): void => {
    test.mock.method(promises, 'writeFile', () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' })));
  };

  it('on a full disk continues in memory, says so once, and can be looked at, exported and deleted', async (test) => {
    fill(test);
    const run = trainer.start(document(text(10)));
    await over(run);
    assert.deepEqual(host.messages, [
      'a: This run is no longer kept: the disk is full. Training continues, but after a reload nothing that it learns will be there.',
    ]);
    assert.deepEqual([run.status, run.kept, run.resumable, run.epochsDone, run.meta?.epochs], ['finished', false, false, 10, 10]);
    assert.deepEqual(
      (await run.frames()).map(({ epoch }) => epoch),
      Array.from({ length: 11 }, (_, i) => i),
    );
    assert.equal((await losses(run)).length, 10);
    const last = await weightsOfRun(run, 'last');
    assert.deepEqual([last.epoch, last.weights.get('dense/kernel')?.length], [10, 2]);
    assert.deepEqual((await weightsOfRun(run, 10)).weights, last.weights);
    assert.deepEqual(readdirSync(join(storage, 'runs')), [], 'no empty folder is left, which would be a damaged run');
    const gone = await runs.delete(run);
    assert.deepEqual(runs.all, []);
    await gone.undo();
    assert.deepEqual(runs.all, [run]);
    await (await runs.delete(run)).forever();
    assert.deepEqual(runs.all, []);
  });

  it('on a full disk continues from where it was, and leaves what was kept as it was', async (test) => {
    const run = await stopped();
    const whole = trainer.start(document(text(10), 'whole'));
    await over(whole);
    const before = filesIn(run.folder.path);
    fill(test);
    const resumed = await trainer.resume(run);
    await over(resumed);
    assert.deepEqual([resumed.status, resumed.kept, resumed.end?.ending], ['finished', false, { reason: 'finished' }]);
    assert.deepEqual(await losses(resumed), await losses(whole));
    assert.deepEqual(await resumed.weights('last'), await whole.weights('last'));
    assert.deepEqual(filesIn(run.folder.path), before);
    assert.match(
      host.messages.join('\n'),
      /^a: This run is no longer kept: the disk is full\. .* only its first 3 epochs will be there\.$/,
    );
  });

  it('that cannot be kept from some epoch on is shown as it is, not as it was written', async () => {
    const run = trainer.start(document(text(LONG)));
    await epochs(run, 3);
    // Another window has taken it over: what is there is no longer this one's to write.
    writeFileSync(join(run.folder.path, 'alive'), String(process.ppid));
    await until(() => !run.kept, 'it being reported');
    assert.match(run.message ?? '', /another window has resumed it/);
    const written = (await new RunStore(storage).folderOf(run.id).history()).length;
    await epochs(run, written + 5);
    assert.equal((await new RunStore(storage).folderOf(run.id).history()).length, written);
    trainer.stop(run);
    await over(run);
    const { epoch } = await weightsOfRun(run, 'last');
    assert.equal(epoch, run.epochsDone);
    assert.equal(existsSync(join(run.folder.path, 'end.json')), false);
    assert.equal(readFileSync(join(run.folder.path, 'alive'), 'utf8'), String(process.ppid), 'the other window keeps it');
  });

  it('does not continue in two windows', async () => {
    const run = await stopped();
    writeFileSync(join(run.folder.path, 'alive'), String(process.ppid));
    const before = filesIn(run.folder.path);
    await over(await trainer.resume(run));
    assert.match(host.messages.join('\n'), /This run is under way in another window\.$/);
    await until(() => runs.get(run.id)?.status === 'elsewhere', 'its status');
    assert.deepEqual(filesIn(run.folder.path), before);
  });

  it('sees what another window made of a run of its own', async () => {
    const run = await stopped();
    await runs.look();
    assert.equal(runs.get(run.id), run);
    const whole = keep(temporary(), run.id, { ending: { reason: 'finished' } });
    cpSync(whole, run.folder.path, { recursive: true });
    // By now the other window has let go of it.
    await runs.look();
    await until(() => runs.get(run.id)?.status === 'finished', 'the end that another window brought it to');
    assert.deepEqual([runs.get(run.id)?.epochsDone, runs.get(run.id)?.resumable], [10, false]);
  });

  it('tells why a run that was to continue cannot, in its own words', async () => {
    const run = await stopped();
    writeFileSync(join(run.folder.path, 'last.bin'), 'no state');
    host.press.add('Show Log');
    await over(await trainer.resume(run));
    assert.deepEqual(host.messages, [
      'a: This run cannot be resumed: the state that it had reached is damaged or missing. Train the spec from scratch.',
    ]);
    await until(() => host.executed.length > 0);
    assert.deepEqual(host.executed.at(-1), ['neuralNetwork.showLog']);
    await until(() => runs.get(run.id)?.status === 'damaged', 'its being shown as damaged');
  });

  it('goes with its spec when that is renamed, at any time', async () => {
    const old = keep(storage, 'old', { uri: 'file:///notes/a.nn.json', ending: { reason: 'finished' } });
    await runs.ready();
    const [queuedUri, to] = [Uri.file('/notes/a.nn.json'), Uri.file('/notes/b.nn.json')];
    const run = trainer.start(document(text(LONG)));
    // Its folder is still to be written.
    host.events.renamed.fire({ files: [{ oldUri: queuedUri, newUri: to }] });
    assert.equal(trainer.activeOf(to as never), run);
    assert.equal(trainer.activeOf(queuedUri as never), undefined);
    await epochs(run, 2);
    assert.equal(run.meta?.uri, String(to));
    const uriIn = (folder: string): string => JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')).uri;
    await until(() => uriIn(run.folder.path) === String(to) && uriIn(old) === String(to), 'its being written down');
    const next = Uri.file('/notes/c.nn.json');
    host.events.renamed.fire({ files: [{ oldUri: to, newUri: next }] });
    await until(() => uriIn(run.folder.path) === String(next) && uriIn(old) === String(next), 'its being written down again');
    trainer.stop(run);
    await over(run);
    await until(() => runs.of(next as never).length === 2, 'both being listed with it');
    assert.deepEqual(
      runs
        .of(next as never)
        .map(({ id }) => id)
        .sort(),
      ['old', run.id].sort(),
    );
    assert.deepEqual([run.status, run.meta?.uri, run.head.uri], ['stopped', String(next), String(next)]);
  });

  it('waits no longer than the setting says, which counts at once, and for ever never', async () => {
    const [first, second] = [trainer.start(document(text(LONG))), trainer.start(document(text(LONG), 'b'))];
    await epochs(first, 1);
    assert.equal(second.status, 'queued');
    host.settings.set('neuralNetwork.parallelRuns', 2);
    host.events.configuration.fire({ affectsConfiguration: (section) => section === 'neuralNetwork.parallelRuns' });
    await epochs(second, 1);
    for (const run of [first, second]) trainer.stop(run);
    await Promise.all([over(first), over(second)]);
    for (const nonsense of [0, -1, 'many', null, Number.NaN, [2]]) {
      host.settings.set('neuralNetwork.parallelRuns', nonsense);
      const run = trainer.start(document(text(1)));
      await over(run);
      assert.equal(run.status, 'finished', String(nonsense));
    }
  });
});
