import * as vscode from 'vscode';
import { isActive } from '../../ml/runs/run-status';
import { Disposables } from '../disposables';
import type { Run, Runs } from '../runs/run';
import { newCodeLens } from '../shown';
import type { Check, SpecChecks } from '../spec-checks';
import { specSelector } from '../spec-document';
import { keepLens, type LensText, lensTexts } from './lens-texts';
import { startOf } from './spec-start';
import { Throttle } from './throttle';

/** More often than this nobody reads a line that jumps. */
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
        if (event.affectsConfiguration('neuralNetwork.codeLens')) this.#refresh.ask();
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
