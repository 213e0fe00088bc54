import * as vscode from 'vscode';
import { metricFactsOf } from '../../ml/registry/metrics';
import { learningOf } from '../../ml/spec/learning';
import type { WorkerClient } from '../../ml/worker/client';
import type { ReadAnswer } from '../../ml/worker/messages';
import type { RunInfo } from '../../webview/study/messages/state';
import { type Run, restoresBest } from '../runs/run';
import { fileScopeOf } from '../spec-document';
import { type Shown, shownOf } from './content/content';

/** Runs of whose spec something is remembered, and those whose network is, with points of its data. */
const most = { facts: 200, networks: 20 } as const;

/** By what a run is judged. */
export type Judging = Pick<RunInfo, 'metrics' | 'stopping' | 'learning'>;

/** The networks that runs are runs of: a run's spec may have changed since. */
export class RunNetworks {
  readonly #worker: Pick<WorkerClient, 'ask'>;
  readonly #read = new Map<string, Promise<ReadAnswer>>();
  readonly #shown = new Map<string, Promise<Shown | undefined>>();

  constructor(worker: Pick<WorkerClient, 'ask'>) {
    this.#worker = worker;
  }

  /** What decides whether a run is one of a spec; where its text is lost it is like no other. */
  async essence(run: Run): Promise<string> {
    return (await this.#readSpec(run)).essence;
  }

  /** Whether training goes back to the best weights at its end. */
  async restores(run: Run): Promise<boolean> {
    return restoresBest((await this.#readSpec(run)).spec);
  }

  /** The network of a run, whatever became of the spec since; undefined where the run's spec cannot be worked out any more. */
  shown(run: Run): Promise<Shown | undefined> {
    return remembered(this.#shown, most.networks, run.id, async () => {
      const [text, scope] = [await run.specText(), fileScopeOfRun(run)];
      const check = await this.#worker.ask({ task: 'check', text, ...(scope && { scope }) });
      return shownOf({ ...check, text });
    });
  }

  /** What is known of a run's metrics. Its history has only their names, so they are looked up in its own spec; nothing where that is lost. */
  async judging(run: Run): Promise<Judging> {
    const { spec } = await this.#readSpec(run);
    const { compile, fit } = spec ?? {};
    const learning = spec && learningOf(spec);
    return {
      metrics: compile ? metricFactsOf(compile.metrics) : {},
      ...(fit?.early_stopping && { stopping: fit.early_stopping }),
      ...(learning && { learning }),
    };
  }

  /** A run's spec never changes, so it is read once. */
  #readSpec(run: Run): Promise<ReadAnswer> {
    return remembered(this.#read, most.facts, run.id, async () =>
      this.#worker.ask({ task: 'read', text: await run.specText().catch(() => '') }),
    );
  }

  /**
   * The network of a run.
   * @param shown what is known of the spec as it is now: mostly the run is one of it
   * @throws an error for the reader where the run's spec cannot be worked out any more
   */
  async model(run: Run, shown: Shown | undefined): Promise<Shown> {
    if (shown && (await this.essence(run)) === shown.essence) return shown;
    const own = await this.shown(run);
    if (!own) throw new Error(vscode.l10n.t('The network of this run can no longer be built: its data may be gone.'));
    return own;
  }
}

/** Where the data of a run's spec was. */
export const fileScopeOfRun = ({ head }: Run): ReturnType<typeof fileScopeOf> => fileScopeOf({ uri: vscode.Uri.parse(head.uri) });

function remembered<T>(map: Map<string, Promise<T>>, most: number, key: string, make: () => Promise<T>): Promise<T> {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  made.catch(() => map.delete(key));
  const oldest = map.keys().next().value;
  if (map.size > most && oldest !== undefined) map.delete(oldest);
  return made;
}
