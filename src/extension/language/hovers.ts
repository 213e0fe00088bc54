import * as vscode from 'vscode';
import type { PictureAnswer } from '../../ml/hovers/questions';
import type { Ground } from '../../ml/hovers/svg';
import type { WorkerClient } from '../../ml/worker/client';
import { commandLink, drawing, label, markdown, newHover, tooltip } from '../shown';
import { isSpec } from '../spec-document';

type Found = NonNullable<PictureAnswer['found']>;

const COMMAND = 'neuralNetwork.showEntry';

/**
 * Under what VS Code's JSON support shows of a name by the schema: its small picture, and a link that shows it large. It says nothing that
 * the schema says, so that nothing is there twice. All of it is made from the registry; of the text only the parameters' numbers are drawn.
 */
export class SpecHovers implements vscode.HoverProvider {
  /**
   * VS Code puts first what was registered for a file more exactly. For all languages is less exact than the JSON support's, so that
   * the picture comes after the text, whichever of both was there first.
   */
  static readonly selector: vscode.DocumentSelector = '*';

  readonly #worker: Pick<WorkerClient, 'ask'>;

  constructor(worker: Pick<WorkerClient, 'ask'>) {
    this.#worker = worker;
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    if (!isSpec(document)) return undefined;
    const ground = grounds[vscode.window.activeColorTheme.kind];
    const { found } = await this.#worker.ask({ task: 'picture', text: document.getText(), offset: document.offsetAt(position), ground });
    if (!found) return undefined;
    const { offset, length } = found.span;
    return newHover(contentOf(found), new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)));
  }
}

const grounds: Readonly<Record<vscode.ColorThemeKind, Ground>> = {
  [vscode.ColorThemeKind.Dark]: 'dark',
  [vscode.ColorThemeKind.Light]: 'light',
  [vscode.ColorThemeKind.HighContrast]: 'high-contrast-dark',
  [vscode.ColorThemeKind.HighContrastLight]: 'high-contrast-light',
};

function contentOf({ svg, shows, table, name, large }: Found): vscode.MarkdownString {
  const text = markdown`${captionOf(shows)}`;
  const link =
    large &&
    commandLink(large === 'sheet' ? label`${vscode.l10n.t('Show Large')}` : label`${vscode.l10n.t('Show in a Sample')}`, COMMAND, [
      { table, name },
    ]);
  return tooltip([drawing(svg, name), text, ...(link ? [link] : [])], [COMMAND]);
}

/** What a picture shows, for who sees it for the first time. */
function captionOf(shows: Found['shows']): string {
  const { l10n } = vscode;
  switch (shows.is) {
    case 'activation':
      return l10n.t('Solid: f(z). Dashed: its slope f′(z).');
    case 'loss': {
      const [solid, dashed] = shows.targets;
      return dashed === undefined
        ? l10n.t('The loss over the angle between prediction and target.')
        : l10n.t('The loss over the prediction ŷ. Solid: {0}. Dashed: {1}.', solid ?? '', dashed);
    }
    case 'valley':
      return l10n.t('{0} steps down a narrow valley, with a learning rate of {1}.', shows.steps, shows.rate);
    case 'perceptron':
      return l10n.t('AND, and the line after each of {0} updates. The last one separates the classes.', shows.updates);
  }
}
