import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Model } from '../../model/model';
import { compactVersion } from '../../spec/engine-names';
import type { Engine } from '../engine';
import { CompactSession } from './session';
import { worthSharing } from './stages';

/** Two builds of the same kernels; the first that this machine can run is taken. */
const programs = ['compact-relaxed.wasm', 'compact.wasm'] as const;

export interface CompactOptions {
  /** How many share large products; what comes out does not depend on it. */
  readonly threads?: number;
  /** Where the programs and the file of the threads are; beside the bundle if not given. */
  readonly folder?: string;
}

/** How many threads a network can make use of on this machine: one, unless its products are large. */
export const crewFor = (model: Model, rows: number): number => (worthSharing(model, rows) ? availableParallelism() : 1);

let program: Promise<{ readonly module: WebAssembly.Module; readonly folder: string }> | undefined;

/**
 * Opens the compact engine; its program is compiled once, from the folder that it is first opened with.
 * @throws Error where the program is missing, or the machine has no WebAssembly with SIMD and threads
 */
export async function openCompact({ threads = 1, folder = __dirname }: CompactOptions = {}): Promise<Engine> {
  program ??= compile(folder);
  const found = await program;
  const crewing = {
    module: found.module,
    file: join(found.folder, 'compact-thread.js'),
    ownerFile: join(found.folder, 'compact-crew.js'),
    threads,
  };
  return { info: { name: 'compact', version: compactVersion, threads }, open: (plan) => new CompactSession(plan, crewing) };
}

async function compile(folder: string): Promise<{ module: WebAssembly.Module; folder: string }> {
  for (const file of programs) {
    const bytes = await readFile(join(folder, file));
    if (WebAssembly.validate(bytes)) return { module: await WebAssembly.compile(bytes), folder };
  }
  throw new Error('The compact engine needs WebAssembly with SIMD and threads, which this machine does not have.');
}
