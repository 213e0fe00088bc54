import type { Run, RunChange, Runs } from '../../../src/extension/runs/run';
import { EventEmitter, Uri } from '../fake-vscode';

type Given = Partial<Pick<Run, 'status' | 'epochsDone' | 'epochs' | 'logs' | 'milliseconds' | 'end'>> & { readonly began?: number };

/** A run that is nothing but what it shows, and its changes. */
export function fakeRun({ began = 0, ...given }: Given = {}) {
  const changes = new EventEmitter<RunChange>();
  const run = {
    id: `run-${began}`,
    head: { began, file: 'a.nn.json' },
    status: 'finished',
    epochsDone: 0,
    epochs: 0,
    logs: {},
    milliseconds: 0,
    end: undefined,
    onDidChange: changes.event,
    ...given,
  } as unknown as Run;
  return { run, changes };
}

/** Runs of one spec. */
export function fakeRuns(uri = Uri.file('/notes/a.nn.json')) {
  const changed = new EventEmitter<void>();
  const list: Run[] = [];
  const runs = {
    get all() {
      return list;
    },
    onDidChange: changed.event,
    get: (id: string) => list.find((run) => run.id === id),
    of: (asked: unknown) => (String(asked) === String(uri) ? list : []),
  } as unknown as Runs;
  return { runs, list, changed };
}
