import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { claim, ownerOf, Taken } from '../../../src/extension/runs/alive';
import { RunStore } from '../../../src/extension/runs/run-store';
import { Uri } from '../fake-vscode';
import { keep, temporary, until } from './kept';

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
      uri: 'file:/notes/b.nn.json',
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
    assert.deepEqual([...(history?.from(2).columns['loss'] ?? [])], [1 / 3, 1 / 4]);
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

  it('lists hundreds of runs quickly', async () => {
    for (let i = 0; i < 300; i++) keep(storage, `run-${i}`, { began: i, ending: finished, done: 2 });
    const began = performance.now();
    await store.ready();
    const took = performance.now() - began;
    assert.equal(store.all.length, 300);
    assert.ok(took < 2000, `it took ${took} ms`);
  });

  it('tells runs of another window from those that were cut off', async () => {
    // A process that does nothing stands for the other window's host.
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    try {
      const alive = join(keep(storage, 'fresh', { done: 2 }), 'alive');
      writeFileSync(alive, String(other.pid));
      const silent = join(keep(storage, 'silent', { done: 2 }), 'alive');
      writeFileSync(silent, String(other.pid));
      utimesSync(silent, new Date(), new Date(Date.now() - 11_000));
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
    keep(storage, 'theirs', { ending: finished });
    await until(() => store.get('theirs')?.status === 'finished', 'the end');
    assert.deepEqual(changes, ['epochs', 'status'], 'what its listeners are told');
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

describe('a claim', () => {
  it('is seen by others while it lasts', async () => {
    const folder = temporary();
    assert.equal(await ownerOf(folder), 'nobody');
    const held = await claim(folder);
    assert.equal(await ownerOf(folder), 'us');
    held.dispose();
    assert.deepEqual(readdirSync(folder), []);
    held.dispose();
  });
});
