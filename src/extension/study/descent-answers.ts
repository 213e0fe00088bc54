import { CancellationError } from 'vscode';
import type { Notice } from '../../ml/language/notice';
import type { Problem } from '../../ml/language/problem';
import type { WorkerClient } from '../../ml/worker/client';
import type { HillRequest } from '../../ml/worker/run-questions';
import type { Requests } from '../../webview/study/messages/from-view';
import { textOf } from '../problem-text';
import type { Run, Runs } from '../runs/run';
import type { Subject } from './content/content';
import { InTurn } from './in-turn';
import { runNamed } from './shown-runs';
import { sound, whatOf } from './step-answers';
import { weightsOfRun } from './weights';

type Ask = Requests['surface' | 'slope' | 'descend']['ask'];

interface Sources {
  readonly worker: Pick<WorkerClient, 'ask'>;
  readonly runs: Pick<Runs, 'get'>;
}

/** Answers what panels ask about the loss over two numbers; `asker` tells one from another. Each throws an error for the reader where it cannot. */
export class DescentAnswers {
  readonly #from: Sources;
  readonly #turn = new InTurn();

  constructor(from: Sources) {
    this.#from = from;
  }

  async surface(subject: Subject, ask: Requests['surface']['ask'], asker?: string): Promise<Requests['surface']['answer']> {
    const { plane, range, size } = ask;
    const hill = await this.#hill(subject, ask, asker);
    const answer = await this.#from.worker.ask({ task: 'surface', ...hill, size, ...(plane && { plane }), ...(range && { range }) });
    const { look, notes } = newest(answer);
    return { ...look, notes: notes.map(textOf) };
  }

  async slope(subject: Subject, ask: Requests['slope']['ask'], asker?: string): Promise<Requests['slope']['answer']> {
    const { plane, point } = ask;
    const hill = await this.#hill(subject, ask, asker);
    return newest(await this.#from.worker.ask({ task: 'slope', ...hill, plane, point })).slope;
  }

  async descend(subject: Subject, ask: Requests['descend']['ask'], asker?: string): Promise<Requests['descend']['answer']> {
    const { plane, start, racers, steps, lowest } = ask;
    const hill = await this.#hill(subject, ask, asker);
    const of = { plane, start, racers, steps, ...(lowest !== undefined && { lowest }) };
    const { race, notes } = newest(await this.#from.worker.ask({ task: 'descend', ...hill, ...of }));
    return { ...race, notes: notes.map(textOf) };
  }

  /** The training that is looked at, and its weights at the moment. */
  #hill(subject: Subject, { run: id, at, loss }: Ask, asker: string | undefined): Promise<HillRequest> {
    return this.#turn.next(async () => {
      const what = await whatOf(this.#from.runs, subject, id);
      const run = id === undefined ? undefined : runNamed(this.#from.runs, id);
      return {
        ...what,
        asker,
        ...(loss !== undefined && { loss }),
        ...(run && { at: await weightsOfRun(run, at), ...(!run.kept && { way: await wayOf(run) }) }),
      };
    });
  }
}

/** Of a run that could no longer be written down. */
const wayOf = async (run: Run): Promise<NonNullable<HillRequest['way']>> => [...(await run.frames())];

/** @throws CancellationError where who asked has asked for something else by now, or an error for the reader where there is no answer */
export function newest<T extends object>(
  answer: T | { readonly problems: readonly Problem[] } | { readonly refused: Notice } | { readonly superseded: true },
): T {
  if ('superseded' in answer) throw new CancellationError();
  return sound<T>(answer);
}
