import * as vscode from 'vscode';
import { isSpec, placeOf } from './spec-document';
import type { SummaryPanel } from './summary/panel';
import type { Trainer } from './training/trainer';

/** What the commands work with. */
export interface Services {
  readonly summary: SummaryPanel;
  readonly trainer: Trainer;
}

/** Does its work on a spec, or says why it cannot be done now. */
type Command = (document: vscode.TextDocument, services: Services) => Promise<void> | string | undefined;

/** Every command, by its name in package.json. */
const commands = {
  'neuralNetwork.showSummary': (document, { summary }) => {
    summary.show(document);
    return undefined;
  },
  'neuralNetwork.train': (document, { trainer }) => {
    const place = placeOf(document);
    return place ? trainer.train(document, place) : vscode.l10n.t('Save the file first: the data in it is looked for in its folder.');
  },
} satisfies Record<string, Command>;

/** Makes the commands known to VS Code. */
export const registerCommands = (services: Services): vscode.Disposable[] =>
  Object.entries<Command>(commands).map(([name, command]) =>
    vscode.commands.registerCommand(name, async (uri?: vscode.Uri) => {
      const document = await chosenSpec(uri);
      const told = document ? await command(document, services) : vscode.l10n.t('Open a network first: a file that ends in .nn.json.');
      if (told !== undefined) void vscode.window.showInformationMessage(told);
    }),
  );

/** The spec that was clicked, or the one being edited. */
async function chosenSpec(uri: vscode.Uri | undefined): Promise<vscode.TextDocument | undefined> {
  const document = uri ? await vscode.workspace.openTextDocument(uri) : vscode.window.activeTextEditor?.document;
  return document && isSpec(document) ? document : undefined;
}
