import type * as vscode from 'vscode';
import { isActive } from '../../ml/runs/run-status';
import type { Run, Runs } from '../runs/run';

/** A list of more is no longer read. */
const MOST_OTHERS = 30;

/** The runs that a panel has to do with. */
export interface ShownRuns {
  readonly front: Run | undefined;
  /** Laid over the one in front. */
  readonly compared: readonly Run[];
  /** Could be laid over it. */
  readonly others: readonly Run[];
}

/**
 * @param pinned the run that shall be in front; without it, or where it is gone, it is the one in progress, or the newest
 * @param compared runs that may be gone by now
 */
export function runsOf(runs: Runs, uri: vscode.Uri | undefined, pinned: string | undefined, compared: readonly string[]): ShownRuns {
  const own = uri ? runs.of(uri) : [];
  const front = (pinned === undefined ? undefined : runs.get(pinned)) ?? own.find(({ status }) => isActive(status)) ?? own[0];
  const laid = compared.map((id) => runs.get(id)).filter((run): run is Run => run !== undefined && run !== front);
  return { front, compared: laid, others: own.filter((run) => run !== front && !laid.includes(run)).slice(0, MOST_OTHERS) };
}
