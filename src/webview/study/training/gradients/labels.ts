/** A label that would be at a height of its own, and where it is so that none covers another; in pixels. */
interface Placed {
  readonly at: number;
  readonly y: number;
  readonly wanted: number;
}

/**
 * Puts labels at the ends of lines, as near to these as there is room.
 * @param heights where each line ends; NaN for none @param apart between two labels, at least
 * @returns the labels there is room for, by their places in `heights`: the first and the last always, the others evenly
 */
export function placeLabels(heights: readonly number[], [top, bottom]: readonly [number, number], apart: number): Placed[] {
  const ends = heights.flatMap((wanted, at) => (Number.isFinite(wanted) ? [{ at, wanted }] : []));
  const room = Math.max(2, Math.floor((bottom - top) / apart) + 1);
  const last = ends.length - 1;
  const kept =
    ends.length <= room ? ends : Array.from({ length: room }, (_, i) => ends[Math.round((i * last) / (room - 1))] as (typeof ends)[number]);
  const sorted = kept.toSorted((a, b) => a.wanted - b.wanted || a.at - b.at);
  const ys: number[] = [];
  for (const { wanted } of sorted) ys.push(Math.max(wanted, (ys.at(-1) ?? Number.NEGATIVE_INFINITY) + apart, top));
  for (let i = ys.length - 1; i >= 0; i--) ys[i] = Math.min(ys[i] as number, (ys[i + 1] ?? Number.POSITIVE_INFINITY) - apart, bottom);
  return sorted.map(({ at, wanted }, i) => ({ at, wanted, y: ys[i] as number }));
}
