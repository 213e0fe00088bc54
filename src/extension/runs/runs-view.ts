import * as vscode from 'vscode';
import { isActive } from '../../ml/runs/run-status';
import { Disposables } from '../disposables';
import { Throttle } from '../language/throttle';
import type { Run, Runs } from './run';
import { runItem } from './run-item';
import type { RunNames } from './run-names';

const REFRESH_MS = 300;

/** The tree of runs. Nothing is looked up before it is seen. */
export class RunsView implements vscode.TreeDataProvider<Run>, vscode.Disposable {
  readonly #store = new Disposables();
  readonly #runs: Runs;
  readonly #names: Pick<RunNames, 'of'>;
  readonly #changed = this.#store.add(new vscode.EventEmitter<Run | undefined>());
  readonly onDidChangeTreeData = this.#changed.event;
  /** Runs that moved since the tree was last drawn. */
  readonly #moved = new Set<Run>();
  #all = false;
  readonly #refresh = this.#store.add(new Throttle(REFRESH_MS, () => this.#redraw()));
  readonly #watched = new Map<Run, vscode.Disposable>();
  readonly #view: Pick<vscode.TreeView<unknown>, 'visible' | 'onDidChangeVisibility'>;

  /** @param view what shows the tree */
  constructor(runs: Runs, names: Pick<RunNames, 'of'>, view: Pick<vscode.TreeView<unknown>, 'visible' | 'onDidChangeVisibility'>) {
    this.#runs = runs;
    this.#names = names;
    this.#view = view;
    this.#store.add(runs.onDidChange(() => this.#askAll()));
    this.#store.add(this.#view.onDidChangeVisibility(({ visible }) => visible && this.#askAll()));
  }

  dispose(): void {
    for (const listener of this.#watched.values()) listener.dispose();
    this.#watched.clear();
    this.#store.dispose();
  }

  async getTreeItem(run: Run): Promise<vscode.TreeItem> {
    return runItem(run, await this.#names.of(run), Date.now());
  }

  async getChildren(parent?: Run): Promise<Run[]> {
    if (parent) return [];
    await this.#runs.ready();
    this.#watch();
    return [...this.#runs.all];
  }

  getParent(): undefined {
    return undefined;
  }

  #askAll(): void {
    this.#all = true;
    this.#refresh.ask();
  }

  /** Listens to runs that move, and to no others. */
  #watch(): void {
    const moving = new Set(this.#runs.all.filter(({ status }) => isActive(status) || status === 'elsewhere'));
    for (const [run, listener] of this.#watched) {
      if (moving.delete(run)) continue;
      listener.dispose();
      this.#watched.delete(run);
    }
    for (const run of moving) {
      const listener = run.onDidChange((change) => {
        if (change !== 'epochs') return;
        this.#moved.add(run);
        this.#refresh.ask();
      });
      this.#watched.set(run, listener);
    }
  }

  #redraw(): void {
    if (!this.#view.visible) return;
    if (this.#all) this.#changed.fire(undefined);
    else for (const run of this.#moved) this.#changed.fire(run);
    this.#all = false;
    this.#moved.clear();
  }
}
