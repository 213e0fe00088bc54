import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import promises from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { claim, Taken } from '../../../src/extension/runs/alive';
import { RunStore } from '../../../src/extension/runs/run-store';
import { effort } from '../../effort';
import { host, Uri } from '../fake-vscode';
import { asProcess, keep, temporary, until } from './kept';

const finished = { reason: 'finished' } as const;
const uri = Uri.file('/notes/a.nn.json') as never;

describe('the run store', () => {
  let storage: string;
  let store: RunStore;
  beforeEach(() => {
    storage = temporary();
    store = new RunStore(storage);
  });
  afterEach(() => store.dispose());
  const statuses = () => Object.fromEntries(store.all.map(({ id, status }) => [id, status]));

  it('lists what is on disk, the newest first, by how it ended', async () => {
    keep(storage, 'a', { began: 1, ending: finished });
    keep(storage, 'b', { began: 2, ending: { reason: 'cancelled', epoch: 4, batch: 1 }, done: 4 });
    keep(storage, 'c', {
      began: 3,
      ending: { reason: 'early-stopping', epoch: 6, best: 2, restored: false },
      done: 7,
      uri: 'file:///notes/b.nn.json',
    });
    keep(storage, 'd', { began: 4, done: 3 });
    await store.ready();
    assert.deepEqual(
      store.all.map(({ id, status, epochsDone, resumable }) => [id, status, epochsDone, resumable]),
      [
        ['d', 'interrupted', 3, true],
        ['c', 'stopped-early', 7, false],
        ['b', 'stopped', 4, true],
        ['a', 'finished', 10, false],
      ],
    );
    assert.deepEqual(
      store.of(uri).map(({ id }) => id),
      ['d', 'b', 'a'],
    );
    assert.deepEqual(store.get('d')?.logs, { loss: 1 / 3, accuracy: 0.5 });
    const history = await store.get('b')?.history();
    assert.deepEqual([...(history?.columns['loss']?.slice(2) ?? [])], [1 / 3, 1 / 4]);
    assert.equal((await store.get('a')?.weights('last'))?.get('dense/kernel')?.[0], 9);
  });

  it('says of damaged and foreign folders what is wrong, reads on, and deletes nothing', async () => {
    keep(storage, 'good', { ending: finished });
    truncateSync(join(keep(storage, 'cut'), 'run.json'), 40);
    writeFileSync(join(keep(storage, 'bad-end', { ending: finished }), 'end.json'), '{"format": 1, "ending": 7}');
    writeFileSync(join(keep(storage, 'newer'), 'run.json'), '{"format": 99}');
    mkdirSync(join(storage, 'runs', 'holiday pictures'));
    writeFileSync(join(storage, 'runs', 'holiday pictures', 'beach.jpg'), 'x');
    writeFileSync(join(storage, 'runs', 'a file'), 'x');
    const torn = keep(storage, 'torn', { done: 5 });
    writeFileSync(join(torn, 'history.csv'), '5,0.1', { flag: 'a' });
    writeFileSync(join(torn, 'notes.txt'), 'somebody’s own');
    await store.ready();
    assert.deepEqual(statuses(), {
      good: 'finished',
      torn: 'interrupted',
      cut: 'damaged',
      'bad-end': 'damaged',
      newer: 'damaged',
      'holiday pictures': 'damaged',
    });
    assert.match(store.get('cut')?.message ?? '', /run\.json/);
    assert.match(store.get('bad-end')?.message ?? '', /end\.json/);
    assert.match(store.get('newer')?.message ?? '', /newer/);
    assert.equal(store.get('torn')?.epochsDone, 5);
    await assert.rejects(async () =>
      store
        .get('cut')
        ?.history()
        .then(() => store.get('newer')?.specText())
        .then(() => store.get('holiday pictures')?.specText()),
    );
    assert.equal(readdirSync(join(storage, 'runs')).length, 7);
  });

  it('lists hundreds of runs with little effort', async () => {
    for (let i = 0; i < 300; i++) keep(storage, `run-${i}`, { began: i, ending: finished, done: 2 });
    const took = await effort(() => store.ready(), 150);
    assert.equal(store.all.length, 300);
    assert.ok(took < 150, `it took ${took.toFixed(1)} times the effort of a megabyte of JSON`);
  });

  it('tells runs of another window from those that were cut off', async () => {
    // A process that does nothing stands for the other window's host.
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    try {
      const alive = join(keep(storage, 'fresh', { done: 2 }), 'alive');
      writeFileSync(alive, String(other.pid));
      const silent = join(keep(storage, 'silent', { done: 2 }), 'alive');
      writeFileSync(silent, String(other.pid));
      utimesSync(silent, new Date(), new Date(Date.now() - 61_000));
      writeFileSync(join(keep(storage, 'ours', { done: 2 }), 'alive'), String(process.pid));
      writeFileSync(join(keep(storage, 'nonsense', { done: 2 }), 'alive'), 'many');
      await store.ready();
      assert.deepEqual(statuses(), { fresh: 'elsewhere', silent: 'interrupted', ours: 'interrupted', nonsense: 'interrupted' });
      assert.equal(store.get('fresh')?.resumable, false);
      await assert.rejects(claim(join(storage, 'runs', 'fresh')), Taken);
      const gone = new Promise((resolve) => other.on('exit', resolve));
      other.kill();
      await gone;
      await store.look();
      assert.equal(store.get('fresh')?.status, 'interrupted');
    } finally {
      other.kill();
    }
  });

  it('sees runs that another window begins and ends', async () => {
    await store.ready();
    let told = 0;
    store.onDidChange(() => told++);
    keep(storage, 'new', { done: 1 });
    await until(() => store.get('new')?.status === 'interrupted', 'the new run');
    assert.ok(told > 0);
    rmSync(join(storage, 'runs', 'new'), { recursive: true });
    await until(() => store.get('new') === undefined, 'its end');
  });

  it('follows a run of another window to its end', async () => {
    const folder = keep(storage, 'theirs', { done: 2 });
    writeFileSync(join(folder, 'alive'), String(process.ppid));
    await store.ready();
    const changes: string[] = [];
    store.get('theirs')?.onDidChange((change) => changes.push(change));
    cpSync(keep(temporary(), 'theirs', { ending: finished }), folder, { recursive: true });
    rmSync(join(folder, 'alive'));
    await until(() => store.get('theirs')?.status === 'finished', 'the end');
    assert.deepEqual(changes, ['epochs', 'frames', 'status'], 'what its listeners get');
  });

  it('sees a run that another window is about to begin, however long that takes', async () => {
    const folder = join(storage, 'runs', 'soon');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'alive'), String(process.ppid));
    await store.ready();
    assert.equal(store.get('soon'), undefined, 'there is nothing to be seen of it yet');
    // What is written into the folder is not reported to those who watch the folder around it.
    const theirs = keep(temporary(), 'soon', { done: 1 });
    for (const file of readdirSync(theirs)) writeFileSync(join(folder, file), readFileSync(join(theirs, file)));
    await until(() => store.get('soon')?.status === 'elsewhere', 'the run');
  });

  it('notices when another window takes a run on, and when it lets go of it', async () => {
    const folder = keep(storage, 'a', { done: 2 });
    await store.ready();
    assert.equal(store.get('a')?.status, 'interrupted');
    const held = await asProcess(process.ppid, () => claim(folder));
    await until(() => store.get('a')?.status === 'elsewhere', 'the other window');
    await asProcess(process.ppid, () => held.dispose());
    await until(() => store.get('a')?.status === 'interrupted', 'its end');
  });

  it('deletes no run that another window has taken on since it was looked at', async () => {
    const folder = keep(storage, 'a', { done: 2 });
    await store.ready();
    const run = store.get('a') ?? assert.fail();
    writeFileSync(join(folder, 'alive'), String(process.ppid));
    await assert.rejects(store.delete(run), Taken);
    assert.ok(readdirSync(folder).includes('run.json'));
    assert.equal(store.get('a')?.status, 'elsewhere');
  });

  it('reads the newest figures also where they are no numbers, or where the last lines are none', async () => {
    const lines = (id: string, more: string): void =>
      writeFileSync(join(keep(storage, id, { done: 3 }), 'history.csv'), more, { flag: 'a' });
    lines('infinite', '3,1,-inf,nan\n');
    lines('half', '3,1,0.');
    lines('zeros', '\0'.repeat(100));
    lines('garbage', 'once upon a time\n');
    await store.ready();
    assert.deepEqual(
      ['infinite', 'half', 'zeros', 'garbage'].map((id) => [store.get(id)?.epochsDone, store.get(id)?.logs]),
      [
        [4, { loss: Number.NEGATIVE_INFINITY, accuracy: Number.NaN }],
        ...Array.from({ length: 3 }, () => [3, { loss: 1 / 3, accuracy: 0.5 }]),
      ],
    );
  });

  it('says which file is damaged, where only one is', async () => {
    writeFileSync(join(keep(storage, 'history', { ending: finished }), 'history.csv'), 'name,born\nAda,1815\n');
    const address = join(keep(storage, 'address', { ending: finished }), 'run.json');
    writeFileSync(address, readFileSync(address, 'utf8').replace('file:///notes/a.nn.json', 'no address: at all'));
    for (const file of ['run.json', 'end.json', 'history.csv']) {
      const folder = keep(storage, `folder-${file}`, { ending: finished });
      rmSync(join(folder, file));
      mkdirSync(join(folder, file));
    }
    await store.ready();
    assert.deepEqual(Object.fromEntries(store.all.map(({ id, status, message }) => [id, [status, message]])), {
      history: ['damaged', 'history.csv of this run is damaged.'],
      address: ['damaged', 'run.json of this run is damaged.'],
      'folder-run.json': ['damaged', 'run.json of this run cannot be read (EISDIR).'],
      'folder-end.json': ['damaged', 'end.json of this run cannot be read (EISDIR).'],
      'folder-history.csv': ['damaged', 'history.csv of this run cannot be read (EISDIR).'],
    });
  });

  it('deletes also on a full disk', async (test) => {
    keep(storage, 'a', { ending: finished });
    await store.ready();
    const { mkdir } = promises;
    test.mock.method(promises, 'mkdir', (...[path, options]: Parameters<typeof mkdir>) =>
      existsSync(path as string) ? mkdir(path, options) : Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' })),
    );
    const gone = await store.delete(store.get('a') ?? assert.fail());
    await gone.forever();
    assert.deepEqual(readdirSync(join(storage, 'deleted')), []);
  });

  it('goes with a spec that is renamed, or whose folder is', async () => {
    const own = keep(storage, 'own', { uri: 'file:///notes/a.nn.json', ending: finished });
    keep(storage, 'other', { uri: 'file:///notes/a.nn.json.nn.json', ending: finished });
    keep(storage, 'deep', { uri: 'file:///notes/deep/er/b.nn.json', ending: finished });
    const moved = new Map([
      ['file:///notes/a.nn.json', 'file:///notes/new.nn.json'],
      ['file:///notes/deep', 'file:///notes/flat'],
    ]);
    const files = [...moved].map(([from, to]) => ({ oldUri: Uri.parse(from), newUri: Uri.parse(to) }));
    host.events.renamed.fire({ files });
    const wanted = { own: 'file:///notes/new.nn.json', other: 'file:///notes/a.nn.json.nn.json', deep: 'file:///notes/flat/er/b.nn.json' };
    const uris = (from: RunStore) => Object.fromEntries(from.all.map(({ id, head }) => [id, head.uri]));
    await until(() => isDeepStrictEqual(uris(store), wanted), 'their new addresses');
    assert.equal(store.get('own')?.head.file, '/notes/new.nn.json');
    assert.deepEqual(readdirSync(own).sort(), ['end.json', 'frames.bin', 'history.csv', 'last.bin', 'run.json', 'spec.nn.json']);
    const again = new RunStore(storage);
    await again.ready();
    assert.deepEqual(uris(again), wanted);
    again.dispose();
  });

  it('brings back what was deleted, and deletes it for good where there is no trash', async () => {
    const folder = keep(storage, 'a', { ending: finished });
    await store.ready();
    const gone = await store.delete(store.get('a') as never);
    assert.deepEqual([store.all.length, readdirSync(join(storage, 'runs')).length], [0, 0]);
    await gone.undo();
    assert.equal(store.get('a')?.status, 'finished');
    assert.ok(readdirSync(folder).includes('run.json'));
    await (await store.delete(store.get('a') as never)).forever();
    assert.deepEqual(readdirSync(join(storage, 'deleted')), []);
  });

  it('has no runs, and no trouble, where its folder cannot be made', async () => {
    const file = join(storage, 'file');
    writeFileSync(file, '');
    const stranded = new RunStore(file);
    await stranded.ready();
    assert.deepEqual(stranded.all, []);
    stranded.dispose();
  });
});
