import * as vscode from 'vscode';
import { isActive } from '../../ml/runs/run-status';
import { outOf } from '../counted';
import { ago, shortFigures } from '../figures';
import { reasonOf } from '../problem-text';
import { type Markdown, markdown, ShownItem, tooltip } from '../shown';
import { endingText } from './outcome-text';
import type { Run } from './run';
import { iconOf } from './run-icon';
import { mainFigure, nameOf, statusWord, timeSpan } from './words';

/** A run in the tree. @param name what it is called among the runs of its spec @param now milliseconds since 1970 */
export function runItem(run: Run, name: string, now: number): vscode.TreeItem {
  const { id, status } = run;
  const item = new ShownItem(nameOf(run));
  const parts = [status === 'damaged' ? undefined : name, progressOf(run), mainFigure(figuresOf(run)), statusWord(status)];
  item.id = id;
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
export function contextOf({ status, resumable }: Run): string {
  return ['run', status, ...(isActive(status) ? ['active'] : []), ...(resumable || status === 'paused' ? ['resumable'] : [])].join(' ');
}

const figuresOf = ({ end, logs }: Run) => end?.evaluate?.logs ?? logs;

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
  line(vscode.l10n.t('Status'), end ? endingText(end.ending) : [statusWord(run.status), message].filter(Boolean).join(': '));
  if (head.began) line(vscode.l10n.t('Began'), `${new Date(head.began).toLocaleString(vscode.env.language)} (${ago(head.began, now)})`);
  if (run.epochs) line(vscode.l10n.t('Epochs'), outOf(run.epochsDone, run.epochs));
  line(vscode.l10n.t('Figures'), shortFigures(figuresOf(run)));
  if (run.milliseconds) line(vscode.l10n.t('Training time'), timeSpan(run.milliseconds));
  line(vscode.l10n.t('Seed'), meta?.seed);
  if (meta) line(vscode.l10n.t('Engine'), `${meta.engine.name} ${meta.engine.version} (${reasonOf(meta.engine.why)})`);
  if (meta && meta.spec === undefined) line(vscode.l10n.t('Checksums'), vscode.l10n.t('none: this run is of an older version'));
  return tooltip(lines);
}
