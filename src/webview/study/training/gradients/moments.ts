import { useEffect, useState } from 'preact/hooks';
import { isActive } from '../../../../ml/runs/run-status';
import type { GradientMoment } from '../../../../ml/step/gradients-over-run';
import type { RunInfo } from '../../messages/state';
import type { Study } from '../../shared/study';

/** Moments of a run that are looked at, at most: more cannot be distinguished, and each takes a step. */
const MOST_MOMENTS = 41;

/** Asked for at once: at first the two ends, then so many that a question takes a moment, so that a reader who leaves is not waited for. */
const FIRST = 2;
const MOST_AT_ONCE = 6;
const QUESTION_MS = 400;

/** Runs whose moments are remembered. */
const KEPT = 4;

interface Known {
  readonly moments: Map<number, GradientMoment>;
  notes: readonly string[];
}

/** What was answered, by run, its moments by epoch: it depends on nothing else. */
const known = new Map<string, Known>();

function knownOf(run: string): Known {
  const found: Known = known.get(run) ?? { moments: new Map(), notes: [] };
  known.delete(run);
  known.set(run, found);
  const oldest = known.keys().next().value;
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  return found;
}

/** Some of the epochs whose weights were kept, evenly taken, the first and the last among them. */
export function chosen(frames: readonly number[]): number[] {
  const last = frames.length - 1;
  if (last < MOST_MOMENTS) return [...frames];
  return Array.from({ length: MOST_MOMENTS }, (_, i) => frames[Math.round((i * last) / (MOST_MOMENTS - 1))] as number);
}

/** The same, in an order in which the whole run is soon seen roughly: the ends, then the middle, then what is between. */
export function roughFirst(epochs: readonly number[]): number[] {
  const last = epochs.length - 1;
  const rank = (i: number): number => (i === 0 || i === last ? 64 : i & -i);
  return epochs
    .map((epoch, i) => ({ epoch, rank: rank(i) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ epoch }) => epoch);
}

/** What is known of a run's gradients so far. */
interface Gradients {
  /** By epoch, ascending. */
  readonly moments: readonly GradientMoment[];
  /** What the reader has to know of them, such as that another engine computed them. */
  readonly notes: readonly string[];
  /** Moments that will be known. */
  readonly wanted: number;
  /** Why there are no more. */
  readonly error?: string;
}

/** Asks for a run's gradients, a few moments at a time, as long as they are shown; not while the run trains, which they would slow. */
export function useGradients(study: Study, run: RunInfo, frames: readonly number[]): Gradients {
  const [state, setState] = useState<{ readonly run: string; readonly error?: string }>({ run: run.id });
  const epochs = chosen(frames);
  const training = run.status === 'running';
  useEffect(() => {
    if (training) return;
    let shown = true;
    const ask = async (): Promise<void> => {
      const found = knownOf(run.id);
      const missing = roughFirst(epochs.filter((epoch) => !found.moments.has(epoch)));
      for (let count = FIRST; missing.length > 0 && shown; ) {
        const some = missing.splice(0, count);
        const began = performance.now();
        const { moments, notes } = await study.ask('gradients', { run: run.id, epochs: some });
        const each = (performance.now() - began) / some.length;
        count = Math.max(1, Math.min(MOST_AT_ONCE, Math.round(QUESTION_MS / each)));
        for (const moment of moments) found.moments.set(moment.epoch, moment);
        found.notes = notes;
        if (shown) setState({ run: run.id });
      }
    };
    ask().catch((error: unknown) => shown && setState({ run: run.id, error: error instanceof Error ? error.message : String(error) }));
    return () => {
      shown = false;
    };
  }, [run.id, training, epochs.join()]);
  const found = known.get(run.id);
  return {
    moments: epochs.flatMap((epoch) => found?.moments.get(epoch) ?? []),
    notes: found?.notes ?? [],
    wanted: isActive(run.status) && training ? 0 : epochs.length,
    ...(state.run === run.id && state.error !== undefined && { error: state.error }),
  };
}
