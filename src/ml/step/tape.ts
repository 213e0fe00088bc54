import { type Shape, volume } from '../language/shape';

/** A block of numbers that was computed, row-major, and the slope of what was differentiated in each of them. */
export class Value {
  readonly shape: Shape;
  readonly values: Float64Array;
  #slopes: Float64Array | undefined;

  constructor(shape: Shape, values: Float64Array) {
    this.shape = shape;
    this.values = values;
  }

  /** ∂L/∂ each number; zeros before the tape was followed back. */
  get slopes(): Float64Array {
    this.#slopes ??= new Float64Array(this.values.length);
    return this.#slopes;
  }
}

type Unary = (x: number) => number;
type Binary = (a: number, b: number) => number;

/** Results of operations that are followed back between two breaths: some milliseconds. */
const NUMBERS_AT_ONCE = 65_536;
/** An operation takes as long as so many of its results, however few they are. */
const OPERATION = 256;

/**
 * Reverse-mode differentiation in float64: every operation notes how slopes go back through it. The engines compute in float32, which is too
 * coarse for finite differences; this is the yardstick that they are held to, and the source of the slopes between the layers.
 */
export class Tape {
  readonly #back: { readonly numbers: number; readonly run: () => void }[] = [];

  /** Notes an operation. @param back adds the slopes of its result to those of its operands */
  note(shape: Shape, values: Float64Array, back: (slopes: Float64Array) => void): Value {
    const result = new Value(shape, values);
    this.#back.push({ numbers: values.length, run: () => back(result.slopes) });
    return result;
  }

  /** Follows the tape back, from values whose slopes were set. */
  backward(): void {
    for (const { run } of this.#back.toReversed()) run();
  }

  /** As `backward`. @param breathe awaited between operations, after some milliseconds of them each */
  async backwardInParts(breathe: () => Promise<void>): Promise<void> {
    let done = 0;
    for (const { numbers, run } of this.#back.toReversed()) {
      run();
      done += OPERATION + numbers;
      if (done < NUMBERS_AT_ONCE) continue;
      done = 0;
      await breathe();
    }
  }

  /** f of each number. @param slope f′, from the number and f of it */
  map(x: Value, f: Unary, slope: Binary): Value {
    const values = new Float64Array(x.values.length);
    for (let i = 0; i < values.length; i++) values[i] = f(x.values[i] as number);
    return this.note(x.shape, values, (dy) => {
      const dx = x.slopes;
      for (let i = 0; i < dx.length; i++) dx[i] = (dx[i] as number) + (dy[i] as number) * slope(x.values[i] as number, values[i] as number);
    });
  }

  /** f of pairs of numbers; a shorter b is repeated along a's first axes. @param da @param db the partial derivatives */
  zip(a: Value, b: Value, f: Binary, da: Binary, db: Binary): Value {
    const [x, y] = [a.values, b.values];
    const values = new Float64Array(x.length);
    for (let i = 0; i < values.length; i++) values[i] = f(x[i] as number, y[i % y.length] as number);
    return this.note(a.shape, values, (dy) => {
      for (let i = 0; i < x.length; i++) {
        const [p, q, slope] = [x[i] as number, y[i % y.length] as number, dy[i] as number];
        a.slopes[i] = (a.slopes[i] as number) + slope * da(p, q);
        b.slopes[i % y.length] = (b.slopes[i % y.length] as number) + slope * db(p, q);
      }
    });
  }

  plus(a: Value, b: Value): Value {
    return this.zip(
      a,
      b,
      (p, q) => p + q,
      () => 1,
      () => 1,
    );
  }

  times(a: Value, b: Value): Value {
    return this.zip(
      a,
      b,
      (p, q) => p * q,
      (_, q) => q,
      (p) => p,
    );
  }

  /** x · kernel along the last axis of x. @param kernel its last axis is that of the result, all others are multiplied with x */
  product(x: Value, kernel: Value): Value {
    const columns = kernel.shape.at(-1) as number;
    const inner = kernel.values.length / columns;
    const rows = x.values.length / inner;
    const values = new Float64Array(rows * columns);
    for (let r = 0; r < rows; r++)
      for (let k = 0; k < inner; k++) {
        const factor = x.values[r * inner + k] as number;
        for (let c = 0; c < columns; c++)
          values[r * columns + c] = (values[r * columns + c] as number) + factor * (kernel.values[k * columns + c] as number);
      }
    return this.note([...x.shape.slice(0, -1), columns], values, (dy) => {
      for (let r = 0; r < rows; r++)
        for (let k = 0; k < inner; k++) {
          const factor = x.values[r * inner + k] as number;
          let sum = 0;
          for (let c = 0; c < columns; c++) {
            const slope = dy[r * columns + c] as number;
            sum += slope * (kernel.values[k * columns + c] as number);
            kernel.slopes[k * columns + c] = (kernel.slopes[k * columns + c] as number) + slope * factor;
          }
          x.slopes[r * inner + k] = (x.slopes[r * inner + k] as number) + sum;
        }
    });
  }

  /** The numbers at these places, in this order; 0 for a place of −1. What only moves numbers is one of these. */
  take(x: Value, places: ArrayLike<number>, shape: Shape): Value {
    const values = new Float64Array(places.length);
    for (let i = 0; i < values.length; i++) {
      const place = places[i] as number;
      if (place >= 0) values[i] = x.values[place] as number;
    }
    return this.note(shape, values, (dy) => {
      for (let i = 0; i < dy.length; i++) {
        const place = places[i] as number;
        if (place >= 0) x.slopes[place] = (x.slopes[place] as number) + (dy[i] as number);
      }
    });
  }

  /** The same numbers in another shape, with slopes of their own. */
  reshaped(x: Value, shape: Shape): Value {
    return this.note(shape, x.values, (dy) => {
      const dx = x.slopes;
      for (let i = 0; i < dx.length; i++) dx[i] = (dx[i] as number) + (dy[i] as number);
    });
  }

  /** Blocks one after another along an axis. */
  concat(parts: readonly Value[], axis: number): Value {
    const first = (parts[0] as Value).shape;
    const at = axis < 0 ? axis + first.length : axis;
    const shape = first.with(
      at,
      parts.reduce((sum, part) => sum + (part.shape[at] as number), 0),
    );
    const outer = volume(first.slice(0, at));
    const widths = parts.map((part) => part.values.length / outer);
    const width = widths.reduce((sum, one) => sum + one, 0);
    const values = new Float64Array(outer * width);
    const each = (go: (part: Value, from: number, to: number, length: number) => void): void => {
      for (let row = 0; row < outer; row++) {
        let to = row * width;
        parts.forEach((part, i) => {
          const length = widths[i] as number;
          go(part, row * length, to, length);
          to += length;
        });
      }
    };
    each((part, from, to, length) => values.set(part.values.subarray(from, from + length), to));
    return this.note(shape, values, (dy) =>
      each((part, from, to, length) => {
        for (let i = 0; i < length; i++) part.slopes[from + i] = (part.slopes[from + i] as number) + (dy[to + i] as number);
      }),
    );
  }

  /** The mean over groups of numbers. @param group which group each number is in; −1 for none */
  means(x: Value, group: ArrayLike<number>, shape: Shape): Value {
    const values = new Float64Array(volume(shape));
    const counts = new Float64Array(values.length);
    for (let i = 0; i < x.values.length; i++) {
      const g = group[i] as number;
      if (g < 0) continue;
      values[g] = (values[g] as number) + (x.values[i] as number);
      counts[g] = (counts[g] as number) + 1;
    }
    for (let g = 0; g < values.length; g++) values[g] = (values[g] as number) / (counts[g] as number);
    return this.note(shape, values, (dy) => {
      for (let i = 0; i < x.values.length; i++) {
        const g = group[i] as number;
        if (g >= 0) x.slopes[i] = (x.slopes[i] as number) + (dy[g] as number) / (counts[g] as number);
      }
    });
  }

  /**
   * A function of whole rows, along the last axis.
   * @param f gives a row's result @param back gives ∂L/∂ the row, from the row, its result and ∂L/∂ the result
   */
  rows(
    x: Value,
    f: (row: Float64Array) => Float64Array,
    back: (row: Float64Array, result: Float64Array, slopes: Float64Array) => Float64Array,
  ): Value {
    const width = x.shape.at(-1) as number;
    const values = new Float64Array(x.values.length);
    for (let at = 0; at < values.length; at += width) values.set(f(x.values.subarray(at, at + width)), at);
    return this.note(x.shape, values, (dy) => {
      for (let at = 0; at < values.length; at += width) {
        const slopes = back(x.values.subarray(at, at + width), values.subarray(at, at + width), dy.subarray(at, at + width));
        slopes.forEach((slope, i) => {
          x.slopes[at + i] = (x.slopes[at + i] as number) + slope;
        });
      }
    });
  }
}
