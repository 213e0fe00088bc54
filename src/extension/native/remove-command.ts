import * as vscode from 'vscode';
import { refusal } from '../commands/help';
import type { Refusal } from '../commands/services';
import type { Trainer } from '../runs/trainer';
import type { NativeEngine } from './native-engine';
import { nativeText } from './problem-text';

/** Removes what the set-up has brought; a click sets it up again. */
export async function removeNativeEngine(native: NativeEngine, trainer: Pick<Trainer, 'endIdle'>): Promise<Refusal | undefined> {
  // A process that holds the library keeps its files from going away on some systems.
  await trainer.endIdle();
  const removed = await native.remove();
  if ('problem' in removed)
    return { message: vscode.l10n.t('The native TensorFlow engine could not be removed. {0}', nativeText(removed.problem)) };
  const found = await native.find();
  if (removed.bytes === 0)
    return {
      message:
        found.kind === 'ready'
          ? vscode.l10n.t('The native TensorFlow engine was not set up by this command and is left alone: {0}', found.packageFolder)
          : vscode.l10n.t('The native TensorFlow engine is not set up, so there is nothing to remove.'),
    };
  const text = vscode.l10n.t('The native TensorFlow engine was removed; {0} MB are free again.', Math.round(removed.bytes / 1e6));
  return refusal(text, vscode.l10n.t('Set Up Again'), 'setUpNative');
}
