import { isActive } from '../../../ml/runs/run-status';
import type { RunLength } from '../../../ml/worker/run-questions';
import type { Options } from '../messages/options';
import type { RunInfo } from '../messages/state';

/** Which step, and which sample of its batch; all count from 0. */
export interface Address {
  readonly epoch: number;
  readonly batch: number;
  readonly sample: number;
  /** In the place of batch and sample: a row of the training data. */
  readonly row?: number | undefined;
}

/** How many steps and samples there are to choose from. */
export type Extent = Pick<RunLength, 'epochs' | 'batches' | 'samples'>;

/**
 * The address that the options say.
 * @param pointed epochs done where the reader points in another view; not set where the options are newer
 */
export function addressOf({ epoch, batch = 0, sample = 0, row }: Options['step'], pointed: number | undefined, epochs: number): Address {
  const wanted = pointed === undefined ? (epoch ?? 0) : Math.max(0, pointed - 1);
  const last = Math.max(0, epochs - 1);
  return { epoch: Math.min(wanted, last), batch, sample, ...(row !== undefined && { row }) };
}

/** The run whose steps are shown; not set for the steps that training would begin with. */
export function steppedRun(runs: readonly RunInfo[]): RunInfo | undefined {
  const [run] = runs;
  const begun = run && (run.epochsDone > 0 || run.status === 'diverged' || (run.held?.batch ?? 0) > 0);
  return begun ? run : undefined;
}

/**
 * Epochs whose steps can be looked at.
 * @param told by the host, with the last answer: of a run in progress it is of an earlier moment, and it may be of another run
 */
export function epochsOf(run: RunInfo | undefined, told: RunLength | undefined): number {
  if (!run) return told?.epochs ?? 1;
  const { epochsDone, held, status } = run;
  const begun = (held?.batch ?? 0) > 0 || (!isActive(status) && (told?.epochs ?? 0) > epochsDone);
  return Math.max(1, epochsDone + Number(begun));
}

/** Some steps further on or back, across epochs; stays within the run. */
export function moved({ epoch, batch, sample }: Address, by: number, { epochs, batches }: Extent): Address {
  const all = Math.max(1, epochs * batches);
  const step = Math.min(all - 1, Math.max(0, epoch * batches + batch + by));
  return { epoch: Math.floor(step / batches), batch: step % batches, sample };
}

export const isFirst = ({ epoch, batch }: Address): boolean => epoch === 0 && batch === 0;

export const isLast = ({ epoch, batch }: Address, { epochs, batches }: Extent): boolean => epoch >= epochs - 1 && batch >= batches - 1;
