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

/** Where the points of a block are in a picture. */
interface Projected {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Paints all cells, the furthest first, so that what is nearer covers what is behind it. */
export function paintBlock(context: CanvasRenderingContext2D, { size, heights, bands }: Block, inks: Inks, to: Projector): void {
  const at: Projected = { x: new Float64Array(size * size), y: new Float64Array(size * size) };
  for (let i = 0; i < size * size; i++) {
    const [u, v] = [(i % size) / (size - 1) - 0.5, Math.floor(i / size) / (size - 1) - 0.5];
    at.x[i] = to.x(u, v);
    at.y[i] = to.y(u, v, heights[i] as number);
  }
  const cells = size - 1;
  // Of two neighbours along an axis, the one with the larger depth is further away.
  const order = (depth: number): readonly [from: number, step: number] => (depth > 0 ? [cells - 1, -1] : [0, 1]);
  const [firstColumn, alongRow] = order(to.depth(1, 0));
  const [firstRow, downRows] = order(to.depth(0, 1));
  const isIn = (i: number): boolean => i >= 0 && i < cells;
  context.lineJoin = 'round';
  for (let row = firstRow; isIn(row); row += downRows) {
    for (let column = firstColumn; isIn(column); ) {
      const band = bands[row * cells + column] as number;
      const from = column;
      while (isIn(column) && bands[row * cells + column] === band) column += alongRow;
      if (band >= 0) paintCells(context, { row, from, to: column, step: alongRow, size }, at, inks.bands[band] as string, inks.line);
    }
  }
}

/** Cells of one row and one colour, side by side. */
interface Cells {
  readonly row: number;
  readonly from: number;
  /** The first that is no longer one of them. */
  readonly to: number;
  readonly step: number;
  readonly size: number;
}

/** All at once, which is many times as fast as each by itself; then the lines of the net on them, so that nearer cells cover these too. */
function paintCells(
  context: CanvasRenderingContext2D,
  { row, from, to, step, size }: Cells,
  { x, y }: Projected,
  fill: string,
  line: string,
): void {
  const cells = new Path2D();
  const net = new Path2D();
  const move = (path: Path2D, i: number): void => path.moveTo(x[i] as number, y[i] as number);
  const draw = (path: Path2D, i: number): void => path.lineTo(x[i] as number, y[i] as number);
  const edge = (a: number, b: number): void => {
    move(net, a);
    draw(net, b);
  };
  let lines = false;
  for (let column = from; column !== to; column += step) {
    const a = row * size + column;
    const [b, c, d] = [a + 1, a + size + 1, a + size];
    // All the same way round: of cells that lie on one another and go round in opposite ways nothing would be filled.
    const turned =
      ((x[c] as number) - (x[a] as number)) * ((y[d] as number) - (y[b] as number)) <
      ((y[c] as number) - (y[a] as number)) * ((x[d] as number) - (x[b] as number));
    move(cells, a);
    for (const corner of turned ? [d, c, b] : [b, c, d]) draw(cells, corner);
    cells.closePath();
    if (row % NET === 0) edge(a, b);
    if ((row + 1) % NET === 0) edge(d, c);
    if (column % NET === 0) edge(a, d);
    if ((column + 1) % NET === 0) edge(b, c);
    lines ||= row % NET === 0 || (row + 1) % NET === 0 || column % NET === 0 || (column + 1) % NET === 0;
  }
  context.fillStyle = fill;
  context.strokeStyle = fill;
  context.lineWidth = 0.7;
  context.fill(cells);
  context.stroke(cells);
  if (!lines) return;
  context.strokeStyle = line;
  context.lineWidth = 0.6;
  context.stroke(net);
}
