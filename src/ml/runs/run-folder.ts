import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from '../data/formats/crc32';
import { notice } from '../language/notice';
import type { History } from '../training/history';
import { inOneRow } from '../training/initial-state';
import { decodeFrame, FRAMES_HEAD, frameBytes, type KeptFrame, readFramesHead } from './frames-file';
import { HistoryReader } from './history-file';
import { type RunEnd, type RunMeta, runFiles } from './run-files';
import { type Damaged, parseEnd, parseMeta } from './run-json';
import { readSlots } from './slots';
import { decodeState, type EpochState, readStateHead } from './state-record';

/**
 * Reads what is kept of a run. Nothing here throws on what a file holds or lacks: `Damaged` says what is wrong. Files may be in the middle of
 * being written, and may be large: they are read in pieces, and what is worked through at once takes a few milliseconds.
 */
export const isDamaged = (value: unknown): value is Damaged => typeof value === 'object' && value !== null && 'damaged' in value;

/** What a list of runs needs to know; the files read for it are small. */
interface KeptRun {
  readonly meta: RunMeta;
  /** Not set for a run that is under way or was cut off. */
  readonly end?: RunEnd;
}

/** Larger files were not written by us. */
const MOST_TEXT = 2 ** 28;

/** Bytes that are read, and worked through, at once. */
const PIECE = 2 ** 19;

export async function readRun(folder: string): Promise<KeptRun | Damaged> {
  const [metaText, endText] = await Promise.all([readText(folder, runFiles.meta), readText(folder, runFiles.end)]);
  if (isDamaged(metaText)) return metaText;
  const meta = parseMeta(metaText);
  if (isDamaged(meta)) return meta;
  if (isDamaged(endText)) return endText.damaged.code === 'run-file-missing' ? { meta } : endText;
  const end = parseEnd(endText);
  return isDamaged(end) ? end : { meta, end };
}

/** The spec as it was when the run began. */
export const readSpecText = (folder: string): Promise<string | Damaged> => readText(folder, runFiles.spec);

/** Metric values of all epochs that are done. A run whose first epoch is not over yet has none. */
export async function readHistory(folder: string): Promise<History | Damaged> {
  const reader = await historyReader(folder);
  return isDamaged(reader) ? reader : reader.result();
}

/** As `readHistory`, for those who continue to write the file: the reader knows how many of its bytes count. */
export async function historyReader(folder: string): Promise<HistoryReader | Damaged> {
  const reader = new HistoryReader();
  const decoder = new TextDecoder();
  const failed = await inPieces(folder, runFiles.history, (bytes) => {
    reader.push(decoder.decode(bytes, { stream: true }));
    return 0;
  });
  if (failed) return failed.damaged.code === 'run-file-missing' ? reader : failed;
  return reader.foreign ? { damaged: notice('run-file-broken', { file: runFiles.history }) } : reader;
}

/** Ascending in `epoch`. The newest state is one of them, also where the run was cut off between two frames. */
export async function readFrames(folder: string): Promise<readonly KeptFrame[] | Damaged> {
  const frames = await framesInFile(folder);
  if (isDamaged(frames)) return frames;
  const last = await readLast(folder);
  if (isDamaged(last) || !last || last.epoch + 1 <= (frames.at(-1)?.epoch ?? -1)) return frames;
  return [...frames, { epoch: last.epoch + 1, weights: inOneRow(last.state.weights) }];
}

/** The frames that are whole, up to the first that is not. */
export async function framesInFile(folder: string): Promise<readonly KeptFrame[] | Damaged> {
  const frames: KeptFrame[] = [];
  let values: number | undefined;
  const failed = await inPieces(folder, runFiles.frames, (bytes) => {
    let at = 0;
    if (values === undefined) {
      values = readFramesHead(bytes);
      if (values === undefined) return undefined;
      at = FRAMES_HEAD;
    }
    for (; at + frameBytes(values) <= bytes.length; at += frameBytes(values)) {
      const frame = decodeFrame(bytes.subarray(at), values);
      if (!frame || frame.epoch <= (frames.at(-1)?.epoch ?? -1)) return undefined;
      frames.push(frame);
    }
    return bytes.length - at;
  });
  if (failed && failed.damaged.code !== 'run-file-missing') return failed;
  return values === undefined && !failed ? { damaged: notice('run-file-broken', { file: runFiles.frames }) } : frames;
}

/**
 * The optimizer's memory where it was kept, up to the first record that is not whole: after how many epochs, and how many bytes of the file
 * are whole up to there. None if there is no such file, as in runs of older versions.
 */
export async function memoryInFile(folder: string): Promise<readonly { readonly epoch: number; readonly bytes: number }[] | Damaged> {
  const found: { epoch: number; bytes: number }[] = [];
  const failed = await inPieces(folder, runFiles.memory, (bytes) => {
    let at = 0;
    for (;;) {
      const head = readStateHead(bytes.subarray(at));
      if (!head || at + head.length > bytes.length) return bytes.length - at;
      if (!decodeState(bytes.subarray(at)) || head.epoch <= (found.at(-1)?.epoch ?? 0)) return undefined;
      at += head.length;
      found.push({ epoch: head.epoch, bytes: (found.at(-1)?.bytes ?? 0) + head.length });
    }
  });
  if (failed && failed.damaged.code !== 'run-file-missing') return failed;
  return found;
}

/** The state after the newest epoch that was kept whole; undefined where none was kept yet. */
export async function readLast(folder: string): Promise<EpochState | Damaged | undefined> {
  const states = await readStates(folder, runFiles.last);
  return isDamaged(states) ? states : states[0];
}

/** Weights by `layer/variable` after the last or the best epoch; undefined where there are none yet. */
export async function readWeights(folder: string, of: 'last' | 'best'): Promise<ReadonlyMap<string, Float32Array> | Damaged | undefined> {
  const last = await readLast(folder);
  if (isDamaged(last) || !last) return last;
  if (of === 'last') return last.state.weights;
  const best = await readBest(folder, last);
  return isDamaged(best) ? best : best?.state.weights;
}

/** The best state up to a given one; undefined where none is the best. */
export async function readBest(folder: string, last: EpochState): Promise<EpochState | Damaged | undefined> {
  if (last.best < 0) return undefined;
  // While an epoch is both the last and the best, it is written once only.
  if (last.best === last.epoch) return last;
  const states = await readStates(folder, runFiles.best);
  if (isDamaged(states)) return states;
  return states.find(({ epoch }) => epoch === last.best) ?? { damaged: notice('run-file-broken', { file: runFiles.best }) };
}

/** The states in a file, the newest first; none if it is not there yet. */
export async function readStates(folder: string, file: string): Promise<readonly EpochState[] | Damaged> {
  try {
    const states = readSlots(await readFile(join(folder, file))).map(({ found }) => found);
    return states.length ? states : { damaged: notice('run-file-broken', { file }) };
  } catch (error) {
    return isMissing(error) ? [] : { damaged: unreadable(file, error) };
  }
}

/** CRC-32 of the first bytes of a file; undefined where it cannot be read. */
export async function markOfStart(folder: string, file: string, bytes: number): Promise<number | undefined> {
  let [mark, done] = [0, 0];
  const failed = await inPieces(folder, file, (piece) => {
    const more = Math.min(piece.length, bytes - done);
    mark = crc32(piece, 0, more, mark);
    done += more;
    return done < bytes ? 0 : undefined;
  });
  return failed ? undefined : mark;
}

async function readText(folder: string, file: string): Promise<string | Damaged> {
  try {
    const path = join(folder, file);
    const { size } = await stat(path);
    return size > MOST_TEXT ? { damaged: notice('run-file-broken', { file }) } : await readFile(path, 'utf8');
  } catch (error) {
    return { damaged: isMissing(error) ? notice('run-file-missing', { file }) : unreadable(file, error) };
  }
}

/**
 * Reads a file piece by piece.
 * @param take gets all bytes that were not taken yet, and says how many at the end it leaves for the next time; undefined: it wants no more
 */
async function inPieces(folder: string, file: string, take: (bytes: Uint8Array) => number | undefined): Promise<Damaged | undefined> {
  try {
    const handle = await open(join(folder, file));
    try {
      let left = new Uint8Array(0);
      for (;;) {
        // One frame of a large network is many pieces long: twice as much is read each time, lest all be copied again and again.
        const more = Math.max(PIECE, left.length);
        const piece = new Uint8Array(left.length + more);
        piece.set(left);
        const { bytesRead } = await handle.read(piece, left.length, more);
        const bytes = piece.subarray(0, left.length + bytesRead);
        const kept = take(bytes);
        if (kept === undefined || bytesRead === 0) return undefined;
        left = bytes.slice(bytes.length - kept);
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { damaged: isMissing(error) ? notice('run-file-missing', { file }) : unreadable(file, error) };
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';
const unreadable = (file: string, error: unknown) => notice('run-file-unreadable', { file, reason: codeOf(error) });
