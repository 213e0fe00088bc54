import type * as vscode from 'vscode';
import type { Options } from '../../webview/study/messages';
import { isOptions } from './guards';

/** How things are shown until somebody says otherwise. */
export const defaultOptions: Options = {
  view: 'overview',
  training: { logScale: false, by: 'epoch', smoothing: 0, hidden: [], table: false },
  network: { weights: 'heat' },
  boundary: { units: true, regions: true },
  predictions: {},
};

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
