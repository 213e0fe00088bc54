import type { Output } from '../terminal';

/** A line in two parts: the head may hold colours and is never cut, the tail is plain. */
export interface Line {
  readonly head: string;
  /** Columns that the head takes. */
  readonly headWidth: number;
  readonly tail: string;
}

/** Milliseconds between two drawings: at most 30 a second. */
const PAUSE = 1000 / 30;

/** The last line of a terminal, drawn again and again. On anything else nothing is drawn. */
export class LiveLine {
  readonly #out: Output;
  readonly #now: () => number;
  #drawn = Number.NEGATIVE_INFINITY;
  #visible = false;

  constructor(out: Output, now: () => number) {
    this.#out = out;
    this.#now = now;
  }

  /** Draws the line, unless the last drawing was a moment ago. The line is only made when it is drawn. */
  draw(line: () => Line): void {
    if (!this.#out.live) return;
    const now = this.#now();
    if (now - this.#drawn < PAUSE) return;
    this.#drawn = now;
    const { head, headWidth, tail } = line();
    // A line that reached the last column would wrap, and its first row could not be drawn over.
    const room = Math.max(0, this.#out.columns - 1 - headWidth);
    this.#out.redraw(head + (tail.length > room ? tail.slice(0, room) : tail));
    this.#visible = true;
  }

  /** Takes the drawn line away. */
  clear(): void {
    if (this.#visible) this.#out.redraw();
    this.#visible = false;
  }
}
