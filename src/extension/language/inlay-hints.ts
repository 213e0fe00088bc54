import * as vscode from 'vscode';
import { isActive } from '../../ml/runs/run-status';
import { Disposables } from '../disposables';
import type { Run, Runs } from '../runs/run';
import type { RunNames } from '../runs/run-names';
import { newInlayHint } from '../shown';
import type { Check, SpecChecks } from '../spec-checks';
import { specSelector } from '../spec-document';
import type { RunNetworks } from '../study/networks';
import { Throttle } from '../throttle';
import { hintTexts, type Trained } from './hint-texts';

/** What changes more often than this cannot be read. */
const REFRESH_MS = 100;

interface Sources {
  readonly checks: Pick<SpecChecks, 'of' | 'onDidCheck'>;
  readonly runs: Pick<Runs, 'of' | 'onDidChange'>;
  readonly names: Pick<RunNames, 'before' | 'soFar'>;
  readonly networks: Pick<RunNetworks, 'essence' | 'judging'>;
}

/** Numbers after the values of a spec: how parameters and steps come about, what guessing comes to, and what the newest training came to. */
export class SpecHints implements vscode.InlayHintsProvider, vscode.Disposable {
  readonly #store = new Disposables();
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  readonly onDidChangeInlayHints = this.#changed.event;
  readonly #from: Sources;

  constructor(from: Sources) {
    this.#from = from;
    const refresh = this.#store.add(new Throttle(REFRESH_MS, () => this.#changed.fire()));
    this.#store.add(from.checks.onDidCheck(() => this.#changed.fire()));
    this.#store.add(from.runs.onDidChange(() => refresh.ask()));
    this.#store.add(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('neuralNetwork.inlayHints')) this.#changed.fire();
      }),
    );
    this.#store.add(vscode.languages.registerInlayHintsProvider(specSelector, this));
  }

  dispose(): void {
    this.#store.dispose();
  }

  async provideInlayHints(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.InlayHint[]> {
    const shown = vscode.workspace.getConfiguration('neuralNetwork', document).get<boolean>('inlayHints', true);
    const check = shown ? this.#from.checks.of(document) : undefined;
    if (!check) return [];
    const text = document.getText();
    return hintTexts(check, await this.#trained(check)).flatMap(({ behind, label, tooltip }) => {
      const position = behind && document.positionAt(afterComma(text, behind.offset + behind.length));
      return position && range.contains(position) ? [toHint(position, label, tooltip)] : [];
    });
  }

  /** What the newest run came to, if it is one of the spec as it is. */
  async #trained({ document, essence }: Check): Promise<Trained | undefined> {
    const { runs, names, networks } = this.#from;
    const run = runs.of(document.uri).find(({ status, epochsDone }) => !isActive(status) && epochsDone > 0);
    if (!run || (await networks.essence(run)) !== essence) return undefined;
    const before = names.before(run);
    const [now, then] = [resultsOf(run), before && resultsOf(before)];
    return {
      ...now,
      metrics: (await networks.judging(run)).metrics,
      // What was measured on other rows tells nothing.
      ...(before && then && then.on === now.on && { before: { name: names.soFar(before), logs: then.logs } }),
    };
  }
}

/** Those of the evaluation after training, where there was one. */
const resultsOf = ({ end, logs }: Run): Pick<Trained, 'logs' | 'on'> => end?.evaluate ?? { logs };

/** The end of a value is where its comma is, if it has one: what is between them would part them. */
function afterComma(text: string, end: number): number {
  const comma = /^\s*,/.exec(text.slice(end, end + 200))?.[0];
  return end + (comma?.length ?? 0);
}

function toHint(position: vscode.Position, label: string, tooltip: string): vscode.InlayHint {
  const made = newInlayHint(position, label, tooltip);
  made.paddingLeft = true;
  return made;
}
