import { CancellationError, l10n } from 'vscode';
import type { Notice } from '../../ml/language/notice';
import type { Problem } from '../../ml/language/problem';
import { engineNames } from '../../ml/spec/engine-names';
import type { WorkerClient } from '../../ml/worker/client';
import type { StepAnswer, StepRequest } from '../../ml/worker/run-questions';
import type { Requests } from '../../webview/study/messages/from-view';
import { textOf } from '../problem-text';
import type { Run, Runs } from '../runs/run';
import type { Subject } from './content/content';
import { InTurn } from './in-turn';
import { fileScopeOfRun, type RunNetworks } from './networks';
import { runNamed } from './shown-runs';

type Ask = Requests['step']['ask'];
type Found = Extract<StepAnswer, { readonly length: unknown }>;

/** Variables of more numbers are shown only when they are asked for. */
const MOST_NUMBERS = 16_384;

interface Sources {
  readonly worker: Pick<WorkerClient, 'ask'>;
  readonly runs: Pick<Runs, 'get'>;
  readonly networks: Pick<RunNetworks, 'essence'>;
}

/** Answers what panels ask about single steps; `asker` tells one from another. Each throws an error for the reader where it cannot. */
export class StepAnswers {
  readonly #from: Sources;
  readonly #turn = new InTurn();

  constructor(from: Sources) {
    this.#from = from;
  }

  async step(subject: Subject, ask: Ask, asker?: string): Promise<Requests['step']['answer']> {
    const { engine, network, length, found, look, broken, omitted, notes } = await this.#found(subject, ask, asker, {});
    const place = found ?? ('batch' in ask.at ? ask.at : { batch: 0, sample: 0 });
    return {
      epoch: ask.epoch,
      batch: place.batch,
      sample: place.sample,
      length,
      network,
      engine,
      omitted: omitted ?? [],
      notes: [...(await this.#ofAnother(subject, ask)), ...notes.map(textOf)],
      ...(look && { look }),
      ...(broken && { broken: { at: broken.at, broken: broken.broken, message: textOf(broken.problem) } }),
    };
  }

  async variable(subject: Subject, ask: Requests['stepVariable']['ask'], asker = ''): Promise<Requests['stepVariable']['answer']> {
    // It comes beside the step's other numbers, and does not take the place of what follows from numbers that were typed over.
    const { look } = await this.#found(subject, ask, `${asker} ${ask.variable}`, { variable: ask.variable });
    const variable = look?.variables.find(({ name }) => name === ask.variable);
    if (!variable) throw new Error(l10n.t('There is no such variable in this step: {0}', ask.variable));
    return variable;
  }

  async #found(subject: Subject, ask: Ask, asker: string | undefined, looking: { readonly variable?: string }): Promise<Found> {
    const { epoch, at, check, instead } = ask;
    const what = await this.#turn.next(() => whatOf(this.#from.runs, subject, ask.run));
    const look = { check, most: MOST_NUMBERS, ...looking };
    const answer = await this.#from.worker.ask({ task: 'step', ...what, asker, epoch, at, look, ...(instead && { instead }) });
    // Who asked has asked for another step by now.
    if ('superseded' in answer) throw new CancellationError();
    return sound<Found>(answer);
  }

  /** A run is always looked at with its own spec. */
  async #ofAnother({ shown }: Subject, { run }: Ask): Promise<readonly string[]> {
    if (run === undefined || !shown || (await this.#from.networks.essence(runNamed(this.#from.runs, run))) === shown.essence) return [];
    return [l10n.t('The spec has changed since this run: these are the steps of the spec as it was then.')];
  }
}

/** The run that is looked at, or the spec before any training. */
export const whatOf = async (runs: Pick<Runs, 'get'>, subject: Subject, run: string | undefined): Promise<What> =>
  run === undefined ? ofSpec(subject) : ofRun(runNamed(runs, run));

type What = Pick<StepRequest, 'text' | 'scope' | 'engine' | 'kept'>;

/** The spec of a subject, before any training. */
export function ofSpec({ shown, scope }: Subject): Pick<What, 'text' | 'scope'> {
  if (!shown) throw new Error(l10n.t('The network cannot be built from this spec.'));
  return { text: shown.text, ...(scope && { scope }) };
}

/** @throws an error for the reader where the worker has no answer to a question about a training */
export function sound<T extends object>(answer: T | { readonly problems: readonly Problem[] } | { readonly refused: Notice }): T {
  if ('refused' in answer) throw new Error(textOf(answer.refused));
  if (!('problems' in answer)) return answer;
  const { problems } = answer;
  const unseen = problems.find(({ code }) => code === 'data-too-large-to-look-at');
  const reason = problems.find(({ severity }) => severity === 'error') ?? unseen ?? problems[0];
  throw new Error(reason ? textOf(reason) : l10n.t('The network cannot be built from this spec.'));
}

/** What a run was trained by, and what is kept of it. */
export async function ofRun(run: Run): Promise<What> {
  if (!run.meta) throw new Error(l10n.t('The run has only just begun.'));
  const [text, scope] = [await run.specText(), fileScopeOfRun(run)];
  const engine = engineNames.find((name) => name === run.meta?.engine.name);
  return {
    text,
    ...(scope && { scope }),
    ...(engine && { engine }),
    // Of a run that could no longer be written down, only the beginning is there: it is made again from its seed.
    ...(run.kept && { kept: { folder: run.folder.path, epochs: epochsWithSteps(run), stoppedEarly: run.status === 'stopped-early' } }),
  };
}

/** Those that are done, and the one that a run is in or broke off in. */
function epochsWithSteps({ epochsDone, epochs, status, held }: Run): number {
  const within = status === 'diverged' || (held !== undefined && held.batch > 0);
  return Math.min(epochs, epochsDone + (within ? 1 : 0));
}
