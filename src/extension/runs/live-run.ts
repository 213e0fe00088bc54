import type { RunEnd, RunHead, RunMeta } from '../../ml/runs/run-files';
import { isActive, type RunStatus } from '../../ml/runs/run-status';
import type { Ending, Logs } from '../../ml/training/events';
import { GrowingHistory, type History } from '../../ml/training/history';
import type { Outcome, RunEvent } from '../../ml/worker/messages';
import { textOf } from '../problem-text';
import { Pace } from './pace';
import { Changes, type Frame, type Held, type Run, type RunProgress, statusOf } from './run';
import type { Overview, Past, RunFolder } from './run-folder';

type Begin = Extract<RunEvent, { type: 'begin' }>;

/** A run of this window, from the queue to its end. What it has learned so far is at hand; after the end it is read from its folder. */
export class LiveRun implements Run {
  readonly folder: RunFolder;
  readonly #text: string;
  readonly #changes = new Changes();
  readonly #pace = new Pace();
  readonly #before: number;
  #history: GrowingHistory | undefined = new GrowingHistory();
  #frames: Frame[] | undefined = [];
  #held: Held | undefined;
  #status: RunStatus = 'queued';
  #begin: Begin | undefined;
  #batch: Extract<RunEvent, { type: 'batch' }> | undefined;
  #head: RunHead;
  #meta: RunMeta | undefined;
  #end: RunEnd | undefined;
  #weights: ReadonlyMap<string, Float32Array> | undefined;
  #message: string | undefined;
  #epochsDone = 0;
  #logs: Logs = {};
  #kept = true;

  readonly onDidChange = this.#changes.event;

  constructor(head: RunHead, text: string, folder: RunFolder, past?: Past) {
    this.#head = head;
    this.folder = folder;
    this.#text = text;
    this.#meta = past?.meta;
    this.#before = past?.milliseconds ?? 0;
    if (past) this.#takeOn(past);
  }

  get id(): string {
    return this.#head.id;
  }

  get head(): RunHead {
    return this.#head;
  }

  get meta(): RunMeta | undefined {
    return this.#meta;
  }

  get status(): RunStatus {
    return this.#status;
  }

  get epochsDone(): number {
    return this.#epochsDone;
  }

  get epochs(): number {
    return this.#begin?.epochs ?? this.#meta?.epochs ?? 0;
  }

  get milliseconds(): number {
    return this.#end?.milliseconds ?? this.#before + this.#pace.spent(performance.now());
  }

  get logs(): Logs {
    return this.#logs;
  }

  get held(): Held | undefined {
    return this.#status === 'paused' ? this.#held : undefined;
  }

  get end(): RunEnd | undefined {
    return this.#end;
  }

  get message(): string | undefined {
    return this.#message;
  }

  /** Its folder holds all there is of it. */
  get kept(): boolean {
    return this.#kept;
  }

  get resumable(): boolean {
    const cut = this.#status === 'stopped' || this.#status === 'failed';
    return cut && this.#kept && this.#epochsDone > 0 && this.#epochsDone < this.epochs;
  }

  get progress(): RunProgress | undefined {
    const begin = this.#begin;
    if (!begin || !isActive(this.#status)) return undefined;
    const { batches, samples, epochs } = begin;
    const [epoch, batch] = [this.#epochsDone, this.#batch?.epoch === this.#epochsDone ? this.#batch.batch : 0];
    const rate = this.#pace.rate(performance.now());
    const left = (epochs - epoch) * batches - batch;
    return {
      epoch,
      batch,
      batches,
      samples,
      logs: this.#logs,
      samplesPerSecond: (rate * 1000 * samples) / batches,
      timeLeft: rate > 0 ? left / rate : Number.POSITIVE_INFINITY,
    };
  }

  specText(): Promise<string> {
    return Promise.resolve(this.#text);
  }

  async history(): Promise<History> {
    return this.#history?.shown ?? (await this.folder.history());
  }

  async frames(): Promise<readonly Frame[]> {
    return this.#frames ?? (await this.folder.frames());
  }

  async weights(of: 'last' | 'best'): Promise<ReadonlyMap<string, Float32Array> | undefined> {
    // What is on disk of a run that can no longer be written down is out of date.
    if (!this.#kept) return of === 'last' ? this.#weights : undefined;
    return await this.folder.weights(of);
  }

  /** Takes in what the training thread tells. */
  take(event: RunEvent): void {
    switch (event.type) {
      case 'meta':
        this.#meta = { ...event.meta, uri: this.#head.uri, file: this.#head.file };
        this.#changes.tell('status');
        break;
      case 'past':
        this.#history?.put({ columns: typed(event.columns), milliseconds: Float64Array.from(event.milliseconds) }, 0);
        this.#epochsDone = event.milliseconds.length;
        this.#logs = this.#history?.logs ?? {};
        this.#changes.tell('epochs');
        break;
      case 'begin':
        this.#begin = event;
        this.#goBackTo(event.firstEpoch);
        this.#pace.go(performance.now());
        this.#turn('running');
        break;
      case 'batch':
        this.#batch = event;
        this.#reach(event.epoch, event.batch);
        this.#logs = { ...this.#logs, ...event.logs };
        this.#changes.tell('progress');
        break;
      case 'epoch':
        this.#history?.add(Object.keys(event.logs), Object.values(event.logs), event.milliseconds);
        this.#epochsDone = event.epoch + 1;
        this.#logs = event.logs;
        this.#reach(this.#epochsDone, 0);
        this.#changes.tell('epochs');
        this.#changes.tell('progress');
        break;
      case 'frame':
        // A resumed run sends the frames it had before.
        if (event.epoch <= (this.#frames?.at(-1)?.epoch ?? -1)) break;
        this.#frames?.push({ epoch: event.epoch, weights: event.weights });
        this.#changes.tell('frames');
        break;
      case 'paused':
        this.#pace.halt(performance.now());
        this.#held = event;
        this.#turn('paused');
        break;
      case 'going':
        this.#pace.go(performance.now());
        this.#held = undefined;
        this.#turn('running');
        break;
      case 'not-kept':
        this.#kept = false;
        this.#message = textOf(event.problem);
        this.#changes.tell('status');
        break;
    }
  }

  /** It has its thread now; loading comes first. */
  start(): void {
    this.#turn('running');
  }

  /** Its spec has another address now. */
  move({ uri, file }: Pick<RunHead, 'uri' | 'file'>): void {
    this.#head = { ...this.#head, uri, file };
    this.#meta &&= { ...this.#meta, uri, file };
    this.#changes.tell('status');
  }

  /** An edit began it, and it is to stay. Rejects where that cannot be written down. */
  async keep(): Promise<void> {
    await this.folder.keep();
    const { live: _, ...head } = this.#head;
    this.#head = head;
    if (this.#meta) {
      const { live: __, ...meta } = this.#meta;
      this.#meta = meta;
    }
    this.#changes.tell('status');
  }

  /** The run came to its end. @param kept what was written down of it; undefined where that was not possible */
  finish(outcome: Outcome, ending: Ending, kept: { readonly meta: RunMeta; readonly end: RunEnd } | undefined): void {
    this.#pace.halt(performance.now());
    this.#meta = kept?.meta ?? this.#meta;
    this.#end = kept?.end ?? {
      format: 1,
      ending,
      ...(outcome.evaluate && { evaluate: outcome.evaluate }),
      ...(outcome.predictions && { predictions: { shape: outcome.predictions.shape, values: [...outcome.predictions.values] } }),
      ...(outcome.classes && { classes: outcome.classes }),
      milliseconds: this.milliseconds,
    };
    if (ending.reason === 'diverged') this.#message = textOf(ending.problem);
    this.#weights = new Map([...outcome.weights].map(([name, { values }]) => [name, values]));
    this.#held = undefined;
    this.#kept &&= kept !== undefined;
    this.#letGo();
    this.#turn(statusOf[ending.reason]);
  }

  /** The run cannot continue. @param message why */
  fail(message: string): void {
    this.#pace.halt(performance.now());
    this.#message = message;
    this.#turn('failed');
  }

  /**
   * Its worker was ended in the middle of a computation.
   * @param kept what its folder has, where it is kept there
   * @returns where it was; it has no `end` if there is nothing of it, because it had not begun
   */
  cutOff(kept: (Overview & { readonly end: RunEnd }) | undefined): Ending {
    this.#pace.halt(performance.now());
    const epoch = kept?.epochsDone ?? this.#epochsDone;
    const ending = kept?.end.ending ?? { reason: 'cancelled', epoch, batch: 0 };
    if (kept) {
      // The last epochs may be kept and not have been reported yet.
      this.#meta = kept.meta;
      this.#end = kept.end;
      this.#logs = kept.logs;
      this.#epochsDone = epoch;
      this.#letGo();
    } else if (epoch > 0) {
      this.#kept = false;
      this.#end = { format: 1, ending, milliseconds: this.milliseconds };
    }
    this.#turn('stopped');
    return ending;
  }

  /** It was taken off the queue before it began. */
  withdraw(): void {
    this.#turn('stopped');
  }

  dispose(): void {
    this.#changes.dispose();
  }

  /** What is on disk need not be in memory too. */
  #letGo(): void {
    if (!this.#kept) return;
    this.#history = undefined;
    this.#frames = undefined;
    this.#weights = undefined;
  }

  #takeOn({ history, frames, lost }: Past): void {
    this.#history?.put(history, 0);
    if (lost) this.#history?.add(Object.keys(lost.logs), Object.values(lost.logs), lost.milliseconds);
    this.#epochsDone = this.#history?.length ?? 0;
    this.#logs = this.#history?.logs ?? {};
    this.#frames = [...frames];
  }

  /** What was written down of a run may be ahead of the state that it can continue from. */
  #goBackTo(epoch: number): void {
    if (epoch >= this.#epochsDone) return;
    this.#history?.cut(epoch);
    this.#epochsDone = epoch;
    this.#logs = this.#history?.logs ?? {};
    this.#frames = this.#frames?.filter((frame) => frame.epoch <= epoch);
  }

  #reach(epoch: number, batch: number): void {
    const { firstEpoch = 0, batches = 1 } = this.#begin ?? {};
    this.#pace.reach((epoch - firstEpoch) * batches + batch);
  }

  #turn(status: RunStatus): void {
    this.#status = status;
    this.#changes.tell('status');
  }
}

const typed = (columns: Readonly<Record<string, readonly number[]>>): Record<string, Float64Array> =>
  Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, Float64Array.from(values)]));
