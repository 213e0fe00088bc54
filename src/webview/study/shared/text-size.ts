import { useMemo } from 'preact/hooks';

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
