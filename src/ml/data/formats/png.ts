import type { Rgba } from '../../pictures/rgba';
import type { Breathe } from '../breathe';
import { crc32 } from './crc32';
import { inflate } from './inflate';
import type { NoPicture, PictureHead } from './no-picture';

/** Numbers of a pixel by the type of colour: shades of grey, red-green-blue, palette, and both with opacity. */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const depthsOf: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Where the pixels of each pass are: first row and column, and how far apart. Not interlaced is a single pass. */
const whole = [[0, 0, 1, 1]] as const;
const adam7 = [
  [0, 0, 8, 8],
  [0, 4, 8, 8],
  [4, 0, 8, 4],
  [0, 2, 4, 4],
  [2, 0, 4, 2],
  [0, 1, 2, 2],
  [1, 0, 2, 1],
] as const;

interface Png extends PictureHead {
  readonly depth: number;
  readonly colour: number;
  readonly interlaced: boolean;
  /** Red, green and blue of each entry. */
  readonly palette: Uint8Array;
  /** What `tRNS` says: the opacity of palette entries, or the one colour that is not there. */
  readonly transparency: Uint8Array;
  /** The packed pixels. */
  readonly packed: Uint8Array;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, i) => bytes[i] === byte);

/** Reads all but the pixels of a PNG file (w3.org/TR/png-3). Nothing it says is trusted before its checksum is right. */
export function openPng(bytes: Uint8Array): Png | NoPicture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  let head: Pick<Png, 'height' | 'width' | 'depth' | 'colour' | 'interlaced'> | undefined;
  let [palette, transparency] = [new Uint8Array(), new Uint8Array()];
  let name = '';
  for (let at = SIGNATURE.length; at + 12 <= bytes.length && name !== 'IEND'; ) {
    const length = view.getUint32(at);
    name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length) return { trouble: 'damaged' };
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (crc32(bytes, at + 4, at + 8 + length) !== view.getUint32(at + 8 + length)) return { trouble: 'damaged' };
    if ((name === 'IHDR') === (head !== undefined)) return { trouble: name === 'CgBI' ? 'variant' : 'damaged' };
    if (name === 'IHDR') {
      const found = headOf(data);
      if ('trouble' in found) return found;
      head = found;
    } else if (name === 'PLTE') palette = data.slice();
    else if (name === 'tRNS') transparency = data.slice();
    else if (name === 'IDAT') parts.push(data);
    at += 12 + length;
  }
  if (!head || parts.length === 0 || (head.colour === 3 && palette.length < 3)) return { trouble: 'damaged' };
  return { kind: 'png', ...head, palette, transparency, packed: joined(parts) };
}

function headOf(data: Uint8Array): Pick<Png, 'height' | 'width' | 'depth' | 'colour' | 'interlaced'> | NoPicture {
  if (data.length !== 13) return { trouble: 'damaged' };
  const view = new DataView(data.buffer, data.byteOffset, data.length);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth, colour, packing, filter, interlace] = data.subarray(8) as unknown as [number, number, number, number, number];
  const known = depthsOf[colour]?.includes(depth) && packing === 0 && filter === 0 && interlace <= 1;
  if (!known || width === 0 || height === 0) return { trouble: 'damaged' };
  return { height, width, depth, colour, interlaced: interlace === 1 };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * The pixels of a PNG file; of 16 bits a number the upper 8, as TensorFlow takes them. Rows are put in place as they are unpacked, and no more is
 * unpacked than there are rows.
 */
export async function pngPixels(png: Png, breathe: Breathe): Promise<Rgba | NoPicture> {
  const { height, width, packed } = png;
  const values = new Uint8Array(4 * height * width);
  const rows = new Rows(png, values);
  // The two bytes before deflate's data are zlib's.
  const sound =
    packed.length > 2 && ((packed[0] as number) & 15) === 8 && (await inflate(packed.subarray(2), (part) => rows.take(part), breathe));
  return sound && rows.complete ? { height, width, values } : { trouble: 'damaged' };
}

/** Puts rows in their place as they come, pass by pass. */
class Rows {
  readonly #png: Png;
  readonly #values: Uint8Array;
  readonly #passes: readonly (readonly [row: number, column: number, down: number, right: number])[];
  /** Bytes from a number to the same one of the pixel before. */
  readonly #step: number;
  #pass = -1;
  #row = 0;
  #rows = 0;
  /** The row that is coming, its filter first, and the one above it. */
  #line = new Uint8Array();
  #above = new Uint8Array();
  #filled = 0;
  #damaged = false;

  constructor(png: Png, values: Uint8Array) {
    this.#png = png;
    this.#values = values;
    this.#passes = png.interlaced ? adam7 : whole;
    this.#step = Math.max(1, ((channelsOf[png.colour] as number) * png.depth) >> 3);
    this.#nextPass();
  }

  get complete(): boolean {
    return !this.#damaged && this.#pass >= this.#passes.length;
  }

  take(part: Uint8Array): boolean {
    for (let at = 0; at < part.length && !this.complete && !this.#damaged; ) {
      const count = Math.min(part.length - at, this.#line.length - this.#filled);
      this.#line.set(part.subarray(at, at + count), this.#filled);
      this.#filled += count;
      at += count;
      if (this.#filled === this.#line.length) this.#end();
    }
    return !this.complete && !this.#damaged;
  }

  /** Goes to the next pass that has pixels: small pictures have none in some. */
  #nextPass(): void {
    const { height, width, colour, depth } = this.#png;
    for (this.#pass++; this.#pass < this.#passes.length; this.#pass++) {
      const [row, column, down, right] = this.#passes[this.#pass] as (typeof adam7)[number];
      const columns = Math.ceil((width - column) / right);
      this.#rows = Math.ceil((height - row) / down);
      if (columns <= 0 || this.#rows <= 0) continue;
      const bytes = Math.ceil((columns * (channelsOf[colour] as number) * depth) / 8);
      this.#line = new Uint8Array(1 + bytes);
      this.#above = new Uint8Array(1 + bytes);
      [this.#row, this.#filled] = [0, 0];
      return;
    }
  }

  #end(): void {
    this.#damaged = !unfilter(this.#line, this.#above, this.#step);
    if (this.#damaged) return;
    const [row, column, down, right] = this.#passes[this.#pass] as (typeof adam7)[number];
    const from = (row + this.#row * down) * this.#png.width + column;
    place(this.#line, this.#png, this.#values, from, right);
    [this.#line, this.#above, this.#filled] = [this.#above, this.#line, 0];
    if (++this.#row === this.#rows) this.#nextPass();
  }
}

/** Undoes what a row's filter did, in place. @returns false where there is no such filter */
function unfilter(line: Uint8Array, above: Uint8Array, step: number): boolean {
  const filter = line[0] as number;
  if (filter > 4) return false;
  for (let i = 1; filter !== 0 && i < line.length; i++) {
    const left = i > step ? (line[i - step] as number) : 0;
    const up = above[i] as number;
    const corner = i > step ? (above[i - step] as number) : 0;
    const added = filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : paeth(left, up, corner);
    line[i] = (line[i] as number) + added;
  }
  return true;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Puts a row's pixels into the picture, `apart` pixels from one another. */
function place(
  line: Uint8Array,
  { width, colour, depth, palette, transparency }: Png,
  values: Uint8Array,
  from: number,
  apart: number,
): void {
  const channels = channelsOf[colour] as number;
  const most = 2 ** Math.min(8, depth) - 1;
  const end = (Math.floor(from / width) + 1) * width;
  /** Number i of the row; of 16 bits the upper 8. */
  const number = (i: number): number => {
    if (depth >= 8) return line[1 + (i * depth) / 8] as number;
    const bit = i * depth;
    return ((line[1 + (bit >> 3)] as number) >> (8 - depth - (bit & 7))) & most;
  };
  /** Number i in full, to be compared with the colour that is transparent. */
  const exact = (i: number): number => (depth === 16 ? ((line[1 + 2 * i] as number) << 8) | (line[2 + 2 * i] as number) : number(i));
  const clear = (i: number): boolean =>
    transparency.length >= 2 * channels &&
    Array.from({ length: channels }, (_, c) => c).every(
      (c) => exact(i * channels + c) === (((transparency[2 * c] as number) << 8) | (transparency[2 * c + 1] as number)),
    );
  for (let pixel = from, i = 0; pixel < end; pixel += apart, i++) {
    const at = 4 * pixel;
    if (colour === 3) {
      const entry = number(i);
      for (let c = 0; c < 3; c++) values[at + c] = palette[3 * entry + c] ?? 0;
      values[at + 3] = transparency[entry] ?? 255;
      continue;
    }
    const grey = channels < 3;
    for (let c = 0; c < 3; c++) values[at + c] = (number(i * channels + (grey ? 0 : c)) * 255) / most;
    values[at + 3] = colour >= 4 ? number(i * channels + channels - 1) : transparency.length > 0 && clear(i) ? 0 : 255;
  }
}
