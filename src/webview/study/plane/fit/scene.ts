import type { Points } from '../../messages/state';
import { classOf, type Reading, targetClass } from '../../shared/reading';
import { roomy, type Span, spanOf } from '../../shared/scale';
import { dataSpan, type Look } from './look';

/** A row of the data, and what the network says to it. */
export interface Dot {
  readonly split: Points['split'];
  /** Its place in the split. */
  readonly row: number;
  readonly x: number;
  /** The target; for one of several classes 1, what the probability of its class should be. */
  readonly y: number;
  readonly klass: number;
  /** The answer, as it is written beside `y`. */
  readonly output: number;
  readonly answer: number;
  readonly right: boolean;
}

/** Everything that the picture shows of one moment. */
export interface Scene {
  readonly look: Look;
  readonly reading: Reading;
  readonly dots: readonly Dot[];
  readonly curves: readonly { readonly klass: number; readonly y: readonly number[] }[];
  /** Where the data is; beyond it the curve is a guess. */
  readonly known: Span | undefined;
  readonly y: Span;
  /** Where the answer passes its threshold. */
  readonly crossings: readonly number[];
}

/** Works out what is to be drawn. */
export function sceneOf(look: Look): Scene {
  const { reading, data } = look.question;
  const dots = dotsOf(look);
  const wanted = reading.kind === 'classes' ? Array.from({ length: reading.outputs }, (_, unit) => unit) : [reading.unit];
  const curves = wanted.map((unit) => ({
    klass: reading.kind === 'classes' ? unit : 0,
    y: Array.from(look.x, (_, i) => look.curve[i * look.units + unit] as number),
  }));
  const seen = spanOf([...dots.map(({ y }) => y), ...curves.flatMap(({ y }) => y)]) ?? [0, 1];
  return {
    look,
    reading,
    dots,
    curves,
    known: dataSpan(data),
    y: roomy(seen, 0.08),
    crossings: reading.kind === 'binary' ? crossings(look.x, curves[0]?.y ?? [], reading.threshold) : [],
  };
}

function dotsOf({ question: { data, reading }, points, units }: Look): Dot[] {
  let done = 0;
  return (data?.points ?? []).flatMap(({ split, rows, x, y }) =>
    Array.from(x, (at, i): Dot => {
      const target = y.subarray(i * (data?.targets ?? 1), (i + 1) * (data?.targets ?? 1));
      const output = points.subarray(done * units, (done + 1) * units);
      done++;
      const [klass, answer] = [targetClass(reading, target), classOf(reading, output)];
      const value = reading.kind === 'classes' ? output[klass] : output[reading.unit];
      return {
        split,
        row: rows[i] as number,
        x: at,
        y: reading.kind === 'classes' ? 1 : (target[reading.unit] as number),
        klass,
        output: value as number,
        answer,
        right: reading.kind === 'number' || klass === answer,
      };
    }),
  );
}

/** Where a curve passes a level, between its samples on a straight line. */
export function crossings(x: ArrayLike<number>, y: readonly number[], level: number): number[] {
  return y.flatMap((value, i) => {
    const before = y[i - 1];
    if (before === undefined || before > level === value > level) return [];
    const [from, to] = [x[i - 1] as number, x[i] as number];
    return [from + ((level - before) / (value - before)) * (to - from)];
  });
}
