import * as v from 'valibot';

// What messages are made of. `v.instance` would give arrays that are not shared with other threads, which nothing here depends on.

export const text = v.string();
export const texts = v.pipe(v.array(text), v.readonly());
export const finite = v.pipe(v.number(), v.finite());
/** A count or an index. */
export const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const floats = v.custom<Float32Array>((value) => value instanceof Float32Array);
export const doubles = v.custom<Float64Array>((value) => value instanceof Float64Array);
export const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array);

export const point = v.pipe(v.strictTuple([finite, finite]), v.readonly());

const parameter = v.pipe(v.object({ variable: text, index: whole }), v.readonly());

/** Over what a loss is drawn: `Plane` of the core. */
export const plane = v.variant('kind', [
  v.object({ kind: v.literal('parameters'), x: parameter, y: parameter }),
  v.object({ kind: v.literal('way') }),
]);
