import * as vscode from 'vscode';
import { isSameAddress } from '../address';
import { Disposables } from '../disposables';
import type { SpecChecks } from '../spec-checks';
import { isSpec } from '../spec-document';
import type { Runs } from './run';
import type { Trainer } from './trainer';

/**
 * Ctrl+F5 runs without debugging. Of a spec there is nothing else to run, so there it trains; but where the folder configures a program to
 * launch, the key stays that program's, whatever is in front.
 */
export const launchConfigured = (spec: vscode.Uri | undefined): boolean =>
  (vscode.workspace.getConfiguration('launch', spec).get<readonly unknown[]>('configurations') ?? []).length > 0;

/**
 * Tells the menus the status of the spec in front: `neuralNetwork.active` while it is queued, trained or paused, `neuralNetwork.paused`.
 * Where none is in front, any run counts. `neuralNetwork.sheet`: it has no network, so nothing of one is offered. And whether Ctrl+F5 is free to train it: not with `neuralNetwork.launchConfigured`.
 */
export class ContextKeys implements vscode.Disposable {
  readonly #store = new Disposables();
  readonly #trainer: Trainer;
  readonly #front: () => vscode.Uri | undefined;
  readonly #checks: Pick<SpecChecks, 'of'>;
  readonly #set = new Map<string, boolean>();

  /** @param front the spec of the panel in front */
  constructor(runs: Runs, trainer: Trainer, checks: Pick<SpecChecks, 'of' | 'onDidCheck'>, front: () => vscode.Uri | undefined) {
    this.#trainer = trainer;
    this.#front = front;
    this.#checks = checks;
    this.#store.add(checks.onDidCheck(() => this.#update()));
    this.#store.add(runs.onDidChange(() => this.#update()));
    this.#store.add(trainer.onDidEnd(() => this.#update()));
    this.#store.add(vscode.window.onDidChangeActiveTextEditor(() => this.#update()));
    this.#store.add(vscode.workspace.onDidChangeConfiguration(() => this.#update()));
    this.#update();
  }

  dispose(): void {
    this.#store.dispose();
  }

  #update(): void {
    const document = vscode.window.activeTextEditor?.document;
    const { active } = this.#trainer;
    const uri = document && isSpec(document) ? document.uri : this.#front();
    const own = uri ? active.filter(({ head }) => isSameAddress(head.uri, uri)) : active;
    const spec = uri && vscode.workspace.textDocuments.find((one) => isSameAddress(one.uri, uri));
    const check = spec && this.#checks.of(spec);
    // Of a text that is being typed nothing is known for a moment, and the menus keep what they have.
    if (!uri || check) this.#tell('neuralNetwork.sheet', check?.sheetKind !== undefined);
    this.#tell('neuralNetwork.launchConfigured', launchConfigured(uri));
    this.#tell('neuralNetwork.active', own.length > 0);
    this.#tell('neuralNetwork.paused', own.length > 0 && own.every(({ status }) => status === 'paused'));
  }

  #tell(key: string, value: boolean): void {
    if ((this.#set.get(key) ?? false) === value) return;
    this.#set.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}
