import { visible } from '../../../ml/language/visible';
import type { RunInfo } from '../../../webview/study/messages/state';
import { isSameAddress } from '../../address';
import { textOf, titledSet } from '../../problem-text';
import { finalWeights, notFiniteOf, type Run } from '../../runs/run';
import type { Judging } from '../networks';

/** What a run does not know of itself. */
interface Known {
  /** What it is called. */
  readonly label: string;
  /** When it began. */
  readonly began: string;
  /** The spec has changed since. */
  readonly stale: boolean;
  /** Its spec says that training goes back to the best weights at its end. */
  readonly restores: boolean;
  /** By the run's own spec. */
  readonly judging: Judging;
}

/** A run as the panel names it. */
export function runInfo(run: Run, { label, began, stale, restores, judging }: Known): RunInfo {
  const { meta, end, message, held } = run;
  const notFinite = end && notFiniteOf(end.ending);
  return {
    id: run.id,
    label,
    began,
    status: run.status,
    seed: meta?.seed ?? 0,
    epochs: run.epochs,
    epochsDone: run.epochsDone,
    logs: run.logs,
    ...judging,
    ...(message !== undefined && { message }),
    ...(notFinite && { notFinite }),
    ...(meta && { engine: { ...meta.engine, why: textOf(meta.engine.why) } }),
    ...(meta?.set && { set: titledSet(meta.set) }),
    stale,
    resumable: run.resumable,
    ...(run.head.from && { from: { run: run.head.from.run, epoch: run.head.from.epoch } }),
    ...(run.head.live && { live: true }),
    ...(held && { held: { epoch: held.epoch, batch: held.batch } }),
    ...(end?.best !== undefined && { best: end.best + 1 }),
    ...(finalWeights(run, restores) === 'best' && { restored: true }),
    milliseconds: run.milliseconds,
    ...(end?.evaluate && { evaluate: end.evaluate }),
  };
}

/** What to call a run in the panel of a spec. @param name among the runs of its own spec @param uri of the panel's spec */
export const runLabel = ({ head, meta }: Run, name: string, uri: string | undefined): string =>
  isSameAddress(head.uri, uri) ? name : `${visible(meta?.name ?? head.file)}: ${name}`;

/** When a run began, to the second; of today only the time. */
export function beganText({ head }: Run, language: string): string {
  const time = new Date(head.began);
  const today = time.toDateString() === new Date().toDateString();
  return time.toLocaleString(language, { ...(!today && { dateStyle: 'short' }), timeStyle: 'medium' });
}
