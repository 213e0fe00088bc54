import * as vscode from 'vscode';
import { engineIn } from '../../ml/spec/engine-in';
import { type EngineName, engineNames } from '../../ml/spec/engine-names';

/** The engine that a spec names, or else the setting. */
export function askedEngine(text: string, uri: vscode.Uri | undefined): EngineName {
  const setting = vscode.workspace.getConfiguration('neuralNetwork', uri).get<string>('engine');
  return engineIn(text) ?? engineNames.find((name) => name === setting) ?? 'auto';
}
