/** What is drawn with one movement: x and y of its points, one after another, in thousandths of the pad's side. */
export type Stroke = readonly number[];

/** As many strokes, and numbers of one, as are kept of a drawing. */
export const MOST_STROKES = 200;
const MOST_NUMBERS = 4000;
/** Points that are nearer than this to the last one add nothing that is seen, in thousandths of the side. */
const NEAR = 3;

/** Adds a point to a stroke that is being drawn, unless it is where the last one is. */
export function addPoint(stroke: number[], [x, y]: readonly [number, number]): void {
  const [lastX = 0, lastY = 0] = stroke.slice(-2);
  if (stroke.length < MOST_NUMBERS && Math.hypot(x - lastX, y - lastY) >= NEAR) stroke.push(x, y);
}

/** Width of the pen as a share of the pad's side: a digit that fills two thirds of the pad has strokes as thick as MNIST's, a tenth of its height. */
const PEN = 0.08;

type Drawable = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Strokes as an image, which does not depend on what the page has painted yet. */
export function imageOf(strokes: readonly Stroke[], side: number): ImageData | undefined {
  const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  if (!context) return undefined;
  drawStrokes(context, strokes, side);
  return context.getImageData(0, 0, side, side);
}

/** Draws strokes onto a canvas of so many dots a side, in black on nothing. */
export function drawStrokes(context: Drawable, strokes: readonly Stroke[], side: number): void {
  context.clearRect(0, 0, side, side);
  for (const stroke of strokes) drawPart(context, stroke, side);
}

/** Draws a stroke, or its end: a point is a dot. @param from the place of the first point, counted in numbers */
export function drawPart(context: Drawable, stroke: Stroke, side: number, from = 0): void {
  const at = (i: number): number => ((stroke[i] ?? 0) * side) / 1000;
  context.lineWidth = PEN * side;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(at(from), at(from + 1));
  context.lineTo(at(from), at(from + 1));
  for (let i = from + 2; i + 1 < stroke.length; i += 2) context.lineTo(at(i), at(i + 1));
  context.stroke();
}

/** How much ink a canvas has at each of its dots: what is drawn in black is as opaque as it is inked. */
export const inkOn = ({ data, width, height }: ImageData): { width: number; height: number; values: Uint8ClampedArray } => ({
  width,
  height,
  values: Uint8ClampedArray.from({ length: width * height }, (_, i) => data[4 * i + 3] as number),
});
