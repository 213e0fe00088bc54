import type { PictureShape } from '../../../ml/model/picture';
import { zoomFor } from '../shared/pictures/zoom';

/** Sizes of one number that is written out, in pixels. */
export interface Cell {
  readonly width: number;
  readonly height: number;
}

/** How one picture is shown large with its numbers. */
interface PictureLayout {
  readonly zoom: number;
  /** How many rows and columns of numbers there is room for. */
  readonly room: { readonly rows: number; readonly columns: number };
  /** The numbers are beside the picture, not under it. */
  readonly beside: boolean;
}

/** Between the picture and its numbers, and the room for the numbers of rows and columns, in pixels. */
const GAP = 16;
export const MARGIN = { left: 28, top: 20 } as const;

/** A picture is no larger than this on a side, and than this part of the width where numbers are beside it. */
const LARGEST = 340;
const PART = 0.42;
/** Beside all its numbers it is at least so large. */
const SMALLEST = 140;
/** So many rows of numbers at once, at least and at most. */
const FEWEST_ROWS = 6;
const MOST_ROWS = 40;

/**
 * The picture as large as its numbers leave room for: all numbers beside it where the page is wide, else those around a pixel; or all of
 * them under it.
 * @param all every number is wanted, so far as there is room
 */
export function layOutPicture(width: number, shape: PictureShape, cell: Cell, all: boolean): PictureLayout {
  const numbers = (room: number): number => Math.max(1, Math.min(shape.width, Math.floor((room - MARGIN.left) / cell.width)));
  const whole = { rows: Math.min(shape.height, MOST_ROWS), columns: shape.width };
  const large = zoomFor(shape, { width: Math.min(LARGEST, PART * width), height: LARGEST });
  const left = width - GAP - MARGIN.left - shape.width * cell.width;
  if (left >= Math.min(shape.width * large, SMALLEST)) {
    return { zoom: Math.min(large, zoomFor(shape, { width: left, height: LARGEST })), room: whole, beside: true };
  }
  if (all) return { zoom: large, room: { rows: whole.rows, columns: numbers(width) }, beside: false };
  const rows = Math.floor((shape.height * large - MARGIN.top) / cell.height);
  return {
    zoom: large,
    room: { rows: Math.min(shape.height, Math.max(FEWEST_ROWS, rows)), columns: numbers(width - shape.width * large - GAP) },
    beside: true,
  };
}
