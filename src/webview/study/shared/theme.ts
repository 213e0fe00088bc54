import { useEffect, useState } from 'preact/hooks';
import { cssColor, type Diverging, mix, oppositeOf, parseColor, type Rgb } from './colors';

/** The colours and the font of a chart, as the editor's theme has them. */
export interface ChartTheme {
  readonly text: string;
  readonly quiet: string;
  readonly grid: string;
  readonly ground: string;
  /** How much of its colour a line behind another keeps. */
  readonly faint: number;
  /** Colours of the runs, in their order; they begin again after the last. */
  readonly hues: readonly string[];
  /** Of the run before the one in front. */
  readonly pale: string;
  readonly font: string;
  /** Pixels. */
  readonly fontSize: number;
}

/** Without orange, which themes leave half transparent or out. Everybody can distinguish the first two. */
const hueNames = ['blue', 'yellow', 'green', 'red', 'purple'] as const;

/** A colour that lets through what is behind it. */
export const faded = (colour: string, part: number): string => `color-mix(in srgb, ${colour} ${Math.round(part * 100)}%, transparent)`;

function readChartTheme(): ChartTheme {
  const style = getComputedStyle(document.documentElement);
  const variable = (name: string, otherwise: string): string => style.getPropertyValue(`--vscode-${name}`).trim() || otherwise;
  const text = variable('foreground', getComputedStyle(document.body).color);
  const high = document.body.className.includes('high-contrast');
  const mixed = (part: number): string =>
    withColors((colorOf) => {
      const ground = colorOf('editor-background', WHITE);
      return cssColor(mix(ground, colorOf('foreground', ground), part));
    });
  return {
    text,
    quiet: variable('descriptionForeground', text),
    grid: faded(text, high ? 0.2 : 0.12),
    faint: high ? 0.7 : 0.45,
    ground: variable('editor-background', 'transparent'),
    hues: hueNames.map((name) => variable(`charts-${name}`, text)),
    // Without anything transparent, which a saved picture could not show.
    pale: mixed(high ? 0.65 : 0.45),
    font: variable('font-family', 'sans-serif'),
    fontSize: Math.max(10, Number.parseFloat(variable('font-size', '13px')) - 2),
  };
}

/** The theme for these runs: a pale one has no colour of its own. */
export const themeFor = (theme: ChartTheme, pale: readonly boolean[]): ChartTheme =>
  pale.includes(true) ? { ...theme, hues: pale.map((is, i) => (is ? theme.pale : hueOf(theme, i))) } : theme;

export const hueOf = ({ hues }: ChartTheme, hue: number): string => hues[hue % hues.length] as string;

/** The colours of numbers on a canvas, which must be known as numbers themselves. */
export interface HeatTheme {
  readonly scale: Diverging;
  readonly foreground: Rgb;
}

/** The colours of heat maps, as the editor's theme has them; anew when the theme changes. */
export const useHeatTheme = (): HeatTheme => useTheme(readHeatTheme);

/** The colours of charts, as the editor's theme has them; anew when the theme changes. */
export const useChartTheme = (): ChartTheme => useTheme(readChartTheme);

function useTheme<T>(read: () => T): T {
  const [theme, setTheme] = useState(read);
  useEffect(() => {
    const observer = new MutationObserver(() => setTheme(read()));
    // VS Code writes the colours into the style of the root, and the kind of theme into the classes of the body.
    observer.observe(document.documentElement, { attributeFilter: ['style', 'class'] });
    observer.observe(document.body, { attributeFilter: ['class', 'data-vscode-theme-id'] });
    return () => observer.disconnect();
  }, []);
  return theme;
}

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

const isThere = (name: string): boolean => getComputedStyle(document.documentElement).getPropertyValue(`--vscode-${name}`) !== '';

/** Reads colours of the theme as numbers. What is transparent is mixed with the colour behind it; one that is missing is that colour. */
function withColors<T>(use: (colorOf: (name: string, behind: Rgb) => Rgb) => T): T {
  const probe = document.body.appendChild(document.createElement('span'));
  const used = use((name, behind) => {
    probe.style.color = `var(--vscode-${name})`;
    const color = parseColor(getComputedStyle(probe).color);
    return color ? mix(behind, color.rgb, color.alpha) : behind;
  });
  probe.remove();
  return used;
}

const readHeatTheme = (): HeatTheme =>
  withColors((colorOf) => {
    const zero = colorOf('editor-background', BLACK);
    const positive = colorOf('charts-blue', zero);
    // Not every theme has all of them.
    const warm = ['charts-orange', 'charts-red', 'charts-yellow'].filter(isThere).map((name) => colorOf(name, zero));
    return { scale: { zero, positive, negative: oppositeOf(positive, zero, warm) }, foreground: colorOf('foreground', zero) };
  });
