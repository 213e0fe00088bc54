import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrainingState } from '../engine/engine';
import { firstMemory } from '../engine/optimizers';
import { volume } from '../language/shape';
import type { Model } from '../model/model';
import { decodeFrame, FRAMES_HEAD, frameBytes, readFramesHead } from '../runs/frames-file';
import { runFiles } from '../runs/run-files';
import { decodeState, readStateHead, STATE_HEAD } from '../runs/state-record';
import type { CompileSpec } from '../spec/spec';
import { variablesOf } from '../training/initial-state';

/** A state that a run was in at the beginning of an epoch. */
interface KeptState {
  readonly epoch: number;
  readonly state: TrainingState;
}

/**
 * Reads states out of the files of a kept run, only as much of them as is needed: they may be in the middle of being written, and large.
 * What is not whole is as if it were not there.
 */
export class KeptStates {
  readonly #folder: string;
  readonly #variables: readonly { readonly name: string; readonly size: number }[];
  readonly #values: number;
  readonly #remembers: boolean;

  constructor(folder: string, model: Model, { optimizer }: CompileSpec) {
    this.#folder = folder;
    this.#variables = variablesOf(model).map(({ name, shape }) => ({ name, size: volume(shape) }));
    this.#values = this.#variables.reduce((sum, { size }) => sum + size, 0);
    const learns = model.layers.some(({ weights }) => weights.some(({ trainable }) => trainable));
    this.#remembers = learns && Object.keys(firstMemory(optimizer)).length > 0;
  }

  /**
   * The newest kept state at the beginning of an epoch or of one before it.
   * @param batches steps of an epoch
   */
  async before(epoch: number, batches: number): Promise<KeptState | undefined> {
    const frames = await Records.frames(this.#folder, this.#values);
    if (!frames) return undefined;
    try {
      return (this.#remembers ? await this.#withMemory(frames, epoch) : undefined) ?? (await this.#weightsAlone(frames, epoch, batches));
    } finally {
      await frames.close();
    }
  }

  /** The state at the beginning of an epoch, where it was kept. @param batches as for `before` */
  async at(epoch: number, batches: number): Promise<TrainingState | undefined> {
    const found = await this.before(epoch, batches);
    return found?.epoch === epoch ? found.state : undefined;
  }

  /** Whether the run was kept without the optimizer's memory, so that no state in its midst is known. @param epoch the one that is looked at */
  async lacksMemory(epoch: number): Promise<boolean> {
    if (!this.#remembers) return false;
    const [frames, memories] = await Promise.all([Records.frames(this.#folder, this.#values), Records.memories(this.#folder)]);
    try {
      return memories === undefined && frames !== undefined && (await frames.last(epoch)) > 0;
    } finally {
      await Promise.all([frames?.close(), memories?.close()]);
    }
  }

  async #withMemory(frames: Records, epoch: number): Promise<KeptState | undefined> {
    const memories = await Records.memories(this.#folder);
    if (!memories) return undefined;
    try {
      for (let i = await memories.last(epoch); i >= 0; i--) {
        const memory = decodeState(await memories.read(i));
        const weights = memory && (await this.#frame(frames, await frames.last(memory.epoch)));
        if (weights?.epoch === memory?.epoch && weights && memory) return { ...weights, state: { ...memory.state, ...weights.state } };
      }
      return undefined;
    } finally {
      await memories.close();
    }
  }

  /** All there is to know where the optimizer has no memory, else only before the first step. */
  async #weightsAlone(frames: Records, epoch: number, batches: number): Promise<KeptState | undefined> {
    for (let i = this.#remembers ? 0 : await frames.last(epoch); i >= 0; i--) {
      const found = await this.#frame(frames, i);
      if (!found || (this.#remembers && found.epoch > 0)) continue;
      return { epoch: found.epoch, state: { ...found.state, optimizer: new Map(), step: found.epoch * batches } };
    }
    return undefined;
  }

  async #frame(frames: Records, index: number) {
    const frame = index >= 0 ? decodeFrame(await frames.read(index), this.#values) : undefined;
    if (!frame) return undefined;
    let at = 0;
    const weights = new Map(
      this.#variables.map(({ name, size }) => {
        at += size;
        return [name, frame.weights.slice(at - size, at)] as const;
      }),
    );
    return { epoch: frame.epoch, state: { weights } };
  }
}

/** What a file of records of one length looks like. */
interface Layout {
  readonly head: number;
  readonly length: number;
  /** Where in a record its epoch is. */
  readonly epochAt: number;
}

/** A file of records of one length, ascending by epoch, of which any can be read. */
class Records {
  readonly #file: FileHandle;
  readonly #layout: Layout;
  readonly #count: number;

  private constructor(file: FileHandle, layout: Layout, size: number) {
    this.#file = file;
    this.#layout = layout;
    this.#count = Math.max(0, Math.floor((size - layout.head) / layout.length));
  }

  /** Undefined where there is no such file, or it is not of frames of so many values. */
  static frames(folder: string, values: number): Promise<Records | undefined> {
    const layout = { head: FRAMES_HEAD, length: frameBytes(values), epochAt: 0 };
    return Records.#open(join(folder, runFiles.frames), FRAMES_HEAD, (head) => (readFramesHead(head) === values ? layout : undefined));
  }

  static memories(folder: string): Promise<Records | undefined> {
    return Records.#open(join(folder, runFiles.memory), STATE_HEAD, (bytes) => {
      const first = readStateHead(bytes);
      return first && { head: 0, length: first.length, epochAt: first.epochAt };
    });
  }

  static async #open(path: string, bytes: number, layoutOf: (head: Uint8Array) => Layout | undefined): Promise<Records | undefined> {
    const file = await open(path).catch(() => undefined);
    if (!file) return undefined;
    try {
      const layout = layoutOf(await read(file, 0, bytes));
      if (layout) return new Records(file, layout, (await file.stat()).size);
    } catch {
      // As if it were not there.
    }
    await file.close();
    return undefined;
  }

  /** The index of the newest record of an epoch or of one before it; -1 for none. */
  async last(epoch: number): Promise<number> {
    let [from, to] = [0, this.#count];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((await this.#epoch(middle)) <= epoch) from = middle + 1;
      else to = middle;
    }
    return from - 1;
  }

  read(index: number): Promise<Uint8Array> {
    return read(this.#file, this.#layout.head + index * this.#layout.length, this.#layout.length);
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  async #epoch(index: number): Promise<number> {
    const bytes = await read(this.#file, this.#layout.head + index * this.#layout.length + this.#layout.epochAt, 4);
    return bytes.length < 4 ? Number.POSITIVE_INFINITY : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  }
}

async function read(file: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, from);
  return buffer.subarray(0, bytesRead);
}
