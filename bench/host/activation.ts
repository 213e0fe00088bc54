import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import { closeAll, extensionId, open, openNew, until } from '../../test/vscode/suite/workspace';
import type { ActivationFigure, ActivationWanted } from './figures';
import { ownWork } from './own-work';

interface Mark {
  readonly name: string;
  readonly startTime: number;
}

/** Opens a file, and takes what VS Code's list of running extensions shows of the activation, in whole milliseconds. */
export async function activation({ by, atRest }: ActivationWanted): Promise<ActivationFigure> {
  const extension = vscode.extensions.getExtension(extensionId);
  if (!extension) throw new Error(`There is no extension ${extensionId}.`);
  if (atRest) await wait(8000);
  const early = extension.isActive;
  const before = ownWork();
  await (by === 'tsconfig.json' ? openNew(by, '{\n  // None of ours.\n  "compilerOptions": { "strict": true }\n}\n') : open(by));
  await until('the extension is active', () => extension.isActive);
  const work = ownWork() - before;
  // The next window would open with this one's editors.
  await closeAll();
  const { MonacoPerformanceMarks: marks } = globalThis as unknown as { MonacoPerformanceMarks: { getMarks(): readonly Mark[] } };
  const at = (what: string): number => {
    const mark = marks.getMarks().find(({ name }) => name.toLowerCase() === `code/exthost/${what}/${extensionId}`.toLowerCase());
    if (!mark) throw new Error(`VS Code has not marked ${what}.`);
    return mark.startTime;
  };
  return {
    kind: 'activation',
    by,
    atRest,
    early,
    load: at('didLoadExtensionCode') - at('willLoadExtensionCode'),
    call: at('didActivateExtension') - at('willActivateExtension'),
    work: early || Number.isNaN(work) ? null : work,
  };
}
