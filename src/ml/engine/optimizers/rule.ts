/** How one kind of optimizer moves one variable. Slots are what it remembers for every weight, by Keras's names. */
export interface Rule<Slot extends string = string> {
  /** Each slot's value before the first step. */
  readonly slots: Readonly<Record<Slot, number>>;
  /**
   * One step, in place. All arrays are equally long. The loops keep all they need in their own constants: read from the closure
   * around them, V8 would load and unpack each number again for every weight, which takes twice the time.
   * @param w the variable
   * @param g its gradient, clipped already
   * @param t the number of this step: 1, 2, …
   */
  update(w: Float32Array, g: Float32Array, slots: Readonly<Record<Slot, Float32Array>>, t: number): void;
}

/** The config of one optimizer type. */
export type ConfigOf<All extends { readonly type: string }, Type extends All['type']> = Extract<All, { readonly type: Type }>;

/**
 * A power as Keras computes it, in float32. It matters: 1 − 0.999 is 0.00099998712 there, so that Adam's first step is off by
 * 6e-6 from what it is in exact arithmetic.
 */
export const power = (base: number, exponent: number): number => Math.fround(Math.fround(base) ** exponent);

/** 1 − base^t in float32: what a moving mean that began with 0 has collected of its weight after t steps. */
export const collected = (base: number, t: number): number => {
  // base^t ≤ exp(−t · (1 − base)) is then less than half of what lies between 1 and the float32 below it. Powers take their time.
  if (t * (1 - base) > 18) return 1;
  return Math.fround(1 - power(base, t));
};
