import { randomUUID } from 'node:crypto';
import { access, open, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { patiently } from '../../files/patiently';
import { type Notice, notice } from '../../ml/language/notice';
import { HistoryReader, numberIn } from '../../ml/runs/history-file';
import { type RunEnd, type RunMeta, runFiles } from '../../ml/runs/run-files';
import { isDamaged, readFrames, readHistory, readLast, readRun, readSpecText, readWeights } from '../../ml/runs/run-folder';
import { encodeJson } from '../../ml/runs/run-json';
import type { Logs } from '../../ml/training/events';
import type { History } from '../../ml/training/history';
import { isOther, readResumable } from '../../ml/worker/kept';
import { isAddress } from '../address';
import { textOf } from '../problem-text';
import type { Frame } from './run';

/** What a list says of a run; little is read for it. */
export interface Overview {
  readonly meta: RunMeta;
  /** Not set for a run that is under way or was cut off. */
  readonly end?: RunEnd;
  readonly epochsDone: number;
  /** Metric values of the newest epoch. */
  readonly logs: Logs;
  /** There is a state to continue from. */
  readonly hasState: boolean;
  /** Why the run cannot be trusted, or cannot continue though it was cut off. */
  readonly damage?: string;
}

/** What was done of a run before a window took it on. */
export interface Past {
  readonly history: History;
  readonly frames: readonly Frame[];
  readonly meta: RunMeta | undefined;
  /** The newest epoch, where its line of the history was lost. */
  readonly lost?: { readonly logs: Logs; readonly milliseconds: number };
  readonly milliseconds: number;
}

/** Bytes of a file that the host reads whole for a list of runs. */
const MOST_LOOKED_AT = 2 ** 21;

/** Bytes at either end of a history, more than its head or one of its lines takes. */
const END = 4096;

/** The folder of a run. What cannot be read is thrown as an error with a message for the reader. */
export class RunFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** @param whole also looks whether the files are as they were written; not while another process writes them */
  async overview(whole = false): Promise<Overview> {
    const [run, newest, hasState] = await Promise.all([readRun(this.path), this.#newest(), exists(join(this.path, runFiles.last))]);
    const { meta, end } = sound(run);
    if (!isAddress(meta.uri)) throw new Error(textOf(notice('run-file-broken', { file: runFiles.meta })));
    const damage = whole ? await this.#damage(meta, end) : undefined;
    return { meta, ...(end && { end }), ...newest, hasState, ...(damage && { damage: textOf(damage) }) };
  }

  async #damage(meta: RunMeta, end: RunEnd | undefined): Promise<Notice | undefined> {
    const over = end !== undefined && end.ending.reason !== 'cancelled';
    const sizes = await Promise.all([runFiles.last, runFiles.history].map((file) => sizeOf(join(this.path, file))));
    // What is large is looked at when the run is to continue: the host has no time for it.
    if (over || sizes.some((size) => size > MOST_LOOKED_AT)) {
      const spec = await readSpecText(this.path);
      if (isDamaged(spec)) return spec.damaged;
      return isOther(spec, meta) ? notice('run-file-changed', { file: runFiles.spec }) : undefined;
    }
    const found = await readResumable(this.path);
    return 'code' in found ? found : undefined;
  }

  async specText(): Promise<string> {
    return sound(await readSpecText(this.path));
  }

  async history(): Promise<History> {
    return sound(await readHistory(this.path));
  }

  async frames(): Promise<readonly Frame[]> {
    return sound(await readFrames(this.path));
  }

  /** For a run that is to continue: what can be read of it. Where too little can be, the training thread says so. */
  async past(): Promise<Past> {
    const [run, history, frames, last] = await Promise.all([
      readRun(this.path),
      this.history(),
      this.frames().catch(() => []),
      readLast(this.path),
    ]);
    const newest = isDamaged(last) ? undefined : last;
    const all = history.milliseconds.reduce((sum, ms) => sum + ms, 0);
    return {
      history,
      frames,
      meta: isDamaged(run) ? undefined : run.meta,
      ...(newest?.epoch === history.length && { lost: newest }),
      milliseconds: all,
    };
  }

  /** Writes down that the spec has another address now. What is damaged stays as it is. Rejects where it cannot be written. */
  async move(to: Pick<RunMeta, 'uri' | 'file'>): Promise<void> {
    const run = await readRun(this.path);
    if (isDamaged(run)) return;
    await this.#put(runFiles.meta, { ...run.meta, ...to });
  }

  /** Writes down that a run that an edit began is to stay. Rejects where it cannot be written. */
  async keep(): Promise<void> {
    const run = await readRun(this.path);
    if (isDamaged(run)) return;
    const { live: _, ...meta } = run.meta;
    await this.#put(runFiles.meta, meta);
  }

  /**
   * Writes down that the run was stopped, for a worker that was ended before it could. Rejects where the run had not begun, or where it cannot be
   * written.
   * @returns what is kept of the run
   */
  async stopped(): Promise<Overview & { readonly end: RunEnd }> {
    const [overview, { milliseconds }] = await Promise.all([this.overview(), this.past()]);
    if (overview.end) return { ...overview, end: overview.end };
    const end: RunEnd = { format: 1, ending: { reason: 'cancelled', epoch: overview.epochsDone, batch: 0 }, milliseconds };
    await this.#put(runFiles.end, end);
    return { ...overview, end };
  }

  /** Two that write at once do so in files of their own: the later one holds. */
  async #put(file: string, content: RunMeta | RunEnd): Promise<void> {
    const path = join(this.path, file);
    const next = `${path}.${randomUUID()}`;
    await writeFile(next, encodeJson(content));
    await patiently(() => rename(next, path));
  }

  /** The newest epoch of the history. Where its end does not tell, all of it is read. */
  async #newest(): Promise<Pick<Overview, 'epochsDone' | 'logs'>> {
    const newest = await newestLine(this.path);
    if (newest) return newest;
    const { length, columns } = sound(await readHistory(this.path));
    if (length === 0) return { epochsDone: 0, logs: {} };
    return {
      epochsDone: length,
      logs: Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[length - 1] as number])),
    };
  }

  async weights(of: 'last' | 'best'): Promise<ReadonlyMap<string, Float32Array> | undefined> {
    return sound(await readWeights(this.path, of));
  }
}

function sound<T>(found: T): Exclude<T, { readonly damaged: unknown }> {
  if (isDamaged(found)) throw new Error(textOf(found.damaged));
  return found as Exclude<T, { readonly damaged: unknown }>;
}

const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  );

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/**
 * The last whole line of a run's history, of which only both ends are read: it may have a million lines. Undefined where there is none, or it
 * is none.
 */
async function newestLine(folder: string): Promise<Pick<Overview, 'epochsDone' | 'logs'> | undefined> {
  const file = await open(join(folder, runFiles.history)).catch(() => undefined);
  if (!file) return undefined;
  try {
    const { size } = await file.stat();
    const read = async (from: number): Promise<string> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(END), 0, END, Math.max(0, from));
      return buffer.toString('utf8', 0, bytesRead);
    };
    const reader = new HistoryReader();
    reader.push(await read(0));
    const lines = (await read(size - END)).split('\n');
    const [epoch, , ...values] = (lines.at(-2) ?? '').split(',').map(numberIn);
    const { names } = reader;
    const sound = values.length === names?.length && !values.includes(undefined);
    if (!sound || epoch === undefined || !Number.isSafeInteger(epoch)) return undefined;
    return { epochsDone: epoch + 1, logs: Object.fromEntries(names.map((name, i) => [name, values[i] as number])) };
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}
