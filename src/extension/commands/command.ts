import * as vscode from 'vscode';
import type { WorkerClient } from '../../ml/worker/client';
import type { ViewName } from '../../webview/study/messages/views';
import type { NativeEngine } from '../native/native-engine';
import type { LiveTraining } from '../runs/live-training';
import type { RunStore } from '../runs/run-store';
import type { Trainer } from '../runs/trainer';
import type { Log } from '../shown';
import type { SpecChecks } from '../spec-checks';
import { isSpecName } from '../spec-document';

/** Why a command cannot run now, and a button that does what would help. */
export interface Refusal {
  readonly message: string;
  readonly help?: { readonly label: string; run(): unknown };
}

/** What commands ask of the study panels (src/extension/study). */
export interface StudyPanels {
  /** The spec in the panel that has the focus, or else in the one used last; undefined while no panel shows a spec. */
  readonly current: vscode.Uri | undefined;
  /**
   * Opens the panel beside the editor, or brings it to the front there; the focus stays where it is.
   * @param document undefined only for a run whose spec is gone: what is shown is then the run's own copy
   * @param view the view last used for this spec, where not set
   */
  show(document: vscode.TextDocument | undefined, view?: ViewName, options?: ShowOptions): void;
  /** Opens the view in front as a panel of its own. */
  openAlone(): Refusal | undefined;
  /** Locks the panel in front on its spec, or lets it follow the editor again. */
  toggleLock(): Refusal | undefined;
}

export interface ShowOptions {
  /** The panel is locked on this run. */
  readonly run?: string;
  /** These runs are laid over each other, the one in front first. */
  readonly compare?: readonly string[];
  /** The spec is compared with this one. */
  readonly against?: vscode.Uri;
}

/** What commands ask of the samples and of the specs' view. */
export interface Samples {
  /** @param sample what the command was called on: an item of the samples' tree, a sample's address, or nothing: then the user picks */
  newSpec(sample: unknown): Promise<Refusal | undefined>;
  /** @param sample as for `newSpec` */
  openSample(sample: unknown): Promise<Refusal | undefined>;
  openSamples(): Promise<Refusal | undefined>;
  /** Copies a sample into the workspace folder, as it was changed. @param sample as for `newSpec`, or the address of a sample that is open */
  keepSample(sample: unknown): Promise<Refusal | undefined>;
}

/** What the commands work with. */
export interface Services {
  readonly runs: RunStore;
  readonly trainer: Trainer;
  readonly live: Pick<LiveTraining, 'on'>;
  readonly panels: StudyPanels;
  readonly samples: Samples;
  readonly native: NativeEngine;
  readonly checks: Pick<SpecChecks, 'of' | 'lookAtFiles'>;
  /** Answers questions, and trains nothing. */
  readonly worker: Pick<WorkerClient, 'ask'>;
  readonly log: Log;
}

/** What a command was called on. */
export interface Target {
  readonly uri?: vscode.Uri;
  /** Specs; several where several were selected. */
  readonly uris?: readonly vscode.Uri[];
  /** Ids of runs; several where several were selected in the tree. */
  readonly runs: readonly string[];
  /** Epochs done at the moment of the run that a panel shows. */
  readonly epoch?: number;
  /** As it was given. */
  readonly item: unknown;
}

/**
 * Makes sense of what a command is called with: by menus an address, or an item of a tree and all that are selected; by links the id of
 * a run; by panels an address and perhaps the id of a run and an epoch of it; from the palette nothing.
 */
export function targetOf(item: unknown, more: unknown, last?: unknown): Target {
  const items = Array.isArray(more) && more.length ? more : [item, more];
  const specOf = (one: unknown): vscode.Uri | undefined => [one, field(one, 'resourceUri')].find(isSpecUri);
  const uri = specOf(item);
  const runs = items.map(runOf).filter((id) => id !== undefined);
  const epoch = typeof last === 'number' && Number.isSafeInteger(last) ? last : undefined;
  return {
    item,
    runs,
    ...(epoch !== undefined && { epoch }),
    uris: items.map(specOf).filter((found) => found !== undefined),
    ...(uri && { uri }),
  };
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

/** Does its work, or says why that cannot be done now. */
export type Command = (services: Services, target: Target) => Refusal | undefined | Promise<Refusal | undefined>;

/** What was looked for, or why there is none; undefined where the user thought better of it. */
export type Choice<T> = { readonly chosen: T } | { readonly refusal: Refusal } | undefined;

/** Runs one of our commands when a button is pressed. @param name without its prefix */
export const run =
  (name: string, ...given: readonly unknown[]) =>
  (): Thenable<unknown> =>
    vscode.commands.executeCommand(`neuralNetwork.${name}`, ...given);

/** A refusal with a button that runs one of our commands. */
export const refusal = (message: string, label: string, name: string, ...given: readonly unknown[]): Refusal => ({
  message,
  help: { label, run: run(name, ...given) },
});
