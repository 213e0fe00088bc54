import { hueOf } from '../shared/chart-theme';
import type { Picture } from './svg';

const LINE = 20;

/** The charts as they are on the screen, with their names and those of the runs, as the bytes of a PNG file. */
export async function chartsPng(
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
