import * as vscode from 'vscode';
import { writeUnitsIn } from '../ml/language/number-text';
import { WorkerClient } from '../ml/worker/client';
import { inThread } from '../ml/worker/thread-port';
import { commandRunner } from './commands/table';
import { keepSetsIn } from './data-sets/places';
import { Disposables } from './disposables';
import { SpecsView } from './explorer/specs-view';
import { SpecLenses } from './language/code-lens';
import { SpecCompletions } from './language/completions';
import { Diagnostics } from './language/diagnostics';
import { explanationPages } from './language/explanations';
import { SpecHovers } from './language/hovers';
import { SpecHints } from './language/inlay-hints';
import { LayerReferences } from './language/layer-references';
import { NamesBeside } from './language/names-beside';
import { QuickFixes } from './language/quick-fixes';
import { EngineStatus } from './native/engine-status';
import { NativeEngine } from './native/native-engine';
import { ContextKeys } from './runs/context-keys';
import { LiveTraining, quietBeforeCheck } from './runs/live-training';
import { Notices } from './runs/notices';
import { ProgressNotices } from './runs/progress-notices';
import { RunNames } from './runs/run-names';
import { RunStore } from './runs/run-store';
import { RunsView } from './runs/runs-view';
import { StatusBar } from './runs/status-bar';
import { Trainer } from './runs/trainer';
import { Log } from './runs/training-log';
import { SampleCommands } from './samples/sample-commands';
import { SampleFiles } from './samples/sample-files';
import { SamplesView } from './samples/samples-view';
import { openLog } from './shown';
import { SpecChecks } from './spec-checks';
import { specSelector, storeSamplesIn } from './spec-document';
import { RunNetworks } from './study/networks';
import { StudyPanels } from './study/study-panels';
import type { TreeViewId } from './views';

/** What VS Code is given to use once everything is there. */
export interface Everything extends vscode.Disposable {
  readonly trees: Readonly<Record<TreeViewId, vscode.TreeDataProvider<unknown>>>;
  /** Runs a command by its name in package.json. @returns the message that the user sees, if any */
  run(command: string, ...given: unknown[]): Promise<string | undefined>;
  /** Brings a study panel back after a reload of the window. */
  restore(panel: vscode.WebviewPanel, kept: unknown): void;
}

/**
 * Starts all that the extension does.
 * @param view where the tree of runs is shown
 */
export function start(context: vscode.ExtensionContext, view: vscode.TreeView<unknown>): Everything {
  const { extensionUri, workspaceState } = context;
  writeUnitsIn(vscode.env.language);
  storeSamplesIn(context.globalStorageUri);
  keepSetsIn(context);
  const store = new Disposables();
  const own = <T extends vscode.Disposable>(item: T): T => store.add(item);
  const log = own(openLog('Neural Network'));
  const worker = vscode.Uri.joinPath(extensionUri, 'dist', 'worker.js').fsPath;
  // Starts with the first question; it answers, and the trainer's own threads train.
  const answers = new WorkerClient(inThread(worker));
  own({ dispose: () => void answers.dispose() });

  const checks = own(
    new SpecChecks(answers, (error) => log.appendLine(error instanceof Error ? String(error.stack) : String(error)), quietBeforeCheck),
  );
  own(new Diagnostics(checks));
  own(explanationPages());
  own(vscode.languages.registerCodeActionsProvider(specSelector, new QuickFixes(checks), QuickFixes.metadata));
  // Not by a bracket: who types one and then Enter wants a new line, and would get the first of the pieces.
  own(vscode.languages.registerCompletionItemProvider(specSelector, new SpecCompletions(), '"'));
  own(NamesBeside.register(answers));
  own(LayerReferences.register());
  own(vscode.languages.registerHoverProvider(specSelector, new SpecHovers(answers)));

  const runs = own(new RunStore((context.storageUri ?? context.globalStorageUri).fsPath));
  const native = own(new NativeEngine({ globalStorage: context.globalStorageUri.fsPath, project: extensionUri.fsPath }));
  const trainer = own(new Trainer(runs, context, worker, () => native.find()));
  // Hears of a check before the panels do, so that they wait for what comes of it.
  const live = own(new LiveTraining(checks, trainer, runs));
  const samples = new SampleCommands(new SampleFiles(context), runs);
  own(new SpecLenses(checks, runs, samples));
  own(new Log(log, trainer));
  own(new Notices(trainer));
  own(new ProgressNotices(trainer));
  own(new StatusBar(runs, trainer));
  const names = own(new RunNames(runs, answers));
  const networks = new RunNetworks(answers);
  own(new SpecHints({ checks, runs, names, networks }));
  const runsView = own(new RunsView(runs, names, view));

  own(new EngineStatus(native, checks));
  // Who looks at a spec may want to train it.
  own(checks.onDidCheck(() => trainer.prepare()));
  // A training reads the files as they are then, and what is said of them has to agree.
  own(trainer.onDidBegin(() => checks.lookAtFiles()));

  const panels = own(
    new StudyPanels({
      extension: extensionUri,
      checks,
      worker: answers,
      runs,
      names,
      networks,
      live,
      memento: workspaceState,
      log: (line) => log.appendLine(line),
    }),
  );
  own(new ContextKeys(runs, trainer, checks, () => panels.current));
  const specsView = own(new SpecsView());
  return {
    trees: { 'neuralNetwork.specs': specsView, 'neuralNetwork.runs': runsView, 'neuralNetwork.samples': new SamplesView() },
    run: commandRunner({ runs, trainer, live, panels, samples, native, checks, worker: answers, log }),
    restore: (panel, kept) => panels.restore(panel, kept),
    dispose: () => store.dispose(),
  };
}
