import * as l10n from '@vscode/l10n';
import { metricText } from '../../../ml/registry/metric-facts';
import { historyCsv } from '../../../ml/results/history-csv';
import type { SaveItem } from '../shared/save-menu';
import type { Study } from '../shared/study';
import { type ChartTheme, hueOf } from '../shared/theme';
import type { DrawnRun, Plot } from './plots';
import { chartsSvg, type Picture } from './svg';

/** What is on the screen. */
interface Screen {
  readonly plots: readonly Plot[];
  readonly theme: ChartTheme;
  readonly width: number;
  readonly heights: readonly number[];
  readonly canvases: ReadonlyMap<string, HTMLCanvasElement>;
}

/** What the menu offers to save or to copy. */
export function saveItems(study: Study, runs: readonly DrawnRun[], screen: Screen, metrics: readonly string[]): readonly SaveItem[] {
  const title = study.state.spec?.title ?? l10n.t('Curves');
  const picture: Picture = { ...screen, title, legend: runs.map(({ info }, hue) => ({ hue, text: info.label })) };
  return [
    { text: l10n.t('Save as PNG …'), ending: 'png', content: () => chartsPng(picture, screen.canvases) },
    { text: l10n.t('Save as SVG …'), ending: 'svg', content: () => chartsSvg(picture) },
    { text: l10n.t('Save as CSV …'), ending: 'csv', content: () => curvesCsv(runs) },
    {
      text: l10n.t('Copy as Table'),
      content: () => navigator.clipboard.writeText(tableText(runs[0] as DrawnRun, metrics)),
    },
  ];
}

/** The runs that the reader chose, not the one before that is drawn behind. */
export const curvesCsv = (runs: readonly DrawnRun[]): string =>
  historyCsv(
    runs
      .filter(({ info }) => !info.pale)
      .map(({ info, curves: { columns, milliseconds } }) => ({ name: info.label, columns, milliseconds })),
  );

/** Every epoch of a run as a spreadsheet takes it from the clipboard. */
function tableText({ info, curves }: DrawnRun, metrics: readonly string[]): string {
  const lines = [['epoch', ...metrics].join('\t')];
  for (let i = 0; i < curves.milliseconds.length; i++) {
    lines.push([i + 1, ...metrics.map((metric) => metricText(metric, curves.columns[metric]?.[i], info.metrics))].join('\t'));
  }
  return `${lines.join('\n')}\n`;
}

const LINE = 20;

/** The charts as they are on the screen, with their names and those of the runs, as the bytes of a PNG file. */
async function chartsPng(
  { plots, theme, width, legend, title }: Picture,
  canvases: ReadonlyMap<string, HTMLCanvasElement>,
): Promise<Uint8Array> {
  const ratio = devicePixelRatio;
  const pictures = plots.flatMap((plot) => {
    const canvas = canvases.get(plot.family);
    return canvas ? [{ title: plot.title, canvas }] : [];
  });
  const canvas = document.createElement('canvas');
  canvas.width = width * ratio;
  canvas.height = (8 + LINE * (1 + legend.length + pictures.length)) * ratio + pictures.reduce((sum, one) => sum + one.canvas.height, 0);
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.fillStyle = theme.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(ratio, ratio);
  let top = 8;
  const write = (text: string, left: number, weight = 400): void => {
    context.font = `${weight} ${theme.fontSize}px ${theme.font}`;
    context.fillStyle = theme.text;
    context.fillText(text, left, top + 12);
    top += LINE;
  };
  write(title, 8, 600);
  for (const { hue, text } of legend) {
    context.fillStyle = hueOf(theme, hue);
    context.fillRect(8, top + 7, 20, 2);
    write(text, 36);
  }
  for (const picture of pictures) {
    write(picture.title, 8);
    context.drawImage(picture.canvas, 0, top, picture.canvas.width / ratio, picture.canvas.height / ratio);
    top += picture.canvas.height / ratio;
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error(title);
  return new Uint8Array(await blob.arrayBuffer());
}
