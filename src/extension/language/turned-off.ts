import * as vscode from 'vscode';
import { canTurnOff } from '../../ml/language/messages/explained';
import type { Command } from '../commands/command';

const SECTION = 'neuralNetwork';
const KEY = 'diagnostics.off';

const codesIn = (setting: unknown): readonly string[] =>
  Array.isArray(setting) ? setting.filter((code): code is string => typeof code === 'string') : [];

/** True for a problem that the reader's settings turn off. An error cannot be. */
export const isTurnedOff = (code: string, document: vscode.TextDocument): boolean =>
  canTurnOff(code) && codesIn(vscode.workspace.getConfiguration(SECTION, document).get(KEY)).includes(code);

export const onDidChangeTurnedOff = (listener: () => void): vscode.Disposable =>
  vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(`${SECTION}.${KEY}`) && listener());

/** Adds a problem to those that are turned off: where some are already, in the narrowest settings, else in the user's own. */
export const turnOffProblem: Command = async (_, { item: code }) => {
  if (typeof code !== 'string' || !canTurnOff(code)) return undefined;
  const settings = vscode.workspace.getConfiguration(SECTION);
  const { globalValue, workspaceValue } = settings.inspect(KEY) ?? {};
  const [target, present] =
    workspaceValue === undefined
      ? [vscode.ConfigurationTarget.Global, codesIn(globalValue)]
      : [vscode.ConfigurationTarget.Workspace, codesIn(workspaceValue)];
  if (!present.includes(code)) await settings.update(KEY, [...present, code], target);
  return undefined;
};
