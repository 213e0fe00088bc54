import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checkNetwork, withoutWeightsFile } from '../checks/check-spec';
import { CalledOff } from '../data/breathe';
import type { Dataset } from '../data/dataset';
import { chooseEngine } from '../engine/choose';
import type { EngineInfo } from '../engine/engine';
import { type Notice, notice } from '../language/notice';
import { type Problem, runnable } from '../language/problem';
import { ProblemList } from '../language/reporter';
import { stepWork } from '../model/cost';
import type { Model } from '../model/model';
import { dataMark } from '../runs/marks';
import { type RunMeta, runFiles } from '../runs/run-files';
import { isDamaged, readRun } from '../runs/run-folder';
import type { Spec } from '../spec/spec';
import { rowsInStep, trainingRows } from '../training/fit-data';
import { initialState } from '../training/initial-state';
import { type DataCache, filesOf } from './data-cache';
import { KeptStates } from './kept-states';
import type { StepRequest } from './run-questions';
import { type Going, StepSession, type StudiedRun } from './step-session';

/** Runs that are open at the same time. */
const MOST_SESSIONS = 2;

/** Steps of more work, as of `stepWork`, are refused: the worker answers nothing else for longer than a second meanwhile. */
const MOST_WORK = 1e9;

/** A run that is not asked about for so long is closed: its engine holds a copy of the data. */
const IDLE_MS = 5 * 60_000;

/** Which run: its spec, where its files are, the engine it had, and what is kept of it. */
type RunAddress = Pick<StepRequest, 'text' | 'scope' | 'engine' | 'unlimited'> & { readonly kept?: { readonly folder: string } };

/** What is asked of a run. One question takes the place of its asker's other one of its kind that is about something else, and of what is done ahead of questions. */
interface Purpose {
  readonly kind: 'step' | 'gradients' | 'ahead';
  readonly about: string;
  readonly asker?: string | undefined;
}

/** Another question has taken the place of this one. */
export class Superseded extends CalledOff {}

/** The steps of a run cannot be computed: its spec has errors, or it is no longer there. */
export class NoSteps extends Error {
  readonly why: { readonly problems: readonly Problem[] } | { readonly refused: Notice };
  constructor(why: NoSteps['why']) {
    super('There are no steps.');
    this.why = why;
  }
}

interface Use extends Purpose {
  superseded: boolean;
}

interface Opened {
  readonly run: RunAddress;
  /** Settled once all that was asked of it is done. */
  queue: Promise<unknown>;
  readonly uses: Set<Use>;
  session?: { readonly open: StepSession; readonly isFresh: () => Promise<boolean> };
}

/** The runs that were asked about last, open, so that the next question about one continues where it is. */
export class StepSessions {
  readonly #data: DataCache;
  readonly #breathe: () => Promise<void>;
  #opened: readonly Opened[] = [];
  #idle: NodeJS.Timeout | undefined;

  /** @param breathe awaited on long ways, so that other questions can come in */
  constructor(data: DataCache, breathe: () => Promise<void>) {
    this.#data = data;
    this.#breathe = breathe;
  }

  /**
   * Does something with a run, after all that was asked of it before.
   * @param work is given how to go long ways; it rejects with `Superseded` there where another question took this one's place
   * @throws NoSteps, Superseded
   */
  use<T>(run: RunAddress, purpose: Purpose, work: (session: StepSession, going: Going) => Promise<T>): Promise<T> {
    const opened = this.#open(run);
    const use: Use = { ...purpose, superseded: false };
    for (const other of opened.uses) {
      const isOlder = other.kind === use.kind && other.asker === use.asker && other.about !== use.about;
      if (isOlder || other.kind === 'ahead') other.superseded = true;
    }
    opened.uses.add(use);
    const check = (): void => {
      if (use.superseded) throw new Superseded();
    };
    const going: Going = { breathe: () => this.#breathe().then(check), now: () => performance.now() };
    const done = opened.queue
      .then(async () => {
        check();
        return await work(await this.#session(opened), going);
      })
      .catch((error: unknown) => {
        if (!(error instanceof Superseded)) close(opened);
        throw error;
      })
      .finally(() => {
        opened.uses.delete(use);
        this.#rest();
      });
    opened.queue = done.catch(() => undefined);
    return done;
  }

  #open(run: RunAddress): Opened {
    const opened = this.#opened.find((other) => isSame(other.run, run)) ?? { run, queue: Promise.resolve(), uses: new Set() };
    const all = [opened, ...this.#opened.filter((other) => other !== opened)];
    for (const old of all.slice(MOST_SESSIONS)) void old.queue.then(() => close(old));
    this.#opened = all.slice(0, MOST_SESSIONS);
    return opened;
  }

  #rest(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      for (const opened of this.#opened) void opened.queue.then(() => close(opened));
    }, IDLE_MS).unref();
  }

  async #session(opened: Opened): Promise<StepSession> {
    if (opened.session && !(await opened.session.isFresh())) close(opened);
    opened.session ??= await this.#begin(opened.run);
    return opened.session.open;
  }

  async #begin({ text, scope, engine, kept, unlimited }: RunAddress): Promise<NonNullable<Opened['session']>> {
    const asked = new Map<string, string>();
    const stamp = kept && (await stampOf(kept.folder));
    const meta = kept && (await metaOf(kept.folder));
    const { problems, spec, model, dataset, facts, fileWeights } = await checkNetwork(
      text,
      filesOf(scope),
      this.#data.loader(scope, this.#breathe, asked),
      // A run that was trained has its own first weights.
      kept ? withoutWeightsFile : this.#data.weightsReader(scope, this.#breathe, asked),
    );
    if (!runnable(problems) || !spec || !model) throw new NoSteps({ problems });
    if (!spec.compile || !dataset) throw new NoSteps({ problems: [...nothingTrained(text, spec), ...problems] });
    const { compile, fit, seed } = spec;
    const rows = rowsInStep(fit, facts);
    const refused = unlimited ? undefined : tooLong(model, rows);
    if (refused) throw new NoSteps({ refused });
    // TensorFlow's own library is for a process that trains; what it computes, others do but for rounding.
    const wanted = engine ?? spec.engine;
    const choice = await chooseEngine(wanted === 'tensorflow' ? 'auto' : wanted, { model, compile, rows });
    if ('code' in choice) throw new NoSteps({ refused: choice });
    const states = kept && new KeptStates(kept.folder, model, compile);
    const branchedAt = meta?.from?.epoch ?? 0;
    const firstKept = await states?.at(branchedAt, Math.ceil((trainingRows(fit, facts) ?? rows) / rows));
    if (states && !firstKept && (spec.weights !== undefined || branchedAt > 0))
      throw new NoSteps({ refused: notice('run-file-broken', { file: runFiles.frames }) });
    const first = firstKept ?? initialState(model, seed, fileWeights);
    const run: StudiedRun = {
      model,
      compile,
      fit,
      dataset,
      seed,
      first,
      choice,
      spec,
      ...(facts && { facts }),
      notes: meta ? notesOn(meta, choice.engine.info, dataset) : [],
      warnings: problems,
      ...(states && { kept: states }),
      branchedAt,
    };
    const files = filesOf(scope);
    const isFresh = async (): Promise<boolean> => {
      if (kept && (await stampOf(kept.folder)) !== stamp) return false;
      for (const [path, was] of asked) if ((await files.stamp(path)) !== was) return false;
      return true;
    };
    return { open: new StepSession(run), isFresh };
  }
}

/** What a reader has to know of numbers that are computed again with another engine or other data. */
function notesOn(meta: RunMeta, info: EngineInfo, dataset: Dataset): readonly Notice[] {
  const told = ({ name, version }: Pick<EngineInfo, 'name' | 'version'>): string => `${name} ${version}`;
  return [
    ...(told(meta.engine) === told(info) ? [] : [notice('step-other-engine', { was: told(meta.engine), is: told(info) })]),
    ...(meta.data === dataMark(dataset) ? [] : [notice('step-other-data', undefined)]),
  ];
}

function close(opened: Opened): void {
  opened.session?.open.dispose();
  delete opened.session;
}

const isSame = (a: RunAddress, b: RunAddress): boolean =>
  a.text === b.text &&
  a.engine === b.engine &&
  a.unlimited === b.unlimited &&
  a.kept?.folder === b.kept?.folder &&
  a.scope?.folder === b.scope?.folder &&
  a.scope?.workspace === b.scope?.workspace;

async function metaOf(folder: string): Promise<RunMeta> {
  const run = await readRun(folder);
  if (isDamaged(run)) throw new NoSteps({ refused: run.damaged });
  return run.meta;
}

/** Why a step is not computed where others wait; undefined where it is. @param rows of a batch */
function tooLong(model: Model, rows: number): Notice | undefined {
  const { row, batch } = stepWork(model);
  if (batch + rows * row <= MOST_WORK) return undefined;
  return notice('step-too-long', { rows, most: Math.max(0, Math.floor((MOST_WORK - batch) / row)) });
}

/** How the run's first file is: it goes with the run, and is written anew where the run is trained from its beginning. */
const stampOf = (folder: string): Promise<string> =>
  stat(join(folder, runFiles.meta)).then(
    ({ mtimeMs, ino }) => `${mtimeMs} ${ino}`,
    () => '',
  );

/** Data that is there and was not loaded has a problem of its own: it is too large. */
function nothingTrained(text: string, { compile, data }: Spec): readonly Problem[] {
  const list = new ProblemList(text);
  if (!compile || !data) list.report('no-steps', { missing: compile ? 'data' : 'compile' }, { offset: 0, length: 0 });
  return list.problems;
}
