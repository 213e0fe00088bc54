import * as vscode from 'vscode';
import { isActive } from '../../ml/runs/run-status';
import { Disposables } from '../disposables';
import { label, markdown, type StatusItem, statusItem, tooltip } from '../shown';
import type { Check, Quiet, SpecChecks } from '../spec-checks';
import { isSpec } from '../spec-document';
import { untrainable } from '../spec-text';
import type { LiveRun } from './live-run';
import type { Run } from './run';
import type { RunStore } from './run-store';
import type { Ended, Trainer } from './trainer';

/** A training that is over before is shown at once with all that came of it; a longer one is shown as it goes. */
const SHOWN_AFTER_MS = 100;

/** How long nothing is typed before a text is checked. Who trains live waits for what comes of it, which is worked out in the pause. */
export const quietBeforeCheck = (): Quiet => (isLive() ? { checked: 40, reported: 150 } : { checked: 250, reported: 250 });

/** Whether every edit trains. The setting says so, and nothing else. */
export const isLive = (): boolean => vscode.workspace.getConfiguration('neuralNetwork').get<boolean>('liveTraining', false);

/** Turns it on or off, in every folder. */
export const setLive = (on: boolean): Thenable<void> =>
  vscode.workspace.getConfiguration('neuralNetwork').update('liveTraining', on, vscode.ConfigurationTarget.Global);

/** What is known of a spec that was edited. */
interface Trained {
  /** What it was trained by last. */
  essence: string;
  /** What that came to, while it is not shown yet. */
  unseen?: LiveRun;
  /** Settled once what is to be shown after the last edit is there. */
  settled?: Promise<void>;
}

/**
 * Trains a spec anew after every edit that it can be trained after, while that is switched on. Two such runs of a spec are kept, the newest and the
 * one before it to compare with; one that is still under way when the next edit comes is dropped.
 */
export class LiveTraining implements vscode.Disposable {
  readonly #store = new Disposables();
  readonly #checks: SpecChecks;
  readonly #trainer: Trainer;
  readonly #runs: RunStore;
  readonly #trained = new Map<vscode.TextDocument, Trained>();
  readonly #dropped = new Set<Run>();
  readonly #turnedTo = this.#store.add(new vscode.EventEmitter<void>());
  #item: StatusItem | undefined;

  /** It was switched on or off. */
  readonly onDidTurn = this.#turnedTo.event;

  constructor(checks: SpecChecks, trainer: Trainer, runs: RunStore) {
    this.#checks = checks;
    this.#trainer = trainer;
    this.#runs = runs;
    const { workspace, window } = vscode;
    this.#store.add(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => contentChanges.length > 0 && this.#edited(document)),
    );
    this.#store.add(checks.onDidKnow((check) => this.#take(check)));
    this.#store.add(checks.onDidClose((document) => this.#trained.delete(document)));
    this.#store.add(trainer.onDidBegin((run) => this.#began(run)));
    this.#store.add(trainer.onDidEnd((ended) => this.#over(ended)));
    this.#store.add(window.onDidChangeActiveTextEditor(() => this.#show()));
    this.#store.add(
      workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('neuralNetwork.liveTraining') && this.#turned()),
    );
    this.#show();
  }

  get on(): boolean {
    return isLive();
  }

  /**
   * Resolves once what is shown of a spec is of one moment: right after an edit its network is a new one, and what is trained anew is not there yet.
   * Undefined where that is so already.
   */
  settled(uri: vscode.Uri): Promise<void> | undefined {
    for (const [document, trained] of this.#trained)
      if (document.uri.toString() === uri.toString()) return trained.settled && allSettled(trained);
    return undefined;
  }

  dispose(): void {
    this.#item?.dispose();
    this.#store.dispose();
  }

  /** It is trained after its next check. */
  #edited(document: vscode.TextDocument): void {
    if (isLive() && isSpec(document) && !this.#trained.has(document)) this.#trained.set(document, { essence: '' });
  }

  #turned(): void {
    this.#show();
    this.#turnedTo.fire();
    if (!isLive()) return;
    // The focus may be in the panel.
    for (const { document } of vscode.window.visibleTextEditors) {
      this.#edited(document);
      const check = this.#checks.of(document);
      if (check) this.#take(check);
    }
  }

  #take(check: Check): void {
    const trained = this.#trained.get(check.document);
    if (!trained || !isLive() || check.essence === trained.essence) return;
    if (check.problems.some(({ severity }) => severity === 'error') || untrainable(check) !== undefined) return;
    const active = this.#trainer.activeOf(check.document.uri);
    // What the reader began goes first.
    if (active && !active.head.live) return;
    trained.essence = check.essence;
    const settled = this.#train(check, trained, active).finally(() => {
      if (trained.settled === settled) delete trained.settled;
    });
    trained.settled = settled;
  }

  async #train({ document, text, essence }: Check, trained: Trained, active: LiveRun | undefined): Promise<void> {
    // It waits also where there is nothing to wait for: the first news of the run has to find that it is to be settled.
    await (active && this.#drop(active));
    // Meanwhile another edit may have been checked.
    if (trained.essence !== essence || !isLive()) return;
    const { unseen } = trained;
    const run = this.#trainer.startLive(document.uri, text);
    trained.unseen = run;
    // The reader compares with what was shown, not with what half a number came to.
    if (unseen?.head.live) void this.#forget(unseen);
    // What is said of the text is shown together with what it came to.
    await Promise.all([isOver(run, SHOWN_AFTER_MS), this.#checks.checked(document)]);
    if (trained.unseen === run) delete trained.unseen;
  }

  async #drop(run: LiveRun): Promise<void> {
    this.#dropped.add(run);
    this.#trainer.stop(run);
    await isOver(run);
  }

  /** Also what a button trains is what the spec is trained by. */
  #began(run: LiveRun): void {
    if (run.head.live) return;
    for (const [document, trained] of this.#trained) {
      if (document.uri.toString() === run.head.uri) trained.essence = this.#checks.of(document)?.essence ?? '';
    }
  }

  #over({ run, result }: Ended): void {
    if (!run.head.live) return;
    const isNothing = this.#dropped.delete(run) || 'refused' in result || 'failure' in result;
    const live = this.#runs.of(vscode.Uri.parse(run.head.uri)).filter(({ head, status }) => head.live && !isActive(status));
    const [, , ...older] = live.filter((other) => !isNothing || other !== run);
    for (const gone of [...(isNothing ? [run] : []), ...older]) void this.#forget(gone);
  }

  async #forget(run: Run): Promise<void> {
    try {
      await (await this.#runs.delete(run)).forever();
    } catch {
      // It goes with the next start.
    }
  }

  /** In the status bar, while a spec is in front. */
  #show(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isSpec(document)) return this.#item?.hide();
    const on = isLive();
    this.#item ??= newItem();
    this.#item.text = on ? label`$(sync) ${vscode.l10n.t('Live')}` : label`$(sync-ignored) ${vscode.l10n.t('Live: off')}`;
    this.#item.tooltip = tooltip([markdown`${liveTooltip(on)}`]);
    this.#item.show();
  }
}

/** What was typed meanwhile is waited for, too. */
async function allSettled(trained: Trained): Promise<void> {
  while (trained.settled !== undefined) await trained.settled;
}

/** What pressing the switch does. */
export const liveTooltip = (on: boolean): string =>
  on
    ? vscode.l10n.t('Every edit trains the network anew. Click to turn this off.')
    : vscode.l10n.t('Click to train the network anew after every edit.');

function newItem(): StatusItem {
  const item = statusItem('neuralNetwork.live', vscode.StatusBarAlignment.Right, 90);
  item.name = vscode.l10n.t('Live Training');
  item.command = 'neuralNetwork.toggleLiveTraining';
  return item;
}

/** Resolves when a run is over, or after so many milliseconds. */
const isOver = (run: LiveRun, most?: number): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      listener.dispose();
      clearTimeout(timer);
      resolve();
    };
    const listener = run.onDidChange((change) => change === 'status' && !isActive(run.status) && done());
    const timer = most === undefined ? undefined : setTimeout(done, most);
    if (!isActive(run.status)) done();
  });
