import * as vscode from 'vscode';
import { readSpec } from '../../ml/spec/read-spec';
import { type EngineName, engineNames } from '../../ml/spec/spec';

/** The engine that a spec names, or else the setting. */
export function askedEngine(text: string, uri: vscode.Uri): EngineName {
  // Most specs name none, and some hold so much data that reading them takes its time.
  const named = /"engine"\s*:/.test(text) && readSpec(text).partial?.engine;
  const setting = vscode.workspace.getConfiguration('neuralNetwork', uri).get<string>('engine');
  return named || (engineNames.find((name) => name === setting) ?? 'auto');
}
