import * as vscode from 'vscode';
import { span } from '../../ml/language/number-text';
import { branchNotice } from '../../ml/runs/run-files';
import { isActive } from '../../ml/runs/run-status';
import { Disposables } from '../disposables';
import { ago, outOf, shortLogs } from '../number-text';
import { setTextOf, textOf } from '../problem-text';
import { type Markdown, markdown, ShownItem, tooltip } from '../shown';
import { Throttle } from '../throttle';
import type { Run, Runs } from './run';
import type { RunNames } from './run-names';
import { endingText, iconOf, mainMetric, nameOf, statusWord } from './run-text';

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
    return runItem(run, await this.#names.of(run), Date.now(), this.#branchesOf(run).length > 0);
  }

  async getChildren(parent?: Run): Promise<Run[]> {
    if (parent) return this.#branchesOf(parent);
    await this.#runs.ready();
    this.#watch();
    return this.#runs.all.filter((run) => this.getParent(run) === undefined);
  }

  /** The run that a branch is of. A branch whose parent was removed is in the list itself. */
  getParent({ head }: Run): Run | undefined {
    return this.#runs.all.find(({ id }) => id === head.from?.run);
  }

  #branchesOf(parent: Run): Run[] {
    return this.#runs.all.filter(({ head }) => head.from?.run === parent.id);
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

/** A run in the tree. @param name what it is called among the runs of its spec @param now milliseconds since 1970 @param branched it has branches below it */
export function runItem(run: Run, name: string, now: number, branched = false): vscode.TreeItem {
  const { id, status } = run;
  const item = new ShownItem(nameOf(run));
  const parts = [
    status === 'damaged' ? undefined : name,
    progressOf(run),
    mainMetric(metricFactsOf(run), run.meta?.metrics),
    statusWord(run),
  ];
  item.id = id;
  if (branched) item.collapsibleState = vscode.TreeItemCollapsibleState.Expanded;
  const description = parts.filter((part) => part !== undefined).join(' · ');
  item.describe(description);
  item.iconPath = iconOf(status);
  item.contextValue = contextOf(run);
  item.tooltip = tooltipOf(run, now);
  item.accessibilityInformation = { label: `${nameOf(run)}, ${description.replaceAll(' · ', ', ')}` };
  if (status !== 'damaged') item.command = { command: 'neuralNetwork.openRun', title: vscode.l10n.t('Open Run'), arguments: [id] };
  return item;
}

/** Words that the menus of package.json ask for: `run active`, `run resumable`, … */
function contextOf({ status, resumable }: Run): string {
  return ['run', status, ...(isActive(status) ? ['active'] : []), ...(resumable || status === 'paused' ? ['resumable'] : [])].join(' ');
}

const metricFactsOf = ({ end, logs }: Run) => end?.evaluate?.logs ?? logs;

/** How far a run has come that did not come to its end. */
function progressOf({ status, epochs, epochsDone }: Run): string | undefined {
  const whole = status === 'finished' || status === 'damaged' || status === 'queued' || epochs === 0;
  return whole ? undefined : outOf(epochsDone, epochs);
}

function tooltipOf(run: Run, now: number): vscode.MarkdownString {
  const { meta, head, end, message } = run;
  const lines: Markdown[] = [markdown`**${nameOf(run)}**`];
  const line = (name: string, value: string | number | undefined): void => {
    if (value !== undefined && value !== '') lines.push(markdown`${name}: ${value}`);
  };
  line(vscode.l10n.t('File'), head.file);
  line(vscode.l10n.t('Status'), end ? endingText(end.ending) : [statusWord(run), message].filter(Boolean).join(': '));
  if (head.began) line(vscode.l10n.t('Began'), `${new Date(head.began).toLocaleString(vscode.env.language)} (${ago(head.began, now)})`);
  if (run.epochs) line(vscode.l10n.t('Epochs'), outOf(run.epochsDone, run.epochs));
  if (meta?.set) line(vscode.l10n.t('Data set'), setTextOf(meta.set));
  line(vscode.l10n.t('Metrics'), shortLogs(metricFactsOf(run), run.meta?.metrics));
  if (run.milliseconds) line(vscode.l10n.t('Training time'), span(run.milliseconds));
  line(vscode.l10n.t('Seed'), meta?.seed);
  if (meta) line(vscode.l10n.t('Engine'), `${meta.engine.name} ${meta.engine.version} (${textOf(meta.engine.why)})`);
  if (meta?.from) line(vscode.l10n.t('Branch'), textOf(branchNotice(meta.from)));
  if (meta && meta.spec === undefined) line(vscode.l10n.t('Checksums'), vscode.l10n.t('none: this run is of an older version'));
  return tooltip(lines);
}
