import * as vscode from 'vscode';
import { visible, visibleLines } from '../ml/language/visible';

/*
 * The one way from this extension to what a person reads in VS Code. Names of specs, layers, runs and files, messages of errors, and what
 * other programs print may hold anything: here they lose what a place would obey. `test/tooling/shown.test.ts` keeps all other files from
 * calling VS Code's own functions for these places.
 */

/** A text for a place that draws icons, `$(name)`: what comes from elsewhere draws none. */
export type Label = string & { readonly shown: 'label' };

/** Markdown in which what comes from elsewhere is text. */
export type Markdown = string & { readonly shown: 'markdown' };

type Value = string | number;

const together = (parts: TemplateStringsArray, values: readonly Value[], safe: (text: string) => string): string =>
  parts.reduce((text, part, i) => text + safe(String(values[i - 1])) + part);

/** VS Code's own way to keep an icon's name from being drawn. */
const withoutIcons = (text: string): string =>
  text.replace(/(\\)?\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g, (all, escaped) => (escaped ? all : `\\${all}`));

const inLabel = (text: string): string => withoutIcons(visible(text));

/** Every punctuation mark of ASCII can be escaped, and an address that is cut up by escapes is no link. */
const inMarkdown = (text: string): string => inLabel(text).replace(/[!-/:-@[-`{-~]/g, '\\$&');

/** A notification makes a link of `[text](address)`, and a command of some. Its lines are drawn as one. */
const inNotice = (text: string): string => visible(text.replace(/[\r\n]+/g, ' ')).replaceAll('](', '] (');

/** ``label`$(clock) ${name}` ``: the icons that are written out are drawn, those in a value are not. */
export const label = (parts: TemplateStringsArray, ...values: readonly Value[]): Label => together(parts, values, inLabel) as Label;

/** A text after an icon. */
export const withIcon = ({ id }: vscode.ThemeIcon, text: string): Label => `$(${id}) ${inLabel(text)}` as Label;

/** ``markdown`**${name}**` ``: the same for Markdown. */
export const markdown = (parts: TemplateStringsArray, ...values: readonly Value[]): Markdown =>
  together(parts, values, inMarkdown) as Markdown;

/** Parts of Markdown as paragraphs of a tooltip. @param commands what its links may run */
export function tooltip(paragraphs: readonly Markdown[], commands: readonly string[] = []): vscode.MarkdownString {
  const text = new vscode.MarkdownString(paragraphs.join('\n\n'), true);
  if (commands.length) text.isTrusted = { enabledCommands: commands };
  return text;
}

/** A link within a tooltip that runs a command. */
export const commandLink = (text: Label | Markdown, command: string, given: readonly unknown[]): Markdown =>
  `[${text}](command:${command}?${encodeURIComponent(JSON.stringify(given)).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'))})` as Markdown;

/** What the registry's own texts were made into, `src/ml/language/schema-texts.ts`: nothing that anyone wrote elsewhere is in it. */
export const fromRegistry = (text: string): Markdown => text as Markdown;

/** Parts of Markdown after one another. */
export const inALine = (...parts: readonly Markdown[]): Markdown => parts.join(' ') as Markdown;

/** A drawing of our own within Markdown. @param text for those who do not see it */
export const drawing = (svg: string, text: string): Markdown =>
  `![${inMarkdown(text)}](data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')})` as Markdown;

/** Code as it is written. */
export const codeBlock = (text: string, language: string): vscode.MarkdownString =>
  new vscode.MarkdownString().appendCodeblock(visibleLines(text), language);

/** Notifications; each resolves to the button that was chosen. */
export const showError = (text: string, ...buttons: readonly string[]): Thenable<string | undefined> =>
  vscode.window.showErrorMessage(inNotice(text), ...buttons);
export const showWarning = (text: string, ...buttons: readonly string[]): Thenable<string | undefined> =>
  vscode.window.showWarningMessage(inNotice(text), ...buttons);
export const showInformation = (text: string, ...buttons: readonly string[]): Thenable<string | undefined> =>
  vscode.window.showInformationMessage(inNotice(text), ...buttons);

export type Progress = vscode.Progress<{ readonly message?: string; readonly increment?: number }>;

/** A notification with progress that can be cancelled, for as long as the work takes. */
export function showProgress<T>(title: string, work: (progress: Progress, token: vscode.CancellationToken) => Promise<T>): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Notification, title: inNotice(title), cancellable: true };
  return vscode.window.withProgress(options, (progress, token) =>
    work(
      { report: ({ message, ...rest }) => progress.report({ ...(message !== undefined && { message: inNotice(message) }), ...rest }) },
      token,
    ),
  );
}

/** An item of a list to pick from; its description and detail draw no icons. */
export type PickItem = Omit<vscode.QuickPickItem, 'label'> & { readonly label: Label };

interface PickOptions extends Omit<vscode.QuickPickOptions, 'canPickMany'> {
  readonly title: string;
}

const picked = <T extends PickItem>(items: readonly T[]): T[] =>
  items.map((item) => ({
    ...item,
    ...(item.description !== undefined && { description: inLabel(item.description) }),
    ...(item.detail !== undefined && { detail: inLabel(item.detail) }),
  }));

const titled = <O extends PickOptions>(options: O): O => ({
  ...options,
  title: visible(options.title),
  ...(options.placeHolder !== undefined && { placeHolder: visible(options.placeHolder) }),
});

export const pickOne = <T extends PickItem>(items: readonly T[], options: PickOptions): Thenable<T | undefined> =>
  vscode.window.showQuickPick(picked(items), titled(options));
export const pickMany = <T extends PickItem>(items: readonly T[], options: PickOptions): Thenable<T[] | undefined> =>
  vscode.window.showQuickPick(picked(items), { ...titled(options), canPickMany: true as const });

/**
 * Lets one pick an item after searching in more than the items show.
 * @param found the items for what has been typed so far, all of which are listed
 */
export async function pickFound<T extends PickItem>(
  { title, placeHolder }: { readonly title: string; readonly placeHolder: string },
  found: (typed: string) => readonly T[],
): Promise<T | undefined> {
  const list = vscode.window.createQuickPick<T>();
  const show = (typed: string): void => {
    list.items = picked(found(typed)).map((item) => ({ ...item, alwaysShow: true }));
  };
  list.title = visible(title);
  list.placeholder = visible(placeHolder);
  show('');
  const listening = [list.onDidChangeValue(show)];
  try {
    return await new Promise<T | undefined>((choose) => {
      listening.push(
        list.onDidAccept(() => choose(list.selectedItems[0])),
        list.onDidHide(() => choose(undefined)),
      );
      list.show();
    });
  } finally {
    for (const listener of listening) listener.dispose();
    list.dispose();
  }
}

/** Asks for a text. @param problem what is wrong with one, if anything */
export function askText(
  { title, ...options }: Omit<vscode.InputBoxOptions, 'validateInput'> & { readonly title: string },
  problem: (text: string) => Promise<string | undefined>,
): Thenable<string | undefined> {
  const validateInput = async (text: string): Promise<string | undefined> => {
    const told = await problem(text);
    return told === undefined ? undefined : inLabel(inNotice(told));
  };
  return vscode.window.showInputBox({ ...options, title: visible(title), validateInput });
}

/** An item of the status bar, whose text draws icons. */
export type StatusItem = Omit<vscode.StatusBarItem, 'text' | 'tooltip'> & { text: Label; tooltip: vscode.MarkdownString | undefined };

export const statusItem = (id: string, alignment: vscode.StatusBarAlignment, priority: number): StatusItem =>
  vscode.window.createStatusBarItem(id, alignment, priority) as StatusItem;

/** A log that obeys no control character; who writes a name into it makes that visible first, lest it begin a line of its own. */
export type Log = Pick<vscode.OutputChannel, 'appendLine' | 'dispose'> & { show(preserveFocus?: boolean): void };

export function openLog(name: string): Log {
  const channel = vscode.window.createOutputChannel(name);
  return {
    appendLine: (text) => channel.appendLine(visibleLines(text)),
    show: (...given: [boolean?]) => channel.show(...given),
    dispose: () => channel.dispose(),
  };
}

/** An item of a tree. */
export class ShownItem extends vscode.TreeItem {
  constructor(text: string, state?: vscode.TreeItemCollapsibleState) {
    super(visible(text), state);
  }

  describe(text: string): void {
    this.description = visible(text);
  }

  /** What the item's tooltip says, in lines. */
  hover(text: string): void {
    this.tooltip = visibleLines(text);
  }
}

export const newDiagnostic = (range: vscode.Range, text: string, severity: vscode.DiagnosticSeverity): vscode.Diagnostic =>
  new vscode.Diagnostic(range, visible(text), severity);

export const newCodeAction = (title: string, kind: vscode.CodeActionKind): vscode.CodeAction => new vscode.CodeAction(visible(title), kind);

export const newHover = (content: vscode.MarkdownString, range: vscode.Range): vscode.Hover => new vscode.Hover(content, range);

export const newCodeLens = (range: vscode.Range, command: Omit<vscode.Command, 'title'> & { readonly title: Label }): vscode.CodeLens =>
  new vscode.CodeLens(range, command);

export function newInlayHint(position: vscode.Position, text: string, hover: string): vscode.InlayHint {
  const hint = new vscode.InlayHint(position, visible(text));
  hint.tooltip = visible(hover);
  return hint;
}

/** The title of a panel. */
export function entitle(panel: Pick<vscode.WebviewPanel, 'title'>, title: string): void {
  panel.title = visible(title);
}

/** Letters that a side bar of the usual width shows of an item, beside its icon and its buttons. */
const MOST_LETTERS = 36;

/** A text beside an item's name, where there is room for it: two or three letters of it and an ellipsis say nothing. */
export const beside = (name: string, text: string): string | undefined =>
  lettersOf(name) + lettersOf(text) < MOST_LETTERS ? text : undefined;

/** Hangul and Chinese characters are twice as wide as Latin letters. */
const lettersOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u1100' ? 2 : 1), 0);
