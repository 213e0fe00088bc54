import * as l10n from '@vscode/l10n';
import type { Theme } from '../shared/chart-theme';
import { figureText } from '../shared/figure-text';
import type { Study } from '../shared/study';
import { historyCsv } from './history-csv';
import type { DrawnRun, Plot } from './plot';
import { chartsPng } from './png';
import { chartsSvg, type Picture } from './svg';

/** What is on the screen. */
export interface Screen {
  readonly plots: readonly Plot[];
  readonly theme: Theme;
  readonly width: number;
  readonly heights: readonly number[];
  readonly canvases: ReadonlyMap<string, HTMLCanvasElement>;
}

/** What the menu offers to save or to copy. */
export function saveItems(study: Study, runs: readonly DrawnRun[], screen: Screen, figures: readonly string[]) {
  const title = study.state.spec?.title ?? l10n.t('Curves');
  const name = (study.state.spec?.file ?? 'curves').replace(/^.*[\\/]/, '').replace(/(\.nn)?\.json$/i, '');
  const picture: Picture = { ...screen, title, legend: runs.map(({ info }, hue) => ({ hue, text: info.label })) };
  const save = async (ending: string, content: string | Uint8Array | Promise<Uint8Array>): Promise<void> => {
    await study.ask('save', { name: `${name}-curves.${ending}`, content: await content });
  };
  // The host tells the reader when a file could not be written.
  const item = (text: string, act: () => Promise<unknown>) => ({ text, onPick: () => void act().catch(() => undefined) });
  return [
    item(l10n.t('Save as PNG …'), () => save('png', chartsPng(picture, screen.canvases))),
    item(l10n.t('Save as SVG …'), () => save('svg', chartsSvg(picture))),
    item(l10n.t('Save as CSV …'), () => save('csv', historyCsv(runs.filter(({ info }) => !info.pale)))),
    item(l10n.t('Copy as Table'), () => navigator.clipboard.writeText(tableText(runs[0] as DrawnRun, figures))),
  ];
}

/** Every epoch of a run as a spreadsheet takes it from the clipboard. */
function tableText({ info, curves }: DrawnRun, figures: readonly string[]): string {
  const lines = [['epoch', ...figures].join('\t')];
  for (let i = 0; i < curves.milliseconds.length; i++) {
    lines.push([i + 1, ...figures.map((figure) => figureText(figure, curves.columns[figure]?.[i], info.figures))].join('\t'));
  }
  return `${lines.join('\n')}\n`;
}
