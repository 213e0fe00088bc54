import type { RunInfo } from '../../../webview/study/messages';
import type { Run } from '../../runs/run';

/** A run as the panel names it. @param stale the spec has changed since */
export function runInfo(run: Run, stale: boolean, language: string): RunInfo {
  const { meta, end, message } = run;
  return {
    id: run.id,
    label: runLabel(run, language),
    status: run.status,
    seed: meta?.seed ?? 0,
    epochs: run.epochs,
    epochsDone: run.epochsDone,
    logs: run.logs,
    ...(message !== undefined && { message }),
    ...(meta && { engine: meta.engine }),
    stale,
    resumable: run.resumable,
    ...(end?.best !== undefined && { best: end.best + 1 }),
    milliseconds: run.milliseconds,
    ...(end?.evaluate && { evaluate: end.evaluate }),
  };
}

/** What to call a run: its spec's name, and when it began. */
export function runLabel({ head, meta }: Run, language: string): string {
  const began = new Date(head.began).toLocaleString(language, { dateStyle: 'short', timeStyle: 'medium' });
  return `${meta?.name ?? head.file} · ${began}`;
}
