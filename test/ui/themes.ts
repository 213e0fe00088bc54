import { readFileSync } from 'node:fs';

/** VS Code's own themes that everything is looked at in; themes/*.json holds what its workbench gives to webviews in each. */
export const themeNames = ['dark', 'light', 'hc-dark', 'hc-light'] as const;
export type ThemeName = (typeof themeNames)[number];

/** What the setting `workbench.colorTheme` calls them. */
export const themeSettings: Readonly<Record<ThemeName, string>> = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'hc-dark': 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
};

export interface Theme {
  /** Attributes of the page's body: its class, and the theme's kind, name and id. */
  readonly body: Readonly<Record<string, string>>;
  /** `--vscode-…` */
  readonly variables: Readonly<Record<string, string>>;
}

export const themeOf = (name: ThemeName): Theme => JSON.parse(readFileSync(`test/ui/themes/${name}.json`, 'utf8'));

/** Style sheet that VS Code puts into every webview. */
export const defaultStyle = (): string => readFileSync('test/ui/themes/default.css', 'utf8');
