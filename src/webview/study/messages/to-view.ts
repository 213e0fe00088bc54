import * as v from 'valibot';
import { kept } from './options';
import { doubles, finite, text } from './parts';
import type { Progress, State } from './state';

/** What is worked out in the host from the same types needs no second look at each of its parts. */
const told = <T extends object>() => v.custom<T>((value) => typeof value === 'object' && value !== null);

/** The curves of a run. Epoch `from` + i has the i-th value of each column. */
const curves = v.object({
  from: finite,
  /** As in `History`. */
  columns: v.pipe(v.record(text, doubles), v.readonly()),
  milliseconds: doubles,
  /** Epochs done when weights were kept, ascending; 0 is the state before training. Replaces what was sent before. */
  frames: v.custom<readonly number[]>(Array.isArray),
});
export type Curves = Readonly<v.InferOutput<typeof curves>>;

const toView = v.variant('type', [
  v.object({ type: v.literal('state'), state: told<State>(), kept }),
  /** All curves of a run; comes before the first `curves` of it. */
  v.object({ type: v.literal('run'), id: text, curves }),
  /** New epochs of a run that was sent before. */
  v.object({ type: v.literal('curves'), id: text, curves }),
  v.object({ type: v.literal('progress'), id: text, progress: v.optional(told<Progress>()) }),
  /** Another panel's reader points at this epoch (epochs done), or at none any more. */
  v.object({ type: v.literal('cursor'), epoch: v.optional(finite) }),
  /** The spec's editor has its cursor in this layer. */
  v.object({ type: v.literal('layer'), layer: v.optional(text) }),
  /** What request `id` asked of a run, answered for another run before it is asked: the page may take it in place of a request. */
  v.object({ type: v.literal('ahead'), id: finite, run: text, value: v.unknown() }),
  v.variant('ok', [
    v.object({ type: v.literal('answer'), id: finite, ok: v.literal(true), value: v.unknown() }),
    v.object({ type: v.literal('answer'), id: finite, ok: v.literal(false), message: text }),
  ]),
]);

/** What the host sends. */
export type ToView = Readonly<v.InferOutput<typeof toView>>;

/** True for a message of the host's. */
export const isToView = (value: unknown): value is ToView => v.is(toView, value);
