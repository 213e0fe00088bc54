import type { Frame } from 'playwright-core';

/** Where a curve has left its colour in a chart: for each column of pixels from the left, the highest and the lowest. */
export type Ink = readonly ({ readonly top: number; readonly bottom: number } | undefined)[];

/** Looks at the pixels of a chart. @param colour as style sheets write it: that of the curve in the legend */
export const inkOf = (frame: Frame, family: string, colour: string): Promise<Ink> =>
  frame.evaluate(
    ([name, wanted]) => {
      const chart = document.querySelector(`.chart[data-family="${name}"]`) as Element;
      const canvas = chart.querySelector('canvas') as HTMLCanvasElement;
      const ratio = canvas.width / canvas.getBoundingClientRect().width;
      const [plot, whole] = [(chart.querySelector('.u-over') as Element).getBoundingClientRect(), canvas.getBoundingClientRect()];
      const [left, top] = [Math.round((plot.left - whole.left) * ratio), Math.round((plot.top - whole.top) * ratio)];
      const [width, height] = [Math.round(plot.width * ratio), Math.round(plot.height * ratio)];
      const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(left, top, width, height);
      const dab = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
      dab.fillStyle = wanted as string;
      dab.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0] = dab.getImageData(0, 0, 1, 1).data;
      const near = (at: number): boolean =>
        (data[at + 3] as number) > 100 &&
        Math.abs((data[at] as number) - r) + Math.abs((data[at + 1] as number) - g) + Math.abs((data[at + 2] as number) - b) < 48;
      return Array.from({ length: width }, (_, x) => {
        const rows = Array.from({ length: height }, (_unused, y) => y).filter((y) => near((y * width + x) * 4));
        return rows.length ? { top: (rows[0] as number) / ratio, bottom: (rows.at(-1) as number) / ratio } : undefined;
      });
    },
    [family, colour],
  );

/** The colours of the legend: one a run. */
export const coloursOf = async (frame: Frame): Promise<string[]> => [
  ...new Set(
    await frame
      .locator('.readout .stroke path:not([stroke=currentColor])')
      .evaluateAll((strokes) => strokes.flatMap((stroke) => stroke.getAttribute('stroke') ?? [])),
  ),
];

/** More of a curve than this may not be covered by others. */
const COVERED = 0.3;

/**
 * How far drawn curves are from their values, in pixels, at the worst place of each. What the axes show is not known here: all together
 * must reach from the first epoch to the last and from the smallest value to the largest, and be in proportion between.
 */
export function distances(inks: readonly Ink[], curves: readonly (readonly number[])[]): number[] {
  const columns = inks.flatMap((ink) => ink.flatMap((column, x) => (column ? [{ ...column, x }] : [])));
  const [left, right] = [Math.min(...columns.map(({ x }) => x)), Math.max(...columns.map(({ x }) => x))];
  const [high, low] = [Math.min(...columns.map(({ top }) => top)), Math.max(...columns.map(({ bottom }) => bottom))];
  const [least, most] = [Math.min(...curves.flat()), Math.max(...curves.flat())];
  const last = Math.max(...curves.map(({ length }) => length)) - 1;
  return curves.map((values, k) => {
    let [worst, covered] = [0, 0];
    for (const [i, value] of values.entries()) {
      const x = left + Math.round((i / last) * (right - left));
      const y = high + ((most - value) / (most - least)) * (low - high);
      // A steep curve fills its column, and those beside it, from one value to the next.
      const near = [x - 1, x, x + 1].flatMap((at) => inks[k]?.[at] ?? []);
      if (!near.length) covered++;
      else worst = Math.max(worst, Math.min(...near.map(({ top }) => top)) - y, y - Math.max(...near.map(({ bottom }) => bottom)));
    }
    return covered > COVERED * values.length ? Number.POSITIVE_INFINITY : worst;
  });
}
