import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CheckedSpec } from '../ml/checks/check-spec';
import { problemText } from '../ml/language/messages/localized';
import { runnable } from '../ml/language/problem';
import { visible } from '../ml/language/visible';
import { metricFactsOf } from '../ml/registry/metrics';
import { type RunMeta, runFiles } from '../ml/runs/run-files';
import { isDamaged, readHistory, readRun, readSpecText } from '../ml/runs/run-folder';
import { learningOf } from '../ml/spec/learning';
import type { MeasuredRun } from '../ml/training/compare-histories';
import { showProblems } from './problems';
import { checkNetworkFile, knownSetFolders, openSpecFile, type SpecFile } from './spec-file';
import type { Output } from './terminal';

/** One of the two that are compared: a spec, or a run that the extension keeps. */
export interface ComparedSide {
  /** As it was typed. */
  readonly name: string;
  readonly text: string;
  readonly checked: CheckedSpec;
  /** Set for a run. */
  readonly run?: MeasuredRun & { readonly epochs: number };
}

/** Opens a spec or the folder of a run, and shows what is wrong with it; undefined where it cannot be compared. Throws UsageError if there is no such file. */
export async function openSide(name: string, err: Output): Promise<ComparedSide | undefined> {
  const folder = await folderOfRun(name);
  if (folder !== undefined) return await openRun(name, folder, err);
  const file = await openSpecFile(name);
  const checked = await checkNetworkFile(file);
  showProblems(checked.problems, name, err);
  return runnable(checked.problems) ? { name, text: file.text, checked } : undefined;
}

/** The folder, or that of a file which only a run has. */
async function folderOfRun(name: string): Promise<string | undefined> {
  const path = resolve(name);
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return path;
  return path.endsWith(runFiles.meta) ? dirname(path) : undefined;
}

async function openRun(name: string, folder: string, err: Output): Promise<ComparedSide | undefined> {
  const [kept, text, history] = [await readRun(folder), await readSpecText(folder), await readHistory(folder)];
  if (isDamaged(kept) || isDamaged(text) || isDamaged(history)) {
    for (const part of [kept, text, history]) {
      if (!isDamaged(part)) continue;
      const { damaged } = part;
      err.line(visible(`${name}: ${problemText(damaged, err.language)} [${damaged.code}]`));
      break;
    }
    return undefined;
  }
  const checked = await checkNetworkFile(specOf(name, text, kept.meta));
  const { spec } = checked;
  const learning = spec && learningOf(spec);
  const metrics = kept.meta.metrics ?? (spec?.compile ? metricFactsOf(spec.compile.metrics) : {});
  return {
    name,
    text,
    checked,
    run: { columns: history.columns, metrics, epochs: history.length, ...(learning && { loss: learning.loss }) },
  };
}

/** A run's own copy of its spec, which reads data from where the spec was. */
function specOf(name: string, text: string, { uri, file }: RunMeta): SpecFile {
  const folder = uri.startsWith('file:') ? dirname(fileURLToPath(uri)) : resolve(name);
  const up = file
    .split(/[\\/]/)
    .slice(1)
    .map(() => '..');
  return { name, text, folder, workspace: join(folder, ...up), sets: knownSetFolders() };
}
