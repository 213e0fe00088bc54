import * as vscode from 'vscode';
import { isExplained } from '../../ml/language/messages/explained';
import type { Problem, Range, Severity } from '../../ml/language/problem';
import { Disposables } from '../disposables';
import { textOf } from '../problem-text';
import { newDiagnostic } from '../shown';
import type { Check, SpecChecks } from '../spec-checks';
import { explanationLink } from './explanations';
import { isTurnedOff, onDidChangeTurnedOff } from './turned-off';

const severities: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** The core counts lines and columns from 1, VS Code from 0. */
export const toRange = ({ start, end }: Range): vscode.Range =>
  new vscode.Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);

function toDiagnostic(problem: Problem): vscode.Diagnostic {
  const { code, range, severity } = problem;
  const diagnostic = newDiagnostic(toRange(range), textOf(problem), severities[severity]);
  diagnostic.source = 'Neural Network';
  diagnostic.code = isExplained(code) ? { value: code, target: explanationLink(code) } : code;
  return diagnostic;
}

/** Shows what is wrong with each open spec, in the spec itself or in the data file where it is. */
export class Diagnostics implements vscode.Disposable {
  readonly #store = new Disposables();
  /** One collection a spec: two specs may complain about the same data file. */
  readonly #collections = new Map<vscode.TextDocument, vscode.DiagnosticCollection>();
  /** What is shown, for when the settings change. */
  readonly #checks = new Map<vscode.TextDocument, Check>();

  constructor(checks: Pick<SpecChecks, 'onDidCheck' | 'onDidClose'>) {
    this.#store.add(checks.onDidCheck((check) => this.#show(check)));
    this.#store.add(checks.onDidClose((document) => this.#forget(document)));
    this.#store.add(onDidChangeTurnedOff(() => this.#checks.forEach((check) => this.#show(check))));
  }

  dispose(): void {
    this.#store.dispose();
    for (const document of [...this.#collections.keys()]) this.#forget(document);
  }

  #show(check: Check): void {
    const { document } = check;
    const problems = check.problems.filter(({ code }) => !isTurnedOff(code, document));
    const collection = this.#collections.get(document) ?? vscode.languages.createDiagnosticCollection('neural-network-study');
    this.#collections.set(document, collection);
    this.#checks.set(document, check);
    collection.clear();
    for (const file of new Set(problems.map((problem) => problem.file))) {
      const uri = file === undefined ? document.uri : vscode.Uri.joinPath(document.uri, '..', file);
      collection.set(uri, problems.filter((problem) => problem.file === file).map(toDiagnostic));
    }
  }

  #forget(document: vscode.TextDocument): void {
    this.#collections.get(document)?.dispose();
    this.#collections.delete(document);
    this.#checks.delete(document);
  }
}
