import { useEffect, useState } from 'preact/hooks';
import { type Diverging, mix, oppositeOf, parseColor, type Rgb } from './colors';

/** What is drawn by hand must know its colours as numbers. */
export interface Theme {
  readonly scale: Diverging;
  readonly foreground: Rgb;
}

/** The colours of the editor's theme; anew when the theme changes. */
export function useTheme(): Theme {
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

const isThere = (name: string): boolean => getComputedStyle(document.documentElement).getPropertyValue(`--vscode-${name}`) !== '';

function read(): Theme {
  const probe = document.body.appendChild(document.createElement('span'));
  const colorOf = (name: string, behind: Rgb): Rgb => {
    probe.style.color = `var(--vscode-${name})`;
    const color = parseColor(getComputedStyle(probe).color);
    return color ? mix(behind, color.rgb, color.alpha) : behind;
  };
  const zero = colorOf('editor-background', BLACK);
  const positive = colorOf('charts-blue', zero);
  // Not every theme has all of them.
  const warm = ['charts-orange', 'charts-red', 'charts-yellow'].filter(isThere).map((name) => colorOf(name, zero));
  const theme = { scale: { zero, positive, negative: oppositeOf(positive, zero, warm) }, foreground: colorOf('foreground', zero) };
  probe.remove();
  return theme;
}
