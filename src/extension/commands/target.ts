import * as vscode from 'vscode';
import { isSpecName } from '../spec-document';

/** What a command was called on. */
export interface Target {
  readonly uri?: vscode.Uri;
  /** Ids of runs; several where several were selected in the tree. */
  readonly runs: readonly string[];
  /** As it was given. */
  readonly item: unknown;
}

/**
 * Makes sense of what a command is called with: by menus an address, or an item of a tree and all that are selected; by links the id of
 * a run; by panels an address and perhaps the id of a run; from the palette nothing.
 */
export function targetOf(item: unknown, more: unknown): Target {
  const uri = [item, field(item, 'resourceUri')].find(isSpecUri);
  const items = Array.isArray(more) && more.length ? more : [item, more];
  const runs = items.map(runOf).filter((id) => id !== undefined);
  return { item, runs, ...(uri && { uri }) };
}

const field = (item: unknown, name: string): unknown =>
  typeof item === 'object' && item !== null ? (item as Readonly<Record<string, unknown>>)[name] : undefined;

/** A panel's title bar hands over an address of its own, which is no file's. */
const isSpecUri = (value: unknown): value is vscode.Uri => value instanceof vscode.Uri && isSpecName(value.path);

function runOf(item: unknown): string | undefined {
  if (typeof item === 'string') return item;
  const [id, head] = [field(item, 'id'), field(item, 'head')];
  return typeof id === 'string' && head !== undefined ? id : undefined;
}
