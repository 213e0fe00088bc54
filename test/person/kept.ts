import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Profile } from '../../scripts/lib/vscode/profile.mjs';
import { type RunEnd, type RunMeta, runFiles } from '../../src/ml/runs/run-files';

/** A run as it is on disk. */
export interface KeptRun {
  readonly meta: RunMeta;
  readonly end: RunEnd | undefined;
  /** A column of the history. */
  figure(name: string): number[];
}

/** The runs of all workspaces of a user, the oldest first. */
export function keptRuns({ user }: Profile): KeptRun[] {
  const storages = join(user, 'User/workspaceStorage');
  return readdirSync(storages)
    .map((name) => join(storages, name, 'neural-network-study.neural-network-study/runs'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((id) => join(folder, id)))
    .filter((folder) => existsSync(join(folder, runFiles.meta)))
    .map(keptRun)
    .sort((a, b) => a.meta.began - b.meta.began);
}

function keptRun(folder: string): KeptRun {
  const json = <T>(file: string): T => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return {
    meta: json(runFiles.meta),
    end: existsSync(join(folder, runFiles.end)) ? json(runFiles.end) : undefined,
    figure: (name) => {
      const [head = '', ...lines] = readFileSync(join(folder, runFiles.history), 'utf8').trim().split('\n');
      const column = head.split(',').indexOf(name);
      return lines.map((line) => Number(line.split(',')[column]));
    },
  };
}
