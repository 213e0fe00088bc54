import type { Frame } from 'playwright-core';
import { until } from './until';

/** What is seen at a place of the plane. */
export interface Seen {
  /** Class whose region it is in. */
  readonly region: number | undefined;
  /** Class of the mark that lies there. */
  readonly mark: number | undefined;
}

/** Looks at a place of the boundary's picture, found by the numbers at the axes, as a reader finds it. */
export const seenAt = (frame: Frame, x: string, y: string): Promise<Seen> =>
  until(`the axes have ${x} and ${y}`, () => seenNow(frame, x, y));

/** Undefined while the picture is being made anew. */
const seenNow = (frame: Frame, x: string, y: string): Promise<Seen | undefined> =>
  frame.evaluate(
    ([across, up]) => {
      // At one go: between two questions the picture may be drawn anew.
      document.querySelector('.picture svg')?.scrollIntoView({ block: 'nearest' });
      const ticks = [...document.querySelectorAll('.picture .plot-tick')].map((tick) => ({
        text: tick.textContent,
        box: tick.getBoundingClientRect(),
        level: tick.getAttribute('text-anchor') === 'end',
      }));
      const below = ticks.find(({ text, level }) => !level && text === across)?.box;
      const beside = ticks.find(({ text, level }) => level && text === up)?.box;
      if (!below || !beside) return undefined;
      const there = document.elementsFromPoint(below.left + below.width / 2, beside.top + beside.height / 2);
      const klassOf = (kind: string): number | undefined => {
        const names = [...(there.find(({ classList }) => classList.contains(kind))?.classList ?? [])];
        const name = names.find((own) => own.startsWith('klass-'));
        return name === undefined ? undefined : Number(name.slice('klass-'.length));
      };
      return { region: klassOf('region'), mark: klassOf('klass') };
    },
    [x, y],
  );

/** The cells of a table, row by row. */
export const cellsOf = (frame: Frame, table: string): Promise<string[][]> =>
  frame
    .locator(`${table} tr`)
    .evaluateAll((rows) => rows.map((row) => [...(row as HTMLTableRowElement).cells].map((cell) => cell.innerText.trim())));
