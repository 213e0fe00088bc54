/** What kernels/index.ts exports; addresses are those of one linear memory. */
export interface Kernels {
  /** One step for each batch; gives the number of batches done before one whose loss or gradients were not finite. */
  train(run: number, rows: number, batchSize: number): number;
  /** Loss and gradients of one batch; gives 1, or 0 where one was not finite. */
  gradientsOf(run: number, rows: number, batchSize: number, batch: number): number;
  evaluate(run: number, rows: number, batchSize: number): void;
  /** Sends rows through in inference mode. */
  infer(run: number, rows: number): void;
  /** Sends the batch that was gathered last through again, in training mode. */
  again(run: number, rows: number, batch: number): void;
  /** Copies lines without what pads them. */
  collect(from: number, lines: number, n: number, stride: number, to: number): void;
  /** One optimizer step over so many bytes. */
  step(code: number, w: number, g: number, m: number, v: number, bytes: number, p: number, q: number, r: number, now: number): void;
  /** From now on large work is shared with those who serve at this address. */
  lead(crew: number): void;
  /** Does part `index` of all work that is shared there; ends when the crew is dismissed. */
  serve(crew: number, index: number): void;
}

/** A copy of the kernels on a memory; each thread has one of its own. */
export function kernelsOf(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  // The memory grows, and a view of it does not.
  const sleep = (at: number, old: number): void => void Atomics.wait(new Int32Array(memory.buffer), at >>> 2, old);
  return new WebAssembly.Instance(module, { env: { memory, sleep } }).exports as unknown as Kernels;
}
