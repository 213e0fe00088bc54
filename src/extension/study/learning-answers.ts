import type { WorkerClient } from '../../ml/worker/client';
import type { Requests } from '../../webview/study/messages/from-view';
import { textOf } from '../problem-text';
import type { Runs } from '../runs/run';
import type { Subject } from './content/content';
import { runNamed } from './shown-runs';
import { ofRun, sound, whatOf } from './step-answers';
import { keptWeights } from './weights';

interface Sources {
  readonly worker: Pick<WorkerClient, 'ask'>;
  readonly runs: Pick<Runs, 'get'>;
}

/** Answers what a panel asks of how a run learned, and what there is to learn. Each throws an error for the reader where it cannot. */
export class LearningAnswers {
  readonly #from: Sources;

  constructor(from: Sources) {
    this.#from = from;
  }

  async gradients({ run: id, epochs }: Requests['gradients']['ask']): Promise<Requests['gradients']['answer']> {
    const run = runNamed(this.#from.runs, id);
    const what = await ofRun(run);
    const answer = await this.#from.worker.ask({ task: 'gradients', ...what, moments: await keptWeights(run, epochs) });
    const { moments, notes } = sound(answer);
    return { moments, notes: notes.map(textOf) };
  }

  async updates(subject: Subject, { run }: Requests['updates']['ask']): Promise<Requests['updates']['answer']> {
    const what = await whatOf(this.#from.runs, subject, run);
    return sound(await this.#from.worker.ask({ task: 'updates', ...what })).walk;
  }

  /** Of the spec that is shown: its data does not depend on a run. */
  async separation(subject: Subject, { output }: Requests['separation']['ask']): Promise<Requests['separation']['answer']> {
    const { text, scope } = await whatOf(this.#from.runs, subject, undefined);
    return sound(await this.#from.worker.ask({ task: 'separation', text, ...(scope && { scope }), output })).look;
  }
}
