import { Heap } from './heap';
import { type Kernels, kernelsOf } from './kernel-calls';

/** The kernels with a linear memory of their own. */
export interface Instance {
  readonly heap: Heap;
  readonly kernels: Kernels;
}

/** What has grown larger is left to the garbage collector. */
const MOST_BYTES = 2 ** 20;
/** As many as one thread has in use at once, as a rule: of a run, and of a question about one. */
const MOST_SPARE = 2;

/** Small ones that no one uses, by their program. */
const spare = new WeakMap<WebAssembly.Module, Instance[]>();

/**
 * An instance with an empty memory. One that was left is taken first: V8 clears away memories that are no longer used in the midst of later
 * runs, which takes small networks longer than their training.
 */
export function takeInstance(module: WebAssembly.Module): Instance {
  const left = spare.get(module)?.pop();
  if (left) return left;
  const heap = new Heap();
  return { heap, kernels: kernelsOf(module, heap.memory) };
}

/** Leaves an instance to whoever comes next. No other thread may use it, and no view of its memory may be in use. */
export function leaveInstance(module: WebAssembly.Module, { heap, kernels }: Instance): void {
  const left = spare.get(module) ?? [];
  if (heap.memory.buffer.byteLength > MOST_BYTES || left.length === MOST_SPARE) return;
  heap.clear();
  spare.set(module, [...left, { heap, kernels }]);
}
