import Module from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import { closeAll, extensionId, open, openNew, until } from '../../test/vscode/suite/workspace';
import type { ActivationFigure, ActivationWanted } from './figures';
import { ownWork } from './own-work';

interface Mark {
  readonly name: string;
  readonly startTime: number;
}

/**
 * Measures the extension's own call of `activate` up to its return: by VS Code's marks it ends only when all that waits in the host's
 * queue has had its turn.
 * @returns milliseconds of that call, once it was made
 */
function ownCall(extensionPath: string): () => number {
  const { _extensions: loaders } = Module as unknown as { _extensions: Record<string, (module: NodeJS.Module, file: string) => void> };
  const load = loaders['.js'] as (module: NodeJS.Module, file: string) => void;
  let milliseconds = Number.NaN;
  loaders['.js'] = (module, file) => {
    load(module, file);
    if (file !== join(extensionPath, 'dist', 'extension.js')) return;
    const { activate } = module.exports as { activate: (context: unknown) => unknown };
    module.exports = {
      activate: (context: unknown) => {
        const start = performance.now();
        const activated = activate(context);
        milliseconds = performance.now() - start;
        return activated;
      },
    };
  };
  return () => milliseconds;
}

/** Opens a file, and takes what VS Code's list of running extensions shows of the activation, in whole milliseconds. */
export async function activation({ by, atRest }: ActivationWanted): Promise<ActivationFigure> {
  const extension = vscode.extensions.getExtension(extensionId);
  if (!extension) throw new Error(`There is no extension ${extensionId}.`);
  if (atRest) await wait(8000);
  const early = extension.isActive;
  const own = ownCall(extension.extensionPath);
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
    own: own(),
    call: at('didActivateExtension') - at('willActivateExtension'),
    work: early || Number.isNaN(work) ? null : work,
  };
}
