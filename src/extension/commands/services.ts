import type * as vscode from 'vscode';
import type { WorkerClient } from '../../ml/worker/client';
import type { ViewName } from '../../webview/study/messages';
import type { NativeEngine } from '../native/native-engine';
import type { RunStore } from '../runs/run-store';
import type { Trainer } from '../runs/trainer';
import type { Log } from '../shown';
import type { SpecChecks } from '../spec-checks';

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
  readonly panels: StudyPanels;
  readonly samples: Samples;
  readonly native: NativeEngine;
  readonly checks: Pick<SpecChecks, 'of'>;
  /** Answers questions, and trains nothing. */
  readonly worker: Pick<WorkerClient, 'ask'>;
  readonly log: Log;
}
