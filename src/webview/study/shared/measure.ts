import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';

/** The width that an element has, in pixels; known before the first paint, and anew whenever it changes. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const shown = element.current;
    if (!shown) return;
    setWidth(shown.clientWidth);
    const observer = new ResizeObserver(() => setWidth(shown.clientWidth));
    observer.observe(shown);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/** The width of an element in pixels, and that of the window's height, as they are now; 0 before the first measuring. */
export function useSize(place: RefObject<HTMLElement | null>): { readonly width: number; readonly windowHeight: number } {
  const [size, setSize] = useState({ width: 0, windowHeight: 0 });
  useLayoutEffect(() => {
    const measure = (): void => setSize({ width: Math.floor(place.current?.clientWidth ?? 0), windowHeight: window.innerHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(place.current as HTMLElement);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [place]);
  return size;
}

/** How much room texts take in a drawing, in pixels. */
export interface TextSize {
  readonly width: (text: string) => number;
  /** Height of a line. */
  readonly line: number;
}

/** Texts as large as the page's, which the editor's settings can change. */
export const useTextSize = (): TextSize => useMemo(measured, []);

function measured(): TextSize {
  const { fontSize, fontFamily } = getComputedStyle(document.body);
  const context = document.createElement('canvas').getContext('2d');
  // Names are drawn in bold, which is the widest of the texts.
  if (context) context.font = `600 ${fontSize} ${fontFamily}`;
  const size = Number.parseFloat(fontSize) || 13;
  return { width: (text) => context?.measureText(text).width ?? text.length * size * 0.6, line: Math.round(size * 1.25) };
}

/** Pixels between two things in a row. */
const GAP = 16;

/**
 * Which things of a row are shown where there is little room: the first ones that fit beside the button of a menu with the others, and the chosen one.
 * @param widths of the things, in pixels @param chosen its place; below 0 for none @returns places, ascending
 */
export function shownInRow(widths: readonly number[], chosen: number, room: number, button: number): readonly number[] {
  const total = (places: readonly number[]): number => places.reduce((sum, place) => sum + (widths[place] as number) + GAP, -GAP);
  const all = widths.map((_, place) => place);
  if (total(all) <= room) return all;
  const kept = chosen < 0 ? [] : [chosen];
  for (const place of all) {
    if (kept.includes(place)) continue;
    if (total([...kept, place]) + GAP + button > room) break;
    kept.push(place);
  }
  return kept.toSorted((a, b) => a - b);
}
