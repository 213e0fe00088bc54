/** Properties that a drawing takes from the style sheets of its page. */
const painted = [
  'color',
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
  'shape-rendering',
  'visibility',
] as const;

/** The colour behind the drawing, for files that are looked at elsewhere. */
const paper = (): string => getComputedStyle(document.body).backgroundColor;

/** A drawing as a file of its own: what the page's style sheets say of it is written into it, and the editor's background is put behind it. */
export function svgText(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const [from, to] = [parts(drawing), parts(copy)];
  from.forEach((element, i) => {
    const style = getComputedStyle(element);
    const target = to[i] as SVGElement;
    target.removeAttribute('class');
    target.removeAttribute('style');
    for (const name of painted) target.setAttribute(name, plainColors(style.getPropertyValue(name)));
  });
  const { width, height } = drawing.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(Math.round(width)));
  copy.setAttribute('height', String(Math.round(height)));
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${Math.round(width)} ${Math.round(height)}`);
  const [x = '0', y = '0', across = '100%', down = '100%'] = (copy.getAttribute('viewBox') as string).split(/[\s,]+/);
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ x, y, width: across, height: down, fill: paper() })) ground.setAttribute(name, value);
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

/** Colours that were computed from others come as `color(srgb 1 0.5 0)`, which few programs read. */
const plainColors = (value: string): string =>
  value.replaceAll(/color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.e-]+))?\)/g, (_, r, g, b, alpha = '1') => {
    const [red, green, blue] = [r, g, b].map((part) => Math.round(255 * Number(part)));
    return `rgba(${red}, ${green}, ${blue}, ${alpha})`;
  });

const parts = (drawing: SVGSVGElement): SVGElement[] => [drawing, ...drawing.querySelectorAll<SVGElement>('*')];

/** How many dots a picture file has for each of the screen's. */
const SHARP = 2;

/** A drawing or a canvas as the bytes of a PNG file, on the editor's background. */
export async function pngBytes(picture: SVGSVGElement | HTMLCanvasElement): Promise<Uint8Array> {
  const { width, height } = picture.getBoundingClientRect();
  const canvas = document.createElement('canvas');
  const own = picture instanceof HTMLCanvasElement;
  canvas.width = own ? picture.width : Math.round(width * SHARP);
  canvas.height = own ? picture.height : Math.round(height * SHARP);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = paper();
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(own ? picture : await imageOf(picture), 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('no picture');
  return new Uint8Array(await blob.arrayBuffer());
}

/** The page may load images from texts of its own (`data:`), and from nowhere else. */
async function imageOf(drawing: SVGSVGElement): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(drawing))}`;
  await image.decode();
  return image;
}

/** Without what file systems do not take. */
export const fileName = (name: string): string => name.replaceAll(/[^\p{L}\p{N} ._-]+/gu, '-').trim() || 'network';
