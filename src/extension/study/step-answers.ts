import { l10n } from 'vscode';
import { engineNames } from '../../ml/spec/engine-names';
import type { WorkerClient } from '../../ml/worker/client';
import type { StepAnswer, StepRequest } from '../../ml/worker/messages';
import type { Requests } from '../../webview/study/messages/from-view';
import { textOf } from '../problem-text';
import type { Run, Runs } from '../runs/run';
import type { Subject } from './content/content';
import { fileScopeOfRun } from './networks';

type Ask = Requests['step']['ask'];
type Found = Exclude<StepAnswer, { readonly problems: unknown }>;

/** Variables of more numbers are shown only when they are asked for. */
const MOST_NUMBERS = 16_384;

interface Sources {
  readonly worker: Pick<WorkerClient, 'ask'>;
  readonly runs: Pick<Runs, 'get'>;
}

/** Answers what a panel asks about single steps. Each throws an error for the reader where it cannot. */
export class StepAnswers {
  readonly #from: Sources;

  constructor(from: Sources) {
    this.#from = from;
  }

  async step(subject: Subject, ask: Ask): Promise<Requests['step']['answer']> {
    const { engine, length, found, look, broken, omitted } = await this.#found(subject, ask, {});
    return {
      epoch: ask.epoch,
      batch: found?.batch ?? ('batch' in ask.at ? ask.at.batch : 0),
      sample: found?.sample ?? ('batch' in ask.at ? ask.at.sample : 0),
      length,
      engine,
      omitted: omitted ?? [],
      notes: [],
      ...(look && { look }),
      ...(broken && { broken: { at: broken.at, broken: broken.broken, message: textOf(broken.problem) } }),
    };
  }

  async variable(subject: Subject, ask: Requests['stepVariable']['ask']): Promise<Requests['stepVariable']['answer']> {
    const { look } = await this.#found(subject, ask, { variable: ask.variable });
    const variable = look?.variables.find(({ name }) => name === ask.variable);
    if (!variable) throw new Error(l10n.t('There is no such variable in this step: {0}', ask.variable));
    return variable;
  }

  async #found(subject: Subject, { run, epoch, at, check }: Ask, looking: { readonly variable?: string }): Promise<Found> {
    const what = run === undefined ? ofSpec(subject) : await ofRun(this.#run(run));
    const answer = await this.#from.worker.ask({ task: 'step', ...what, epoch, at, look: { check, most: MOST_NUMBERS, ...looking } });
    if (!('problems' in answer)) return answer;
    const error = answer.problems.find(({ severity }) => severity === 'error');
    throw new Error(error ? textOf(error) : l10n.t('The network cannot be built from this spec.'));
  }

  #run(id: string): Run {
    const run = this.#from.runs.get(id);
    if (!run) throw new Error(l10n.t('This run no longer exists.'));
    return run;
  }
}

type What = Pick<StepRequest, 'text' | 'scope' | 'engine'>;

/** The spec of a subject, before any training. */
export function ofSpec({ shown, scope }: Subject): What {
  if (!shown) throw new Error(l10n.t('The network cannot be built from this spec.'));
  return { text: shown.text, ...(scope && { scope }) };
}

/** What a run was trained by. */
export async function ofRun(run: Run): Promise<What> {
  const [text, scope] = [await run.specText(), fileScopeOfRun(run)];
  const engine = engineNames.find((name) => name === run.meta?.engine.name);
  return { text, ...(scope && { scope }), ...(engine && { engine }) };
}
