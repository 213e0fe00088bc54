import type { Figures } from '../../../ml/registry/figure';
import type { RunInfo } from '../../../webview/study/messages';
import { reasonOf } from '../../problem-text';
import type { Run } from '../../runs/run';

/** A run as the panel names it. @param stale the spec has changed since @param label what it is called @param figures by the run's own spec */
export function runInfo(run: Run, stale: boolean, label: string, figures: Figures): RunInfo {
  const { meta, end, message } = run;
  return {
    id: run.id,
    label,
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

/** What to call a run in the panel of a spec: when it began, and its spec's name where that is another. @param uri of the panel's spec */
export function runLabel({ head, meta }: Run, uri: string | undefined, language: string): string {
  const began = new Date(head.began);
  const today = began.toDateString() === new Date().toDateString();
  const time = began.toLocaleString(language, { ...(!today && { dateStyle: 'short' }), timeStyle: 'medium' });
  return head.uri === uri ? time : `${time} · ${meta?.name ?? head.file}`;
}
