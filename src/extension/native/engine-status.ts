import * as vscode from 'vscode';
import { Disposables } from '../disposables';
import { askedEngine } from '../runs/new-run';
import { type Label, label, type Markdown, markdown, type StatusItem, statusItem, tooltip } from '../shown';
import type { SpecChecks } from '../spec-checks';
import { isSpec } from '../spec-document';
import { type EngineLine, engineLines, engineTitle, expectedEngine } from './engines';
import type { NativeEngine } from './native-engine';

/** Beside the language of the file. */
const PRIORITY = 100;

/** The engine in the status bar, while a spec is edited: which one a run would use and why, and which others there are. */
export class EngineStatus implements vscode.Disposable {
  readonly #native: NativeEngine;
  readonly #checks: Pick<SpecChecks, 'of' | 'onDidCheck'>;
  readonly #store = new Disposables();
  readonly #item: StatusItem;
  #asked = 0;

  constructor(native: NativeEngine, checks: Pick<SpecChecks, 'of' | 'onDidCheck'>) {
    this.#native = native;
    this.#checks = checks;
    this.#item = this.#store.add(statusItem('neuralNetwork.engine', vscode.StatusBarAlignment.Right, PRIORITY));
    this.#item.name = vscode.l10n.t('Neural Network Engine');
    this.#item.command = { title: vscode.l10n.t('Show Engines'), command: 'neuralNetwork.showEngines' };
    const { window, workspace } = vscode;
    this.#store.add(native.onDidChange(() => this.#show()));
    this.#store.add(window.onDidChangeActiveTextEditor(() => this.#show()));
    this.#store.add(window.onDidChangeVisibleTextEditors(() => this.#show()));
    // Another window may have set it up or removed it.
    this.#store.add(window.onDidChangeWindowState(({ focused }) => focused && this.#show()));
    this.#store.add(workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('neuralNetwork.engine') && this.#show()));
    // Which one can run it is known once it is checked.
    this.#store.add(checks.onDidCheck(({ document }) => document === shownSpec() && this.#show()));
    this.#show();
  }

  dispose(): void {
    this.#asked++;
    this.#store.dispose();
  }

  #show(): void {
    const document = shownSpec();
    if (document) return void this.#tell(document);
    this.#asked++;
    this.#item.hide();
  }

  async #tell(document: vscode.TextDocument): Promise<void> {
    const asked = ++this.#asked;
    const found = await this.#native.find();
    if (asked !== this.#asked) return;
    const check = this.#checks.of(document);
    // Until it has been checked, which one can run it is not known; what was said last stays.
    if (!check) return;
    // Of a sheet nothing is run.
    if (check.sheetKind) return this.#item.hide();
    const { name, why } = expectedEngine(askedEngine(document.getText(), document.uri), found, check);
    const lines = engineLines(found, check.obstacle);
    const used = lines.find((engine) => engine.name === name);
    const title = used ? engineTitle(used) : vscode.l10n.t('no engine');
    this.#item.text = this.#text(used, title);
    this.#item.tooltip = hoverOf(lines, used, why);
    this.#item.backgroundColor = used ? undefined : new vscode.ThemeColor('statusBarItem.warningBackground');
    this.#item.accessibilityInformation = { label: vscode.l10n.t('Engine: {0}, {1}', title, why), role: 'button' };
    this.#item.show();
  }

  #text(used: EngineLine | undefined, title: string): Label {
    if (this.#native.settingUp) return label`$(sync~spin) ${title}`;
    return used ? label`$(chip) ${title}` : label`$(warning) ${title}`;
  }
}

/** The spec that is edited; where a panel has the focus, one beside it. */
function shownSpec(): vscode.TextDocument | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editors = activeTextEditor ? [activeTextEditor] : visibleTextEditors;
  return editors.map(({ document }) => document).find(isSpec);
}

function hoverOf(lines: readonly EngineLine[], used: EngineLine | undefined, why: string): vscode.MarkdownString {
  const one = (line: EngineLine): Markdown =>
    line.usable
      ? markdown`$(pass) **${engineTitle(line)}** — ${line.detail}`
      : markdown`$(circle-slash) **${engineTitle(line)}** — ${line.detail}`;
  return tooltip([markdown`${used ? vscode.l10n.t('A run would use {0}: {1}', engineTitle(used), why) : why}`, ...lines.map(one)]);
}
