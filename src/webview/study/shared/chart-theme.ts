import { useEffect, useState } from 'preact/hooks';

/** The colours and the font of a chart, as the editor's theme has them. */
export interface Theme {
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

/** Without orange, which themes leave half transparent or out. The first two are told apart by everybody. */
const hueNames = ['blue', 'yellow', 'green', 'red', 'purple'] as const;

/** A colour that lets through what is behind it. */
export const faded = (colour: string, part: number): string => `color-mix(in srgb, ${colour} ${Math.round(part * 100)}%, transparent)`;

export function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const variable = (name: string, otherwise: string): string => style.getPropertyValue(`--vscode-${name}`).trim() || otherwise;
  const text = variable('foreground', getComputedStyle(document.body).color);
  const high = document.body.className.includes('high-contrast');
  return {
    text,
    quiet: variable('descriptionForeground', text),
    grid: faded(text, high ? 0.2 : 0.12),
    faint: high ? 0.7 : 0.45,
    ground: variable('editor-background', 'transparent'),
    hues: hueNames.map((name) => variable(`charts-${name}`, text)),
    pale: mixed(text, variable('editor-background', getComputedStyle(document.body).backgroundColor), high ? 0.65 : 0.45),
    font: variable('font-family', 'sans-serif'),
    fontSize: Math.max(10, Number.parseFloat(variable('font-size', '13px')) - 2),
  };
}

/** A colour between two, without anything that a saved picture could not say. */
function mixed(colour: string, ground: string, part: number): string {
  const [a, b] = [channels(colour), channels(ground)];
  return `rgb(${a.map((value, i) => Math.round(part * value + (1 - part) * (b[i] as number))).join(', ')})`;
}

function channels(colour: string): readonly number[] {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d');
  if (!context) return [128, 128, 128];
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

/** The theme for these runs: a pale one has no colour of its own. */
export const themeFor = (theme: Theme, pale: readonly boolean[]): Theme =>
  pale.includes(true) ? { ...theme, hues: pale.map((is, i) => (is ? theme.pale : hueOf(theme, i))) } : theme;

export const hueOf = ({ hues }: Theme, hue: number): string => hues[hue % hues.length] as string;

/** The theme of the moment; it changes while the panel is open. */
export function useTheme(): Theme {
  const [theme, setTheme] = useState(readTheme);
  useEffect(() => {
    const observer = new MutationObserver(() => setTheme(readTheme()));
    // VS Code writes its variables into the root's style, and the kind of theme into the body's class.
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
    observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
    return () => observer.disconnect();
  }, []);
  return theme;
}
