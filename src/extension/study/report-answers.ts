import { l10n } from 'vscode';
import { volume } from '../../ml/language/shape';
import { visible } from '../../ml/language/visible';
import type { WorkerClient } from '../../ml/worker/client';
import type { Requests } from '../../webview/study/messages/from-view';
import { textOf, titledSet } from '../problem-text';
import type { Runs } from '../runs/run';
import type { Subject } from './content/content';
import { newest } from './descent-answers';
import { InTurn } from './in-turn';
import { networkThen } from './network-then';
import type { RunNetworks } from './networks';
import { runNamed } from './shown-runs';
import { whatOf } from './step-answers';
import { initialWeights, keptWeights, weightsOfRun } from './weights';

interface Sources {
  readonly worker: Pick<WorkerClient, 'ask'>;
  readonly runs: Pick<Runs, 'get'>;
  readonly networks: Pick<RunNetworks, 'model'>;
}

/** Answers what panels ask about how a network tells classes apart; `asker` tells one from another. Each throws an error for the reader where it cannot. */
export class ReportAnswers {
  readonly #from: Sources;
  readonly #turn = new InTurn();

  constructor(from: Sources) {
    this.#from = from;
  }

  async report(subject: Subject, ask: Requests['report']['ask'], asker?: string): Promise<Requests['report']['answer']> {
    const { worker, runs } = this.#from;
    const { epoch, ...question } = await this.#turn.next(async () => {
      const run = ask.run === undefined ? undefined : runNamed(runs, ask.run);
      const { text, scope } = await whatOf(runs, subject, ask.run);
      const then = await (run ? weightsOfRun(run, ask.at) : initialWeights(worker, text, scope));
      return { ...then, text, ...(scope && { scope }), ...(run?.meta && { trainedOn: run.meta.data }) };
    });
    const { split } = ask;
    const { report, notes } = newest(await worker.ask({ task: 'report', ...question, asker, ...(split && { split }) }));
    const { set, ...answers } = report;
    return {
      ...answers,
      ...(set && { set: titledSet(set) }),
      epoch,
      classes: report.classes.map((name) => visible(String(name))),
      notes: notes.map(textOf),
    };
  }

  async why(subject: Subject, ask: Requests['why']['ask'], asker?: string): Promise<Requests['why']['answer']> {
    const { epoch, model, key, weights, network } = await this.#turn.next(() => networkThen(this.#from, subject, ask));
    rowsOf(ask.x, volume(model.inputShape), 1);
    const { x, klass, cover } = ask;
    const { reading } = network;
    const answer = await this.#from.worker.ask({ task: 'why', asker, model, key, weights, reading, x, klass, ...(cover && { cover }) });
    return { ...newest(answer), epoch };
  }

  async course(subject: Subject, ask: Requests['course']['ask']): Promise<Requests['course']['answer']> {
    const run = runNamed(this.#from.runs, ask.run);
    const { model, key } = await this.#from.networks.model(run, subject.shown);
    const rows = rowsOf(ask.x, volume(model.inputShape), MOST_SAMPLES);
    const x = { shape: [rows, ...model.inputShape], values: ask.x };
    return await this.#from.worker.ask({ task: 'course', model, key, x, moments: await keptWeights(run, ask.epochs) });
  }
}

/** Samples whose course is asked for at once. */
const MOST_SAMPLES = 64;

/** How many samples these numbers are. @throws an error for the reader where they are none, or too many */
function rowsOf({ length }: Float32Array, size: number, most: number): number {
  const rows = length / size;
  if (!Number.isInteger(rows) || rows < 1 || rows > most)
    throw new Error(l10n.t('The network takes samples of {0} numbers, at most {1} at once; these are {2} numbers.', size, most, length));
  return rows;
}
