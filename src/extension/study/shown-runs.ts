import * as vscode from 'vscode';
import { isActive } from '../../ml/runs/run-status';
import type { Run, Runs } from '../runs/run';

/** A list of more is no longer read. */
const MOST_OTHERS = 30;

/** Runs of one spec that the reader chose to see; any of them may be gone by now. */
export interface ChosenRuns {
  /** The run in front; not set, or gone: the one in progress, or the newest. */
  readonly pinned?: string;
  /** Laid over the one in front. */
  readonly compared: readonly string[];
  /** The address of another spec, which this one is compared with. */
  readonly against?: string;
}

/** The runs that a panel has to do with. */
export interface ShownRuns {
  readonly front: Run | undefined;
  /** The one before it, which is drawn behind it while no others are laid over it. */
  readonly before: Run | undefined;
  /** Laid over the one in front. */
  readonly compared: readonly Run[];
  /** The newest of the spec that this one is compared with. */
  readonly beside: Run | undefined;
  /** Could be laid over it. */
  readonly others: readonly Run[];
}

/** The run that a page names. @throws an error for the reader where it is gone */
export function runNamed(runs: Pick<Runs, 'get'>, id: string): Run {
  const run = runs.get(id);
  if (!run) throw new Error(vscode.l10n.t('This run no longer exists.'));
  return run;
}

/** The run in progress, or the newest. */
const newestOf = (own: readonly Run[]): Run | undefined => own.find(({ status }) => isActive(status)) ?? own[0];

/** The runs that are shown of a spec. @param beforeOf the run that came before one of the same spec */
export function runsOf(
  runs: Runs,
  beforeOf: (run: Run) => Run | undefined,
  uri: vscode.Uri | undefined,
  { pinned, compared, against }: ChosenRuns,
): ShownRuns {
  const own = uri ? runs.of(uri) : [];
  const front = (pinned === undefined ? undefined : runs.get(pinned)) ?? newestOf(own);
  const laid = compared.map((id) => runs.get(id)).filter((run): run is Run => run !== undefined && run !== front);
  const before = front && laid.length === 0 ? beforeOf(front) : undefined;
  return {
    front,
    before,
    compared: laid,
    beside: against === undefined ? undefined : newestOf(runs.of(vscode.Uri.parse(against))),
    others: own.filter((run) => run !== front && run !== before && !laid.includes(run)).slice(0, MOST_OTHERS),
  };
}

/** Those that are drawn, the one in front first. */
export const all = ({ front, before, compared }: Pick<ShownRuns, 'front' | 'before' | 'compared'>): Run[] =>
  [front, before, ...compared].filter((run) => run !== undefined);
