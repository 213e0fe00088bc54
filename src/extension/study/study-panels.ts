import * as vscode from 'vscode';
import type { WorkerClient } from '../../ml/worker/client';
import type { PanelCommand } from '../../webview/study/messages/from-view';
import { isKept, type Kept, type Options } from '../../webview/study/messages/options';
import type { ViewName } from '../../webview/study/messages/views';
import { isAddress, isSameAddress, type Move, movedTo } from '../address';
import type { StudyPanels as Panels, Refusal, ShowOptions } from '../commands/command';
import { Disposables } from '../disposables';
import type { LiveTraining } from '../runs/live-training';
import type { Runs } from '../runs/run';
import type { RunNames } from '../runs/run-names';
import type { SpecChecks } from '../spec-checks';
import { isSpec } from '../spec-document';
import { panelType } from '../views';
import { saveFile } from '../write-files';
import { AdviceAnswers } from './advice-answers';
import { Answers } from './answers';
import { provideSpecCopies } from './comparison';
import { DataAnswers } from './data-answers';
import { DescentAnswers } from './descent-answers';
import { LayerMarks } from './layer-marks';
import { LearningAnswers } from './learning-answers';
import type { RunNetworks } from './networks';
import { RememberedOptions } from './options';
import { ReportAnswers } from './report-answers';
import type { ChosenRuns } from './shown-runs';
import { StepAnswers } from './step-answers';
import { Studied } from './studied';
import { type Beginning, type PanelHost, StudyPanel } from './study-panel';

/** What the panels are made of. */
interface StudySources {
  readonly extension: vscode.Uri;
  readonly checks: SpecChecks;
  /** Answers questions; it trains nothing. */
  readonly worker: Pick<WorkerClient, 'ask'>;
  readonly runs: Runs;
  readonly names: RunNames;
  readonly networks: RunNetworks;
  readonly live: Pick<LiveTraining, 'settled' | 'on' | 'onDidTurn'>;
  /** Of this workspace. */
  readonly memento: vscode.Memento;
  log(line: string): void;
}

/**
 * The study panels: one beside the editor that follows the spec being edited, more where some are locked or show a view alone. They come
 * back after a reload of the window.
 */
export class StudyPanels implements vscode.Disposable, Panels {
  readonly #from: StudySources;
  readonly #store = new Disposables();
  readonly #options: RememberedOptions;
  readonly #host: PanelHost;
  readonly #panels = new Set<StudyPanel>();
  /** The panel that had the focus last. */
  #last: StudyPanel | undefined;

  constructor(from: StudySources) {
    this.#from = from;
    this.#options = new RememberedOptions(from.memento);
    this.#host = {
      extension: from.extension,
      runs: from.runs,
      names: from.names,
      live: from.live,
      worker: from.worker,
      networks: from.networks,
      answers: new Answers({ worker: from.worker, runs: from.runs, networks: from.networks }),
      data: new DataAnswers({ worker: from.worker }),
      learning: new LearningAnswers({ worker: from.worker, runs: from.runs }),
      advice: new AdviceAnswers({ worker: from.worker, runs: from.runs, networks: from.networks }),
      descents: new DescentAnswers({ worker: from.worker, runs: from.runs }),
      reports: new ReportAnswers({ worker: from.worker, runs: from.runs, networks: from.networks }),
      steps: new StepAnswers({ worker: from.worker, runs: from.runs, networks: from.networks }),
      checks: from.checks,
      marks: this.#store.add(new LayerMarks(from.checks)),
      options: this.#options,
      log: (line) => from.log(line),
      setOptions: (of, subject, options) => this.#setOptions(of, subject, options),
      pointAt: (panel, epoch) => this.#pointAt(panel, epoch),
      save: saveFile,
      command: (of, command, run, epoch) => this.#command(of, command, run, epoch),
    };
    this.#store.add(vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.#follow(editor.document)));
    this.#store.add(provideSpecCopies(from.runs));
    this.#store.add(vscode.workspace.onDidRenameFiles(({ files }) => this.#renamed(files)));
  }

  get current(): vscode.Uri | undefined {
    return this.#front?.uri;
  }

  show(document: vscode.TextDocument | undefined, view?: ViewName, { run, compare, against }: ShowOptions = {}): void {
    const copied = document ? undefined : run;
    const uri = document?.uri;
    const studied = uri ?? this.#addressOf(copied);
    if (studied && view) this.#options.remember(String(studied), { ...this.#options.of(String(studied)), view });
    const [pinned, ...compared] = compare ?? (run === undefined ? [] : [run]);
    const panel =
      this.#panelFor(uri) ??
      this.#open({ studied: undefined, alone: undefined, locked: false, chosen: { compared: [] } }, columnBeside(uri));
    // A copy of a spec that is gone is not to be taken for the spec, if there is one again.
    if (!panel.studied || panel.uri?.toString() !== uri?.toString() || !uri) panel.study(this.#studied(uri, copied));
    panel.chooseRuns({
      ...(pinned !== undefined && { pinned }),
      compared: compare ? compared : panel.chosen.compared,
      ...comparedWith(against ? String(against) : compare ? undefined : panel.chosen.against),
    });
    if (run !== undefined) panel.locked = true;
    this.#last = panel;
    this.#changed(String(studied));
    panel.panel.reveal(undefined, true);
  }

  openAlone(): Refusal | undefined {
    const front = this.#front;
    if (!front?.studied) return { message: vscode.l10n.t('Open the study panel of a network first.') };
    this.#openAlone(front);
    return undefined;
  }

  toggleLock(): Refusal | undefined {
    const front = this.#front;
    if (!front?.studied) return { message: vscode.l10n.t('Open the study panel of a network first.') };
    this.#toggleLock(front);
    return undefined;
  }

  /** Brings a panel back; what is kept of it may be from an older version of the extension. */
  restore(panel: vscode.WebviewPanel, state: unknown): void {
    const kept: Kept =
      isKept(state) && isAddress(state.spec ?? 'untitled:') ? state : { view: 'overview', alone: false, locked: false, compared: [] };
    const uri = kept.spec === undefined ? undefined : vscode.Uri.parse(kept.spec);
    const active = vscode.window.activeTextEditor?.document;
    this.#adopt(panel, {
      studied: this.#studied(uri ?? (active && isSpec(active) ? active.uri : undefined)),
      alone: kept.alone ? kept.view : undefined,
      locked: kept.locked,
      chosen: {
        compared: kept.compared,
        ...(kept.pinned !== undefined && { pinned: kept.pinned }),
        ...comparedWith(kept.against !== undefined && isAddress(kept.against) ? kept.against : undefined),
      },
    });
  }

  dispose(): void {
    this.#store.dispose();
    for (const { panel } of [...this.#panels]) panel.dispose();
  }

  get #front(): StudyPanel | undefined {
    return [...this.#panels].find(({ panel }) => panel.active) ?? this.#last ?? [...this.#panels].at(-1);
  }

  /** The panel that is to show a spec: one that is on it already, or the one that follows the editor. */
  #panelFor(uri: vscode.Uri | undefined): StudyPanel | undefined {
    const whole = [...this.#panels].filter(({ alone }) => alone === undefined);
    return whole.find((panel) => uri && isSameAddress(panel.uri, uri)) ?? whole.find(({ locked }) => !locked);
  }

  /** Where the spec of a run was. */
  #addressOf(run: string | undefined): vscode.Uri | undefined {
    const found = run === undefined ? undefined : this.#from.runs.get(run);
    return found && vscode.Uri.parse(found.head.uri);
  }

  #studied(uri: vscode.Uri | undefined, copied?: string): Studied | undefined {
    const run = copied === undefined ? undefined : this.#from.runs.get(copied);
    if (uri) return Studied.spec(uri, this.#from.checks);
    return (
      run &&
      Studied.copy(run, async (text, scope) => ({
        ...(await this.#from.worker.ask({ task: 'check', text, ...(scope && { scope }) })),
        text,
      }))
    );
  }

  #open(beginning: Beginning, viewColumn: vscode.ViewColumn = vscode.ViewColumn.Beside): StudyPanel {
    const place = { viewColumn, preserveFocus: true };
    return this.#adopt(vscode.window.createWebviewPanel(panelType, vscode.l10n.t('Study'), place), beginning);
  }

  #adopt(panel: vscode.WebviewPanel, beginning: Beginning): StudyPanel {
    const media = vscode.Uri.joinPath(this.#from.extension, 'media');
    panel.iconPath = { light: vscode.Uri.joinPath(media, 'study-light.svg'), dark: vscode.Uri.joinPath(media, 'study-dark.svg') };
    const study = new StudyPanel(panel, beginning, this.#host);
    this.#panels.add(study);
    const listeners = new Disposables();
    listeners.add(
      panel.onDidChangeViewState(() => {
        if (panel.active) this.#last = study;
      }),
    );
    listeners.add(
      panel.onDidDispose(() => {
        listeners.dispose();
        study.dispose();
        this.#panels.delete(study);
        if (this.#last === study) this.#last = undefined;
      }),
    );
    return study;
  }

  #follow(document: vscode.TextDocument): void {
    if (!isSpec(document)) return;
    for (const panel of this.#panels) {
      if (!panel.locked && panel.uri?.toString() !== document.uri.toString()) panel.study(this.#studied(document.uri));
    }
  }

  #renamed(files: readonly Move[]): void {
    for (const { oldUri, newUri } of files) this.#options.remember(String(newUri), this.#options.of(String(oldUri)));
    for (const panel of this.#panels) {
      const { against } = panel.chosen;
      const moved = against === undefined ? undefined : movedTo(against, files);
      if (moved) panel.chooseRuns({ ...panel.chosen, against: String(moved) });
      const to = movedTo(String(panel.uri), files);
      const studied = to && this.#studied(to);
      if (studied) panel.renamed(studied);
    }
  }

  #setOptions({ alone }: StudyPanel, subject: string, options: Options): void {
    // A panel with one view has no say in which view the others show.
    const view = alone ? this.#options.of(subject).view : options.view;
    this.#options.remember(subject, { ...options, view });
    this.#changed(subject);
  }

  #changed(subject: string): void {
    for (const panel of this.#panels) if (String(panel.uri) === subject) panel.changed();
  }

  #pointAt(from: StudyPanel, epoch: number | undefined): void {
    for (const panel of this.#panels) if (panel !== from && panel.run && panel.run === from.run) panel.pointAt(epoch);
  }

  #openAlone(panel: StudyPanel): void {
    const { uri, view, locked, chosen } = panel;
    const shown = this.#panelAlone(uri, view);
    if (shown) shown.panel.reveal();
    else this.#open({ studied: this.#studied(uri), alone: view, locked, chosen });
  }

  #panelAlone(uri: vscode.Uri | undefined, view: ViewName): StudyPanel | undefined {
    return [...this.#panels].find((panel) => panel.alone === view && isSameAddress(panel.uri, uri));
  }

  #toggleLock(panel: StudyPanel): void {
    panel.locked = !panel.locked;
    const active = vscode.window.activeTextEditor?.document;
    if (!panel.locked && active) this.#follow(active);
  }

  async #command(of: StudyPanel, command: PanelCommand, run: string | undefined, epoch: number | undefined): Promise<void> {
    if (command === 'openViewAlone') return this.#openAlone(of);
    if (command === 'lockStudyPanel') return this.#toggleLock(of);
    if (command === 'compareTexts') return of.compareTexts();
    // What is trained now is what the reader wants to see.
    if (['train', 'stepBatch', 'stepEpoch', 'branchRun'].includes(command)) of.unpin();
    const about = command === 'newSpec' || command === 'openSamples' ? [] : [of.uri, run, ...(epoch === undefined ? [] : [epoch])];
    await vscode.commands.executeCommand(`neuralNetwork.${command}`, ...about);
  }
}

const comparedWith = (against: string | undefined): Pick<ChosenRuns, 'against'> => (against === undefined ? {} : { against });

/** To the right of a spec that is in sight, also where another editor has the focus: a panel over its spec would hide it. */
function columnBeside(spec: vscode.Uri | undefined): vscode.ViewColumn {
  const editor = spec && vscode.window.visibleTextEditors.find(({ document }) => isSameAddress(document.uri, spec));
  const column = editor?.viewColumn;
  return column === undefined || column >= vscode.ViewColumn.Nine ? vscode.ViewColumn.Beside : column + 1;
}
