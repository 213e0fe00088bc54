import * as vscode from 'vscode';
import type { Difference } from '../../ml/spec/differences';
import type { WorkerClient } from '../../ml/worker/client';
import { count } from '../number-text';
import type { Run, Runs } from './run';

/** Differences that a name tells; of more it says how many there are. */
const TOLD = 2;

/** Names that are remembered. */
const MOST = 500;

/** What to call a run among those of its spec: what it was trained otherwise by than the one before, or else its number. */
export class RunNames implements vscode.Disposable {
  readonly #runs: Pick<Runs, 'of' | 'get'>;
  readonly #worker: Pick<WorkerClient, 'ask'>;
  /** By both runs: neither's spec changes. */
  readonly #known = new Map<string, Promise<string>>();
  /** What of it is there already; empty where nothing differs, or nothing can be said. */
  readonly #told = new Map<string, string>();
  #learning = 0;
  readonly #learned = new vscode.EventEmitter<void>();

  /** More is known than `soFar` said. */
  readonly onDidLearn = this.#learned.event;

  constructor(runs: Pick<Runs, 'of' | 'get'>, worker: Pick<WorkerClient, 'ask'>) {
    this.#runs = runs;
    this.#worker = worker;
  }

  async of(run: Run): Promise<string> {
    const before = this.before(run);
    const told = before && (await this.#difference(before, run));
    return branched(run, told || this.number(run));
  }

  /** The same as far as it is known already: nothing that is drawn waits for it. The rest is computed, and reported when it is there. */
  soFar(run: Run): string {
    const before = this.before(run);
    const key = before && keyOf(before, run);
    if (before && key !== undefined && !this.#known.has(key)) void this.#learn(before, run);
    return branched(run, (key !== undefined && this.#told.get(key)) || this.number(run));
  }

  dispose(): void {
    this.#learned.dispose();
  }

  /** `Run 3`: the third of its spec that is kept. */
  number(run: Run): string {
    if (run.head.live) return vscode.l10n.t('Live');
    const own = this.#own(run).filter(({ head }) => !head.live);
    return vscode.l10n.t('Run {0}', own.length - Math.max(0, own.indexOf(run)));
  }

  /** The parent of a branch, while it is there; else the run of the same spec that came before and has something to show. */
  before(run: Run): Run | undefined {
    const parent = run.head.from && this.#runs.get(run.head.from.run);
    if (parent && parent.epochsDone > 0 && parent.status !== 'damaged') return parent;
    return this.#own(run).find(({ head, epochsDone, status }) => head.began < run.head.began && epochsDone > 0 && status !== 'damaged');
  }

  /** The newest first. */
  #own({ head }: Run): readonly Run[] {
    return head.uri ? this.#runs.of(vscode.Uri.parse(head.uri)) : [];
  }

  /** Of many it is reported once, when the last is known. */
  async #learn(before: Run, run: Run): Promise<void> {
    this.#learning++;
    await this.#difference(before, run);
    this.#learning--;
    if (this.#learning === 0) this.#learned.fire();
  }

  #difference(before: Run, run: Run): Promise<string> {
    const key = keyOf(before, run);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    // Where a spec is lost, the number still identifies the run.
    const made = this.#compare(before, run)
      .catch(() => '')
      .then((text) => {
        this.#told.set(key, text);
        return text;
      });
    this.#known.set(key, made);
    const oldest = this.#known.keys().next().value;
    if (this.#known.size > MOST && oldest !== undefined) {
      this.#known.delete(oldest);
      this.#told.delete(oldest);
    }
    return made;
  }

  async #compare(before: Run, run: Run): Promise<string> {
    const [old, now] = await Promise.all([before.specText(), run.specText()]);
    return old === now ? '' : differenceText(await this.#worker.ask({ task: 'differences', before: old, after: now }));
  }
}

/** `from epoch 12: learning_rate 0.1 → 0.01` */
const branched = ({ head: { from } }: Run, name: string): string =>
  from ? vscode.l10n.t('from epoch {0}: {1}', count(from.epoch), name) : name;

const keyOf = (before: Run, run: Run): string => `${before.id} ${run.id}`;

/** `learning_rate 0.1 → 0.01, units 4 → 8, +2` */
function differenceText(all: readonly Difference[]): string {
  const told = all.slice(0, TOLD).map(({ key, values }) => (values ? `${key} ${values.join(' → ')}` : vscode.l10n.t('{0} changed', key)));
  return [...told, ...(all.length > TOLD ? [`+${all.length - TOLD}`] : [])].join(', ');
}
