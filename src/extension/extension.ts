import * as vscode from 'vscode';
import { WorkerClient } from '../ml/worker/client';
import { inThread } from '../ml/worker/thread-port';
import { registerCommands } from './commands/table';
import { Diagnostics } from './diagnostics';
import { SpecsView } from './explorer/specs-view';
import { SpecLenses } from './language/code-lens';
import { SpecCompletions } from './language/completions';
import { SpecHints } from './language/inlay-hints';
import { EngineStatus } from './native/engine-status';
import { NativeEngine } from './native/native-engine';
import { QuickFixes } from './quick-fixes';
import { ContextKeys } from './runs/context-keys';
import { Log } from './runs/log';
import { Notices } from './runs/notices';
import { ProgressNotices } from './runs/progress-notices';
import { RunStore } from './runs/run-store';
import { RunsView } from './runs/runs-view';
import { StatusBar } from './runs/status-bar';
import { Trainer } from './runs/trainer';
import { SampleCommands } from './samples/sample-commands';
import { SampleFiles } from './samples/sample-files';
import { SamplesView } from './samples/samples-view';
import { SpecChecks } from './spec-checks';
import { specSelector } from './spec-document';
import { StudyPanels } from './study/study-panels';

/** Called by VS Code when the first JSON file with comments is opened, as every spec is, or when one of our views or commands is used. */
export function activate(context: vscode.ExtensionContext): void {
  const { subscriptions, extensionUri, workspaceState } = context;
  const own = <T extends vscode.Disposable>(item: T): T => {
    subscriptions.push(item);
    return item;
  };
  const log = own(vscode.window.createOutputChannel('Neural Network'));
  const worker = vscode.Uri.joinPath(extensionUri, 'dist', 'worker.js').fsPath;
  // Starts with the first question; it answers, and the trainer's own threads train.
  const answers = new WorkerClient(inThread(worker));
  own({ dispose: () => void answers.dispose() });

  const checks = own(new SpecChecks(answers, (error) => log.appendLine(error instanceof Error ? String(error.stack) : String(error))));
  own(new Diagnostics(checks));
  own(vscode.languages.registerCodeActionsProvider(specSelector, new QuickFixes(checks), QuickFixes.metadata));
  own(vscode.languages.registerCompletionItemProvider(specSelector, new SpecCompletions(), '"', '{', '['));
  own(new SpecHints(checks));

  const runs = own(new RunStore((context.storageUri ?? context.globalStorageUri).fsPath));
  const native = own(new NativeEngine({ globalStorage: context.globalStorageUri.fsPath, project: extensionUri.fsPath }));
  const trainer = own(new Trainer(runs, context, worker, () => native.find()));
  own(new SpecLenses(checks, runs));
  own(new Log(log, trainer));
  own(new Notices(trainer));
  own(new ProgressNotices(trainer));
  own(new StatusBar(runs, trainer));
  own(new RunsView(runs));

  own(new EngineStatus(native, checks));
  // Who looks at a spec may want to train it.
  own(checks.onDidCheck(() => trainer.prepare()));

  const panels = own(
    new StudyPanels({
      extension: extensionUri,
      checks,
      worker: answers,
      runs,
      memento: workspaceState,
      log: (line) => log.appendLine(line),
    }),
  );
  own(new ContextKeys(runs, trainer, () => panels.current));
  own(new SpecsView());
  own(vscode.window.registerTreeDataProvider('neuralNetwork.samples', new SamplesView()));
  const samples = new SampleCommands(new SampleFiles(context));
  registerCommands({ runs, trainer, panels, samples, native, checks, worker: answers, log }).forEach(own);
}
