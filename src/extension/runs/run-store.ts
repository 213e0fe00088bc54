import { type FSWatcher, watch } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { RunHead } from '../../ml/runs/run-files';
import { isActive } from '../../ml/runs/run-status';
import { isSameAddress, type Move, movedTo } from '../address';
import { Disposables } from '../disposables';
import { pathOfSpec } from '../spec-document';
import { ownerOf, Taken } from './alive';
import { Bin } from './bin';
import { type Found, KeptRun } from './kept-run';
import type { LiveRun } from './live-run';
import type { Run, Runs } from './run';
import { RunFolder } from './run-folder';

/** How often runs of another window are looked at; no event reports them. */
const LOOK_EVERY_MS = 2000;
/** Changes of the folder come in bursts. */
const QUIET_MS = 100;
/** Folders that are read at the same time. */
const AT_ONCE = 32;

interface Kept {
  readonly run: KeptRun;
  /** When the folder's list of files last changed. */
  readonly stamp: number;
}

interface Live {
  readonly run: LiveRun;
  readonly listener: vscode.Disposable;
  /** Its spec was renamed, which is to be written down once there is a place for it. */
  moved?: boolean;
  /** As in `Kept`, once the run is over and is not trained. */
  stamp?: number;
}

/** The runs of this workspace: a folder each, and those under way in this window. The disk is read with the first request. */
export class RunStore implements Runs, vscode.Disposable {
  readonly #path: string;
  readonly #bin: Bin;
  readonly #store = new Disposables();
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  readonly #live = new Map<string, Live>();
  readonly #kept = new Map<string, Kept>();
  #sorted: readonly Run[] | undefined;
  #staying: readonly Run[] | undefined;
  #first: Promise<void> | undefined;
  #looking: Promise<void> | undefined;
  #again = false;
  /** Another window is about to begin a run, which no event reports. */
  #awaits = false;
  #timer: NodeJS.Timeout | undefined;
  #watcher: FSWatcher | undefined;
  #disposed = false;

  readonly onDidChange = this.#changed.event;

  /** @param storage the folder that VS Code gives this workspace; runs are in `runs` below it */
  constructor(storage: string) {
    this.#path = join(storage, 'runs');
    this.#bin = new Bin(join(storage, 'deleted'));
    this.#store.add(vscode.workspace.onDidRenameFiles(({ files }) => void this.move(files)));
  }

  get all(): readonly Run[] {
    this.#staying ??= this.#everything.filter(({ head }) => !head.live);
    return this.#staying;
  }

  get #everything(): readonly Run[] {
    void this.ready();
    this.#sorted ??= this.#sort();
    return this.#sorted;
  }

  ready(): Promise<void> {
    this.#first ??= this.#open();
    return this.#first;
  }

  get(id: string): Run | undefined {
    return this.#everything.find((run) => run.id === id);
  }

  of(uri: vscode.Uri): readonly Run[] {
    return this.#everything.filter(({ head }) => isSameAddress(head.uri, uri)).sort((a, b) => b.head.began - a.head.began);
  }

  /** Where a run is or will be kept. */
  folderOf(id: string): RunFolder {
    return new RunFolder(join(this.#path, id));
  }

  /** Takes in a run of this window, in the place of the one with the same name, if it is resumed. */
  add(run: LiveRun): void {
    this.#drop(run.id);
    const listener = run.onDidChange((change) => {
      if (change !== 'status') return;
      this.#tell();
      const live = this.#live.get(run.id);
      if (live?.moved && run.meta) {
        live.moved = false;
        void run.folder.move(run.head).catch(ignore);
      }
    });
    this.#live.set(run.id, { run, listener });
    this.#tell();
  }

  /** A run of this window came to nothing: what its folder holds is what there is of it, if anything. */
  async release(run: LiveRun): Promise<void> {
    if (this.#live.get(run.id)?.run !== run) return;
    this.#drop(run.id);
    await this.look();
    this.#tell();
  }

  /**
   * Takes a run out of the list and out of the folder. Until `forever` is called it can be brought back.
   * @throws Taken if another window has gone on with it; another error where the folder cannot be moved
   */
  async delete(run: Run): Promise<{ undo(): Promise<void>; forever(): Promise<void> }> {
    const { path } = this.folderOf(run.id);
    // What the list says may be a moment old.
    if ((await ownerOf(path)) === 'another') {
      await this.look();
      throw new Taken();
    }
    const live = this.#live.get(run.id)?.run;
    const inMemory = live && !live.kept ? live : undefined;
    // Of a run that could not be kept there may be no folder.
    const thrown = inMemory && !(await isThere(path)) ? undefined : await this.#bin.put(path, run.id);
    this.#drop(run.id);
    this.#tell();
    return {
      undo: async () => {
        await thrown?.back();
        if (inMemory) this.add(inMemory);
        else await this.look();
      },
      forever: async () => thrown?.forever(),
    };
  }

  /** Looks at the disk anew. */
  async look(): Promise<void> {
    this.#again = true;
    this.#looking ??= this.#lookWhileAsked();
    await this.#looking;
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    this.#watcher?.close();
    for (const id of [...this.#live.keys(), ...this.#kept.keys()]) this.#drop(id);
    this.#store.dispose();
  }

  async #open(): Promise<void> {
    try {
      await mkdir(this.#path, { recursive: true });
      await this.#bin.open();
      if (!this.#disposed) this.#watcher = watch(this.#path, { persistent: false }, () => this.#lookIn(QUIET_MS));
      this.#watcher?.on('error', () => this.#watcher?.close());
    } catch {
      // Without a watcher, or without a folder, there is still what the window's focus brings.
    }
    this.#store.add(vscode.window.onDidChangeWindowState(({ focused }) => focused && this.#lookIn(0)));
    await this.look();
    // What edits began in a window that is closed. Another one's are under way there.
    const left = [...this.#kept.values()].filter(({ run }) => run.head.live && run.status !== 'elsewhere');
    for (const { run } of left) await this.delete(run).then(({ forever }) => forever(), ignore);
    void this.#bin.empty();
  }

  #lookIn(delay: number): void {
    clearTimeout(this.#timer);
    if (!this.#disposed) this.#timer = setTimeout(() => void this.look(), delay).unref();
  }

  async #lookWhileAsked(): Promise<void> {
    try {
      while (this.#again && !this.#disposed) {
        this.#again = false;
        this.#awaits = false;
        if (await this.#lookOnce()) this.#tell();
      }
    } finally {
      this.#looking = undefined;
    }
    if (this.#awaits || [...this.#kept.values()].some(({ run }) => run.status === 'elsewhere')) this.#lookIn(LOOK_EVERY_MS);
  }

  /** @returns true if something changed that a list shows */
  async #lookOnce(): Promise<boolean> {
    const entries = await readdir(this.#path, { withFileTypes: true }).catch(() => []);
    const ids = new Set(entries.filter((entry) => entry.isDirectory()).map(({ name }) => name));
    let changed = false;
    const overAndKept = [...this.#live.values()].filter(({ run }) => run.kept && !isActive(run.status)).map(({ run }) => run.id);
    for (const id of [...this.#kept.keys(), ...overAndKept]) {
      if (ids.has(id)) continue;
      this.#drop(id);
      changed = true;
    }
    const left = [...ids];
    while (left.length) {
      const results = await Promise.all(left.splice(0, AT_ONCE).map((id) => this.#lookAt(id)));
      changed ||= results.includes(true);
    }
    return changed;
  }

  async #lookAt(id: string): Promise<boolean> {
    const folder = this.folderOf(id);
    const stamp = await stat(folder.path).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
    await this.#giveUp(id, folder, stamp);
    const known = this.#kept.get(id);
    if (this.#live.has(id) || (known?.stamp === stamp && known.run.status !== 'elsewhere')) return false;
    const found = await find(folder);
    if (!found) this.#awaits = true;
    // Meanwhile this window may have taken the run on, or may be closing.
    if (!found || this.#live.has(id) || this.#disposed) return false;
    const changed = known ? known.run.update(found) : true;
    this.#kept.set(id, { run: known?.run ?? new KeptRun(id, folder, found), stamp });
    return changed;
  }

  /** A run of this window that is over may be resumed in another one; its folder then has its status. */
  async #giveUp(id: string, { path }: RunFolder, stamp: number): Promise<void> {
    const live = this.#live.get(id);
    if (!live || isActive(live.run.status)) return;
    const owner = await ownerOf(path);
    if (owner === 'none') live.stamp ??= stamp;
    const changed = live.stamp !== undefined && live.stamp !== stamp;
    // Of a run that could not be kept the folder has less than is in memory.
    if (owner === 'another' || (changed && live.run.kept)) this.#drop(id);
  }

  /** The runs of a spec go with it when it is renamed, and those of a sample when it is kept. */
  async move(files: readonly Move[]): Promise<void> {
    const to = (run: Run): Pick<RunHead, 'uri' | 'file'> | undefined => {
      const uri = movedTo(run.head.uri, files);
      return uri && { uri: uri.toString(), file: pathOfSpec(uri, false) };
    };
    for (const live of this.#live.values()) {
      const place = to(live.run);
      if (!place) continue;
      live.moved = true;
      live.run.move(place);
    }
    await this.ready();
    for (const { run } of [...this.#kept.values()]) {
      const place = to(run);
      // On a full disk it stays where it was.
      if (place) await run.folder.move(place).catch(ignore);
    }
    await this.look();
  }

  #drop(id: string): void {
    const live = this.#live.get(id);
    live?.listener.dispose();
    live?.run.dispose();
    this.#live.delete(id);
    this.#kept.get(id)?.run.dispose();
    this.#kept.delete(id);
  }

  #tell(): void {
    this.#sorted = undefined;
    this.#staying = undefined;
    this.#changed.fire();
  }

  #sort(): readonly Run[] {
    const runs: Run[] = [...[...this.#live.values()].map(({ run }) => run), ...[...this.#kept.values()].map(({ run }) => run)];
    return runs.sort((a, b) => Number(isActive(b.status)) - Number(isActive(a.status)) || b.head.began - a.head.began);
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const ignore = (): void => undefined;

/** The status of the run in a folder; undefined while another window is about to begin it. */
async function find(folder: RunFolder): Promise<Found | undefined> {
  const owner = await ownerOf(folder.path);
  try {
    return { overview: await folder.overview(owner === 'none'), owner };
  } catch (error) {
    return owner === 'another' ? undefined : { damage: error instanceof Error ? error.message : String(error) };
  }
}
