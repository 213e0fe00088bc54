import { useMemo } from 'preact/hooks';
import { describeCurves } from './describe-curve';
import { epochsIn } from './figures';
import type { DrawnRun } from './plot';

/** Runs of fewer epochs are described anew at each epoch. */
const SHORT = 10_000;
/** Longer ones only when they have grown by so much: nobody reads faster, and looking at all of a long curve takes its time. */
const STEP = 1.02;

/** What the curves show. */
export const useSentence = (runs: readonly DrawnRun[]): string =>
  useMemo(
    () => describeCurves(runs.map(({ info, curves }) => ({ info, columns: curves.columns }))),
    runs.flatMap(({ info, curves }) => [
      info.id,
      info.label,
      info.pale,
      info.status,
      info.evaluate,
      info.epochs,
      grown(epochsIn(curves.columns), info.status),
    ]),
  );

/** Changes when it is time to look again; at the end of a run its status does. */
const grown = (epochs: number, status: DrawnRun['info']['status']): number =>
  epochs < SHORT || status !== 'running' ? epochs : -Math.floor(Math.log(epochs) / Math.log(STEP));
