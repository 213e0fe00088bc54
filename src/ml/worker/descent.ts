import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTree } from 'jsonc-parser';
import { runChecks } from '../checks';
import { crc32 } from '../data/formats/crc32';
import type { Going } from '../descent/going';
import { NoSurface, namedWeights, type OpenHill, openHill } from '../descent/hill';
import type { Plane } from '../descent/look';
import { parameterNamed } from '../descent/parameters';
import { raceOf } from '../descent/race';
import { slopeOf, surfaceOf } from '../descent/surface';
import type { Kind } from '../language/kind';
import type { MessageArgs, MessageCode } from '../language/messages';
import { type Notice, notice } from '../language/notice';
import { ProblemList } from '../language/reporter';
import type { Model } from '../model/model';
import { loss as lossKind } from '../registry/losses';
import { type Optimizer, optimizer as optimizerKind } from '../registry/optimizers';
import type { KeptFrame } from '../runs/frames-file';
import { runFiles } from '../runs/run-files';
import { isDamaged, readFrames } from '../runs/run-folder';
import type { CompileSpec } from '../spec/spec';
import { inOneRow } from '../training/initial-state';
import { train } from '../training/train';
import { openedRun } from './learning';
import type { AnswerTo } from './messages';
import { Newest } from './newest';
import type { DescendRequest, HillRequest, SlopeRequest, SurfaceRequest } from './run-questions';
import type { StudiedRun } from './step-session';
import type { NoSteps, StepSessions } from './step-sessions';

type Asked = SurfaceRequest | SlopeRequest | DescendRequest;

/** Planes of a run that are kept ready: two losses side by side, each with a plane before. */
const MOST_OPEN = 4;

/** Numbers of a way that is kept while a training is made, and points of it; a longer one is thinned evenly. */
const MOST_NUMBERS = 2 ** 22;
const MOST_POINTS = 100_000;

/** What is kept of a run between questions. */
interface Known {
  /** How its files were, and its way as it was then. */
  way?: { readonly stamp: string; readonly points: readonly KeptFrame[] };
  open: readonly { readonly key: string; readonly hill: OpenHill }[];
}

/** Answers what is asked about a training's loss over two numbers. A question takes the place of its asker's older one of the same kind and loss. */
export class Descents {
  readonly #sessions: StepSessions;
  readonly #newest: Newest;
  readonly #known = new WeakMap<StudiedRun, Known>();

  /** @param breathe awaited on long ways, so that other questions can come in */
  constructor(sessions: StepSessions, breathe: () => Promise<void>) {
    this.#sessions = sessions;
    this.#newest = new Newest(breathe);
  }

  surface(question: SurfaceRequest): Promise<AnswerTo<SurfaceRequest>> {
    return this.#answer(question, (open, going) => surfaceOf(open, question, going));
  }

  slope(question: SlopeRequest): Promise<AnswerTo<SlopeRequest>> {
    return this.#answer(question, async (open, going) => ({ slope: await slopeOf(open, question.point, going) }));
  }

  descend(question: DescendRequest): Promise<AnswerTo<DescendRequest>> {
    return this.#answer(question, async (open, going, run) => {
      const { start, steps, lowest } = question;
      const racers = question.racers.map((one) => racerOf(run, one));
      return await raceOf(open, { start, steps, racers, lowest }, going);
    });
  }

  async #answer<T extends object>(
    question: Asked,
    work: (open: OpenHill, going: Going, run: StudiedRun) => Promise<T>,
  ): Promise<T | NoSteps['why'] | { readonly superseded: true }> {
    const key = JSON.stringify([question.task, question.asker, question.loss]);
    return await this.#newest.answer(key, async (breathe) => {
      const going: Going = { breathe, now: () => performance.now() };
      try {
        const run = await openedRun(question, this.#sessions);
        if ('problems' in run || 'refused' in run) return ofSurface(run);
        await breathe();
        return await work(await this.#open(run, question, going), going, run);
      } catch (error) {
        if (error instanceof NoSurface) return { refused: error.why };
        throw error;
      }
    });
  }

  async #open(run: StudiedRun, question: Asked, going: Going): Promise<OpenHill> {
    const known = this.#known.get(run) ?? { open: [] };
    this.#known.set(run, known);
    const loss = question.loss === undefined ? run.compile.loss : readAs(lossKind, question.loss);
    if (question.loss !== undefined) refuseUnfit(run, { ...run.compile, loss });
    const made = question.trained && (await trained(run, question.trained.epoch, going));
    const way = made?.way ?? (await this.#wayOf(question, known));
    const shown = made?.shown ?? question.at ?? { epoch: 0, weights: run.first.weights };
    const plane = question.plane && planeOf(run.model, question.plane);
    const key = JSON.stringify([plane, loss, shown.epoch, way.length, ...[...shown.weights.values()].map(mark)]);
    const ready = known.open.find((one) => one.key === key);
    const hill = ready?.hill ?? (await openHill({ run: { ...run, engine: run.choice.engine }, shown, way, loss }, plane, going.breathe));
    const otherData = run.notes.some(({ code }) => code === 'step-other-data');
    const notes = [...(made?.note ? [made.note] : []), ...(otherData ? [notice('surface-other-data', undefined)] : [])];
    const noted = ready ? hill : { ...hill, notes: [...notes, ...hill.notes] };
    known.open = [{ key, hill: noted }, ...known.open.filter((one) => one.key !== key)].slice(0, MOST_OPEN);
    return noted;
  }

  /** The weights that were kept of a run, as far as it has come. */
  async #wayOf({ kept, way }: HillRequest, known: Known): Promise<readonly KeptFrame[]> {
    if (!kept) return way ?? [];
    const stamp = (await Promise.all([runFiles.frames, runFiles.last].map((file) => stampOf(join(kept.folder, file))))).join(' ');
    if (known.way?.stamp !== stamp) {
      const frames = await readFrames(kept.folder);
      known.way = { stamp, points: isDamaged(frames) ? [] : frames };
    }
    return known.way.points;
  }
}

/** Why there is no training to look at, in words about its loss. */
function ofSurface(why: NoSteps['why']): NoSteps['why'] {
  const of = <C extends MessageCode>(code: C, found: readonly Notice[]): MessageArgs<C> | undefined =>
    found.find((one) => one.code === code)?.args as MessageArgs<C> | undefined;
  const missing = 'problems' in why ? of('no-steps', why.problems) : undefined;
  if (missing) return { refused: notice('surface-nothing-trained', missing) };
  const large = 'refused' in why ? of('step-too-long', [why.refused]) : undefined;
  return large ? { refused: notice('surface-network-too-large', large) } : why;
}

const stampOf = (path: string): Promise<string> =>
  stat(path).then(
    ({ mtimeMs, size }) => `${mtimeMs} ${size}`,
    () => '',
  );

const mark = (values: Float32Array): number => crc32(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));

/** Makes the training of a spec, and remembers its way. @param asked the epoch whose weights are looked at; the last one if not given */
async function trained(run: StudiedRun, asked: number | undefined, { breathe, now }: Going) {
  const { fit, first, choice, model, seed, compile } = run;
  const size = inOneRow(first.weights).length;
  const every = Math.ceil(fit.epochs / Math.min(MOST_POINTS, Math.max(1, Math.floor(MOST_NUMBERS / size))));
  const way: KeptFrame[] = [{ epoch: 0, weights: inOneRow(first.weights) }];
  let shown = asked === 0 ? way[0] : undefined;
  let last = way[0] as KeptFrame;
  const session = choice.engine.open({ model, seed, compile });
  try {
    const { ending } = await train(
      session,
      { ...run, state: first },
      {
        emit: () => undefined,
        cancelled: () => false,
        breathe,
        now,
        done: ({ epoch, state }) => {
          last = { epoch: epoch + 1, weights: inOneRow(state().weights) };
          if (last.epoch % every === 0) way.push(last);
          if (last.epoch === asked) shown = last;
        },
      },
    );
    if (way.at(-1) !== last) way.push(last);
    shown ??= asked === undefined ? last : undefined;
    if (!shown) throw new NoSurface(notice('surface-no-epoch', { epoch: asked ?? 0, epochs: last.epoch }));
    const note: Notice | undefined = ending.reason === 'diverged' ? ending.problem : undefined;
    return { way, shown: { epoch: shown.epoch, weights: namedWeights(model, shown) }, note };
  } finally {
    session.dispose();
  }
}

function planeOf(model: Model, asked: NonNullable<HillRequest['plane']>): Plane {
  if (asked.kind !== 'named') return asked;
  const [x, y] = [asked.x, asked.y].map((label) => {
    const found = parameterNamed(model, label);
    if ('refused' in found) throw new NoSurface(found.refused);
    return found;
  });
  return { kind: 'parameters', x: x as never, y: y as never };
}

/** What a spec would say, read as it reads that. @throws NoSurface with the first problem */
function readAs<T>(kind: Kind<T>, value: unknown): T {
  const text = JSON.stringify(value);
  const list = new ProblemList(text);
  const root = parseTree(text);
  const read = root && kind.read(root, '"compile"', list);
  const [problem] = list.problems;
  if (problem) throw new NoSurface(problem);
  return read as T;
}

function racerOf(run: StudiedRun, written: Readonly<Record<string, unknown>>): Optimizer {
  const optimizer = readAs(optimizerKind, written);
  refuseUnfit(run, { ...run.compile, optimizer });
  return optimizer;
}

/** @throws NoSurface where a check finds that the network cannot be trained so */
function refuseUnfit({ spec, model, dataset, facts }: StudiedRun, compile: CompileSpec): void {
  const list = new ProblemList('');
  runChecks({ spec: { ...spec, compile }, model, dataset, ...(facts && { facts }) }, list);
  const error = list.problems.find(({ severity }) => severity === 'error');
  if (error) throw new NoSurface(error);
}
