import { l10n } from 'vscode';
import type { Advice } from '../../ml/advice/advice';
import { editsFor } from '../../ml/advice/changes';
import { isActive } from '../../ml/runs/run-status';
import type { WorkerClient } from '../../ml/worker/client';
import type { Requests } from '../../webview/study/messages/from-view';
import { adviceExplanationOf, textOf, titleOf } from '../problem-text';
import type { Run, Runs } from '../runs/run';
import { editSpec } from '../text-edits';
import type { RunNetworks } from './networks';
import { runNamed } from './shown-runs';
import { ofRun, sound } from './step-answers';
import type { Studied } from './studied';
import { keptWeights } from './weights';

/** Runs whose advice is remembered: that of a run never changes. */
const KEPT = 50;

interface Sources {
  readonly worker: Pick<WorkerClient, 'ask'>;
  readonly runs: Pick<Runs, 'get'>;
  readonly networks: Pick<RunNetworks, 'essence'>;
}

/** What a teacher would say of a run that is over, and the changes of the spec that follow. */
export class AdviceAnswers {
  readonly #from: Sources;
  /** By run, and the epochs that it had: it may be resumed. */
  readonly #known = new Map<string, Promise<readonly Advice[]>>();

  constructor(from: Sources) {
    this.#from = from;
  }

  /** Nothing of a run that is still in progress. */
  async advice({ run: id }: Requests['advice']['ask']): Promise<Requests['advice']['answer']> {
    const all = await this.#of(runNamed(this.#from.runs, id));
    return {
      advice: all.map(({ code, args, epoch, layer, changes }) => ({
        code,
        ...adviceExplanationOf(code),
        message: textOf({ code, args }),
        ...(epoch !== undefined && { epoch }),
        ...(layer !== undefined && { layer }),
        changes: changes.map(({ title, action }) => titleOf({ title, action, edits: [] })),
      })),
    };
  }

  /** Makes a change in the spec, as it is in the editor. @throws an error for the reader where the spec is no longer that of the run */
  async apply(studied: Studied | undefined, { run: id, advice, change }: Requests['applyAdvice']['ask']): Promise<Record<string, never>> {
    const run = runNamed(this.#from.runs, id);
    const { shown, uri } = studied ?? {};
    const found = (await this.#of(run))[advice]?.changes[change];
    if (!found || !shown || !uri || (await this.#from.networks.essence(run)) !== shown.essence)
      throw new Error(l10n.t('The spec has changed since this run, so the change may no longer fit.'));
    await editSpec(uri, shown.text, editsFor(shown.text, found));
    return {};
  }

  #of(run: Run): Promise<readonly Advice[]> {
    if (isActive(run.status) || run.epochsDone === 0) return Promise.resolve([]);
    const key = `${run.id} ${run.status} ${run.epochsDone}`;
    const known = this.#known.get(key) ?? this.#ask(run);
    this.#known.delete(key);
    this.#known.set(key, known);
    known.catch(() => this.#known.delete(key));
    const oldest = this.#known.keys().next().value;
    if (this.#known.size > KEPT && oldest !== undefined) this.#known.delete(oldest);
    return known;
  }

  async #ask(run: Run): Promise<readonly Advice[]> {
    const [what, { columns }, frames] = [await ofRun(run), await run.history(), await run.frames()];
    const ending = run.end?.ending;
    const ends = ending?.reason === 'diverged' ? [] : [frames[0], frames.at(-1)].flatMap((frame) => frame?.epoch ?? []);
    const moments = await keptWeights(run, ends);
    const answer = await this.#from.worker.ask({ task: 'advice', ...what, history: columns, moments, ...(ending && { ending }) });
    return sound(answer).advice;
  }
}
