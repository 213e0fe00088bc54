import { crc32 } from '../data/formats/crc32';

/** Weights after so many epochs; 0 is the state before training. All variables one after another, in the model's order. */
export interface KeptFrame {
  readonly epoch: number;
  readonly weights: Float32Array;
}

/**
 * A head of 16 bytes ("NNFR", how many values a frame has, CRC-32 of both), then frames: the epoch, a CRC-32 of the frame but for itself,
 * the values as float32.
 */
const MAGIC = 0x52464e4e; // "NNFR" as bytes
export const FRAMES_HEAD = 16;

export const frameBytes = (values: number): number => 8 + 4 * values;

export function framesHead(values: number): Uint8Array {
  const bytes = new Uint8Array(FRAMES_HEAD);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, values, true);
  view.setUint32(8, crc32(bytes, 0, 8), true);
  return bytes;
}

export function encodeFrame({ epoch, weights }: KeptFrame): Uint8Array {
  const bytes = new Uint8Array(frameBytes(weights.length));
  new Float32Array(bytes.buffer, 8).set(weights);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, epoch, true);
  view.setUint32(4, (crc32(bytes, 0, 4) ^ crc32(bytes, 8)) >>> 0, true);
  return bytes;
}

/** How many values a frame has, or undefined where this is the head of no such file. */
export function readFramesHead(head: Uint8Array): number | undefined {
  if (head.length < FRAMES_HEAD) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return view.getUint32(0, true) === MAGIC && view.getUint32(8, true) === crc32(head, 0, 8) ? view.getUint32(4, true) : undefined;
}

/** The frame at the start of a block, or undefined where it is not whole. */
export function decodeFrame(block: Uint8Array, values: number): KeptFrame | undefined {
  const length = frameBytes(values);
  if (block.length < length) return undefined;
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  if (view.getUint32(4, true) !== (crc32(block, 0, 4) ^ crc32(block, 8, length)) >>> 0) return undefined;
  return { epoch: view.getUint32(0, true), weights: new Float32Array(new Uint8Array(block.subarray(8, length)).buffer) };
}

/** More frames than this cannot be distinguished while moving over a run. */
const MOST_FRAMES = 200;

/** What the frames of one run may take, in bytes, and once more the optimizer's memory; the first and the last frame are kept in any case. */
const MOST_BYTES = 16 * 2 ** 20;

/** Whether weights are kept after so many epochs. */
export type FramePlan = (done: number) => boolean;

/**
 * After which epochs weights are kept: before the first (0), then evenly, and after the last one.
 * @param values how many numbers a frame has
 */
export function framePlan(epochs: number, values: number): FramePlan {
  const every = epochsBetween(epochs, values);
  return (done) => done % every === 0 || done === epochs;
}

function epochsBetween(epochs: number, values: number): number {
  const fit = Math.floor(MOST_BYTES / frameBytes(values));
  return Math.ceil(epochs / Math.max(1, Math.min(MOST_FRAMES, fit - 1)));
}

/**
 * After which epochs the optimizer's memory is kept as well: at as many of the frames as there is room for, evenly. Not before the first epoch,
 * when there is none yet, and not after the last, which no step follows.
 * @param bytes what it takes each time
 */
export function memoryPlan(epochs: number, values: number, bytes: number): FramePlan {
  const fit = Math.floor(MOST_BYTES / bytes);
  const frame = epochsBetween(epochs, values);
  if (fit === 0) return () => false;
  const every = frame * Math.ceil(epochs / frame / (fit + 1));
  return (done) => done % every === 0 && done > 0 && done < epochs;
}
