import type * as vscode from 'vscode';
import { isActive } from '../../ml/runs/run-status';
import type { Run, Runs } from '../runs/run';

/** A list of more is no longer read. */
const MOST_OTHERS = 30;

/** Runs of one spec that somebody chose to see; any of them may be gone by now. */
export interface ChosenRuns {
  /** The run in front; not set, or gone: the one in progress, or the newest. */
  readonly pinned?: string;
  /** Laid over the one in front. */
  readonly compared: readonly string[];
}

/** The runs that a panel has to do with. */
export interface ShownRuns {
  readonly front: Run | undefined;
  /** Laid over the one in front. */
  readonly compared: readonly Run[];
  /** Could be laid over it. */
  readonly others: readonly Run[];
}

/** The runs that are shown of a spec. */
export function runsOf(runs: Runs, uri: vscode.Uri | undefined, { pinned, compared }: ChosenRuns): ShownRuns {
  const own = uri ? runs.of(uri) : [];
  const front = (pinned === undefined ? undefined : runs.get(pinned)) ?? own.find(({ status }) => isActive(status)) ?? own[0];
  const laid = compared.map((id) => runs.get(id)).filter((run): run is Run => run !== undefined && run !== front);
  return { front, compared: laid, others: own.filter((run) => run !== front && !laid.includes(run)).slice(0, MOST_OTHERS) };
}
