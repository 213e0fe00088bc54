import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import { extensionId } from '../../test/vscode/suite/workspace';
import type { ActivationFigure } from './figures';
import { ownWork } from './own-work';

interface Mark {
  readonly name: string;
  readonly startTime: number;
}

/** Activates the extension unless it is active, and takes what VS Code's list of running extensions shows, in whole milliseconds. */
export async function activation(atRest: boolean): Promise<ActivationFigure> {
  const extension = vscode.extensions.getExtension(extensionId);
  if (!extension) throw new Error(`There is no extension ${extensionId}.`);
  if (atRest) await wait(8000);
  const before = extension.isActive ? Number.NaN : ownWork();
  await extension.activate();
  const work = ownWork() - before;
  const { MonacoPerformanceMarks: marks } = globalThis as unknown as { MonacoPerformanceMarks: { getMarks(): readonly Mark[] } };
  const at = (what: string): number => {
    const mark = marks.getMarks().find(({ name }) => name.toLowerCase() === `code/exthost/${what}/${extensionId}`.toLowerCase());
    if (!mark) throw new Error(`VS Code has not marked ${what}.`);
    return mark.startTime;
  };
  return {
    kind: 'activation',
    atRest,
    load: at('didLoadExtensionCode') - at('willLoadExtensionCode'),
    call: at('didActivateExtension') - at('willActivateExtension'),
    work: Number.isNaN(work) ? null : work,
  };
}
