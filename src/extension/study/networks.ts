import * as vscode from 'vscode';
import type { Model } from '../../ml/model/model';
import { figuresOf } from '../../ml/registry/metrics';
import { readSpec } from '../../ml/spec/read-spec';
import type { WorkerClient } from '../../ml/worker/client';
import type { RunInfo } from '../../webview/study/messages/state';
import { type Run, restoresBest } from '../runs/run';
import { placeOf } from '../spec-document';
import { essence } from '../spec-text';
import { type Shown, shownOf } from './content/content';

/** Runs of whose spec something is remembered, and those whose network is, with points of its data. */
const most = { facts: 200, networks: 20 } as const;

/** By what a run is judged. */
export type Judging = Pick<RunInfo, 'figures' | 'stopping'>;

/** The networks that runs are runs of: a run's spec may have changed since. */
export class RunNetworks {
  readonly #worker: Pick<WorkerClient, 'ask'>;
  readonly #essences = new Map<string, Promise<string>>();
  readonly #restores = new Map<string, Promise<boolean>>();
  readonly #judgings = new Map<string, Promise<Judging>>();
  readonly #shown = new Map<string, Promise<Shown | undefined>>();

  constructor(worker: Pick<WorkerClient, 'ask'>) {
    this.#worker = worker;
  }

  /** What decides whether a run is one of a spec. It never changes, so it is worked out once; where the text is lost it is like no other. */
  essence(run: Run): Promise<string> {
    return remembered(this.#essences, most.facts, run.id, async () => essence(await run.specText().catch(() => '')));
  }

  /** Whether training goes back to the best weights at its end. */
  restores(run: Run): Promise<boolean> {
    return remembered(this.#restores, most.facts, run.id, async () => restoresBest(await run.specText().catch(() => '')));
  }

  /** The network of a run, whatever became of the spec since; undefined where the run's spec cannot be worked out any more. */
  shown(run: Run): Promise<Shown | undefined> {
    return remembered(this.#shown, most.networks, run.id, async () => {
      const [text, place] = [await run.specText(), placeOfRun(run)];
      const check = await this.#worker.ask({ task: 'check', text, ...(place && { place }) });
      return shownOf({ ...check, text });
    });
  }

  /** What is known of a run's figures. Its history has only their names, so they are looked up in its own spec; nothing where that is lost. */
  judging(run: Run): Promise<Judging> {
    return remembered(this.#judgings, most.facts, run.id, async () => {
      const { compile, fit } = readSpec(await run.specText().catch(() => '')).spec ?? {};
      return { figures: compile ? figuresOf(compile.metrics) : {}, ...(fit?.early_stopping && { stopping: fit.early_stopping }) };
    });
  }

  /**
   * The network of a run.
   * @param shown what is known of the spec as it is now: mostly the run is one of it
   * @throws an error for the reader where the run's spec cannot be worked out any more
   */
  async model(run: Run, shown: Shown | undefined): Promise<Model> {
    if (shown && (await this.essence(run)) === shown.essence) return shown.model;
    const model = (await this.shown(run))?.model;
    if (!model) throw new Error(vscode.l10n.t('The spec of this run cannot be worked out any more: its data may be gone.'));
    return model;
  }
}

/** Where the data of a run's spec was. */
export const placeOfRun = ({ head }: Run): ReturnType<typeof placeOf> => placeOf({ uri: vscode.Uri.parse(head.uri) });

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
