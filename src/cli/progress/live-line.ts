import { duration, logsText, type Progress, pace } from '../../ml/training/keras-format';
import type { Colors, Output } from '../terminal';

/** A line in two parts: the head may hold colours and is never cut, the tail is plain. */
interface Line {
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

/** Keras's width of the bar. */
const WIDTH = 20;

/**
 * Keras's progress bar: `12/12 ━━━━━━━━━━━━━━━━━━━━ 0s 4ms/step - accuracy: 0.8700 - loss: 0.4300`.
 * Source: keras/src/utils/progbar.py
 */
export function barLine({ current, target, seconds, secondsPerUnit, unit, logs }: Progress, colors: Colors): Line {
  const count = `${String(current).padStart(String(target).length)}/${target}`;
  const done = Math.floor((WIDTH * current) / target);
  // Where colours are off, what is left to do is drawn as a thinner line.
  const left = (colors.isColorSupported ? '━' : '─').repeat(WIDTH - done);
  const time = duration(seconds);
  return {
    head: `${colors.bold(count)} ${colors.green('━'.repeat(done))}${colors.white(left)} ${colors.bold(time)}`,
    headWidth: count.length + WIDTH + time.length + 2,
    tail: ` ${pace(secondsPerUnit, unit)} - ${logsText(logs)}`,
  };
}
