import type { PictureShape } from '../../../ml/model/picture';

/** A pixel of a picture, counted from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** A part of an axis: from … to, the end left out. */
interface Part {
  readonly from: number;
  readonly to: number;
}

/** The rows and columns of a picture whose numbers are written out. */
export interface Lens {
  readonly rows: Part;
  readonly columns: Part;
}

/** The number of the input that a pixel becomes when the picture is made flat: row by row, the channels of a pixel side by side. */
export const inputOf = ({ row, column }: Place, { width, channels }: PictureShape, channel = 0): number =>
  (row * width + column) * channels + channel;

/** How that number comes about, as it is worked out on paper: `7 · 28 + 12 = 208`. */
export function inputArithmetic(place: Place, shape: PictureShape, channel = 0): string {
  const pixel = `${place.row} · ${shape.width} + ${place.column}`;
  const number = inputOf(place, shape, channel);
  return shape.channels === 1 ? `${pixel} = ${number}` : `(${pixel}) · ${shape.channels} + ${channel} = ${number}`;
}

/** So many places of an axis, with one of them in the middle where there is room on both sides. */
function around(at: number, size: number, room: number): Part {
  const from = Math.max(0, Math.min(size - room, at - Math.floor(room / 2)));
  return { from, to: Math.min(size, from + room) };
}

/** The same part, moved no further than it takes to hold a place, and in one piece where the size of the part has changed. */
function holding(part: Part, at: number, size: number, room: number): Part {
  const from = Math.max(0, Math.min(size - room, at, Math.max(at - room + 1, part.from)));
  return { from, to: Math.min(size, from + room) };
}

interface Room {
  readonly rows: number;
  readonly columns: number;
}

/** The numbers around a pixel. */
export const lensAround = ({ row, column }: Place, { height, width }: PictureShape, room: Room): Lens => ({
  rows: around(row, height, room.rows),
  columns: around(column, width, room.columns),
});

/** The lens, moved so that it holds a pixel. */
export const lensHolding = (lens: Lens, { row, column }: Place, { height, width }: PictureShape, room: Room): Lens => ({
  rows: holding(lens.rows, row, height, room.rows),
  columns: holding(lens.columns, column, width, room.columns),
});

/** Where a key leads from a pixel; undefined for other keys. With `Home` and `End` to the ends of its row. */
export function pixelAfter(key: string, { row, column }: Place, { height, width }: PictureShape): Place | undefined {
  switch (key) {
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) };
    case 'ArrowRight':
      return { row, column: Math.min(width - 1, column + 1) };
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column };
    case 'ArrowDown':
      return { row: Math.min(height - 1, row + 1), column };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: width - 1 };
    default:
      return undefined;
  }
}
