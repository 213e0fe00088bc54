import * as vscode from 'vscode';
import type { Step } from '../../native/progress';
import type { Result } from '../../native/set-up';
import { type Refusal, refusal, run } from '../commands/command';
import { nativeText } from '../problem-text';
import type { Trainer } from '../runs/trainer';
import { type Log, type Progress, showError, showProgress } from '../shown';
import type { NativeEngine } from './native-engine';

/** Gets the native library, with progress that can be cancelled; it continues where it stopped. */
export async function setUpNativeEngine(native: NativeEngine, log: Pick<Log, 'appendLine'>): Promise<Refusal | undefined> {
  if (native.settingUp) return { message: vscode.l10n.t('The native TensorFlow engine is being set up already.') };
  const found = await native.find();
  if (found.kind === 'ready') return isThere(found.library);
  const title = vscode.l10n.t('Setting up the native TensorFlow engine');
  log.appendLine(`${title}: ${native.folder}`);
  const result = await showProgress(title, async (progress, token) => {
    const cancelled = token.onCancellationRequested(() => native.cancel());
    const told = new Told(progress);
    try {
      return await native.setUp(
        (step, done) => told.step(step, done),
        (problem) => log.appendLine(nativeText(problem)),
      );
    } finally {
      cancelled.dispose();
    }
  });
  return ending(result, log);
}

function ending(result: Result, log: Pick<Log, 'appendLine'>): Refusal | undefined {
  if (result.kind === 'ready') return { message: vscode.l10n.t('The native TensorFlow engine is ready: TensorFlow {0}.', result.library) };
  const last = result.problems.at(-1);
  // Who has cancelled it needs no message.
  if (!last || last.code === 'cancelled') return undefined;
  log.appendLine(nativeText(last));
  const again = { label: vscode.l10n.t('Try Again'), command: 'setUpNative' };
  const show = { label: vscode.l10n.t('Show Log'), command: 'showLog' };
  const text = vscode.l10n.t('The native TensorFlow engine could not be set up; the other engines work without it. {0}', nativeText(last));
  void showError(text, again.label, show.label).then((chosen) => {
    const button = [again, show].find(({ label }) => label === chosen);
    return button && run(button.command)();
  });
  return undefined;
}

const isThere = (library: string): Refusal =>
  refusal(
    vscode.l10n.t('The native TensorFlow engine is set up already: TensorFlow {0}.', library),
    vscode.l10n.t('Show Engines'),
    'showEngines',
  );

const stepTexts: Readonly<Record<Step, () => string>> = {
  package: () => vscode.l10n.t('trying the installer of the package itself …'),
  download: () => vscode.l10n.t('fetching TensorFlow with pip …'),
  unpack: () => vscode.l10n.t('unpacking and checking the library …'),
  binding: () => vscode.l10n.t('building the binding …'),
  check: () => vscode.l10n.t('loading it …'),
};

/** How much of the whole each step takes, in percent, as it is with a middling network. */
const shares: Readonly<Record<Step, number>> = { package: 5, download: 60, unpack: 20, binding: 10, check: 5 };

/** The progress that is shown: of the whole, and never backwards. */
class Told {
  readonly #progress: Progress;
  #shown = 0;
  #text = '';

  constructor(progress: Progress) {
    this.#progress = progress;
  }

  step(step: Step, done = 0): void {
    const steps = Object.keys(shares) as Step[];
    const before = steps.slice(0, steps.indexOf(step)).reduce((sum, earlier) => sum + shares[earlier], 0);
    const now = Math.max(this.#shown, Math.floor(before + shares[step] * done));
    const text = stepTexts[step]();
    // A library is unpacked in thousands of pieces; each message goes to the window.
    if (now === this.#shown && text === this.#text) return;
    this.#progress.report({ message: text, increment: now - this.#shown });
    this.#shown = now;
    this.#text = text;
  }
}

/** Removes what the set-up has brought; a click sets it up again. */
export async function removeNativeEngine(native: NativeEngine, trainer: Pick<Trainer, 'endIdle'>): Promise<Refusal | undefined> {
  // A process that holds the library keeps its files from going away on some systems.
  await trainer.endIdle();
  const removed = await native.remove();
  if ('problem' in removed)
    return { message: vscode.l10n.t('The native TensorFlow engine could not be removed. {0}', nativeText(removed.problem)) };
  const found = await native.find();
  if (removed.bytes === 0)
    return {
      message:
        found.kind === 'ready'
          ? vscode.l10n.t('The native TensorFlow engine was not set up by this command and is left alone: {0}', found.packageFolder)
          : vscode.l10n.t('The native TensorFlow engine is not set up, so there is nothing to remove.'),
    };
  const text = vscode.l10n.t('The native TensorFlow engine was removed; {0} MB are free again.', Math.round(removed.bytes / 1e6));
  return refusal(text, vscode.l10n.t('Set Up Again'), 'setUpNative');
}
