import type { Figures } from '../../../ml/registry/figure';
import { visible } from '../../../ml/spec/visible';
import type { RunInfo } from '../../../webview/study/messages';
import { reasonOf } from '../../problem-text';
import type { Run } from '../../runs/run';

/**
 * A run as the panel names it.
 * @param stale the spec has changed since @param label what it is called @param time when it began @param figures by the run's own spec
 */
export function runInfo(run: Run, stale: boolean, label: string, time: string, figures: Figures): RunInfo {
  const { meta, end, message } = run;
  return {
    id: run.id,
    label,
    began: time,
    status: run.status,
    seed: meta?.seed ?? 0,
    epochs: run.epochs,
    epochsDone: run.epochsDone,
    logs: run.logs,
    figures,
    ...(message !== undefined && { message }),
    ...(meta && { engine: { ...meta.engine, why: reasonOf(meta.engine.why) } }),
    stale,
    resumable: run.resumable,
    ...(end?.best !== undefined && { best: end.best + 1 }),
    milliseconds: run.milliseconds,
    ...(end?.evaluate && { evaluate: end.evaluate }),
  };
}

/** What to call a run in the panel of a spec. @param name among the runs of its own spec @param uri of the panel's spec */
export const runLabel = ({ head, meta }: Run, name: string, uri: string | undefined): string =>
  head.uri === uri ? name : `${visible(meta?.name ?? head.file)}: ${name}`;

/** When a run began, to the second; of today only the time. */
export function began({ head }: Run, language: string): string {
  const time = new Date(head.began);
  const today = time.toDateString() === new Date().toDateString();
  return time.toLocaleString(language, { ...(!today && { dateStyle: 'short' }), timeStyle: 'medium' });
}
