import * as vscode from 'vscode';
import { registerCommands } from './commands';
import { Diagnostics } from './diagnostics';
import { QuickFixes } from './quick-fixes';
import { SpecChecks } from './spec-checks';
import { specSelector } from './spec-document';
import { SummaryPanel } from './summary/panel';
import { Trainer } from './training/trainer';

/** Called by VS Code when the first JSON file with comments is opened, as every spec is. */
export function activate({ subscriptions, extensionUri }: vscode.ExtensionContext): void {
  const own = <T extends vscode.Disposable>(item: T): T => {
    subscriptions.push(item);
    return item;
  };
  const output = own(vscode.window.createOutputChannel('Neural Network'));
  const checks = own(new SpecChecks((error) => output.appendLine(error instanceof Error ? String(error.stack) : String(error))));
  own(new Diagnostics(checks));
  own(vscode.languages.registerCodeActionsProvider(specSelector, new QuickFixes(checks), QuickFixes.metadata));
  const summary = own(new SummaryPanel(extensionUri, checks));
  const trainer = own(new Trainer(extensionUri, output));
  registerCommands({ summary, trainer }).forEach(own);
}
