import * as vscode from 'vscode';
import type { Refused } from '../../ml/worker/client';
import type { Outcome } from '../../ml/worker/messages';
import { Disposables } from '../disposables';
import { textOf } from '../problem-text';
import { showError, showInformation, showWarning } from '../shown';
import { untrainable } from '../spec-text';
import type { LiveRun } from './live-run';
import { endingText, nameOf } from './run-text';
import type { Ended, Trainer } from './trainer';

/** Tells what went wrong with a training. What went well is seen where it is shown. */
export class Notices implements vscode.Disposable {
  readonly #store = new Disposables();

  constructor(trainer: Trainer) {
    this.#store.add(
      trainer.onDidTell(({ run, event }) => {
        if (event.type !== 'not-kept' || run.head.live) return;
        void showWarning(`${nameOf(run)}: ${textOf(event.problem)}`);
      }),
    );
    this.#store.add(trainer.onDidEnd((ended) => void tell(ended)));
  }

  dispose(): void {
    this.#store.dispose();
  }
}

async function tell({ run, resumed, result }: Ended): Promise<void> {
  // After an edit it is seen where the run is shown.
  if (run.head.live && !('failure' in result)) return;
  // What is wrong with a run's own copy of its spec, or with its files, is shown in no editor.
  if ('refused' in result && resumed) await offer(`${nameOf(run)}: ${firstError(result.refused)}`, showLog());
  else if ('refused' in result) await offer(vscode.l10n.t('{0} has errors and was not trained.', fileOf(run)), showProblems());
  else if ('failure' in result)
    await offer(vscode.l10n.t('The training of {0} failed: {1}', nameOf(run), firstLine(result.failure)), ...resumeOrLog(run));
  else if ('stopped' in result) return;
  else if (!result.outcome.ending) await nothingToTrain(run, result.outcome);
  else if (result.outcome.ending.reason === 'diverged')
    await offer(`${nameOf(run)}: ${endingText(result.outcome.ending)}`, {
      label: vscode.l10n.t('Show Curves'),
      command: 'neuralNetwork.openRun',
      given: run.id,
    });
}

async function nothingToTrain({ head }: LiveRun, outcome: Pick<Outcome, 'lacks'>): Promise<void> {
  const predict = vscode.l10n.t('Predict');
  const text = untrainable(outcome);
  if (text !== undefined && (await showInformation(text, predict)) === predict)
    await vscode.commands.executeCommand('neuralNetwork.predict', vscode.Uri.parse(head.uri));
}

interface Button {
  readonly label: string;
  readonly command: string;
  readonly given?: unknown;
}

const showProblems = (): Button => ({ label: vscode.l10n.t('Show Problems'), command: 'workbench.actions.view.problems' });

const resumeOrLog = (run: LiveRun): Button[] => [
  ...(run.resumable ? [{ label: vscode.l10n.t('Resume'), command: 'neuralNetwork.resume', given: run.id }] : []),
  showLog(),
];

const showLog = (): Button => ({ label: vscode.l10n.t('Show Log'), command: 'neuralNetwork.showLog' });

function firstError({ problems, message }: Refused): string {
  const error = problems.find(({ severity }) => severity === 'error');
  return error ? textOf(error) : message;
}

async function offer(text: string, ...buttons: readonly Button[]): Promise<void> {
  const chosen = await showError(text, ...buttons.map(({ label }) => label));
  const button = buttons.find(({ label }) => label === chosen);
  if (button) await vscode.commands.executeCommand(button.command, ...(button.given === undefined ? [] : [button.given]));
}

const fileOf = ({ head }: LiveRun): string => head.file.replace(/^.*[\\/]/, '');
/** A defect's message brings its stack along; the log has it whole. */
const firstLine = (text: string): string => text.split('\n', 1)[0] ?? '';
