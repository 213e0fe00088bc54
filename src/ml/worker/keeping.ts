import type { Dataset } from '../data/dataset';
import type { EngineInfo, EngineReport, TrainingState } from '../engine/engine';
import { type Notice, notice } from '../language/notice';
import { volume } from '../language/shape';
import type { Model } from '../model/model';
import { metricFactsOf } from '../registry/metrics';
import { dataMark, textMark } from '../runs/marks';
import type { RunEnd } from '../runs/run-files';
import { type EngineName, engineNames, type Spec } from '../spec/spec';
import type { DoneEpoch } from '../training/control';
import type { Columns } from '../training/history';
import { variablesOf } from '../training/initial-state';
import type { TrainingPlan } from '../training/train';
import { type Kept, type Resumable, readResumable } from './kept';
import type { Job, RunEvent } from './messages';
import { type Branch, Recorder } from './recorder';

/** What is known of a run just before it is trained. */
interface Start {
  readonly spec: Spec;
  readonly model: Model;
  readonly dataset: Dataset;
  readonly engine: EngineReport;
  readonly state: TrainingState;
  /** What it continues from, if it is a branch. */
  readonly branch?: Branch;
}

/** Keeps one run in its folder, and knows what it continues from if it was there before. */
export class Keeping {
  /** The spec to be trained: that of the folder for a run that continues. */
  readonly text: string;
  readonly #head: NonNullable<Job['keep']>['head'];
  readonly #recorder: Recorder;
  readonly #resumable: Resumable | undefined;
  /** Milliseconds that a branch's parent was trained before it. */
  #before = 0;

  private constructor(text: string, keep: NonNullable<Job['keep']>, resumable: Resumable | undefined, emit: (event: RunEvent) => void) {
    this.text = text;
    this.#head = keep.head;
    this.#resumable = resumable;
    this.#recorder = new Recorder(keep.folder, emit, keep.unwritable);
  }

  /** A notice says why what is kept cannot continue. */
  static async open(text: string, keep: NonNullable<Job['keep']>, emit: (event: RunEvent) => void): Promise<Keeping | Notice> {
    if (!keep.resume) return new Keeping(text, keep, undefined, emit);
    const resumable = await readResumable(keep.folder);
    return 'code' in resumable ? resumable : new Keeping(resumable.spec, keep, resumable, emit);
  }

  /** The state that the run continues from, if it does. */
  get state(): TrainingState | undefined {
    return this.#resumable?.kept?.last.state;
  }

  /** The engine that the run began with: another one would round differently. */
  get engine(): EngineName | undefined {
    const meta = this.#resumable?.meta;
    return engineNames.find((name) => name === meta?.engine.name) ?? meta?.asked;
  }

  /** How many threads the run began with: TensorFlow rounds otherwise with another number. */
  get threads(): number | undefined {
    return this.#resumable?.meta?.engine.threads;
  }

  /** Why the run cannot continue with this engine: another version of it may round differently. */
  otherEngine({ name, version, threads }: EngineInfo): Notice | undefined {
    const was = this.#resumable?.kept?.meta.engine;
    if (!was || (was.version === version && (name !== 'tensorflow' || was.threads === threads))) return undefined;
    const told = (engine: Pick<EngineReport, 'name' | 'version' | 'threads'>) => `${engine.name} ${engine.version} (${engine.threads})`;
    return notice('run-other-engine', { was: told(was), is: told({ name, version, threads }) });
  }

  /** Why the run cannot continue with this network and data. */
  misfit(model: Model, dataset: Dataset | undefined): Notice | undefined {
    const kept = this.#resumable?.kept;
    if (!kept) return undefined;
    const wanted = new Map(variablesOf(model).map(({ name, shape }) => [name, volume(shape)]));
    const { weights } = kept.last.state;
    const name = [...new Set([...wanted.keys(), ...weights.keys()])].find((key) => weights.get(key)?.length !== wanted.get(key));
    if (name !== undefined) return notice('run-does-not-fit', { name });
    return dataMark(dataset) === kept.meta.data ? undefined : notice('run-other-data', undefined);
  }

  /** To be called before training; what was trained before is for the loop. */
  begin({ spec, model, dataset, engine, state, branch }: Start): Pick<TrainingPlan, 'past'> {
    const kept = this.#resumable?.kept;
    if (kept) {
      this.#recorder.resume(kept);
      const judgedFrom = kept.meta.from?.judgedAnew ? kept.meta.from.epoch : 0;
      return { past: { history: historyOf(kept), judgedFrom, ...(kept.best && { bestWeights: kept.best.state.weights }) } };
    }
    const variables = variablesOf(model);
    const meta = {
      format: 1,
      ...(this.#resumable?.meta ?? this.#head),
      ...(branch && { from: branch.point }),
      ...(spec.name !== undefined && { name: spec.name }),
      seed: spec.seed,
      epochs: spec.fit.epochs,
      engine,
      ...(dataset.set && { set: dataset.set }),
      data: dataMark(dataset),
      spec: textMark(this.text),
      ...(spec.compile && { metrics: metricFactsOf(spec.compile.metrics) }),
      variables,
    } as const;
    this.#before = branch?.milliseconds.reduce((a, b) => a + b, 0) ?? 0;
    if (branch) {
      this.#recorder.branch(meta, this.text, branch);
      return { past: branch.past };
    }
    this.#recorder.begin(meta, this.text, new Map(variables.map(({ name }) => [name, state.weights.get(name) as Float32Array])));
    return {};
  }

  done(epoch: DoneEpoch): void {
    this.#recorder.epoch(epoch);
  }

  told(epoch: number): void {
    this.#recorder.told(epoch);
  }

  /** To be called after training, before the network is evaluated. */
  trained(): void {
    this.#recorder.trained();
  }

  /** @param end `milliseconds` are those of this part of the run */
  end(end: Omit<RunEnd, 'format'>): void {
    const kept = this.#resumable?.kept;
    const before = kept ? kept.history.result(kept.last.epoch + 1).milliseconds.reduce((a, b) => a + b, 0) : this.#before;
    this.#recorder.end({ format: 1, ...end, milliseconds: before + end.milliseconds });
  }

  /** For a run that came to no end. */
  close(): void {
    this.#recorder.close();
  }
}

/** The history up to the state; an epoch whose line was lost is given by the state itself. */
function historyOf({ history, last }: Kept): Columns<number[]> {
  const { columns, length } = history.result(last.epoch + 1);
  return Object.fromEntries(
    Object.entries(last.logs).map(([name, value]) => [name, [...(columns[name] ?? []), ...(length <= last.epoch ? [value] : [])]]),
  );
}
