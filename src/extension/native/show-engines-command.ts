import * as vscode from 'vscode';
import { run } from '../commands/command';
import { askedEngine } from '../runs/new-run';
import { fileName } from '../runs/run-text';
import { label, type PickItem, pickOne } from '../shown';
import { engineLines, engineTitle, expectedEngine, type Network } from './engines';
import type { NativeEngine } from './native-engine';

type Item = PickItem & { readonly act?: () => unknown };

/**
 * Tells which engines are there, and which one a run of the spec would use and why; offers what can be done about it.
 * @param network of the spec
 */
export async function showEngines(
  native: NativeEngine,
  document: vscode.TextDocument | undefined,
  network: Network | undefined,
): Promise<void> {
  const found = await native.find();
  const asked = askedEngine(document?.getText() ?? '', document?.uri);
  const { name: used, why } = expectedEngine(asked, found, network);
  const openSetting = (): unknown => vscode.commands.executeCommand('workbench.action.openSettings', 'neuralNetwork.engine');
  const engines = engineLines(found, network?.obstacle).map((line): Item => {
    const title = engineTitle(line);
    const usable = line.usable ? label`$(circle-outline) ${title}` : label`$(circle-slash) ${title}`;
    const state = line.version ? undefined : vscode.l10n.t('not available');
    const description = line.name === used ? vscode.l10n.t('would be used') : state;
    return {
      label: line.name === used ? label`$(pass-filled) ${title}` : usable,
      detail: line.detail,
      act: openSetting,
      ...(description !== undefined && { description }),
    };
  });
  const change = found.kind === 'ready' ? removeItem() : setUpItem(native);
  const items: Item[] = [
    ...engines,
    { label: label``, kind: vscode.QuickPickItemKind.Separator },
    ...(change ? [change] : []),
    { label: label`$(gear) ${vscode.l10n.t('Choose the Engine in the Settings')}`, act: openSetting },
  ];
  const title = document ? vscode.l10n.t('Engines for {0}', fileName(document.fileName)) : vscode.l10n.t('Engines');
  const placeHolder = used ? `${used}: ${why}` : why;
  const chosen = await pickOne(items, { title, placeHolder });
  await chosen?.act?.();
}

const setUpItem = (native: NativeEngine): Item | undefined =>
  native.settingUp
    ? undefined
    : { label: label`$(cloud-download) ${vscode.l10n.t('Set Up the Native TensorFlow Engine')}`, act: run('setUpNative') };

const removeItem = (): Item => ({
  label: label`$(trash) ${vscode.l10n.t('Remove the Native TensorFlow Engine')}`,
  act: run('removeNative'),
});
