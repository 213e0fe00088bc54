import * as vscode from 'vscode';

/**
 * Ctrl+F5 runs without debugging. Of a spec there is nothing else to run, so there it trains; but where the folder configures a program to
 * launch, the key stays that program's, whatever is in front.
 */
export const launchConfigured = (spec: vscode.Uri | undefined): boolean =>
  (vscode.workspace.getConfiguration('launch', spec).get<readonly unknown[]>('configurations') ?? []).length > 0;
