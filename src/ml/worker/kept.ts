import { type Notice, notice } from '../language/notice';
import type { KeptFrame } from '../runs/frames-file';
import type { HistoryReader } from '../runs/history-file';
import { textMark } from '../runs/marks';
import type { RunMeta } from '../runs/run-files';
import { runFiles } from '../runs/run-files';
import {
  framesInFile,
  historyReader,
  isDamaged,
  markOfStart,
  memoryInFile,
  readBest,
  readRun,
  readSpecText,
  readStates,
} from '../runs/run-folder';
import type { Damaged } from '../runs/run-json';
import type { EpochState } from '../runs/state-record';

/** What a run continues from. */
export interface Kept {
  readonly meta: RunMeta;
  readonly last: EpochState;
  /** The same object as `last` where that is the best; undefined where none is. */
  readonly best?: EpochState;
  readonly history: HistoryReader;
  /** Those up to the state. */
  readonly frames: readonly KeptFrame[];
  /** The newest memory of the optimizer that is kept beside a frame up to the state, and how many bytes of that file count; 0 for none. */
  readonly memory: { readonly epoch: number; readonly bytes: number };
  /** Numbers in a frame. */
  readonly values: number;
}

/** A run that is to continue, with its spec as it was. `kept` is not set if it was cut off before its first epoch was done. */
export interface Resumable {
  readonly spec: string;
  readonly meta?: RunMeta;
  readonly kept?: Kept;
}

/** Reads what a run can continue from. */
export async function readResumable(folder: string): Promise<Resumable | Notice> {
  const [spec, run, history] = await Promise.all([readSpecText(folder), readRun(folder), historyReader(folder)]);
  if (isDamaged(spec)) return spec.damaged;
  if (isDamaged(history)) return history.damaged;
  // What is written first was all that was written.
  if (isDamaged(run)) return run.damaged.code === 'run-file-missing' ? { spec } : run.damaged;
  const { meta, end } = run;
  if (isOther(spec, meta)) return notice('run-file-changed', { file: runFiles.spec });
  if (end && end.ending.reason !== 'cancelled') return notice('run-is-over', undefined);
  const states = await readStates(folder, runFiles.last);
  const kept = isDamaged(states) ? [] : states;
  const last = kept.find(({ epoch }) => epoch <= history.length);
  // States that are far ahead of the history are not to be written over: most of its lines were lost, and no other way.
  if (!last && kept.length) return notice('run-file-broken', { file: runFiles.history });
  if (!last) return history.length <= 1 ? { spec, meta } : notice('run-without-state', undefined);
  // The line of the newest epoch may be lost; of those before it, none may be another than when the state was written.
  const lines = history.length > last.epoch ? history.bytes(last.epoch + 1) : undefined;
  if (last.history !== undefined && lines !== undefined && (await markOfStart(folder, runFiles.history, lines)) !== last.history)
    return notice('run-file-changed', { file: runFiles.history });
  const best = await readBest(folder, last);
  if (isDamaged(best)) return best.damaged;
  const [frames, memories] = await Promise.all([framesInFile(folder), memoryInFile(folder)]);
  const memory = (isDamaged(memories) ? [] : memories).findLast(({ epoch }) => epoch <= last.epoch + 1) ?? { epoch: 0, bytes: 0 };
  const values = [...last.state.weights.values()].reduce((sum, { length }) => sum + length, 0);
  const sound = framesThatFit(frames, values).filter(({ epoch }) => epoch <= last.epoch + 1);
  return { spec, meta, kept: { meta, last, history, values, frames: sound, memory, ...(best && { best }) } };
}

/** Whether a run's copy of its spec is another than the one that it was trained by. */
export const isOther = (spec: string, { spec: mark }: RunMeta): boolean => mark !== undefined && textMark(spec) !== mark;

const framesThatFit = (frames: readonly KeptFrame[] | Damaged, values: number): readonly KeptFrame[] =>
  isDamaged(frames) || frames.some(({ weights }) => weights.length !== values) ? [] : frames;
