import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import { runFiles } from '../../src/ml/runs/run-files';
import { begun, endOf, folderOf } from '../../test/vscode/suite/kept-runs';
import { closeAll, command, fileUri } from '../../test/vscode/suite/workspace';
import type { Figure, Situation, Wanted } from './figures';
import { Timer } from './timer';

/** Trains each sample again and again, with the study panel and without; measures before the Stop, the Stop, and after it. */
export async function training(
  { samples, rounds, ticks }: NonNullable<Wanted['training']>,
  report: (figure: Figure) => void,
): Promise<void> {
  for (const sample of samples) {
    const uri = await endless(sample);
    // With the first spec VS Code's own extensions for JSON begin, which is not ours to measure.
    await situation({ sample, panel: 'open' }, uri, ticks, () => undefined);
    for (let round = 0; round < rounds; round++) {
      for (const panel of ['open', 'closed'] as const) await situation({ sample, panel }, uri, ticks, report);
    }
  }
}

async function situation(which: Situation, uri: vscode.Uri, ticks: number, report: (figure: Figure) => void): Promise<void> {
  const busy = new Timer();
  const id = await begun(() => command('train', uri));
  if (which.panel === 'closed') await closeAll();
  // The data is loaded by now, which was timed too; the ticks that count are those of the epochs.
  await busy.after(ticks);
  busy.dispose();
  report({ ...which, kind: 'lateness', training: true, late: busy.late, work: busy.work });
  report({ ...which, kind: 'stop', milliseconds: await stopped(id) });
  // What comes after a run, such as drawing its end, is not part of an idle host.
  await wait(1000);
  const idle = new Timer();
  await idle.after(ticks);
  idle.dispose();
  report({ ...which, kind: 'lateness', training: false, late: idle.late, work: idle.work });
  await closeAll();
}

async function stopped(id: string): Promise<number> {
  const folder = folderOf(id);
  const began = performance.now();
  void command('stop', id);
  while (!existsSync(join(folder, runFiles.end)) || existsSync(join(folder, runFiles.alive))) await wait(1);
  const milliseconds = performance.now() - began;
  if (endOf(id)?.ending.reason !== 'cancelled') throw new Error('The training ended before it was told to stop.');
  return milliseconds;
}

/** A copy of a sample with the most epochs there may be, which it does not come to. */
async function endless(sample: string): Promise<vscode.Uri> {
  const text = Buffer.from(await vscode.workspace.fs.readFile(fileUri(sample))).toString();
  const uri = fileUri(`endless-${sample}`);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text.replace(/"epochs": \d+/, '"epochs": 1000000')));
  return uri;
}
