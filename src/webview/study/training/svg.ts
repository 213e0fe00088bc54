import { pixel, scale } from '../shared/scale';
import { type ChartTheme, hueOf } from '../shared/theme';
import type { Plot } from './plots';
import { Y_AXIS } from './uplot-options';

const TITLE = 24;
const X_AXIS = 44;
const RIGHT = 12;
const LEGEND_LINE = 20;

/** The charts as they are saved. */
export interface Picture {
  readonly plots: readonly Plot[];
  readonly theme: ChartTheme;
  readonly width: number;
  /** Of each plot, its title and axes not counted. */
  readonly heights: readonly number[];
  /** One line for each run: its colour's number and its name. */
  readonly legend: readonly { readonly hue: number; readonly text: string }[];
  readonly title: string;
}

/** The charts as an SVG file: the same curves, ticks and colours, with nothing that would have to be loaded from elsewhere. */
export function chartsSvg({ plots, theme, width, heights, legend, title }: Picture): string {
  const parts: string[] = [];
  let top = 8 + LEGEND_LINE;
  parts.push(text(8, 8 + theme.fontSize, title, { fill: theme.text, weight: 600 }));
  for (const { hue, text: name } of legend) {
    parts.push(`<path d="M8 ${top + 8}h20" stroke="${escaped(hueOf(theme, hue))}" stroke-width="2"/>`);
    parts.push(text(36, top + 12, name, { fill: theme.text }));
    top += LEGEND_LINE;
  }
  for (const [i, plot] of plots.entries()) {
    const last = i === plots.length - 1;
    parts.push(text(8, top + 16, plot.title, { fill: theme.text }));
    const box = { left: Y_AXIS, right: width - RIGHT, top: top + TITLE, bottom: top + TITLE + (heights[i] as number) };
    parts.push(plotSvg(plot, box, theme, `plot${i}`, last));
    top = box.bottom + (last ? X_AXIS : 8);
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top}" viewBox="0 0 ${width} ${top}" font-family="${escaped(theme.font)}" font-size="${theme.fontSize}">`,
    `<rect width="${width}" height="${top}" fill="${escaped(theme.ground)}"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function plotSvg(plot: Plot, { left, right, top, bottom }: Box, theme: ChartTheme, id: string, withX: boolean): string {
  const x = scale(plot.xSpan, [left, right]);
  const onY = scale(plot.log ? [Math.log10(plot.ySpan[0]), Math.log10(plot.ySpan[1])] : plot.ySpan, [bottom, top]);
  const y = (value: number): number => onY(plot.log ? Math.log10(value) : value);
  const grid = [
    ...plot.xTicks.map(({ at }) => `M${pixel(x(at))} ${top}V${bottom}`),
    ...plot.yTicks.map(({ at }) => `M${left} ${pixel(y(at))}H${right}`),
  ].join('');
  return [
    `<clipPath id="${id}"><rect x="${left}" y="${top - 4}" width="${right - left}" height="${bottom - top + 8}"/></clipPath>`,
    `<path d="${grid}" stroke="${escaped(theme.text)}" stroke-opacity="0.12" fill="none"/>`,
    ...plot.yTicks.map((tick) => text(left - 6, y(tick.at) + 4, tick.text, { fill: theme.quiet, anchor: 'end' })),
    ...(withX ? plot.xTicks.map((tick) => text(x(tick.at), bottom + 16, tick.text, { fill: theme.quiet, anchor: 'middle' })) : []),
    ...(withX ? [text((left + right) / 2, bottom + 36, plot.xTitle, { fill: theme.quiet, anchor: 'middle' })] : []),
    `<g clip-path="url(#${id})" fill="none" stroke-linejoin="round">`,
    ...plot.lines.flatMap((line, k) => lineSvg(plot, k, line, x, y, theme)),
    '</g>',
  ].join('\n');
}

function lineSvg(
  plot: Plot,
  k: number,
  line: Plot['lines'][number],
  x: (v: number) => number,
  y: (v: number) => number,
  theme: ChartTheme,
): string[] {
  const hue = escaped(hueOf(theme, line.hue));
  const values = plot.ys[k] ?? [];
  let path = '';
  let pen = false;
  const dots: string[] = [];
  for (const [i, value] of values.entries()) {
    if (value === null) pen = false;
    if (value === null || value === undefined) continue;
    const [px, py] = [pixel(x(plot.x[i] as number)), pixel(y(value))];
    path += `${pen ? 'L' : 'M'}${px} ${py}`;
    pen = true;
    if (plot.points && !line.faint)
      dots.push(`<circle cx="${px}" cy="${py}" r="2.5" fill="${line.dashed ? escaped(theme.ground) : hue}" stroke="${hue}"/>`);
  }
  const dash = line.dashed ? ' stroke-dasharray="6 4"' : '';
  const faint = line.faint ? ` stroke-opacity="${theme.faint}"` : '';
  return [`<path d="${path}" stroke="${hue}" stroke-width="${line.faint ? 1 : 1.5}"${dash}${faint}/>`, ...dots];
}

interface TextStyle {
  readonly fill: string;
  readonly anchor?: 'middle' | 'end';
  readonly weight?: number;
}

function text(x: number, y: number, content: string, { fill, anchor, weight }: TextStyle): string {
  const more = `${anchor ? ` text-anchor="${anchor}"` : ''}${weight ? ` font-weight="${weight}"` : ''}`;
  return `<text x="${pixel(x)}" y="${pixel(y)}" fill="${escaped(fill)}"${more}>${escaped(content)}</text>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (value: string): string => value.replace(/[&<>"]/g, (sign) => entities[sign] as string);
