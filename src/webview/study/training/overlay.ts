import type uPlot from 'uplot';
import { type ChartTheme, hueOf } from '../shared/theme';
import type { Plot } from './plots';

/** What is drawn over the curves: where the reader points, and epochs that stand out. */
export interface Pointed {
  /** x of the line; not set when no one points. */
  readonly x?: number | undefined;
  readonly dots: readonly { readonly x: number; readonly y: number; readonly hue: number }[];
  readonly marks: readonly { readonly x: number; readonly text: string; readonly hue: number; readonly lower?: boolean }[];
}

/** The line under the pointer, the points on it, and marks, as elements above a chart: they move without the chart being drawn again. */
export class Overlay {
  readonly #chart: uPlot;
  readonly #theme: ChartTheme;
  readonly #line = made('cursor-line');
  readonly #spots: HTMLElement[] = [];

  constructor(chart: uPlot, theme: ChartTheme) {
    this.#chart = chart;
    this.#theme = theme;
    chart.over.append(this.#line);
  }

  show({ x, dots, marks }: Pointed, { xSpan: [from, to] }: Plot): void {
    const chart = this.#chart;
    const seen = x !== undefined && x >= from && x <= to;
    this.#line.hidden = !seen;
    if (seen) move(this.#line, chart.valToPos(x, 'x'), 0);
    for (const spot of this.#spots.splice(0)) spot.remove();
    for (const mark of marks) {
      if (mark.x < from || mark.x > to) continue;
      const left = chart.valToPos(mark.x, 'x');
      const spot = made('mark', mark.text);
      // The text goes where there is room for it.
      spot.classList.toggle('left', left > chart.over.clientWidth / 2);
      spot.classList.toggle('lower', mark.lower === true);
      spot.style.color = hueOf(this.#theme, mark.hue);
      this.#add(spot, left, 0);
    }
    for (const dot of seen ? dots : []) {
      if (dot.x < from || dot.x > to || !Number.isFinite(dot.y)) continue;
      const spot = made('dot');
      spot.style.background = hueOf(this.#theme, dot.hue);
      this.#add(spot, chart.valToPos(dot.x, 'x'), chart.valToPos(dot.y, 'y'));
    }
  }

  #add(spot: HTMLElement, left: number, top: number): void {
    move(spot, left, top);
    this.#spots.push(spot);
    this.#chart.over.append(spot);
  }
}

function made(name: string, text = ''): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  element.textContent = text;
  return element;
}

function move(element: HTMLElement, left: number, top: number): void {
  element.style.transform = `translate(${left}px, ${top}px)`;
}
