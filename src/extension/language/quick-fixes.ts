import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { withIgnore } from '../../ml/language/ignores';
import { canTurnOff, isExplained } from '../../ml/language/messages/explained';
import type { Fix, Problem } from '../../ml/language/problem';
import { titleOf } from '../problem-text';
import { newCodeAction } from '../shown';
import type { SpecChecks } from '../spec-checks';
import { workspaceEdit } from '../text-edits';
import { toRange } from './diagnostics';
import { isTurnedOff } from './turned-off';

/** Offers what the core knows to put right for the problems at the cursor, and to turn off those that may be. */
export class QuickFixes implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };
  readonly #checks: Pick<SpecChecks, 'of'>;

  constructor(checks: Pick<SpecChecks, 'of'>) {
    this.#checks = checks;
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range, { diagnostics }: vscode.CodeActionContext): vscode.CodeAction[] {
    // A fix's offsets are good for the version that was checked and for no other.
    const problems = (this.#checks.of(document)?.problems ?? []).filter(
      ({ code, file, range: place }) =>
        file === undefined && toRange(place).intersection(range) !== undefined && !isTurnedOff(code, document),
    );
    const actionsFor = (problem: Problem, actions: vscode.CodeAction[]): vscode.CodeAction[] => {
      const shown = diagnostics.filter(
        (diagnostic) => codeOf(diagnostic) === problem.code && diagnostic.range.isEqual(toRange(problem.range)),
      );
      for (const action of actions) action.diagnostics = shown;
      return actions;
    };
    return [
      ...problems.flatMap((problem) =>
        actionsFor(
          problem,
          problem.fixes.map((fix) => toAction(document, problem, fix)),
        ),
      ),
      // What puts something right comes before what only hides it.
      ...problems.filter(({ code }) => canTurnOff(code)).flatMap((problem) => actionsFor(problem, turnOffActions(document, problem))),
      ...problems.filter(({ code }) => isExplained(code)).flatMap((problem) => actionsFor(problem, [explainAction(problem)])),
    ];
  }
}

const codeOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code);

function toAction(document: vscode.TextDocument, { fixes }: Problem, fix: Fix): vscode.CodeAction {
  const action = newCodeAction(titleOf(fix), vscode.CodeActionKind.QuickFix);
  if (fix.fetches !== undefined) action.command = { command: 'neuralNetwork.getDataSet', title: titleOf(fix), arguments: [fix.fetches] };
  else action.edit = workspaceEdit(document, fix.edits);
  action.isPreferred = fixes.length === 1;
  return action;
}

/** The page about a problem, as Markdown is shown. */
function explainAction({ code }: Problem): vscode.CodeAction {
  const title = l10n.t('Explain "{0}"', code);
  const action = newCodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: 'neuralNetwork.explainProblem', title, arguments: [code] };
  return action;
}

/** A comment for the line, a comment for the file, and the settings. */
function turnOffActions(document: vscode.TextDocument, problem: Problem): vscode.CodeAction[] {
  const { code } = problem;
  const byComment = (title: string, whole: boolean): vscode.CodeAction => {
    const action = newCodeAction(title, vscode.CodeActionKind.QuickFix);
    action.edit = workspaceEdit(document, withIgnore(document.getText(), problem, whole));
    return action;
  };
  const title = l10n.t('Turn off "{0}" in the settings', code);
  const inSettings = newCodeAction(title, vscode.CodeActionKind.QuickFix);
  inSettings.command = { command: 'neuralNetwork.turnOffProblem', title, arguments: [code] };
  return [
    byComment(l10n.t('Turn off "{0}" for this line', code), false),
    byComment(l10n.t('Turn off "{0}" for this file', code), true),
    inSettings,
  ];
}
