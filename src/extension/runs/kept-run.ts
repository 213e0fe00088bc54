import type { RunEnd, RunHead, RunMeta } from '../../ml/runs/run-files';
import type { RunStatus } from '../../ml/runs/run-status';
import type { Logs } from '../../ml/training/events';
import type { History } from '../../ml/training/history';
import { textOf } from '../problem-text';
import type { Owner } from './alive';
import { Changes, type Frame, type Run, type RunProgress, statusOf } from './run';
import type { Overview, RunFolder } from './run-folder';

/** What was found in a run's folder: its status, or why it cannot be read. */
export type Found = { readonly overview: Overview; readonly owner: Owner } | { readonly damage: string };

/** A run as its folder has it: of an earlier session, or of another window. What is large is read when it is asked for. */
export class KeptRun implements Run {
  readonly id: string;
  readonly folder: RunFolder;
  readonly #changes = new Changes();
  #found: Found;

  readonly onDidChange = this.#changes.event;
  readonly progress: RunProgress | undefined = undefined;
  readonly kept = true;

  constructor(id: string, folder: RunFolder, found: Found) {
    this.id = id;
    this.folder = folder;
    this.#found = found;
  }

  get head(): RunHead {
    return this.meta ?? unknownHead(this.id);
  }

  get meta(): RunMeta | undefined {
    return this.#overview?.meta;
  }

  get status(): RunStatus {
    if ('damage' in this.#found) return 'damaged';
    const { overview, owner } = this.#found;
    // Also where it has ended before: another window resumes it.
    if (owner === 'another') return 'elsewhere';
    if (overview.damage !== undefined) return 'damaged';
    return overview.end ? statusOf[overview.end.ending.reason] : 'interrupted';
  }

  get epochsDone(): number {
    return this.#overview?.epochsDone ?? 0;
  }

  get epochs(): number {
    return this.meta?.epochs ?? 0;
  }

  get milliseconds(): number {
    return this.end?.milliseconds ?? 0;
  }

  get logs(): Logs {
    return this.#overview?.logs ?? {};
  }

  get end(): RunEnd | undefined {
    return this.#overview?.end;
  }

  get message(): string | undefined {
    if ('damage' in this.#found) return this.#found.damage;
    if (this.status === 'damaged') return this.#overview?.damage;
    return this.end?.ending.reason === 'diverged' ? textOf(this.end.ending.problem) : undefined;
  }

  get resumable(): boolean {
    const cut = this.status === 'interrupted' || this.status === 'stopped';
    return cut && (this.#overview?.hasState ?? false) && this.epochsDone < this.epochs;
  }

  specText(): Promise<string> {
    return this.folder.specText();
  }

  history(): Promise<History> {
    return this.folder.history();
  }

  frames(): Promise<readonly Frame[]> {
    return this.folder.frames();
  }

  weights(of: 'last' | 'best'): Promise<ReadonlyMap<string, Float32Array> | undefined> {
    return this.folder.weights(of);
  }

  /** Takes in what its folder holds by now. @returns true if that is another status than before */
  update(found: Found): boolean {
    const [before, done, address] = [this.status, this.epochsDone, this.head.uri];
    this.#found = found;
    if (this.epochsDone !== done) for (const change of ['epochs', 'frames'] as const) this.#changes.tell(change);
    if (this.status !== before) this.#changes.tell('status');
    return this.status !== before || this.head.uri !== address;
  }

  dispose(): void {
    this.#changes.dispose();
  }

  get #overview(): Overview | undefined {
    return 'overview' in this.#found ? this.#found.overview : undefined;
  }
}

/** Of a folder that cannot be read, no more is known than its name. */
const unknownHead = (id: string): RunHead => ({
  id,
  uri: '',
  file: '',
  began: 0,
  asked: 'auto',
  environment: { extension: '', vscode: '', runtime: '', platform: '' },
});
