import * as vscode from 'vscode';
import { l10n } from 'vscode';
import { parameterCounts } from '../../ml/model/cost';
import { isActive } from '../../ml/runs/run-status';
import { Disposables } from '../disposables';
import { ago, count, counted, shortLogs } from '../number-text';
import { setTextOf } from '../problem-text';
import { isLive, liveTooltip } from '../runs/live-training';
import type { Run, Runs } from '../runs/run';
import { type Label, label, newCodeLens } from '../shown';
import type { Check, SpecChecks } from '../spec-checks';
import { specSelector } from '../spec-document';
import { startOf } from '../spec-text';
import { Throttle } from '../throttle';

/** A line that changes more often than this cannot be read. */
const REFRESH_MS = 300;

/** For "2 minutes ago". */
const MINUTE = 60_000;

/** The line over a spec: train it, look at it, how many parameters it has and what came of it last. */
export class SpecLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #store = new Disposables();
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #refresh = this.#store.add(new Throttle(REFRESH_MS, () => this.#changed.fire()));
  /** The newest check, kept while a newer text is being checked, so that the line does not flicker. */
  readonly #checks = new WeakMap<vscode.TextDocument, Check>();
  readonly #watched = new Map<Run, vscode.Disposable>();
  readonly #runs: Runs;
  readonly #samples: { isCopy(uri: vscode.Uri): boolean };

  /** @param samples know which documents are copies of samples that the reader may want to keep */
  constructor(checks: Pick<SpecChecks, 'onDidCheck'>, runs: Runs, samples: { isCopy(uri: vscode.Uri): boolean }) {
    this.#runs = runs;
    this.#samples = samples;
    this.#store.add(
      checks.onDidCheck((check) => {
        this.#checks.set(check.document, check);
        this.#refresh.ask();
      }),
    );
    this.#store.add(runs.onDidChange(() => this.#watch()));
    this.#store.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (['codeLens', 'liveTraining'].some((setting) => event.affectsConfiguration(`neuralNetwork.${setting}`))) this.#refresh.ask();
      }),
    );
    const clock = setInterval(() => this.#refresh.ask(), MINUTE);
    this.#store.add({ dispose: () => clearInterval(clock) });
    this.#store.add({ dispose: () => this.#forgetRuns() });
    this.#store.add(vscode.languages.registerCodeLensProvider(specSelector, this));
    this.#watch();
  }

  dispose(): void {
    this.#store.dispose();
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (!vscode.workspace.getConfiguration('neuralNetwork', document).get<boolean>('codeLens', true)) return [];
    const start = document.positionAt(startOf(document.getText()));
    const range = new vscode.Range(start, start);
    const texts = [
      ...(this.#samples.isCopy(document.uri) ? [keepLens()] : []),
      ...lensTexts(this.#checks.get(document), this.#runs.of(document.uri)),
    ];
    return texts.map((text) => newCodeLens(range, commandOf(text, document.uri)));
  }

  /** Listens to the runs in progress, and to no others. */
  #watch(): void {
    this.#forgetRuns();
    for (const run of this.#runs.all) {
      if (isActive(run.status))
        this.#watched.set(
          run,
          run.onDidChange(() => this.#refresh.ask()),
        );
    }
    this.#refresh.ask();
  }

  #forgetRuns(): void {
    for (const listener of this.#watched.values()) listener.dispose();
    this.#watched.clear();
  }
}

const commandOf = ({ title, command, tooltip }: LensText, uri: vscode.Uri): vscode.Command & Pick<LensText, 'title'> => ({
  title,
  command,
  tooltip,
  arguments: command.startsWith('neuralNetwork.') ? [uri] : [],
});

/** One part of the line over a spec. */
interface LensText {
  readonly title: Label;
  readonly command: string;
  readonly tooltip: string;
}

/**
 * The line over a spec.
 * @param check what is known of the spec; undefined before it was checked for the first time
 * @param runs runs of this spec, the newest first
 */
export function lensTexts(check: Check | undefined, runs: readonly Run[]): LensText[] {
  const active = runs.find((run) => isActive(run.status));
  const panel = lens(label`$(open-preview) ${l10n.t('Study panel')}`, 'openStudyPanel', l10n.t('Open the study panel beside this spec'));
  const errors = errorsIn(check?.problems ?? []);
  if (check?.sheetKind) return [panel, ...(errors ? [wrong(errors)] : [])];
  const controls = active ? controlsOf(active) : [lens(label`$(play) ${l10n.t('Train')}`, 'train', l10n.t('Train this network'))];
  return [...controls, panel, liveLens(isLive()), ...(check ? [about(check)] : []), ...(active ? [] : lastOf(runs))];
}

const liveLens = (on: boolean): LensText =>
  lens(on ? label`$(sync) ${l10n.t('Live')}` : label`$(sync-ignored) ${l10n.t('Live: off')}`, 'toggleLiveTraining', liveTooltip(on));

/** Comes first over a sample, which is a copy outside the reader's folder. */
const keepLens = (): LensText =>
  lens(
    label`$(save-as) ${l10n.t('Keep in my folder')}`,
    'keepSample',
    l10n.t('Copy this sample with its data into the folder that is open'),
  );

const lens = (title: Label, command: string, tooltip: string): LensText => ({ title, command: `neuralNetwork.${command}`, tooltip });

function controlsOf(run: Run): LensText[] {
  const stop = lens(label`$(debug-stop) ${l10n.t('Stop')}`, 'stop', l10n.t('Stop the training of this network'));
  const resume = lens(label`$(debug-continue) ${l10n.t('Resume')}`, 'resume', l10n.t('Resume the training'));
  return [
    stop,
    ...(run.status === 'paused' ? [resume] : []),
    lens(label`${progressOf(run)}`, 'showLossCurves', l10n.t('Show the loss curves')),
  ];
}

function progressOf({ status, epochsDone, epochs, logs, meta }: Run): string {
  if (status === 'queued') return l10n.t('waiting for another training');
  const values = shortLogs(logs, meta?.metrics);
  const at = l10n.t('epoch {0}/{1}', count(epochsDone), count(epochs));
  return [status === 'paused' ? l10n.t('paused') : undefined, at, values].filter(Boolean).join(' · ');
}

/** How many parameters the network has and which well-known set it is for, or that it is not sound yet. */
function about({ problems, model, facts }: Check): LensText {
  const errors = errorsIn(problems);
  if (errors || !model) return wrong(errors);
  const size = counted(parameterCounts(model).total, 'parameters');
  return lens(label`${[size, ...(facts?.set ? [setTextOf(facts.set)] : [])].join(' · ')}`, 'showSummary', l10n.t('Show the summary'));
}

const errorsIn = (problems: Check['problems']): number => problems.filter(({ severity }) => severity === 'error').length;

const wrong = (errors: number): LensText => ({
  title: label`${counted(errors, 'problems')}`,
  command: 'workbench.actions.view.problems',
  tooltip: l10n.t('Show what is wrong'),
});

/** What the newest run with metric values came to. */
function lastOf(runs: readonly Run[]): LensText[] {
  const run = runs.find(({ logs, end }) => Object.keys(end?.evaluate?.logs ?? logs).length > 0);
  if (!run) return [];
  const { set } = run.meta ?? {};
  const values = [...(set ? [setTextOf(set)] : []), shortLogs(run.end?.evaluate?.logs ?? run.logs, run.meta?.metrics)].join(', ');
  return [
    lens(
      label`${l10n.t('last: {0} · {1}', values, ago(run.head.began + run.milliseconds))}`,
      'showLossCurves',
      l10n.t('Show the loss curves'),
    ),
  ];
}
