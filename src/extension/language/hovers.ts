import * as vscode from 'vscode';
import type { EntryPicture } from '../../ml/hovers/picture';
import type { NameAnswer } from '../../ml/hovers/questions';
import type { Ground } from '../../ml/hovers/svg';
import type { WorkerClient } from '../../ml/worker/client';
import { commandLink, drawing, fromRegistry, inALine, type Label, label, type Markdown, markdown, newHover, tooltip } from '../shown';
import { isSpec } from '../spec-document';
import { rangeIn } from '../text-edits';

type Found = NonNullable<NameAnswer['found']>;

const COMMAND = 'neuralNetwork.showEntry';

/**
 * What a name of the registry is: its text, picture, formula, when to use it, parameters, source, and a link that shows it large. The schema says
 * nothing of names in hovers, so that nothing is there twice. All of it is made from the registry; of the text only the parameters' numbers are drawn.
 */
export class SpecHovers implements vscode.HoverProvider {
  readonly #worker: Pick<WorkerClient, 'ask'>;

  constructor(worker: Pick<WorkerClient, 'ask'>) {
    this.#worker = worker;
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    if (!isSpec(document)) return undefined;
    const ground = grounds[vscode.window.activeColorTheme.kind];
    const { language } = vscode.env;
    const { found } = await this.#worker.ask({
      task: 'name',
      text: document.getText(),
      offset: document.offsetAt(position),
      language,
      ground,
    });
    if (!found) return undefined;
    return newHover(contentOf(found), rangeIn(document, found.span));
  }
}

const grounds: Readonly<Record<vscode.ColorThemeKind, Ground>> = {
  [vscode.ColorThemeKind.Dark]: 'dark',
  [vscode.ColorThemeKind.Light]: 'light',
  [vscode.ColorThemeKind.HighContrast]: 'high-contrast-dark',
  [vscode.ColorThemeKind.HighContrastLight]: 'high-contrast-light',
};

/** The picture comes before a formula of several lines: VS Code shows 250 pixels of a hover, and the rest by scrolling. */
function contentOf({ texts, picture, table, name, large }: Found): vscode.MarkdownString {
  const { what, formula, use, parameters, source } = texts;
  return tooltip(
    [
      inALine(markdown`**${name}**:`, fromRegistry(what)),
      ...(picture ? [drawn(picture, name, large && { label: linkOf[large](), given: [{ table, name }] })] : []),
      ...[...(formula === undefined ? [] : [formula]), use, ...(parameters === undefined ? [] : [parameters]), source].map(fromRegistry),
    ],
    [COMMAND],
  );
}

const linkOf = {
  sheet: () => label`${vscode.l10n.t('Show Large')}`,
  sample: () => label`${vscode.l10n.t('Show in a Sample')}`,
} as const;

/** The picture, which is a link itself, and beside it what it shows. */
function drawn({ svg, shows }: EntryPicture, name: string, link?: { readonly label: Label; readonly given: readonly unknown[] }): Markdown {
  const caption = markdown`${captionOf(shows)}`;
  const image = drawing(svg, name);
  if (!link) return inALine(image, caption);
  // The link comes first: after a long caption its words would be on two lines.
  return inALine(commandLink(image, COMMAND, link.given), commandLink(link.label, COMMAND, link.given), markdown`·`, caption);
}

/** What a picture shows, for who sees it for the first time. */
function captionOf(shows: EntryPicture['shows']): string {
  const { l10n } = vscode;
  switch (shows.is) {
    case 'activation':
      return l10n.t('Solid f(z), dashed its slope f′(z)');
    case 'loss': {
      const [solid, dashed] = shows.targets;
      return dashed === undefined
        ? l10n.t('The loss over the angle between prediction and target')
        : l10n.t('The loss over the prediction ŷ, solid for {0}, dashed for {1}', solid ?? '', dashed);
    }
    case 'valley':
      return l10n.t('{0} steps down a narrow valley, learning rate {1}', shows.steps, shows.rate);
    case 'perceptron':
      return l10n.t('AND, and the line after each of {0} updates, of which the last one separates the classes', shows.updates);
  }
}
