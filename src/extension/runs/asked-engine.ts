import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import * as vscode from 'vscode';
import { type EngineName, engineNames } from '../../ml/spec/engine-names';

/** The engine that a spec names, or else the setting. */
export function askedEngine(text: string, uri: vscode.Uri): EngineName {
  const setting = vscode.workspace.getConfiguration('neuralNetwork', uri).get<string>('engine');
  const asked = named(text) ?? setting;
  return engineNames.find((name) => name === asked) ?? 'auto';
}

function named(text: string): unknown {
  // Most specs name none, and some hold so much data that reading them takes its time.
  const root = /"engine"\s*:/.test(text) ? parseTree(text) : undefined;
  return root && findNodeAtLocation(root, ['engine'])?.value;
}
