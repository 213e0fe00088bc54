import * as vscode from 'vscode';
import { figure } from '../../ml/language/number-text';
import { Disposables } from '../disposables';
import { outOf } from '../number-text';
import { setTextOf } from '../problem-text';
import { commandLink, type Label, label, type Markdown, markdown, type StatusItem, statusItem, tooltip } from '../shown';
import type { LiveRun } from './live-run';
import { progressText } from './progress-notices';
import type { RunStore } from './run-store';
import { fileName, nameOf, statusWord } from './run-text';

import type { Trainer } from './trainer';

const SHOW_EVERY_MS = 100;

/** The run in progress, in the status bar; nothing while there is none. */
export class StatusBar implements vscode.Disposable {
  readonly #store = new Disposables();
  readonly #trainer: Trainer;
  #item: StatusItem | undefined;
  #timer: NodeJS.Timeout | undefined;
  #followed: { readonly run: LiveRun; readonly listener: vscode.Disposable } | undefined;

  constructor(runs: RunStore, trainer: Trainer) {
    this.#trainer = trainer;
    this.#store.add(runs.onDidChange(() => this.#soon()));
    this.#store.add(trainer.onDidEnd(() => this.#show()));
    this.#store.add(vscode.window.onDidChangeActiveTextEditor(() => this.#soon()));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#store.dispose();
    this.#followed?.listener.dispose();
    this.#item?.dispose();
  }

  #soon(): void {
    if (this.#trainer.active.length || this.#item) this.#timer ??= setTimeout(() => this.#show(), SHOW_EVERY_MS);
  }

  #show(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const run = this.#front();
    this.#follow(run);
    if (!run) {
      this.#item?.dispose();
      this.#item = undefined;
      return;
    }
    this.#item ??= newItem();
    this.#item.text = statusText(run, this.#trainer.active.length - 1);
    this.#item.tooltip = hoverOf(this.#trainer.active);
    this.#item.command = {
      command: 'neuralNetwork.openStudyPanel',
      title: vscode.l10n.t('Open Study Panel'),
      arguments: [run.id],
    };
    this.#item.accessibilityInformation = { label: `${nameOf(run)}: ${statusWord(run)}, ${progressText(run)}`, role: 'button' };
    this.#item.show();
  }

  /** The run of the spec being edited, or the one that began last. */
  #front(): LiveRun | undefined {
    const editor = vscode.window.activeTextEditor;
    const { active } = this.#trainer;
    const going = active.filter(({ status }) => status !== 'queued');
    return (editor && this.#trainer.activeOf(editor.document.uri)) ?? going.at(-1) ?? active.at(-1);
  }

  #follow(run: LiveRun | undefined): void {
    if (run === this.#followed?.run) return;
    this.#followed?.listener.dispose();
    this.#followed = run && { run, listener: run.onDidChange(() => this.#soon()) };
  }
}

function newItem(): StatusItem {
  const item = statusItem('neuralNetwork.training', vscode.StatusBarAlignment.Left, 10);
  item.name = vscode.l10n.t('Neural Network Training');
  return item;
}

const icons: { readonly [S in 'queued' | 'paused' | 'running']: Label } = {
  queued: label`$(clock)`,
  paused: label`$(debug-pause)`,
  running: label`$(sync~spin)`,
};

/** `$(sync~spin) xor 12/300 · loss 0.031 · +1`. @param others how many more runs are under way */
function statusText(run: LiveRun, others: number): Label {
  const { status, epochs, epochsDone, logs } = run;
  const icon = icons[status === 'paused' || status === 'queued' ? status : 'running'];
  const loss = logs['loss'];
  const parts = [
    `${fileName(run.head.file)}${epochs ? ` ${outOf(epochsDone, epochs)}` : ''}`,
    ...(loss === undefined ? [] : [`loss ${figure(loss)}`]),
    ...(others > 0 ? [`+${others}`] : []),
  ];
  return `${icon} ${label`${parts.join(' · ')}`}` as Label;
}

function hoverOf(active: readonly LiveRun[]): vscode.MarkdownString {
  const of = (run: LiveRun): Markdown[] => {
    const offered = links.filter(({ when }) => when.some((status) => status === run.status));
    const at = run.status === 'queued' ? statusWord(run) : `${statusWord(run)}, ${progressText(run)}`;
    const set = run.meta?.set ? ` (${setTextOf(run.meta.set)})` : '';
    const all = offered.map(({ command, title }) => commandLink(title(), command, [run.id]));
    return [markdown`**${nameOf(run)}**${set} — ${at}`, all.join('  ') as Markdown];
  };
  return tooltip(
    active.flatMap(of),
    links.map(({ command }) => command),
  );
}

const links = [
  { command: 'neuralNetwork.stop', title: () => label`$(debug-stop) ${vscode.l10n.t('Stop')}`, when: ['queued', 'running', 'paused'] },
  { command: 'neuralNetwork.pause', title: () => label`$(debug-pause) ${vscode.l10n.t('Pause')}`, when: ['running'] },
  { command: 'neuralNetwork.resume', title: () => label`$(debug-continue) ${vscode.l10n.t('Resume')}`, when: ['paused'] },
  { command: 'neuralNetwork.stepBatch', title: () => label`$(debug-step-over) ${vscode.l10n.t('One Batch')}`, when: ['paused'] },
  { command: 'neuralNetwork.stepEpoch', title: () => label`$(debug-step-into) ${vscode.l10n.t('One Epoch')}`, when: ['paused'] },
] as const satisfies readonly { command: string; title(): Label; when: readonly string[] }[];
