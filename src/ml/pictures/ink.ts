import type { Ink } from './frame';
import { greyOf, onWhite, type Rgba } from './rgba';

/** The ink of a picture. */
interface FoundInk {
  readonly ink: Ink;
  /** The picture is dark on light: what is dark is ink. */
  readonly inverted: boolean;
}

/** What kind of picture it is. */
interface Sought {
  /** Strokes of a pen, which are as dark as ink gets; otherwise things, whose shades mean something. */
  readonly strokes: boolean;
  /** From a file that changes pixels to be short, as JPEG does: faint shades around strokes are none. */
  readonly lossy: boolean;
  /** A picture of this size is taken for one of the set, or its negative: each pixel as it is. */
  readonly pixels: readonly [height: number, width: number];
}

/** Larger pictures are made smaller first, by whole pixels: pens are wider than one pixel there, and grain goes away. */
const LONGEST_EDGE = 512;
/** The share of the shorter edge that the paper is looked for in, all around. */
const RING = 0.04;
/** Less contrast than this is an empty sheet. */
const LEAST_CONTRAST = 12;

/**
 * Tells ink from paper, in a drawing, a scan or a photograph: dark on light or light on dark, on paper of any shade, also where the light is
 * uneven, or on nothing, where the paper is transparent.
 */
export function inkOf(picture: Rgba, { strokes, lossy, pixels }: Sought): FoundInk {
  const grey = smaller(greysOf(picture));
  const { height, width } = grey;
  const ring = ringOf(grey);
  const own = picture.height === pixels[0] && picture.width === pixels[1];
  const light = median(ring.map((at) => grey.values[at] as number)) >= 128;
  const paper = own ? { at: () => (light ? 255 : 0), noise: 0 } : paperOf(grey, ring, strokes);
  const above = grey.values.map((value, i) => value - paper.at(Math.floor(i / width), i % width));
  const inverted = own ? light : isDarker(above, paper.noise);
  const signal = above.map((value) => Math.max(0, inverted ? -value : value));
  return {
    ink: { height, width, values: strokes && !own ? stretched(signal, paper.noise, lossy) : cleared(signal, paper.noise) },
    inverted,
  };
}

/** Shades of grey. Where the edge is transparent the paper is black below what is light, and white below what is dark. */
function greysOf(picture: Rgba): { readonly height: number; readonly width: number; readonly values: Float32Array } {
  const { height, width, values } = picture;
  const greys = Float32Array.from({ length: height * width }, (_, pixel) => greyOf(onWhite(picture, pixel)));
  const opacity = (pixel: number): number => values[4 * pixel + 3] as number;
  const edge = ringOf(picture);
  if (edge.filter((pixel) => opacity(pixel) < 128).length * 2 <= edge.length) return { height, width, values: greys };
  let [sum, count] = [0, 0];
  for (let pixel = 0; pixel < greys.length; pixel++) {
    if (opacity(pixel) < 128) continue;
    sum += greyOf([values[4 * pixel] as number, values[4 * pixel + 1] as number, values[4 * pixel + 2] as number]);
    count++;
  }
  // On white, light ink would be lost: it is seen on black instead.
  if (count === 0 || sum / count < 128) return { height, width, values: greys };
  return { height, width, values: greys.map((grey, pixel) => grey - 255 + opacity(pixel)) };
}

type Grey = ReturnType<typeof greysOf>;

/** Means over squares of pixels, so that the longest edge is short enough. */
function smaller(grey: Grey): Grey {
  const by = Math.ceil(Math.max(grey.height, grey.width) / LONGEST_EDGE);
  if (by === 1) return grey;
  const [height, width] = [Math.max(1, Math.floor(grey.height / by)), Math.max(1, Math.floor(grey.width / by))];
  const values = new Float32Array(height * width);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      let [sum, count] = [0, 0];
      for (let y = row * by; y < Math.min(grey.height, (row + 1) * by); y++) {
        for (let x = column * by; x < Math.min(grey.width, (column + 1) * by); x++, count++)
          sum += grey.values[y * grey.width + x] as number;
      }
      values[row * width + column] = sum / count;
    }
  }
  return { height, width, values };
}

/** The pixels along the edges. */
function ringOf({ height, width }: Pick<Grey, 'height' | 'width'>): number[] {
  const wide = Math.max(1, Math.round(RING * Math.min(height, width)));
  const found: number[] = [];
  for (let row = 0; row < height; row++) {
    const all = row < wide || row >= height - wide;
    for (let column = 0; column < width; column++) if (all || column < wide || column >= width - wide) found.push(row * width + column);
  }
  return found;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

interface Paper {
  at(row: number, column: number): number;
  /** How far its pixels are from that, but for a few. */
  readonly noise: number;
}

/** So many pixels tell what paper is like. */
const MOST_POINTS = 4096;
const ROUNDS = 6;

/**
 * What the paper is like at each place. Of a drawing made by a program one shade; else a surface through the pixels of the paper, which are found by
 * leaving out, round by round, those that are far from it. Strokes leave most of the paper bare, so it is looked for all over; a thing may hide most
 * of it, so it is looked for along the edges, and no more is made of that than a plane.
 */
function paperOf({ height, width, values }: Grey, ring: readonly number[], strokes: boolean): Paper {
  const level = median(ring.map((at) => values[at] as number));
  if (ring.filter((at) => values[at] === level).length * 2 > ring.length) return { at: () => level, noise: 0 };
  const terms = (row: number, column: number): number[] => {
    const [y, x] = [(2 * row) / height - 1, (2 * column) / width - 1];
    return strokes ? [1, y, x, y * y, y * x, x * x] : [1, y, x];
  };
  const all = strokes ? Array.from(values, (_, i) => i) : ring;
  const every = Math.ceil(all.length / MOST_POINTS);
  const points = all
    .filter((_, i) => i % every === 0)
    .map((i) => ({ of: terms(Math.floor(i / width), i % width), value: values[i] as number }));
  let surface = terms(0, 0).map((_, i) => (i === 0 ? level : 0));
  let noise = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const off = points.map(({ of, value }) => Math.abs(value - dot(surface, of)));
    noise = 3 * 1.4826 * median(off);
    surface = leastSquares(points.filter((_, i) => (off[i] as number) <= Math.max(2, noise))) ?? surface;
  }
  return { at: (row, column) => dot(surface, terms(row, column)), noise };
}

interface Point {
  readonly of: readonly number[];
  readonly value: number;
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);

/** The factors of the terms that come nearest to the values, by the normal equations; undefined where the points do not decide them. */
function leastSquares(points: readonly Point[]): number[] | undefined {
  const count = points[0]?.of.length ?? 0;
  const rows = Array.from({ length: count }, (_, i) => {
    const by = (of: (point: Point) => number): number => points.reduce((sum, point) => sum + (point.of[i] as number) * of(point), 0);
    return [...Array.from({ length: count }, (__, k) => by((point) => point.of[k] as number)), by((point) => point.value)];
  });
  // Gauss and Jordan; the matrix is positive definite, so no rows have to change places.
  for (const [i, row] of rows.entries()) {
    const pivot = row[i] as number;
    if (!(pivot > 1e-9 * points.length)) return undefined;
    for (let k = 0; k <= count; k++) row[k] = (row[k] as number) / pivot;
    for (const other of rows) {
      if (other === row) continue;
      const factor = other[i] as number;
      for (let k = 0; k <= count; k++) other[k] = (other[k] as number) - factor * (row[k] as number);
    }
  }
  return rows.map((row) => row[count] as number);
}

/** What is farther from the paper: what is darker than it, or what is lighter. */
function isDarker(above: Float32Array, noise: number): boolean {
  let balance = 0;
  for (const value of above) if (Math.abs(value) > noise) balance += value * Math.abs(value);
  return balance < 0;
}

/** Nothing where it is no more than noise. */
const cleared = (signal: Float32Array, noise: number): Float32Array => signal.map((value) => (value <= noise ? 0 : Math.min(255, value)));

/** Strokes in full ink: their usual shade becomes 255. What is fainter is kept of a clean drawing, as its edges are; not of a photograph. */
function stretched(signal: Float32Array, noise: number, lossy: boolean): Float32Array {
  const threshold = Math.max(noise, otsu(signal));
  const strong = signal.filter((value) => value > threshold).sort();
  const full = strong[Math.floor(strong.length * 0.9)] ?? 0;
  if (full < LEAST_CONTRAST) return new Float32Array(signal.length);
  const least = lossy || noise > 2 ? threshold / 2 : 0;
  return signal.map((value) => Math.min(255, Math.max(0, ((value - least) * 255) / (full - least))));
}

/** The level that divides the values into two groups that are each most alike (Otsu, 1979). */
function otsu(values: Float32Array): number {
  const counts = new Float64Array(256);
  let all = 0;
  for (const value of values) {
    const level = Math.min(255, Math.round(value));
    counts[level] = (counts[level] as number) + 1;
    all += level;
  }
  let [best, most, below, sum] = [0, 0, 0, 0];
  for (let level = 0; level < 255; level++) {
    below += counts[level] as number;
    sum += level * (counts[level] as number);
    const above = values.length - below;
    if (below === 0 || above === 0) continue;
    const between = below * above * (sum / below - (all - sum) / above) ** 2;
    if (between > most) [best, most] = [level, between];
  }
  return best;
}
