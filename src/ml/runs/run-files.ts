import type { SetPart } from '../data/picture-sets';
import type { EngineReport } from '../engine/engine';
import { type Notice, notice } from '../language/notice';
import type { NamedClasses } from '../model/output-reading';
import type { KnownMetrics } from '../registry/metric-facts';
import type { EngineName } from '../spec/spec';
import type { BranchPoint, Ending, Logs } from '../training/events';

/**
 * What a run's folder holds. All of it is written by the worker while it trains, so that a crash of any process at any moment loses
 * no more than the epoch in progress.
 *
 * | file | what | how it is written |
 * |---|---|---|
 * | `run.json` | `RunMeta` | once, before the first epoch: a new file put in place |
 * | `spec.nn.json` | the spec as it was; `run.json` has its checksum | once, before `run.json` |
 * | `history.csv` | `epoch`, `milliseconds` and a column a metric; a line an epoch | appended; a torn last line is not counted. States have the checksum of what it held then |
 * | `last.bin` | state after the last epoch: weights, the optimizer's memory, step | two slots in turn, each with epoch and checksum |
 * | `best.bin` | state after the best epoch; while that is also the last one, only `last.bin` has it | the same |
 * | `frames.bin` | weights after some epochs, for going back and forth over the run | appended; a torn last frame is not counted |
 * | `memory.bin` | the optimizer's memory at some of the frames, so that any step can be made again from there; none for rules without memory | appended; a torn last record is not counted |
 * | `end.json` | `RunEnd` | once, at the end: a new file put in place. Without it the run was cut off |
 * | `alive` | process id of the host that trains | anew for each training; that host renews its time every two seconds, and removes it at the end |
 */
export const runFiles = {
  meta: 'run.json',
  spec: 'spec.nn.json',
  history: 'history.csv',
  last: 'last.bin',
  best: 'best.bin',
  frames: 'frames.bin',
  memory: 'memory.bin',
  end: 'end.json',
  alive: 'alive',
} as const;

/** Where a branch began, in a sentence or more. */
export const branchNotice = ({ run, epoch, freshOptimizer, otherData }: BranchPoint): Notice =>
  notice('branch-began', { run, epoch, freshOptimizer: freshOptimizer === true, otherData: otherData === true });

/** What is known of a run before it starts. */
export interface RunHead {
  /** Name of the run's folder: letters, digits and hyphens. */
  readonly id: string;
  /** Where the spec was: its address as VS Code writes it. */
  readonly uri: string;
  /** File of the spec, relative to the workspace folder. */
  readonly file: string;
  /** Milliseconds since 1970. */
  readonly began: number;
  /** What the engine was asked to be, by spec or setting. */
  readonly asked: EngineName;
  /** An edit began it: it is there while the window is open, unless the reader keeps it. */
  readonly live?: true;
  /** The moment of another run that it continues from, with a spec of its own. */
  readonly from?: BranchPoint;
  readonly environment: { readonly extension: string; readonly vscode: string; readonly runtime: string; readonly platform: string };
}

/** `run.json`. */
export interface RunMeta extends RunHead {
  readonly format: 1;
  /** The spec's name. */
  readonly name?: string;
  readonly seed: number;
  readonly epochs: number;
  readonly engine: EngineReport;
  /** Set where the data is a well-known set of pictures: which one, and how much of it. */
  readonly set?: SetPart;
  /** A checksum of the data, by which a resumed run knows it again. */
  readonly data: number;
  /** CRC-32 of `spec.nn.json`; runs of version 0.1.0 and before have none. */
  readonly spec?: number;
  /** What is known of the metrics of `history.csv`, by which they are written out; runs of version 0.1.0 and before have none. */
  readonly metrics?: KnownMetrics;
  /** Name and shape of each variable, in the order in which frames hold them. */
  readonly variables: readonly { readonly name: string; readonly shape: readonly number[] }[];
}

/** `end.json`. */
export interface RunEnd {
  readonly format: 1;
  readonly ending: Ending;
  readonly evaluate?: { readonly on: 'train' | 'validation' | 'test'; readonly logs: Logs };
  readonly predictions?: { readonly shape: readonly number[]; readonly values: readonly number[] };
  /** The classes that the predictions name; not set where they are numbers. */
  readonly classes?: NamedClasses;
  /** Milliseconds of training, over all parts of a resumed run. */
  readonly milliseconds: number;
  /** Index of the epoch whose weights are in `best.bin`. */
  readonly best?: number;
}
