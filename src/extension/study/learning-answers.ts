import { l10n } from 'vscode';
import type { Notice } from '../../ml/language/notice';
import type { Problem } from '../../ml/language/problem';
import type { WorkerClient } from '../../ml/worker/client';
import type { Requests } from '../../webview/study/messages/from-view';
import { textOf } from '../problem-text';
import type { Run, Runs } from '../runs/run';
import type { Subject } from './content/content';
import { ofRun, ofSpec } from './step-answers';
import { keptWeights } from './weights';

interface Sources {
  readonly worker: Pick<WorkerClient, 'ask'>;
  readonly runs: Pick<Runs, 'get'>;
}

/** Answers what a panel asks of how a run learned. Each throws an error for the reader where it cannot. */
export class LearningAnswers {
  readonly #from: Sources;

  constructor(from: Sources) {
    this.#from = from;
  }

  async gradients({ run: id, epochs }: Requests['gradients']['ask']): Promise<Requests['gradients']['answer']> {
    const run = this.#run(id);
    const what = await ofRun(run);
    const answer = await this.#from.worker.ask({ task: 'gradients', ...what, moments: await keptWeights(run, epochs) });
    const { moments, notes } = sound(answer);
    return { moments, notes: notes.map(textOf) };
  }

  async updates(subject: Subject, { run }: Requests['updates']['ask']): Promise<Requests['updates']['answer']> {
    const what = run === undefined ? ofSpec(subject) : await ofRun(this.#run(run));
    return sound(await this.#from.worker.ask({ task: 'updates', ...what })).walk;
  }

  #run(id: string): Run {
    const run = this.#from.runs.get(id);
    if (!run) throw new Error(l10n.t('This run no longer exists.'));
    return run;
  }
}

/** @throws an error for the reader where the spec can no longer be trained */
function sound<T extends object>(answer: T | { readonly problems: readonly Problem[] } | { readonly refused: Notice }): T {
  if ('refused' in answer) throw new Error(textOf(answer.refused));
  if (!('problems' in answer)) return answer;
  const error = answer.problems.find(({ severity }) => severity === 'error');
  throw new Error(error ? textOf(error) : l10n.t('The network cannot be built from this spec.'));
}
