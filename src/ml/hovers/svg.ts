/** What a picture is looked at on: a picture in a hover cannot ask for the theme's colours. */
export const grounds = ['dark', 'light', 'high-contrast-dark', 'high-contrast-light'] as const;
export type Ground = (typeof grounds)[number];

interface Palette {
  readonly first: string;
  readonly second: string;
  readonly faint: string;
  readonly text: string;
}

const palettes: Readonly<Record<Ground, Palette>> = {
  dark: { first: '#59a4f9', second: '#e8a33d', faint: '#6e6e6e', text: '#b8b8b8' },
  light: { first: '#0060c0', second: '#a85400', faint: '#9a9a9a', text: '#555555' },
  'high-contrast-dark': { first: '#6fc3ff', second: '#ffb74d', faint: '#a8a8a8', text: '#ffffff' },
  'high-contrast-light': { first: '#0f4a85', second: '#a33d00', faint: '#5a5a5a', text: '#292929' },
};

/** Every picture's size in pixels. */
export const WIDTH = 250;
const HEIGHT = 112;

/** The part of a picture in which curves are drawn; beside it are numbers. */
export const FRAME = { left: 30, top: 8, right: WIDTH - 50, bottom: HEIGHT - 18 } as const;

/** A part of a plane, and where its points are in a frame of a picture. */
export interface Scale {
  x(value: number): number;
  y(value: number): number;
}

export interface Area {
  readonly x: readonly [from: number, to: number];
  readonly y: readonly [from: number, to: number];
}

export const scaleOf = ({ x: [x0, x1], y: [y0, y1] }: Area): Scale => ({
  x: (value) => FRAME.left + ((value - x0) / (x1 - x0)) * (FRAME.right - FRAME.left),
  y: (value) => FRAME.bottom - ((value - y0) / (y1 - y0)) * (FRAME.bottom - FRAME.top),
});

export type Point = readonly [x: number, y: number];
type Colour = keyof Palette;

/** A tenth of a pixel is as fine as anyone sees. */
const pixel = (value: number): string => String(Math.round(value * 10) / 10);

/** A line through points, in pixels; one of two that lie over each other is dashed. */
export function line(points: readonly Point[], colour: Colour, { width = 1.8, dashed = false } = {}): Shape {
  const d = points.map(([x, y], i) => `${i ? 'L' : 'M'}${pixel(x)} ${pixel(y)}`).join('');
  return ({ [colour]: stroke }) =>
    `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linejoin="round"${dashed ? ' stroke-dasharray="5 3"' : ''}/>`;
}

export const ellipse =
  ([x, y]: Point, [rx, ry]: Point): Shape =>
  ({ faint }) =>
    `<ellipse cx="${pixel(x)}" cy="${pixel(y)}" rx="${pixel(rx)}" ry="${pixel(ry)}" fill="none" stroke="${faint}" stroke-width="0.8"/>`;

export const dot =
  ([x, y]: Point, colour: Colour, { radius = 1.8, hollow = false } = {}): Shape =>
  (palette) =>
    `<circle cx="${pixel(x)}" cy="${pixel(y)}" r="${radius}" ${hollow ? `fill="none" stroke-width="1.6" stroke` : 'fill'}="${palette[colour]}"/>`;

/** A number or a sign: nothing that would have to be translated. */
export const sign =
  (text: string, [x, y]: Point, colour: Colour = 'text', anchor: 'start' | 'middle' | 'end' = 'start'): Shape =>
  (palette) =>
    `<text x="${pixel(x)}" y="${pixel(y)}" fill="${palette[colour]}" text-anchor="${anchor}">${text.replaceAll('<', '&lt;')}</text>`;

/** A part of a picture, in the colours of what it is looked at on. */
export type Shape = (palette: Palette) => string;

/** The picture as a document. @param clipped what is cut off at the frame */
export function svg(ground: Ground, shapes: readonly Shape[], clipped: readonly Shape[] = []): string {
  const palette = palettes[ground];
  const drawn = (some: readonly Shape[]): string => some.map((shape) => shape(palette)).join('');
  const { left, top, right, bottom } = FRAME;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="10">` +
    `<clipPath id="frame"><rect x="${left}" y="${top - 1}" width="${right - left}" height="${bottom - top + 2}"/></clipPath>` +
    `${drawn(shapes)}<g clip-path="url(#frame)">${drawn(clipped)}</g></svg>`
  );
}
