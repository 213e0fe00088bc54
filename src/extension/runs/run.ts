import * as vscode from 'vscode';
import type { Notice } from '../../ml/language/notice';
import type { RunEnd, RunHead, RunMeta } from '../../ml/runs/run-files';
import type { RunStatus } from '../../ml/runs/run-status';
import type { Spec } from '../../ml/spec/spec';
import type { Ending, Logs } from '../../ml/training/events';
import type { History } from '../../ml/training/history';
import type { NotFinite } from '../../webview/study/messages/state';

/** Weights after so many epochs; 0 is the state before training. In the order of the run's variables. */
export interface Frame {
  readonly epoch: number;
  readonly weights: Float32Array;
}

/** Where a run is within its epoch. */
export interface RunProgress {
  readonly epoch: number;
  readonly batch: number;
  readonly batches: number;
  readonly samples: number;
  readonly logs: Logs;
  readonly samplesPerSecond: number;
  /** Milliseconds until the last epoch is done, at the present pace; pauses not counted. */
  readonly timeLeft: number;
}

/** Where a paused run waits, and its weights there, in the order of the run's variables. */
export interface Held {
  /** Epochs that are done. */
  readonly epoch: number;
  /** Batches of the next one that are done. */
  readonly batch: number;
  readonly weights: Float32Array;
}

/** What changed; listeners are called at most every 16 ms for each kind. `progress` says nothing of epochs that were completed. */
export type RunChange = 'status' | 'epochs' | 'progress' | 'frames';

/** A run, in progress or from the store; both look the same to those who show them. */
export interface Run {
  readonly id: string;
  readonly head: RunHead;
  /** Not set before it has started. */
  readonly meta: RunMeta | undefined;
  readonly status: RunStatus;
  /** Epochs that are done. */
  readonly epochsDone: number;
  readonly epochs: number;
  /** Milliseconds of training, pauses not counted. */
  readonly milliseconds: number;
  readonly logs: Logs;
  readonly end: RunEnd | undefined;
  /** Why it failed or cannot be read. */
  readonly message: string | undefined;
  /** True for a run with a state to continue from: cut off, or stopped by the user. */
  readonly resumable: boolean;
  readonly progress: RunProgress | undefined;
  /** Not set while it is not paused, or is not this window's. */
  readonly held?: Held | undefined;
  readonly folder: { readonly path: string };
  /** Its folder holds all there is of it. */
  readonly kept: boolean;
  readonly onDidChange: vscode.Event<RunChange>;
  specText(): Promise<string>;
  history(): Promise<History>;
  /** Ascending in `epoch`. */
  frames(): Promise<readonly Frame[]>;
  /** Weights by `layer/variable` after the last or the best epoch; undefined where there are none yet. */
  weights(of: 'last' | 'best'): Promise<ReadonlyMap<string, Float32Array> | undefined>;
}

/** Every run of this workspace. */
export interface Runs {
  /** Those that stay: not those that an edit began. The ones in progress first, then the newest first. */
  readonly all: readonly Run[];
  /** A run was added, removed, or changed its status. */
  readonly onDidChange: vscode.Event<void>;
  /** Resolves once the disk was looked through; what is there is known from then on. The first to ask for anything sets it off. */
  ready(): Promise<void>;
  /** The same object as long as the run lasts; a run that is resumed is another one from then on, and `onDidChange` says so. */
  get(id: string): Run | undefined;
  /** Runs of one spec, also those that an edit began, the newest first. */
  of(uri: vscode.Uri): readonly Run[];
}

/** The status of a run by its ending. */
export const statusOf: { readonly [R in Ending['reason']]: RunStatus } = {
  finished: 'finished',
  'early-stopping': 'stopped-early',
  cancelled: 'stopped',
  diverged: 'diverged',
};

/** Whether a spec has training go back to the best weights at its end. */
export const restoresBest = (spec: Spec | undefined): boolean => spec?.fit.early_stopping?.restore_best_weights ?? false;

/** Which weights a run came to. As in Keras, it goes back to the best also where it was not stopped early. @param restores its spec says so */
export function finalWeights({ end }: Pick<Run, 'end'>, restores: boolean): 'last' | 'best' {
  const reason = end?.ending.reason;
  return restores && (reason === 'finished' || reason === 'early-stopping') ? 'best' : 'last';
}

/** Of a run that broke off: what was not a finite number, whether loss or weights had grown before, and whether training was sound. */
export function notFiniteOf(ending: Ending): NotFinite | undefined {
  if (ending.reason !== 'diverged') return undefined;
  const { args } = ending.problem as Notice<'not-finite' | 'figure-not-finite'>;
  const grew = args.runaway || args.growth !== undefined;
  const of = 'what' in args ? args.what : 'training';
  return { of, grew, sound: !grew && (of === 'evaluation' || of === 'prediction') };
}

/**
 * Tells of changes: of one kind together, where they come of one message of the worker, which sends a run's events no more often than they can be
 * drawn (`worker/event-batches.ts`). A change of status is reported at once, after what came before it.
 */
export class Changes implements vscode.Disposable {
  readonly #emitter = new vscode.EventEmitter<RunChange>();
  readonly #waiting = new Set<RunChange>();
  #due = false;

  readonly event = this.#emitter.event;

  tell(change: RunChange): void {
    this.#waiting.add(change);
    if (change === 'status') this.#flush();
    else if (!this.#due) {
      this.#due = true;
      queueMicrotask(() => this.#flush());
    }
  }

  dispose(): void {
    this.#emitter.dispose();
  }

  #flush(): void {
    this.#due = false;
    const changes = [...this.#waiting];
    this.#waiting.clear();
    for (const change of changes) this.#emitter.fire(change);
  }
}
