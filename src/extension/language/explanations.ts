import * as vscode from 'vscode';
import { type ExplainedCode, isExplained } from '../../ml/language/messages/explained';
import type { Command } from '../commands/command';
import { explanationOf } from '../problem-text';

/** Pages about problems are texts that are made when they are opened, from what the program itself says: nothing of a spec comes into them. */
const SCHEME = 'neural-network-explanation';
const ENDING = '.md';

/**
 * The address of the page about a problem. The code is one of ours, whatever a spec says. As a link it is opened as a text: in the hover of a
 * problem, VS Code runs no commands.
 */
export const explanationLink = (code: ExplainedCode): vscode.Uri => vscode.Uri.from({ scheme: SCHEME, path: `/${code}${ENDING}` });

/** Makes the pages about problems, in the language that VS Code speaks. */
export const explanationPages = (): vscode.Disposable =>
  vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent({ path }) {
      const code = path.slice(1, -ENDING.length);
      return isExplained(code) ? explanationOf(code) : undefined;
    },
  });

/** Opens the page about a problem, as VS Code shows Markdown; as a text where it cannot. */
export const explainProblem: Command = async (_, { item: code }) => {
  if (typeof code !== 'string' || !isExplained(code)) return undefined;
  const uri = explanationLink(code);
  const commands = await vscode.commands.getCommands();
  if (commands.includes('markdown.showPreviewToSide')) await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  else await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
  return undefined;
};
