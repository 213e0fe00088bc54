import type * as vscode from 'vscode';
import { defaultOptions, isOptions, type Options } from '../../webview/study/messages/options';

/** Remembers how things are shown, for each spec of this workspace. */
export class RememberedOptions {
  readonly #memento: vscode.Memento;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  of(spec: string): Options {
    // What an older version of the extension kept may lack what has come since.
    const kept: unknown = { ...defaultOptions, ...this.#memento.get<object>(key(spec)) };
    return isOptions(kept) ? kept : defaultOptions;
  }

  remember(spec: string, options: Options): void {
    void this.#memento.update(key(spec), options);
  }
}

const key = (spec: string): string => `study.options:${spec}`;
