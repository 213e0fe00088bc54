import { cssColor, mix, type Rgb } from '../shared/colors';
import type { Projector } from './projection';
import type { Relief } from './relief';

/** A surface made ready: all that does not change while it is turned. */
interface Block {
  /** Points along each side. */
  readonly size: number;
  /** 0 to 1, row by row; NaN where the loss is no finite number. */
  readonly heights: Float64Array;
  /** Of each cell between four points, the number of levels below it; −1 where it is not drawn. */
  readonly bands: Int8Array;
}

/** More points along a side are not drawn anew 60 times a second. */
const MOST = 80;

/** @param all rows by y, as many as columns; of too many, every second one, or every third */
export function blockOf(all: Float64Array, { span: [from, to], levels }: Relief): Block {
  const whole = Math.round(Math.sqrt(all.length));
  const every = Math.ceil((whole - 1) / (MOST - 1));
  const size = Math.floor((whole - 1) / every) + 1;
  const loss = Float64Array.from({ length: size * size }, (_, i) => all[(Math.floor(i / size) * whole + (i % size)) * every] as number);
  const heights = loss.map((value) => (Number.isFinite(value) ? (to > from ? (value - from) / (to - from) : 0) : Number.NaN));
  const bands = new Int8Array((size - 1) ** 2);
  for (let row = 0; row < size - 1; row++) {
    for (let column = 0; column < size - 1; column++) {
      const at = row * size + column;
      const mean = ((loss[at] as number) + (loss[at + 1] as number) + (loss[at + size] as number) + (loss[at + size + 1] as number)) / 4;
      bands[row * (size - 1) + column] = Number.isFinite(mean) ? levels.filter((level) => level <= mean).length : -1;
    }
  }
  return { size, heights, bands };
}

/** The colours that a surface is drawn in. */
interface Inks {
  /** By the number of levels below, as on the map. */
  readonly bands: readonly string[];
  readonly line: string;
  readonly text: string;
}

/** How much of the colour each level adds, as on the map. */
const STEP = 0.09;

/** @param levels how many there are */
export function inksOf(levels: number, ground: Rgb, ink: Rgb, text: Rgb): Inks {
  return {
    bands: Array.from({ length: levels + 1 }, (_, i) => cssColor(mix(ground, ink, 1 - (1 - STEP) ** (i + 1)))),
    line: cssColor(mix(ground, text, 0.35)),
    text: cssColor(text),
  };
}

/** A line of the net is drawn every so many points. */
const NET = 4;

/** Paints all cells, the furthest first, so that what is nearer covers what is behind it. */
export function paintBlock(context: CanvasRenderingContext2D, { size, heights, bands }: Block, inks: Inks, to: Projector): void {
  const count = size * size;
  const [px, py] = [new Float64Array(count), new Float64Array(count)];
  for (let i = 0; i < count; i++) {
    const [u, v] = [(i % size) / (size - 1) - 0.5, Math.floor(i / size) / (size - 1) - 0.5];
    px[i] = to.x(u, v);
    py[i] = to.y(u, v, heights[i] as number);
  }
  const order = (step: number): number[] => Array.from({ length: size - 1 }, (_, i) => (step > 0 ? size - 2 - i : i));
  // Of two neighbours along an axis, the one with the larger depth is further away.
  const columns = order(to.depth(1, 0));
  const rows = order(to.depth(0, 1));
  context.lineJoin = 'round';
  for (const row of rows) {
    for (const column of columns) {
      const band = bands[row * (size - 1) + column] as number;
      if (band < 0) continue;
      const a = row * size + column;
      const corners = [a, a + 1, a + size + 1, a + size] as const;
      context.beginPath();
      for (const [i, corner] of corners.entries()) context[i ? 'lineTo' : 'moveTo'](px[corner] as number, py[corner] as number);
      context.closePath();
      context.fillStyle = inks.bands[band] as string;
      context.strokeStyle = context.fillStyle;
      context.lineWidth = 0.7;
      context.fill();
      context.stroke();
      edges(context, corners, row, column, px, py, inks.line);
    }
  }
}

/** The lines of the net that run along a cell; drawn with it, so that nearer cells cover them. */
function edges(
  context: CanvasRenderingContext2D,
  [a, b, c, d]: readonly [number, number, number, number],
  row: number,
  column: number,
  px: Float64Array,
  py: Float64Array,
  line: string,
): void {
  const drawn: (readonly [number, number])[] = [];
  if (row % NET === 0) drawn.push([a, b]);
  if ((row + 1) % NET === 0) drawn.push([d, c]);
  if (column % NET === 0) drawn.push([a, d]);
  if ((column + 1) % NET === 0) drawn.push([b, c]);
  if (drawn.length === 0) return;
  context.beginPath();
  for (const [from, to] of drawn) {
    context.moveTo(px[from] as number, py[from] as number);
    context.lineTo(px[to] as number, py[to] as number);
  }
  context.strokeStyle = line;
  context.lineWidth = 0.6;
  context.stroke();
}
