import { figure } from '../../shared/format';
import { cssColor, divergingColor, inkOn, type Rgb } from '../shared/colors';
import type { Theme } from '../shared/use-theme';
import { type HeatPlan, heatPixels, type Window } from './heat-plan';
import type { Matrix } from './matrix';

/** Paints the values onto a canvas, as sharp as the screen is. */
export function paint(canvas: HTMLCanvasElement, matrix: Matrix, window: Window, plan: HeatPlan, largest: number, theme: Theme): void {
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
  matrix: Matrix,
  { rows, columns }: Window,
  plan: HeatPlan,
  largest: number,
  { scale, foreground }: Theme,
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
