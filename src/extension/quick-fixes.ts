import * as vscode from 'vscode';
import type { Fix, Problem } from '../ml/spec/problem';
import { toRange } from './diagnostics';
import { titleOf } from './problem-text';
import { newCodeAction } from './shown';
import type { SpecChecks } from './spec-checks';

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
  action.edit = new vscode.WorkspaceEdit();
  for (const { offset, length, content } of fix.edits) {
    action.edit.replace(document.uri, new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)), content);
  }
  action.diagnostics = shown.filter((diagnostic) => diagnostic.code === code && diagnostic.range.isEqual(toRange(range)));
  action.isPreferred = fixes.length === 1;
  return action;
}
