import * as vscode from 'vscode';
import { until } from './workspace';

const accept = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');

/**
 * Does something that lets the user pick from a list, and takes the line with this number, counted from 0. That the list is there is
 * known from another one, which it takes the place of.
 */
export async function picking<T>(line: number, ask: () => Thenable<T>): Promise<{ readonly asked: Thenable<T> }> {
  const other = vscode.window.createQuickPick();
  other.ignoreFocusOut = true;
  let gone = false;
  other.onDidHide(() => {
    gone = true;
  });
  other.show();
  const asked = ask();
  await until('the list is there', () => gone);
  other.dispose();
  for (let i = 0; i < line; i++) await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
  await accept();
  return { asked };
}

/** Takes what is offered, in whatever is asked, until something has come of it. */
export const accepting = <T>(what: string, found: () => Promise<T | undefined>): Promise<T> =>
  until(what, async () => {
    const value = await found();
    if (value === undefined) await accept();
    return value;
  });
