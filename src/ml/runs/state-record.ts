import { crc32 } from '../data/formats/crc32';
import type { TrainingState } from '../engine/engine';
import type { Logs } from '../training/events';

/** The state of a run after an epoch: all that is needed to continue from there, and what that epoch's line of the history says. */
export interface EpochState {
  /** Counted from 0. */
  readonly epoch: number;
  /** The best epoch so far; -1 where none is. */
  readonly best: number;
  readonly milliseconds: number;
  readonly logs: Logs;
  readonly state: TrainingState;
  /** CRC-32 of `history.csv` up to this epoch's line; not set in records of older versions. */
  readonly history?: number;
}

/** What is the same in all records of a run. */
interface Layout {
  readonly weights: readonly (readonly [name: string, size: number])[];
  readonly optimizer: readonly (readonly [name: string, size: number])[];
  /** Names of the metric values. */
  readonly figures: readonly string[];
  /** A number follows the metric values: the checksum of the history. */
  readonly history?: true;
}

const MAGIC = 0x54534e4e; // "NNST" as bytes
/** Bytes before the layout. */
export const STATE_HEAD = 40;
const EPOCH_AT = 12;
const padded = (bytes: number): number => Math.ceil(bytes / 8) * 8;
const floats = ({ weights, optimizer }: Layout): number => [...weights, ...optimizer].reduce((sum, [, size]) => sum + size, 0);
const numbersOf = ({ figures, history }: Layout): number => figures.length + (history ? 1 : 0);
const sizeOf = (layout: Layout, text: number): number => padded(STATE_HEAD + padded(text) + 8 * numbersOf(layout) + 4 * floats(layout));

const layoutOf = ({ logs, state, history }: EpochState): Layout => ({
  weights: [...state.weights].map(([name, values]) => [name, values.length] as const),
  optimizer: [...state.optimizer].map(([name, values]) => [name, values.length] as const),
  figures: Object.keys(logs),
  ...(history !== undefined && { history: true }),
});

/**
 * Writes records of one run into one block of memory, which it gives back each time. Numbers are as the machine has them, which is
 * little-endian wherever VS Code runs.
 *
 * | offset | what |
 * |---|---|
 * | 0 | "NNST" |
 * | 4 | length of the record in bytes |
 * | 8 | CRC-32 of all that follows |
 * | 12 | epoch |
 * | 16 | optimizer steps, float64 |
 * | 24 | milliseconds, float64 |
 * | 32 | best epoch, or -1 |
 * | 36 | length of the layout |
 * | 40 | layout: names and sizes as JSON, filled up to 8 bytes |
 * | … | metric values and the history's checksum, float64; weights and the optimizer's memory, float32 |
 */
export function stateEncoder(first: EpochState): (epoch: EpochState) => Uint8Array {
  const layout = layoutOf(first);
  const text = new TextEncoder().encode(JSON.stringify(layout));
  const bytes = new Uint8Array(sizeOf(layout, text.length));
  const view = new DataView(bytes.buffer);
  bytes.set(text, STATE_HEAD);
  const numbers = new Float64Array(bytes.buffer, STATE_HEAD + padded(text.length), numbersOf(layout));
  const values = new Float32Array(bytes.buffer, numbers.byteOffset + numbers.byteLength, floats(layout));
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, bytes.length, true);
  view.setUint32(36, text.length, true);
  return ({ epoch, best, milliseconds, logs, state, history = 0 }) => {
    view.setUint32(EPOCH_AT, epoch, true);
    view.setFloat64(16, state.step, true);
    view.setFloat64(24, milliseconds, true);
    view.setInt32(32, best, true);
    layout.figures.forEach((name, i) => {
      numbers[i] = logs[name] as number;
    });
    if (layout.history) numbers[layout.figures.length] = history;
    let at = 0;
    for (const list of [state.weights, state.optimizer]) {
      for (const part of list.values()) {
        values.set(part, at);
        at += part.length;
      }
    }
    view.setUint32(8, crc32(bytes, 12), true);
    return bytes;
  };
}

/** The optimizer's memory after so many epochs; its record is that of a state without weights and metric values. */
export const memoryState = (epoch: number, { optimizer, step }: TrainingState): EpochState => ({
  epoch,
  best: -1,
  milliseconds: 0,
  logs: {},
  state: { weights: new Map(), optimizer, step },
});

/** The head of a record: how long it is, of which epoch, and where the epoch is. Undefined where it is none. */
export function readStateHead(
  block: Uint8Array,
): { readonly length: number; readonly epoch: number; readonly epochAt: number } | undefined {
  if (block.length < STATE_HEAD) return undefined;
  const head = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const length = head.getUint32(4, true);
  return head.getUint32(0, true) === MAGIC && length >= STATE_HEAD
    ? { length, epoch: head.getUint32(EPOCH_AT, true), epochAt: EPOCH_AT }
    : undefined;
}

/** What a record says, or undefined where it is none or not whole. */
export function decodeState(block: Uint8Array): EpochState | undefined {
  const { length } = readStateHead(block) ?? { length: Number.POSITIVE_INFINITY };
  if (length > block.length) return undefined;
  const head = new DataView(block.buffer, block.byteOffset, block.byteLength);
  if (crc32(block, 12, length) !== head.getUint32(8, true)) return undefined;
  // The numbers are read through typed arrays, which need them at an offset of their own size. (A Buffer's own `slice` copies nothing.)
  const bytes = new Uint8Array(block.subarray(0, length));
  const text = head.getUint32(36, true);
  const layout = readLayout(bytes.subarray(STATE_HEAD, STATE_HEAD + text));
  if (!layout || sizeOf(layout, text) !== length) return undefined;
  const numbers = new Float64Array(bytes.buffer, STATE_HEAD + padded(text), numbersOf(layout));
  let at = numbers.byteOffset + numbers.byteLength;
  const take = (parts: Layout['weights']): ReadonlyMap<string, Float32Array> =>
    new Map(
      parts.map(([name, size]) => {
        const values = new Float32Array(bytes.buffer, at, size).slice();
        at += 4 * size;
        return [name, values];
      }),
    );
  return {
    epoch: head.getUint32(EPOCH_AT, true),
    best: head.getInt32(32, true),
    milliseconds: head.getFloat64(24, true),
    logs: Object.fromEntries(layout.figures.map((name, i) => [name, numbers[i] as number])),
    state: { weights: take(layout.weights), optimizer: take(layout.optimizer), step: head.getFloat64(16, true) },
    ...(layout.history && { history: numbers[layout.figures.length] as number }),
  };
}

function readLayout(text: Uint8Array): Layout | undefined {
  try {
    const found = JSON.parse(new TextDecoder().decode(text)) as Partial<Record<keyof Layout, unknown>>;
    const { weights, optimizer, figures, history } = found;
    const sound = areParts(weights) && areParts(optimizer) && Array.isArray(figures) && figures.every((name) => typeof name === 'string');
    return sound ? { weights, optimizer, figures, ...(history === true && { history }) } : undefined;
  } catch {
    return undefined;
  }
}

const areParts = (list: unknown): list is Layout['weights'] =>
  Array.isArray(list) &&
  list.every((part) => Array.isArray(part) && typeof part[0] === 'string' && Number.isSafeInteger(part[1]) && part[1] >= 0);
