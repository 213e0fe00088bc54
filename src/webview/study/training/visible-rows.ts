interface Sizes {
  readonly total: number;
  readonly rowHeight: number;
  /** Pixels scrolled. */
  readonly top: number;
  readonly height: number;
}

/** The rows of a long table that are made. */
export interface VisibleRows {
  readonly indices: readonly number[];
  /** Pixels of the rows above and below. */
  readonly before: number;
  readonly after: number;
  /** Pixels above a row. */
  placeOf(index: number): number;
}

/** Browsers make no element higher than about 33 million pixels. */
const TALLEST = 16_000_000;
/** Rows made beyond the edges, for quick scrolling. */
const SPARE = 8;

/** The rows in sight, and some more; of tables too long for a browser only every so many-th row. */
export function visibleRows({ total, rowHeight, top, height }: Sizes): VisibleRows {
  const every = Math.max(1, Math.ceil((total * rowHeight) / TALLEST));
  const rows = Math.ceil(total / every);
  const first = Math.max(0, Math.min(rows, Math.floor(top / rowHeight)) - SPARE);
  const last = Math.min(rows, Math.ceil((top + height) / rowHeight) + SPARE);
  return {
    // The last epoch is always there: it is the one that counts.
    indices: Array.from({ length: Math.max(0, last - first) }, (_, i) => (first + i === rows - 1 ? total - 1 : (first + i) * every)),
    before: first * rowHeight,
    after: Math.max(0, rows - last) * rowHeight,
    placeOf: (index) => Math.min(rows - 1, Math.floor(index / every)) * rowHeight,
  };
}
