import { appendFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { take } from '../../test/vscode/suite/given';
import { activation } from './activation';
import type { Figure, Wanted } from './figures';
import { training } from './training';

/** Runs in the extension host; writes down each figure at once. */
export async function run(wanted: Wanted): Promise<void> {
  take({ parts: [], user: wanted.user, report: wanted.report, extension: '' });
  const report = (figure: Figure): void => appendFileSync(wanted.report, `${JSON.stringify(figure)}\n`);
  report({ kind: 'place', vscode: vscode.version, node: process.version });
  try {
    if (wanted.activation) report(await activation(wanted.activation));
    if (wanted.training) await training(wanted.training, report);
  } catch (error) {
    report({ kind: 'failed', error: error instanceof Error ? String(error.stack) : String(error) });
  }
}
