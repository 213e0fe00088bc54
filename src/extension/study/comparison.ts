import * as vscode from 'vscode';
import { visible } from '../../ml/language/visible';
import type { SpecComparison } from '../../ml/spec/differences';
import type { WorkerClient } from '../../ml/worker/client';
import type { ComparedSide, Comparison } from '../../webview/study/messages/state';
import { Disposables } from '../disposables';
import type { Run, Runs } from '../runs/run';
import type { SpecChecks } from '../spec-checks';
import type { Shown } from './content/content';
import type { RunNetworks } from './networks';
import type { ShownRuns } from './shown-runs';
import { Studied } from './studied';
import type { ToldRuns } from './told-runs';

interface Sources {
  readonly checks: SpecChecks;
  readonly runs: Runs;
  readonly networks: RunNetworks;
  readonly worker: Pick<WorkerClient, 'ask'>;
}

/** A side, and the text that it was made of; not set where there is none that can be compared. */
interface Made {
  readonly side: ComparedSide;
  readonly text?: string;
}

/** The two that a panel compares: the run in front with the one that is laid over it, or its spec with another one. */
export class Compared implements vscode.Disposable {
  readonly #from: Sources;
  readonly #onDidChange: () => void;
  #against: Studied | undefined;
  #ofAgainst: Disposables | undefined;
  /** What was said last, and of which texts: everything else that changes leaves that as it is. */
  #last: { readonly texts: readonly [string, string]; readonly differences: Promise<SpecComparison> } | undefined;

  /** @param onDidChange more is known of the other spec */
  constructor(from: Sources, onDidChange: () => void) {
    this.#from = from;
    this.#onDidChange = onDidChange;
  }

  /** Turns to another spec, or to none. @param address as in `ChosenRuns` */
  turnTo(address: string | undefined): void {
    if (this.#against?.uri.toString() === address) return;
    this.#ofAgainst?.dispose();
    this.#ofAgainst = undefined;
    this.#against = undefined;
    if (address === undefined) return;
    const against = Studied.spec(vscode.Uri.parse(address), this.#from.checks);
    this.#against = against;
    this.#ofAgainst = new Disposables();
    this.#ofAgainst.add(against);
    this.#ofAgainst.add(against.onDidChange(() => this.#onDidChange()));
  }

  dispose(): void {
    this.turnTo(undefined);
  }

  /** Shows the texts of both in VS Code's own comparison. */
  async showTexts(studied: Studied | undefined, { front, compared: [other] }: ShownRuns, told: ToldRuns): Promise<void> {
    const against = this.#against;
    const both =
      studied && against
        ? [studied, against].map(({ uri, content }) => ({ uri, title: content.spec.file }))
        : [front, other].flatMap((run) => (run ? { uri: specCopy(run, told.names(run).label), title: told.names(run).label } : []));
    const [a, b] = both;
    if (a && b) await vscode.commands.executeCommand('vscode.diff', a.uri, b.uri, `${visible(a.title)} ↔ ${visible(b.title)}`);
  }

  /** Both sides and what differs; undefined while nothing is compared. @param told what is said of a run in this panel */
  of(studied: Studied | undefined, { front, compared: [other], beside }: ShownRuns, told: ToldRuns): Promise<Comparison | undefined> {
    const against = this.#against;
    if (studied && against) return this.#compare('specs', [this.#specSide(studied, front, told), this.#specSide(against, beside, told)]);
    return front && other ? this.#compare('runs', [this.#runSide(front, told), this.#runSide(other, told)]) : Promise.resolve(undefined);
  }

  async #compare(of: Comparison['of'], making: readonly [Promise<Made>, Promise<Made>]): Promise<Comparison> {
    const [a, b] = await Promise.all(making);
    const differences = a.text !== undefined && b.text !== undefined && (await this.#differences(a.text, b.text).catch(() => undefined));
    return { of, sides: [a.side, b.side], ...(differences && { differences }) };
  }

  #differences(before: string, after: string): Promise<SpecComparison> {
    const [old, now] = this.#last?.texts ?? [];
    if (this.#last && old === before && now === after) return this.#last.differences;
    const differences = this.#from.worker.ask({ task: 'compare', before, after });
    this.#last = { texts: [before, after], differences };
    return differences;
  }

  /** A spec as it is in the editor, and its newest run. */
  async #specSide({ content: { spec, shown } }: Studied, newest: Run | undefined, told: ToldRuns): Promise<Made> {
    const info = newest && (await told.info(newest));
    const stale = newest && shown && (await this.#from.networks.essence(newest)) !== shown.essence;
    const { title, file } = spec;
    const problem = shown ? undefined : (spec.firstError ?? spec.unseen ?? spec.untrainable);
    return {
      side: {
        title,
        file,
        ...(info && { run: { ...info, stale: stale === true } }),
        ...networkPart(shown),
        ...(problem !== undefined && { problem }),
      },
      ...(shown && { text: shown.text }),
    };
  }

  /** A run as it was, whatever became of its spec since. */
  async #runSide(run: Run, told: ToldRuns): Promise<Made> {
    const { networks } = this.#from;
    const [info, text, shown] = await Promise.all([
      told.info(run),
      run.specText().catch(() => undefined),
      networks.shown(run).catch(() => undefined),
    ]);
    const problem = shown
      ? undefined
      : text === undefined
        ? info.message
        : vscode.l10n.t('The network of this run can no longer be built: its data may be gone.');
    return {
      side: {
        title: info.label,
        file: run.head.file,
        run: { ...info, stale: false },
        ...networkPart(shown),
        ...(problem !== undefined && { problem }),
      },
      ...(text !== undefined && { text }),
    };
  }
}

/** The scheme of the specs that runs keep. */
const scheme = 'neural-network-run';

/** The address of a run's own copy of its spec. It is no spec by its name, so nothing else takes it for one. */
const specCopy = ({ id }: Run, label: string): vscode.Uri =>
  vscode.Uri.from({ scheme, path: `/${label.replaceAll('/', '∕')}.jsonc`, query: id });

/** Lets VS Code read them. */
export const provideSpecCopies = (runs: Pick<Runs, 'get'>): vscode.Disposable =>
  vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ query }) => runs.get(query)?.specText(),
  });

const networkPart = (shown: Shown | undefined): Pick<ComparedSide, 'network' | 'data' | 'views'> => ({
  ...(shown && { network: shown.network, ...(shown.data && { data: shown.data }) }),
  views: shown?.views ?? [],
});
