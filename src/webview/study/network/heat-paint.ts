import { figure } from '../../../ml/language/number-text';
import { cssColor, type Diverging, divergingColor, inkOn, type Rgb } from '../shared/colors';
import type { HeatTheme } from '../shared/theme';
import type { Matrix, Page } from './matrix';

/** What is painted of a matrix. */
type Painted = Pick<Matrix, 'rows' | 'columns' | 'at'>;

/** Paints the values onto a canvas, as sharp as the screen is. */
export function paint(canvas: HTMLCanvasElement, matrix: Painted, window: Window, plan: HeatPlan, largest: number, theme: HeatTheme): void {
  const dots = devicePixelRatio || 1;
  canvas.width = Math.max(1, Math.round(plan.width * dots));
  canvas.height = Math.max(1, Math.round(plan.height * dots));
  const context = canvas.getContext('2d');
  if (!context) return;
  const [columns, rows] = [window.columns.to - window.columns.from, window.rows.to - window.rows.from];
  const small = new OffscreenCanvas(columns, rows);
  small
    .getContext('2d')
    ?.putImageData(new ImageData(heatPixels(matrix, window, largest, theme.scale, theme.foreground), columns, rows), 0, 0);
  // Where several values share a dot of the screen, it shows their mean; else each value has hard edges.
  context.imageSmoothingEnabled = plan.cellWidth * dots < 1 || plan.cellHeight * dots < 1;
  context.drawImage(small, 0, 0, canvas.width, canvas.height);
  if (plan.numbers) writeNumbers(context, matrix, window, plan, largest, theme, dots);
}

/** What is written onto a colour; one of them can be read on any. */
const INKS: readonly [Rgb, Rgb] = [
  [0, 0, 0],
  [255, 255, 255],
];

function writeNumbers(
  context: CanvasRenderingContext2D,
  matrix: Painted,
  { rows, columns }: Window,
  plan: HeatPlan,
  largest: number,
  { scale, foreground }: HeatTheme,
  dots: number,
): void {
  const { fontFamily } = getComputedStyle(document.body);
  context.scale(dots, dots);
  context.font = `12px ${fontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let r = rows.from; r < rows.to; r++) {
    for (let c = columns.from; c < columns.to; c++) {
      const value = matrix.at(r, c);
      const ground = Number.isFinite(value) ? divergingColor(scale, largest ? value / largest : 0) : foreground;
      context.fillStyle = cssColor(inkOn(ground, INKS));
      context.fillText(figure(value), (c - columns.from + 0.5) * plan.cellWidth, (r - rows.from + 0.5) * plan.cellHeight);
    }
  }
}

/** Sizes of the picture of a matrix, in pixels. A cell can be smaller than a pixel. */
interface HeatPlan {
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly width: number;
  readonly height: number;
  /** There is room for the numbers themselves. */
  readonly numbers: boolean;
}

const LARGEST = { width: 64, height: 28, whole: 420 };
/** A single row is a stripe, not a line. */
const LOWEST = { rows: 8, height: 16 };
/** Room that a number of four figures with its sign takes, in pixels. */
const NUMBER = 52;

/** @param room width there is, in pixels */
export function heatPlan(rows: number, columns: number, room: number): HeatPlan {
  const cellWidth = Math.min(LARGEST.width, room / columns);
  const square = Math.min(cellWidth, LARGEST.height, LARGEST.whole / rows);
  const cellHeight = rows <= LOWEST.rows ? Math.max(LOWEST.height, square) : square;
  const numbers = cellWidth >= NUMBER && cellHeight >= LOWEST.height;
  return { cellWidth, cellHeight, width: cellWidth * columns, height: cellHeight * rows, numbers };
}

/** The part of a matrix that a picture shows at once. */
export interface Window {
  readonly rows: Page;
  readonly columns: Page;
}

/**
 * One point a value: red, green, blue, opacity.
 * @param largest absolute value that gets the full colour
 * @param broken colour of what is not finite
 */
export function heatPixels(
  matrix: Painted,
  { rows, columns }: Window,
  largest: number,
  scale: Diverging,
  broken: Rgb,
): Uint8ClampedArray<ArrayBuffer> {
  const width = columns.to - columns.from;
  const pixels = new Uint8ClampedArray((rows.to - rows.from) * width * 4);
  const colors = shades(scale);
  let place = 0;
  for (let r = rows.from; r < rows.to; r++) {
    for (let c = columns.from; c < columns.to; c++) {
      const value = matrix.at(r, c);
      const [red, green, blue] = Number.isFinite(value) ? colors[shadeOf(value, largest)]! : broken;
      pixels[place++] = red;
      pixels[place++] = green;
      pixels[place++] = blue;
      pixels[place++] = 255;
    }
  }
  return pixels;
}

/** On each side of zero; more than the eye can distinguish. */
const SHADES = 127;

const shades = (scale: Diverging): Rgb[] => Array.from({ length: 2 * SHADES + 1 }, (_, i) => divergingColor(scale, (i - SHADES) / SHADES));

const shadeOf = (value: number, largest: number): number =>
  Math.round((largest === 0 ? 0 : Math.max(-1, Math.min(1, value / largest))) * SHADES) + SHADES;
