import * as vscode from 'vscode';
import type { Problem, Range, Severity } from '../ml/spec/problem';
import { Disposables } from './disposables';
import { textOf } from './problem-text';
import { newDiagnostic } from './shown';
import type { Check, SpecChecks } from './spec-checks';

const severities: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** The core counts lines and columns from 1, VS Code from 0. */
export const toRange = ({ start, end }: Range): vscode.Range =>
  new vscode.Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);

export function toDiagnostic(problem: Problem): vscode.Diagnostic {
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
