import { mkdir, rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import { patiently } from '../../files/patiently';
import type { RunHead } from '../../ml/runs/run-files';
import type { Ending } from '../../ml/training/events';
import { Refused, type Running, Stopped } from '../../ml/worker/client';
import type { Job, NativeLibrary, Outcome, RunEvent, Steer } from '../../ml/worker/messages';
import { WantsProcess, type WorkerKind, workerKindFor } from '../../ml/worker/worker-kind';
import { isSameAddress } from '../address';
import { Disposables } from '../disposables';
import { fileScopeOf } from '../spec-document';
import { claim, Taken } from './alive';
import { LiveRun } from './live-run';
import { askedEngine, newHead } from './new-run';
import type { Run } from './run';
import type { RunStore } from './run-store';
import { failureText } from './run-text';
import { Workers } from './workers';

/** As package.json has it. */
const MOST_AT_ONCE = 8;

/**
 * How a run ended: with an outcome, with errors in its spec, with a failure, or cut off because it did not stop in good order; then nothing was
 * evaluated, and nothing is there of one that had not begun.
 */
export interface Ended {
  readonly run: LiveRun;
  /** It was to continue with what was kept of it. */
  readonly resumed: boolean;
  readonly result:
    | { readonly outcome: Outcome }
    | { readonly refused: Refused }
    | { readonly failure: string }
    | { readonly stopped: Ending };
}

/** A run of this window that is not over yet. */
interface Task {
  readonly run: LiveRun;
  readonly job: Omit<Job, 'keep' | 'begin'>;
  begin: Steer;
  readonly resume: boolean;
  readonly stop: AbortController;
  readonly listener: vscode.Disposable;
  running?: Running;
}

/** Trains specs in workers of their own, as many at a time as the setting allows; a paused run leaves its place to the next one. */
export class Trainer implements vscode.Disposable {
  readonly #runs: RunStore;
  readonly #context: Pick<vscode.ExtensionContext, 'extension'>;
  readonly #store = new Disposables();
  readonly #workers: Workers;
  readonly #native: () => Promise<NativeLibrary>;
  readonly #tasks: Task[] = [];
  readonly #claims = new Set<vscode.Disposable>();
  readonly #began = this.#store.add(new vscode.EventEmitter<LiveRun>());
  readonly #told = this.#store.add(new vscode.EventEmitter<{ readonly run: LiveRun; readonly event: RunEvent }>());
  readonly #ended = this.#store.add(new vscode.EventEmitter<Ended>());
  #disposed = false;

  /** A run was handed to its worker. */
  readonly onDidBegin = this.#began.event;
  /** What a run's worker reported, in order. */
  readonly onDidTell = this.#told.event;
  readonly onDidEnd = this.#ended.event;

  /**
   * @param worker the bundled worker
   * @param native looks for TensorFlow's own library
   */
  constructor(runs: RunStore, context: Pick<vscode.ExtensionContext, 'extension'>, worker: string, native: () => Promise<NativeLibrary>) {
    this.#runs = runs;
    this.#context = context;
    this.#workers = this.#store.add(new Workers(worker));
    this.#native = native;
    this.#store.add(
      vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('neuralNetwork.parallelRuns') && this.#next()),
    );
  }

  /** Runs that are queued, running or paused, the newest last. */
  get active(): readonly LiveRun[] {
    return this.#tasks.map(({ run }) => run);
  }

  activeOf(uri: vscode.Uri): LiveRun | undefined {
    return this.active.findLast(({ head }) => isSameAddress(head.uri, uri));
  }

  /** Trains the document as it is, saved or not. @param begin `batch`, `epoch`: pauses after so much */
  start(document: vscode.TextDocument, begin: Steer = 'go'): LiveRun {
    return this.#start(document.uri, document.getText(), begin, false);
  }

  /** Trains a spec that was edited. It waits for no other training. */
  startLive(uri: vscode.Uri, text: string): LiveRun {
    return this.#start(uri, text, 'go', true);
  }

  /** Trains the document from a moment of a kept run. @param epoch epochs of it that come before */
  branch(document: vscode.TextDocument, parent: Run, epoch: number): LiveRun {
    return this.#start(document.uri, document.getText(), 'go', false, { run: parent.id, epoch });
  }

  #start(uri: vscode.Uri, text: string, begin: Steer, live: boolean, from?: RunHead['from']): LiveRun {
    const head = newHead(uri, askedEngine(text, uri), this.#context.extension, live, from);
    const run = new LiveRun(head, text, this.#runs.folderOf(head.id));
    this.#enqueue(run, uri, text, begin, false);
    return run;
  }

  /**
   * Continues with a run that was stopped or cut off, from its last epoch.
   * @throws an error with a message for the reader where what is kept of it cannot be read
   */
  async resume(kept: Run, begin: Steer = 'go'): Promise<LiveRun> {
    const folder = this.#runs.folderOf(kept.id);
    const [text, past] = await Promise.all([folder.specText(), folder.past()]);
    // While that was read, another call may have begun the same.
    const already = this.active.find(({ id }) => id === kept.id);
    if (already) return already;
    const run = new LiveRun(kept.head, text, folder, past);
    this.#enqueue(run, vscode.Uri.parse(kept.head.uri), text, begin, true);
    return run;
  }

  /** Ends a run between two batches, or in the middle of one that takes long; one that waits for its turn goes at once. */
  stop(run: Run): void {
    const task = this.#tasks.find((t) => t.run === run);
    task?.stop.abort();
    if (task && !task.running && task.run.status === 'queued') void this.#withdraw(task);
  }

  /** Pauses a run, lets it continue, or lets it make one step. */
  steer(run: Run, to: Steer): void {
    const task = this.#tasks.find((t) => t.run === run);
    task?.running?.steer(to);
    // What it begins with, where it is yet to be handed to a worker, or to another one.
    if (task) task.begin = to;
  }

  /** A run is to be expected: its thread is started, so that the button's press does not wait for that. */
  prepare(): void {
    if (!this.#disposed) this.#workers.prepare();
  }

  /** Lets go of TensorFlow's library, as far as no run uses it. */
  endIdle(): Promise<void> {
    return this.#workers.endIdle();
  }

  dispose(): void {
    this.#disposed = true;
    for (const held of this.#claims) held.dispose();
    this.#store.dispose();
  }

  #enqueue(run: LiveRun, uri: vscode.Uri, text: string, begin: Steer, resume: boolean): void {
    const { asked, from } = run.head;
    const moment = from && { from: { folder: this.#runs.folderOf(from.run).path, epoch: from.epoch } };
    const job = { text, ...fileScopeOf({ uri }), engine: asked, task: 'train', ...moment } as const;
    const listener = run.onDidChange((change) => change === 'status' && run.status === 'paused' && this.#next());
    this.#tasks.push({ run, job, begin, resume, stop: new AbortController(), listener });
    this.#runs.add(run);
    this.#next();
  }

  #next(): void {
    if (this.#disposed) return;
    const places = placesOf(vscode.workspace.getConfiguration('neuralNetwork').get('parallelRuns'));
    const waiting = this.#tasks.filter(({ run }) => run.status === 'queued');
    const inTurn = waiting.filter(({ run }) => !run.head.live);
    const taken = this.#tasks.filter(({ run }) => run.status === 'running' && !run.head.live).length;
    for (const task of [...waiting.filter(({ run }) => run.head.live), ...inTurn.slice(0, Math.max(0, places - taken))]) {
      task.run.start();
      void this.#run(task);
    }
  }

  async #run(task: Task): Promise<void> {
    const { run } = task;
    this.#began.fire(run);
    let held: vscode.Disposable | undefined;
    try {
      const claimed = await this.#claim(task);
      if ('dispose' in claimed) held = claimed;
      // Workers that begin after the end would never be ended.
      if (this.#disposed) return held?.dispose();
      const outcome = await this.#train(task, 'dispose' in claimed ? undefined : claimed.unwritable);
      const { ending } = outcome;
      if (!ending) {
        // There was nothing to train, so there is no run.
        await this.#discard(task, held);
        this.#leave(task, held, { outcome });
        await this.#runs.release(run);
        return;
      }
      const kept = run.kept ? await run.folder.overview().catch(ignore) : undefined;
      run.finish(outcome, ending, kept?.end && { meta: kept.meta, end: kept.end });
      this.#leave(task, held, { outcome });
    } catch (error) {
      if (this.#disposed) return;
      if (error instanceof Refused || error instanceof Taken) {
        await this.#discard(task, held);
        this.#leave(task, held, error instanceof Refused ? { refused: error } : { failure: error.message });
        await this.#runs.release(run);
      } else if (error instanceof Stopped) {
        await this.#cutOff(task, held);
      } else {
        const failure = failureText(error);
        run.fail(failure);
        this.#leave(task, held, { failure });
      }
    }
  }

  /** The run is this window's from now on; or why it cannot be kept, which is no reason not to train. */
  async #claim({ run, resume }: Task): Promise<vscode.Disposable | { readonly unwritable: string }> {
    const { path } = run.folder;
    try {
      await mkdir(path, { recursive: true });
      const held = await claim(path);
      this.#claims.add(held);
      return held;
    } catch (error) {
      if (error instanceof Taken) throw error;
      if (!resume) await patiently(() => rm(path, { recursive: true, force: true })).catch(ignore);
      return { unwritable: error instanceof Error && 'code' in error ? String(error.code) : String(error) };
    }
  }

  async #train(task: Task, unwritable: string | undefined): Promise<Outcome> {
    const { run, resume } = task;
    const keep = { folder: run.folder.path, head: run.head, resume, ...(unwritable !== undefined && { unwritable }) };
    // The library may have been set up or taken away since the last run.
    const native = await this.#native();
    const job = { ...task.job, native, keep };
    for (let kind = workerKindFor(job.engine ?? 'auto', native); ; kind = 'process') {
      try {
        return await this.#trainIn(kind, task, job);
      } catch (error) {
        if (!(error instanceof WantsProcess)) throw error;
      }
    }
  }

  async #trainIn(kind: WorkerKind, task: Task, job: Job): Promise<Outcome> {
    if (this.#disposed) throw new Error('The extension has ended.');
    const { run, stop } = task;
    const client = this.#workers.take(kind);
    let sound = false;
    try {
      const running = client.start({ ...job, begin: task.begin }, (event) => this.#hear(run, event), stop.signal);
      task.running = running;
      const outcome = await running.outcome;
      sound = true;
      return outcome;
    } catch (error) {
      // A process that says so has TensorFlow's library with other threads, and makes way for a new one.
      sound = error instanceof Refused || (error instanceof WantsProcess && kind === 'thread');
      throw error;
    } finally {
      this.#workers.give(client, sound);
    }
  }

  #hear(run: LiveRun, event: RunEvent): void {
    if (this.#disposed) return;
    run.take(event);
    this.#told.fire({ run, event });
  }

  async #withdraw(task: Task): Promise<void> {
    this.#forget(task);
    task.run.withdraw();
    await this.#runs.release(task.run);
  }

  /** Its worker was ended: what is kept of it says how far it came. */
  async #cutOff(task: Task, held: vscode.Disposable | undefined): Promise<void> {
    const { run } = task;
    const kept = run.kept ? await run.folder.stopped().catch(() => undefined) : undefined;
    const stopped = run.cutOff(kept);
    const isNothing = !run.end;
    if (isNothing) await this.#discard(task, held);
    this.#leave(task, held, { stopped });
    if (isNothing) await this.#runs.release(run);
  }

  /** Of a run that never began, nothing is kept. */
  async #discard({ run, resume }: Task, held: vscode.Disposable | undefined): Promise<void> {
    if (!resume && held) await patiently(() => rm(run.folder.path, { recursive: true, force: true })).catch(ignore);
  }

  #leave(task: Task, held: vscode.Disposable | undefined, result: Ended['result']): void {
    held?.dispose();
    if (held) this.#claims.delete(held);
    this.#forget(task);
    this.#ended.fire({ run: task.run, resumed: task.resume, result });
    this.#next();
  }

  #forget(task: Task): void {
    task.listener.dispose();
    this.#tasks.splice(this.#tasks.indexOf(task), 1);
  }
}

const ignore = (): void => undefined;
/** A settings file may say anything; with no place at all every run would wait for ever. */
const placesOf = (setting: unknown): number => (typeof setting === 'number' && setting >= 1 ? Math.min(setting, MOST_AT_ONCE) : 1);
