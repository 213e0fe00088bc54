import * as vscode from 'vscode';
import { run } from '../commands/help';
import { askedEngine } from '../runs/asked-engine';
import { fileName } from '../runs/words';
import { engineLines, engineTitle } from './engines';
import { expectedEngine, type Network } from './expected-engine';
import type { NativeEngine } from './native-engine';

type Item = vscode.QuickPickItem & { readonly act?: () => unknown };

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
    const icon = line.name === used ? '$(pass-filled)' : line.usable ? '$(circle-outline)' : '$(circle-slash)';
    const label = `${icon} ${engineTitle(line)}`;
    const state = line.version ? undefined : vscode.l10n.t('not there');
    const description = line.name === used ? vscode.l10n.t('would be used') : state;
    return { label, detail: line.detail, act: openSetting, ...(description !== undefined && { description }) };
  });
  const change = found.kind === 'ready' ? removeItem() : setUpItem(native);
  const items: Item[] = [
    ...engines,
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    ...(change ? [change] : []),
    { label: `$(gear) ${vscode.l10n.t('Choose the Engine in the Settings')}`, act: openSetting },
  ];
  const title = document ? vscode.l10n.t('Engines for {0}', fileName(document.fileName)) : vscode.l10n.t('Engines');
  const placeHolder = used ? `${used}: ${why}` : why;
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder });
  await chosen?.act?.();
}

const setUpItem = (native: NativeEngine): Item | undefined =>
  native.settingUp
    ? undefined
    : { label: `$(cloud-download) ${vscode.l10n.t('Set Up the Native TensorFlow Engine')}`, act: run('setUpNative') };

const removeItem = (): Item => ({ label: `$(trash) ${vscode.l10n.t('Remove the Native TensorFlow Engine')}`, act: run('removeNative') });
