import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { patientlySync } from '../../files/patiently';
import { putWhole } from '../../files/whole-file';
import { crc32 } from '../data/formats/crc32';
import { volume } from '../language/shape';
import { encodeFrame, FRAMES_HEAD, frameBytes, framesHead, type KeptFrame } from '../runs/frames-file';
import { historyHead, historyLine } from '../runs/history-file';
import { type RunEnd, type RunMeta, runFiles } from '../runs/run-files';
import { encodeJson } from '../runs/run-json';
import { type EpochState, stateEncoder } from '../runs/state-record';
import type { Kept } from './kept';
import { SlotFile, writeAll } from './slot-file';

/** How often it is looked whether the folder is still there, and ours: what is written to files of a deleted folder is lost without an error. */
const LOOK_EVERY_MS = 500;

/**
 * Writes a run into its folder while it continues. Every write is made at once and by this thread: it takes some microseconds, and what is
 * written survives the end of the process, however it comes. Nothing here throws; after the first failure nothing more is written.
 */
export class Journal {
  readonly #folder: string;
  readonly #onFailure: (reason: string, epochs: number) => void;
  readonly #last: SlotFile;
  readonly #best: SlotFile;
  #history: number | undefined;
  #frames: number | undefined;
  #memory: number | undefined;
  #metrics: readonly string[] = [];
  #encode: ((state: EpochState) => Uint8Array) | undefined;
  /** The newest record, and whether it is of the best epoch, which is written as such only when another one follows. */
  #newest: { readonly record: Uint8Array; readonly best: boolean } | undefined;
  #epochs = 0;
  /** The checksum of the history so far. */
  #mark = 0;
  #looked = 0;
  #failed = false;
  /** Who trains the run, by its mark. It may be another process that writes it down. */
  #owner: string | undefined;

  /** @param onFailure told once why nothing more is kept, and how many epochs are */
  constructor(folder: string, onFailure: (reason: string, epochs: number) => void) {
    this.#folder = folder;
    this.#onFailure = onFailure;
    this.#last = new SlotFile(this.#path('last'));
    this.#best = new SlotFile(this.#path('best'));
  }

  /** Begins a run. All files there are of an earlier beginning go. */
  begin(meta: RunMeta, spec: string): void {
    this.#owner = this.#marked();
    this.#try(() => {
      mkdirSync(this.#folder, { recursive: true });
      for (const file of ['end', 'history', 'last', 'best', 'frames', 'memory'] as const)
        patientlySync(() => rmSync(this.#path(file), { force: true }));
      putWhole(this.#path('spec'), spec);
      this.#frames = openSync(this.#path('frames'), 'a');
      writeAll(this.#frames, framesHead(meta.variables.reduce((sum, { shape }) => sum + volume(shape), 0)));
      putWhole(this.#path('meta'), encodeJson(meta));
    });
  }

  /** Continues a run: what the files hold beyond the state that it continues from is cut off. */
  resume({ last, best, history, frames, memory, values }: Kept): void {
    this.#owner = this.#marked();
    this.#epochs = last.epoch + 1;
    this.#try(() => {
      patientlySync(() => rmSync(this.#path('end'), { force: true }));
      this.#metrics = Object.keys(last.logs);
      const lines = Math.min(history.length, this.#epochs);
      if (lines === 0) putWhole(this.#path('history'), historyHead(this.#metrics));
      else truncateSync(this.#path('history'), history.bytes(lines));
      this.#mark = crc32(readFileSync(this.#path('history')));
      this.#history = openSync(this.#path('history'), 'a');
      if (lines < this.#epochs) this.#line(last);
      if (best && best !== last) {
        // As long as all that follow, which have a checksum.
        const marked = { ...best, history: best.history ?? 0 };
        this.#best.write(stateEncoder(marked)(marked));
      }
      this.#record(last);
      if (frames.length === 0) putWhole(this.#path('frames'), framesHead(values));
      else truncateSync(this.#path('frames'), FRAMES_HEAD + frames.length * frameBytes(values));
      this.#frames = openSync(this.#path('frames'), 'a');
      if (memory.bytes > 0) truncateSync(this.#path('memory'), memory.bytes);
      else patientlySync(() => rmSync(this.#path('memory'), { force: true }));
    });
  }

  /** An epoch of a branch's parent. */
  past(done: Omit<EpochState, 'state' | 'best'>): void {
    this.#try(() => {
      this.#head(done);
      this.#line(done);
    });
  }

  /** An epoch is done. */
  epoch(done: EpochState): void {
    this.#try(() => {
      this.#look();
      this.#head(done);
      this.#line(done);
      if (this.#newest?.best && done.best !== done.epoch) this.#best.write(this.#newest.record);
      this.#record(done);
      this.#epochs = done.epoch + 1;
    });
  }

  frame(frame: KeptFrame): void {
    this.#try(() => {
      if (this.#frames !== undefined) writeAll(this.#frames, encodeFrame(frame));
    });
  }

  /** @param record of the optimizer's memory, beside a frame */
  memory(record: Uint8Array): void {
    this.#try(() => {
      this.#memory ??= openSync(this.#path('memory'), 'a');
      writeAll(this.#memory, record);
    });
  }

  end(end: RunEnd): void {
    this.#try(() => putWhole(this.#path('end'), encodeJson(end)));
    this.close();
  }

  close(): void {
    try {
      for (const file of [this.#history, this.#frames, this.#memory]) if (file !== undefined) closeSync(file);
      this.#last.close();
      this.#best.close();
    } catch {
      // What could not be written has been told already.
    }
    this.#history = undefined;
    this.#frames = undefined;
    this.#memory = undefined;
  }

  /** Nothing more can be written. @param epochs how many were kept */
  fail(reason: string, epochs = this.#epochs): void {
    this.#failed = true;
    this.close();
    this.#onFailure(reason, epochs);
  }

  /** The first line of the history, before the first epoch. */
  #head({ logs }: Pick<EpochState, 'logs'>): void {
    if (this.#history !== undefined) return;
    this.#metrics = Object.keys(logs);
    this.#history = openSync(this.#path('history'), 'a');
    this.#append(historyHead(this.#metrics));
  }

  #line({ epoch, milliseconds, logs }: Omit<EpochState, 'state' | 'best'>): void {
    this.#append(historyLine(epoch, milliseconds, this.#metrics, logs));
  }

  #append(text: string): void {
    const bytes = new TextEncoder().encode(text);
    writeAll(this.#history as number, bytes);
    this.#mark = crc32(bytes, 0, bytes.length, this.#mark);
  }

  #record(state: EpochState): void {
    const marked = { ...state, history: this.#mark };
    this.#encode ??= stateEncoder(marked);
    const record = this.#encode(marked);
    this.#last.write(record);
    this.#newest = { record, best: state.best === state.epoch };
  }

  #look(): void {
    const now = performance.now();
    if (now - this.#looked < LOOK_EVERY_MS) return;
    this.#looked = now;
    if (!existsSync(this.#path('meta'))) throw Object.assign(new Error('The folder of the run is gone.'), { code: 'ENOENT' });
    // A window that was not heard of for long is taken for gone, and another one may have gone on with its run.
    const owner = this.#marked();
    if (owner !== undefined && owner !== this.#owner)
      throw Object.assign(new Error('Another window continues the run.'), { code: 'taken' });
  }

  /** The mark of who trains the run; not everyone leaves one. */
  #marked(): string | undefined {
    try {
      return readFileSync(this.#path('alive'), 'utf8');
    } catch {
      return undefined;
    }
  }

  #path(file: keyof typeof runFiles): string {
    return join(this.#folder, runFiles[file]);
  }

  #try(write: () => void): void {
    if (this.#failed) return;
    try {
      write();
    } catch (error) {
      this.fail(error instanceof Error && 'code' in error ? String(error.code) : String(error));
    }
  }
}
