import * as l10n from '@vscode/l10n';
import { volume } from '../../../ml/language/shape';
import { clip } from '../../../ml/language/visible';
import { cellAt, rowMajor } from '../../../ml/sheets/tensors/strides';
import type { TextSize } from '../shared/measure';
import { type Block, cellOf, shapeText, textsOf } from './shown';

/** Boxes along an axis, and matrices along an outer one, that are drawn; of more, the middle is left out. */
const MOST = { boxes: 12, matrices: 6 };
export const GAP = 14;
const PADDING = 7;
const NARROWEST = 28;
/** Between the name of an axis and its boxes. */
const SPACE = 8;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly place: number;
  readonly text: string;
}

interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly is: 'axis' | 'index' | 'caption' | 'shape' | 'more';
  readonly anchor: 'start' | 'middle' | 'end';
  /** This axis becomes one number. */
  readonly summed?: boolean;
}

/** Where the boxes of a block and the words around them are. */
export interface BlockLayout {
  readonly block: Block;
  readonly width: number;
  readonly height: number;
  /** The middle of the boxes, which a sign beside it is level with. */
  readonly middle: number;
  readonly cell: { readonly width: number; readonly height: number };
  /** In rows, as they are read. */
  readonly rows: readonly (readonly Box[])[];
  readonly labels: readonly Label[];
  /** Numbers that are not drawn. */
  readonly hidden: number;
}

/** Places along an axis; -1 where some are left out. */
function places(size: number, most: number): readonly number[] {
  if (size <= most) return Array.from({ length: size }, (_, i) => i);
  return [...Array.from({ length: most - 2 }, (_, i) => i), -1, size - 1];
}

/**
 * Boxes as a book has them: the last axis across, the one before it down; of three axes matrices beside each other, of four in rows and columns.
 * @param room pixels that matrices beside each other may take
 */
export const layoutBlock = (block: Block, text: TextSize, room: number): BlockLayout => new Builder(block, text, room).layout();

const range = (axis: number, shape: readonly number[], most: number): readonly number[] =>
  axis < 0 ? [0] : places(shape[axis] as number, most);

class Builder {
  readonly #block: Block;
  readonly #text: TextSize;
  readonly #ndim: number;
  /** Places along the four axes from the outermost; one where there is no such axis. */
  readonly #along: readonly [readonly number[], readonly number[], readonly number[], readonly number[]];
  readonly #texts: ReadonlyMap<number, string>;
  readonly #cell: BlockLayout['cell'];
  readonly #matrix: { readonly width: number; readonly height: number };
  readonly #left: { readonly outer: number; readonly all: number };
  /** Matrices in one line. */
  readonly #perLine: number;
  readonly #labels: Label[] = [];
  readonly #rows: Box[][] = [];

  constructor(block: Block, text: TextSize, room: number) {
    const { shape } = block;
    const ndim = shape.length;
    this.#block = block;
    this.#text = text;
    this.#ndim = ndim;
    const along = (fromEnd: number, most: number): readonly number[] => range(ndim - fromEnd, shape, most);
    this.#along = [along(4, MOST.matrices), along(3, MOST.matrices), along(2, MOST.boxes), along(1, MOST.boxes)];
    this.#texts = this.#written();
    const widest = Math.max(0, ...[...this.#texts.values()].map((own) => Math.ceil(text.width(own))));
    this.#cell = { width: Math.max(NARROWEST, widest + 2 * PADDING), height: text.line + 8 };
    const [, matrices, down, across] = this.#along;
    this.#matrix = {
      width: Math.max(across.length * this.#cell.width, this.#room(1, '→') - SPACE),
      height: down.length * this.#cell.height,
    };
    const outer = this.#room(4, '↓');
    this.#left = { outer, all: outer + this.#room(2, '↓') };
    const fitting = Math.max(1, Math.floor((room - this.#left.all + GAP) / (this.#matrix.width + GAP)));
    this.#perLine = ndim === 3 ? Math.min(fitting, matrices.length) : matrices.length;
  }

  /** The place of a box that is drawn. */
  #place(index: readonly [number, number, number, number]): number {
    return cellAt(this.#ndim ? index.slice(-this.#ndim) : [], rowMajor(this.#block.shape));
  }

  #written(): ReadonlyMap<number, string> {
    const { value } = this.#block;
    const [a, b, c, d] = this.#along.map((places) => places.filter((place) => place >= 0)) as [number[], number[], number[], number[]];
    const drawn = a.flatMap((i) => b.flatMap((j) => c.flatMap((r) => d.map((k) => this.#place([i, j, r, k])))));
    const numbers = drawn.map((place) => value.values[cellOf(this.#block, place)] as number);
    const texts = textsOf(numbers, value.type);
    return new Map(drawn.map((place, i) => [place, texts[i] as string]));
  }

  /** The name of an axis with its direction; empty where there is no such axis. */
  #axis(fromEnd: number, arrow: string): string {
    const axis = this.#ndim - fromEnd;
    if (axis < 0) return '';
    // In an equation there is room for the number alone, but for the axis that it is about.
    const { named, summed } = this.#block;
    return `${named || summed.includes(axis) ? l10n.t('axis {0}', axis) : axis} ${arrow}`;
  }

  #room(fromEnd: number, arrow: string): number {
    const name = this.#axis(fromEnd, arrow);
    return name ? Math.ceil(this.#text.width(name)) + SPACE : 0;
  }

  #say(is: Label['is'], x: number, y: number, text: string, anchor: Label['anchor'] = 'start'): void {
    if (text) this.#labels.push({ is, x, y, text, anchor });
  }

  #sayAxis(fromEnd: number, arrow: string, x: number, y: number, anchor: Label['anchor'] = 'start'): void {
    const text = this.#axis(fromEnd, arrow);
    if (text) this.#labels.push({ is: 'axis', x, y, text, anchor, summed: this.#block.summed.includes(this.#ndim - fromEnd) });
  }

  layout(): BlockLayout {
    const { line } = this.#text;
    const ndim = this.#ndim;
    const [tables, matrices] = this.#along;
    if (ndim > 2) this.#sayAxis(3, '→', this.#left.all, line - 4);
    const first = (ndim > 2 ? line + 4 : 0) + this.#above();
    let bottom = ndim > 2 ? line + 4 : 0;
    for (const i of tables) {
      if (i < 0) {
        this.#say('more', this.#left.all, bottom + line - 4, '⋮');
        bottom += line + 4;
        continue;
      }
      for (let from = 0; from < matrices.length; from += this.#perLine) {
        const top = bottom + this.#above();
        if (i === 0 && from === 0) this.#sayAxis(4, '↓', this.#left.outer - SPACE, this.#level(top), 'end');
        this.#line(i, matrices.slice(from, from + this.#perLine), top);
        bottom = top + this.#matrix.height + GAP;
      }
    }
    return this.#named(first, bottom - GAP);
  }

  /** Room for what is written over a matrix: its index, and the name of its last axis. */
  #above(): number {
    return (this.#ndim > 2 ? this.#text.line : 0) + (this.#ndim > 0 ? this.#text.line + 2 : 0);
  }

  /** Where a text begins that is level with the middle of a matrix. */
  #level(top: number): number {
    return top + this.#matrix.height / 2 + this.#text.line / 2 - 4;
  }

  /** Matrices beside each other. */
  #line(i: number, matrices: readonly number[], top: number): void {
    const { all } = this.#left;
    this.#sayAxis(2, '↓', all - SPACE, this.#level(top), 'end');
    this.#sayAxis(1, '→', all, top - 6);
    for (const [k, j] of matrices.entries()) {
      const x = all + k * (this.#matrix.width + GAP);
      if (j < 0) this.#say('more', x + this.#matrix.width / 2, this.#level(top), '⋯', 'middle');
      else this.#drawMatrix([i, j], x, top);
    }
  }

  #drawMatrix([i, j]: readonly [number, number], x: number, top: number): void {
    const [, , down, across] = this.#along;
    const { width, height } = this.#cell;
    const { line } = this.#text;
    if (this.#ndim > 2) this.#say('index', x, top - 6 - line, `[${[i, j].slice(2 - (this.#ndim - 2)).join(', ')}]`);
    for (const [r, row] of down.entries()) {
      const y = top + r * height;
      if (row < 0) this.#say('more', x + (across.length * width) / 2, y + line, '⋮', 'middle');
      else this.#rows.push(this.#drawRow([i, j, row], x, y));
    }
  }

  #drawRow([i, j, row]: readonly [number, number, number], x: number, y: number): Box[] {
    const { width } = this.#cell;
    return this.#along[3].flatMap((column, c) => {
      const left = x + c * width;
      if (column < 0) this.#say('more', left + width / 2, y + this.#text.line, '⋯', 'middle');
      const place = this.#place([i, j, row, column]);
      return column < 0 ? [] : [{ x: left, y, place, text: this.#texts.get(place) ?? '' }];
    });
  }

  /** With the name of the block under its boxes, and its own shape, which stretching has not changed. */
  #named(top: number, bottom: number): BlockLayout {
    const { line, width: widthOf } = this.#text;
    const { caption: whole, value, shape, named } = this.#block;
    const bare = this.#perLine * (this.#matrix.width + GAP) - GAP;
    const centre = this.#left.all + bare / 2;
    const lines = named ? [] : [clip(whole, 28), ...(value.shape.length ? [shapeText(value.shape)] : [])];
    const half = Math.max(bare, ...lines.map((own) => Math.ceil(widthOf(own)) + 4)) / 2;
    // A name that is wider than the boxes needs room on both sides.
    const shift = Math.max(0, Math.ceil(half - centre));
    lines.forEach((own, i) => {
      this.#say(i === 0 ? 'caption' : 'shape', centre, bottom + (i + 1) * line, own, 'middle');
    });
    return {
      block: this.#block,
      cell: this.#cell,
      rows: this.#rows.map((row) => row.map((box) => ({ ...box, x: box.x + shift }))),
      labels: this.#labels.map((label) => ({ ...label, x: label.x + shift })),
      width: Math.ceil(centre + half) + shift + 1,
      height: bottom + lines.length * line + 4,
      middle: (top + bottom) / 2,
      hidden: volume(shape) - this.#texts.size,
    };
  }
}
