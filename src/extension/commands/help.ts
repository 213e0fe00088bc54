import * as vscode from 'vscode';
import type { Refusal } from './services';

/** Runs one of our commands when a button is pressed. @param name without its prefix */
export const run =
  (name: string, ...given: readonly unknown[]) =>
  (): Thenable<unknown> =>
    vscode.commands.executeCommand(`neuralNetwork.${name}`, ...given);

/** A refusal with a button that runs one of our commands. */
export const refusal = (message: string, label: string, name: string, ...given: readonly unknown[]): Refusal => ({
  message,
  help: { label, run: run(name, ...given) },
});
