import type { TrainingState } from '../engine/engine';
import { notice } from '../language/notice';
import { type FramePlan, framePlan, type KeptFrame, memoryPlan } from '../runs/frames-file';
import type { RunEnd, RunMeta } from '../runs/run-files';
import { type EpochState, memoryState, stateEncoder } from '../runs/state-record';
import type { DoneEpoch } from '../training/control';
import type { BranchPoint } from '../training/events';
import { inOneRow } from '../training/initial-state';
import type { TrainingPlan } from '../training/train';
import { Journal } from './journal';
import type { Kept } from './kept';
import type { RunEvent } from './messages';

/** What a branch begins with. */
export interface Branch {
  readonly point: BranchPoint;
  readonly state: TrainingState;
  readonly past: NonNullable<TrainingPlan['past']>;
  /** Milliseconds of each epoch before. */
  readonly milliseconds: Float64Array;
  /** The parent's weights up to the branch, in the order of the variables. */
  readonly frames: readonly KeptFrame[];
  /** The best epoch so far, where its weights are known. */
  readonly best: number | undefined;
}

/** Keeps a run: its folder is written, and the weights of some epochs are reported, which the folder gets as well. */
export class Recorder {
  readonly #journal: Journal;
  readonly #emit: (event: RunEvent) => void;
  readonly #unwritable: string | undefined;
  #isFrame: FramePlan = () => false;
  #lastFrame = -1;
  /** Epochs of the run, and numbers of a frame. */
  #size = { epochs: 0, values: 0 };
  #isMemory: FramePlan | undefined;
  #encode: ((memory: EpochState) => Uint8Array) | undefined;
  #lastMemory = 0;
  #last: EpochState | undefined;

  /** @param unwritable why nothing can be written, where that is known already */
  constructor(folder: string, emit: (event: RunEvent) => void, unwritable?: string) {
    this.#emit = emit;
    this.#unwritable = unwritable;
    this.#journal = new Journal(folder, (reason, epochs) =>
      emit({ type: 'not-kept', problem: notice('run-not-kept', { epochs, reason }) }),
    );
  }

  /**
   * To be called before training.
   * @param initial the weights that it starts with
   */
  begin(meta: RunMeta, spec: string, initial: ReadonlyMap<string, Float32Array>): void {
    const row = inOneRow(initial);
    this.#size = { epochs: meta.epochs, values: row.length };
    this.#isFrame = framePlan(meta.epochs, row.length);
    this.#emit({ type: 'meta', meta });
    if (this.#unwritable !== undefined) this.#journal.fail(this.#unwritable);
    this.#journal.begin(meta, spec);
    this.#frame(0, row);
  }

  /** The same for a branch: what its parent was up to there is kept with it, as the parent may be removed. */
  branch(meta: RunMeta, spec: string, { past, milliseconds, frames, point: { epoch }, state, best }: Branch): void {
    this.#size = { epochs: meta.epochs, values: inOneRow(state.weights).length };
    this.#isFrame = framePlan(meta.epochs, this.#size.values);
    this.#emit({ type: 'meta', meta });
    this.#emit({ type: 'past', columns: past.history, milliseconds: [...milliseconds] });
    if (this.#unwritable !== undefined) this.#journal.fail(this.#unwritable);
    this.#journal.begin(meta, spec);
    for (let i = 0; i < epoch; i++) {
      const logs = Object.fromEntries(Object.entries(past.history).map(([name, values]) => [name, values[i] as number]));
      const line = { epoch: i, logs, milliseconds: milliseconds[i] as number };
      if (i !== best && i !== epoch - 1) {
        this.#journal.past(line);
        continue;
      }
      const weights = (i === best && past.bestWeights) || state.weights;
      this.#last = { ...line, best: best !== undefined && best <= i ? best : -1, state: { ...state, weights } };
      this.#journal.epoch(this.#last);
    }
    for (const frame of frames) this.#frame(frame.epoch, frame.weights);
    // A step of the branch is made again from here, and never from what was before.
    if (state.optimizer.size > 0) {
      const memory = memoryState(epoch, state);
      this.#encode = stateEncoder(memory);
      this.#journal.memory(this.#encode(memory));
      this.#lastMemory = epoch;
    }
    this.#frame(epoch, inOneRow(state.weights));
  }

  /** The same for a run that continues. */
  resume(kept: Kept): void {
    this.#size = { epochs: kept.meta.epochs, values: kept.values };
    this.#isFrame = framePlan(kept.meta.epochs, kept.values);
    this.#emit({ type: 'meta', meta: kept.meta });
    if (this.#unwritable !== undefined) this.#journal.fail(this.#unwritable, kept.last.epoch + 1);
    this.#journal.resume(kept);
    for (const frame of kept.frames) this.#emit({ type: 'frame', ...frame });
    this.#lastFrame = kept.frames.at(-1)?.epoch ?? -1;
    this.#lastMemory = kept.memory.epoch;
    this.#last = kept.last;
    if (this.#isFrame(kept.last.epoch + 1)) this.#lastAsFrame();
  }

  epoch({ epoch, logs, milliseconds, best = -1, state }: DoneEpoch): void {
    this.#last = { epoch, logs, milliseconds, best, state: state() };
    this.#journal.epoch(this.#last);
  }

  /** The epoch's event was emitted: its frame follows. */
  told(epoch: number): void {
    if (this.#isFrame(epoch + 1)) this.#lastAsFrame();
  }

  /** To be called after training, before the network is evaluated. */
  trained(): void {
    this.#lastAsFrame();
  }

  end(end: RunEnd): void {
    this.#journal.end(end);
  }

  /** For a run that came to no end. */
  close(): void {
    this.#journal.close();
  }

  #lastAsFrame(): void {
    if (!this.#last) return;
    this.#memory(this.#last.epoch + 1, this.#last.state);
    this.#frame(this.#last.epoch + 1, inOneRow(this.#last.state.weights));
  }

  /** Before its frame, so that no frame is without it but where it was not to be kept. */
  #memory(epoch: number, state: TrainingState): void {
    if (state.optimizer.size === 0 || epoch <= this.#lastMemory) return;
    if (!this.#isMemory) {
      const bytes = [...state.optimizer.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
      this.#isMemory = memoryPlan(this.#size.epochs, this.#size.values, bytes);
    }
    if (!this.#isMemory(epoch)) return;
    this.#lastMemory = epoch;
    const memory = memoryState(epoch, state);
    this.#encode ??= stateEncoder(memory);
    this.#journal.memory(this.#encode(memory));
  }

  /** @param weights in the order of the variables */
  #frame(epoch: number, weights: Float32Array): void {
    if (epoch <= this.#lastFrame) return;
    this.#lastFrame = epoch;
    const frame = { epoch, weights };
    this.#journal.frame(frame);
    this.#emit({ type: 'frame', ...frame });
  }
}
