import * as vscode from 'vscode';
import { type Found, findNative, type SearchedFolders } from '../../native/found';
import { nativeFolderIn } from '../../native/native-folder';
import type { NativeProblem } from '../../native/problem';
import type { Report } from '../../native/progress';
import { type Result, removeNative, setUpNative } from '../../native/set-up';
import { Disposables } from '../disposables';

/** The native library of this extension: whether it is there, and what gets and removes it. */
export class NativeEngine implements vscode.Disposable {
  readonly #places: Required<SearchedFolders>;
  readonly #store = new Disposables();
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  #setUp: AbortController | undefined;

  /** It is being set up, or no longer; it is there, or gone. */
  readonly onDidChange = this.#changed.event;

  constructor(places: Required<SearchedFolders>) {
    this.#places = places;
  }

  get settingUp(): boolean {
    return this.#setUp !== undefined;
  }

  /** Where it is set up. */
  get folder(): string {
    return nativeFolderIn.globalStorage(this.#places.globalStorage).folder;
  }

  /** Looks anew each time: other windows set it up and remove it too. */
  find(): Promise<Found> {
    return findNative(this.#places);
  }

  /** @param tried called with the problem of the first of two ways */
  async setUp(report: Report, tried: (problem: NativeProblem) => void): Promise<Result> {
    const { globalStorage, project } = this.#places;
    const cancel = new AbortController();
    this.#setUp = cancel;
    this.#changed.fire();
    try {
      const workspaces = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
      return await setUpNative({
        target: nativeFolderIn.globalStorage(globalStorage),
        project,
        workspaces,
        signal: cancel.signal,
        report,
        tried,
      });
    } finally {
      this.#setUp = undefined;
      this.#changed.fire();
    }
  }

  /** Ends the set-up that is under way, if any; what was fetched stays. */
  cancel(): void {
    this.#setUp?.abort();
  }

  async remove(): ReturnType<typeof removeNative> {
    const removed = await removeNative(nativeFolderIn.globalStorage(this.#places.globalStorage));
    this.#changed.fire();
    return removed;
  }

  dispose(): void {
    this.cancel();
    this.#store.dispose();
  }
}
