import * as vscode from 'vscode';
import type { Fix, Problem, Range, Severity } from '../../ml/language/problem';
import { Disposables } from '../disposables';
import { textOf, titleOf } from '../problem-text';
import { newCodeAction, newDiagnostic } from '../shown';
import type { Check, SpecChecks } from '../spec-checks';

const severities: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** The core counts lines and columns from 1, VS Code from 0. */
const toRange = ({ start, end }: Range): vscode.Range => new vscode.Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);

function toDiagnostic(problem: Problem): vscode.Diagnostic {
  const { code, range, severity } = problem;
  const diagnostic = newDiagnostic(toRange(range), textOf(problem), severities[severity]);
  diagnostic.source = 'Neural Network';
  diagnostic.code = code;
  return diagnostic;
}

/** Shows what is wrong with each open spec, in the spec itself or in the data file where it is. */
export class Diagnostics implements vscode.Disposable {
  readonly #store = new Disposables();
  /** One collection a spec: two specs may complain about the same data file. */
  readonly #collections = new Map<vscode.TextDocument, vscode.DiagnosticCollection>();

  constructor(checks: SpecChecks) {
    this.#store.add(checks.onDidCheck((check) => this.#show(check)));
    this.#store.add(checks.onDidClose((document) => this.#forget(document)));
  }

  dispose(): void {
    this.#store.dispose();
    for (const document of [...this.#collections.keys()]) this.#forget(document);
  }

  #show({ document, problems }: Check): void {
    const collection = this.#collections.get(document) ?? vscode.languages.createDiagnosticCollection('neural-network-study');
    this.#collections.set(document, collection);
    collection.clear();
    for (const file of new Set(problems.map((problem) => problem.file))) {
      const uri = file === undefined ? document.uri : vscode.Uri.joinPath(document.uri, '..', file);
      collection.set(uri, problems.filter((problem) => problem.file === file).map(toDiagnostic));
    }
  }

  #forget(document: vscode.TextDocument): void {
    this.#collections.get(document)?.dispose();
    this.#collections.delete(document);
  }
}

/** Offers what the core knows to put right for the problems at the cursor. */
export class QuickFixes implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };
  readonly #checks: SpecChecks;

  constructor(checks: SpecChecks) {
    this.#checks = checks;
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range, { diagnostics }: vscode.CodeActionContext): vscode.CodeAction[] {
    // A fix's offsets are good for the version that was checked and for no other.
    const problems = this.#checks.of(document)?.problems ?? [];
    return problems
      .filter(({ file, range: place }) => file === undefined && toRange(place).intersection(range) !== undefined)
      .flatMap((problem) => problem.fixes.map((fix) => toAction(document, problem, fix, diagnostics)));
  }
}

function toAction(
  document: vscode.TextDocument,
  { code, range, fixes }: Problem,
  fix: Fix,
  shown: readonly vscode.Diagnostic[],
): vscode.CodeAction {
  const action = newCodeAction(titleOf(fix), vscode.CodeActionKind.QuickFix);
  if (fix.fetches !== undefined) action.command = { command: 'neuralNetwork.getDataSet', title: titleOf(fix), arguments: [fix.fetches] };
  else action.edit = editOf(document, fix);
  action.diagnostics = shown.filter((diagnostic) => diagnostic.code === code && diagnostic.range.isEqual(toRange(range)));
  action.isPreferred = fixes.length === 1;
  return action;
}

function editOf(document: vscode.TextDocument, fix: Fix): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { offset, length, content } of fix.edits) {
    edit.replace(document.uri, new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)), content);
  }
  return edit;
}
