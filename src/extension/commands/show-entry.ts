import * as vscode from 'vscode';
import type { Large } from '../../ml/hovers/large';
import { untitled } from '../samples/new-file';
import type { Command, Refusal, Services } from './command';

/**
 * Shows an activation, loss or optimizer large, with the panel beside it. Links of hovers call it with `{ table, name }`; whatever else it is
 * called with names no entry of the registry, and nothing is opened.
 */
export const showEntry: Command = async (services, { item }) => {
  const { table, name } = (typeof item === 'object' && item !== null ? item : {}) as { readonly table?: unknown; readonly name?: unknown };
  if (typeof table !== 'string' || typeof name !== 'string') return undefined;
  const { large } = await services.worker.ask({ task: 'large', table, name });
  return large && open(large, services);
};

async function open(large: Large, { samples, panels }: Services): Promise<Refusal | undefined> {
  if (large.in === 'sheet') {
    const uri = await untitled(large.name, large.text);
    await vscode.window.showTextDocument(uri);
    panels.show(await vscode.workspace.openTextDocument(uri), 'functions');
    return undefined;
  }
  const refusal = await samples.openSample({ sample: large.sample });
  const document = vscode.window.activeTextEditor?.document;
  if (!refusal && document) panels.show(document, large.view);
  return refusal;
}
