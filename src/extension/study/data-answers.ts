import type { WorkerClient } from '../../ml/worker/client';
import type { Requests } from '../../webview/study/messages/from-view';
import type { Subject } from './content/content';
import { ofSpec, sound } from './step-answers';

interface Sources {
  readonly worker: Pick<WorkerClient, 'ask'>;
}

/** Answers what a panel asks of the data of the spec that it shows. Each throws an error for the reader where it cannot. */
export class DataAnswers {
  readonly #from: Sources;

  constructor(from: Sources) {
    this.#from = from;
  }

  async samples(subject: Subject, ask: Requests['samples']['ask']): Promise<Requests['samples']['answer']> {
    return sound(await this.#from.worker.ask({ task: 'samples', ...ofSpec(subject), ...ask }));
  }

  async columns(subject: Subject): Promise<Requests['columns']['answer']> {
    return sound(await this.#from.worker.ask({ task: 'columns', ...ofSpec(subject) }));
  }
}
