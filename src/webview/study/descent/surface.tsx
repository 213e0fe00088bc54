import * as l10n from '@vscode/l10n';
import type { RefObject } from 'preact';
import { useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { figure } from '../../../ml/language/number-text';
import { shapePath } from '../plane/marks';
import { cssColor } from '../shared/colors';
import { type HeatTheme, useHeatTheme } from '../shared/theme';
import { axisNames, titleOf } from './names';
import { blockOf, inksOf, paintBlock } from './paint-surface';
import { firstTurn, type Projector, projector, type Turn, turnedBy, turnedByKey, turning } from './projection';
import type { Raced, Seen } from './questions';
import { lossAt, type Relief } from './relief';
import { MOST_RACERS } from './way-drawing';
import { clipped, type Way } from './ways';

interface Props {
  readonly seen: Seen;
  readonly relief: Relief;
  readonly width: number;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly at: number;
  readonly raced: Raced | undefined;
  readonly step: number;
  readonly turn: Turn;
  /** Called when the reader has turned it. */
  readonly onTurn: (turn: Turn) => void;
}

/** Of the picture, to its width. */
const HEIGHT = 0.74;

/** The loss as a surface that is turned by dragging and by the arrow keys. */
export function Surface({ seen, relief, width, canvas, at, raced, step, turn, onTurn }: Props) {
  const theme = useHeatTheme();
  const id = useId();
  const { look } = seen;
  const height = Math.round(width * HEIGHT);
  const block = useMemo(() => blockOf(look.loss, relief), [look, relief]);
  const inks = useMemo(() => inksOf(relief.levels.length, theme.scale.zero, theme.scale.positive, theme.foreground), [relief, theme]);
  const styles = useMemo(readWayStyles, [theme]);
  const shown = useRef(turn);
  const frame = useRef<number | undefined>(undefined);
  const paint = useRef<() => void>(() => undefined);
  paint.current = () => {
    const context = canvas.current && sharp(canvas.current, width, height);
    if (!context) return;
    const to = projector(shown.current, width, height);
    context.font = `11px ${getComputedStyle(document.body).fontFamily}`;
    paintGround(context, to, inks.line);
    paintBlock(context, block, inks, to);
    if (look.path.x.length > 0) paintWay(context, { look, relief, way: look.path, upTo: at, to }, raced ? styles.pale : styles.run);
    raced?.race.racers.forEach((way, i) => {
      paintWay(context, { look, relief, way, upTo: step, to }, styles.racers[i % MOST_RACERS] as WayStyle);
    });
    paintNames(context, to, look, relief, theme);
  };
  useLayoutEffect(() => {
    shown.current = turn;
    paint.current();
  }, [block, inks, styles, width, at, raced, step, turn.turn, turn.tilt]);
  useLayoutEffect(() => () => cancelAnimationFrame(frame.current ?? 0), []);
  // Nothing but the canvas changes while it is turned.
  const drag = (to: Turn): void => {
    shown.current = to;
    frame.current ??= requestAnimationFrame(() => {
      frame.current = undefined;
      paint.current();
    });
  };
  const title = titleOf(look);
  return (
    <figure class="picture loss-surface">
      <div
        class="surface-turn"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is turned with the arrow keys
        tabIndex={0}
        aria-label={l10n.t('Surface of {0}. The arrow keys turn it.', title)}
        aria-describedby={id}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={({ buttons, movementX, movementY }) => {
          if (buttons === 1) drag(turnedBy(shown.current, -movementX * turning.pixel, movementY * turning.pixel));
        }}
        onPointerUp={() => onTurn(shown.current)}
        onKeyDown={(event) => {
          const to = turnedByKey(shown.current, event.key);
          if (!to) return;
          event.preventDefault();
          onTurn(to);
        }}
        onDblClick={() => onTurn(firstTurn)}
      >
        <canvas ref={canvas} style={{ width: `${width}px`, height: `${height}px` }} />
      </div>
      <figcaption id={id} class="quiet">
        {l10n.t('Dragging or the arrow keys turn it. Height is the loss, from {0} to {1}.', figure(relief.span[0]), figure(relief.span[1]))}
      </figcaption>
    </figure>
  );
}

/** As sharp as the screen is, and empty. */
function sharp(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D | null {
  const dots = devicePixelRatio || 1;
  const [across, down] = [Math.round(width * dots), Math.round(height * dots)];
  if (canvas.width !== across || canvas.height !== down) Object.assign(canvas, { width: across, height: down });
  const context = canvas.getContext('2d');
  context?.setTransform(dots, 0, 0, dots, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}

const corners = [
  [-0.5, -0.5],
  [0.5, -0.5],
  [0.5, 0.5],
  [-0.5, 0.5],
] as const;

function paintGround(context: CanvasRenderingContext2D, { x, y }: Projector, line: string): void {
  context.beginPath();
  for (const [i, [u, v]] of corners.entries()) context[i ? 'lineTo' : 'moveTo'](x(u, v), y(u, v, 0));
  context.closePath();
  context.strokeStyle = line;
  context.lineWidth = 1;
  context.stroke();
}

interface Painted {
  readonly look: Seen['look'];
  readonly relief: Relief;
  readonly way: Way;
  readonly upTo: number;
  readonly to: Projector;
}

interface WayStyle {
  readonly color: string;
  readonly dash: readonly number[];
  readonly mark: number;
}

/** The style sheet's colours and dashes of the ways, which the map has from it too: of the run, pale and not, and of each optimizer. */
function readWayStyles(): { readonly run: WayStyle; readonly pale: WayStyle; readonly racers: readonly WayStyle[] } {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  document.body.append(svg);
  const styleOf = (of: string, within: string, mark: number): WayStyle => {
    svg.setAttribute('class', within);
    svg.innerHTML = `<g class="${of}"><path class="way"/></g>`;
    const { stroke, strokeDasharray } = getComputedStyle(svg.querySelector('path') as SVGPathElement);
    return { color: stroke, dash: strokeDasharray === 'none' ? [] : strokeDasharray.split(',').map(Number.parseFloat), mark };
  };
  const styles = {
    run: styleOf('run-way', 'ways', 0),
    pale: styleOf('run-way', 'ways racing', 0),
    racers: Array.from({ length: MOST_RACERS }, (_, i) => styleOf(`racer-${i}`, 'ways', i + 1)),
  };
  svg.remove();
  return styles;
}

/** Parts of the ground's width in which a way follows the surface. */
const FINE = 60;

/** A way as it lies on the surface, over all that would cover it; what is beyond the edge is left out. */
function paintWay(context: CanvasRenderingContext2D, { look, relief, way, upTo, to }: Painted, { color, dash, mark }: WayStyle): void {
  const { box, span } = relief;
  const part = (value: number, [from, end]: readonly [number, number]): number => (value - from) / (end - from) - 0.5;
  const onSurface = (x: number, y: number): readonly [number, number] | undefined => {
    const height = (lossAt(look, x, y) - span[0]) / (span[1] - span[0]);
    const [u, v] = [part(x, box.x), part(y, box.y)];
    return Number.isFinite(height) ? [to.x(u, v), to.y(u, v, height)] : undefined;
  };
  let pen = false;
  const draw = (x: number, y: number): void => {
    const at = onSurface(x, y);
    if (at) context[pen ? 'lineTo' : 'moveTo'](...at);
    pen = at !== undefined;
  };
  const ground = { left: box.x[0], top: box.y[0], across: box.x[1] - box.x[0], down: box.y[1] - box.y[0] };
  const last = Math.min(upTo, way.x.length - 1);
  context.beginPath();
  for (let i = 0; i < last; i++) {
    const line = clipped([way.x[i] as number, way.y[i] as number], [way.x[i + 1] as number, way.y[i + 1] as number], ground, 0);
    if (!line) continue;
    const [[ax, ay], [bx, by]] = line;
    const parts = Math.max(1, Math.ceil(Math.hypot((bx - ax) / ground.across, (by - ay) / ground.down) * FINE));
    pen &&= ax === way.x[i] && ay === way.y[i];
    for (let k = pen ? 1 : 0; k <= parts; k++) draw(ax + ((bx - ax) * k) / parts, ay + ((by - ay) * k) / parts);
  }
  context.strokeStyle = color;
  context.lineWidth = 2;
  context.setLineDash([...dash]);
  context.stroke();
  context.setLineDash([]);
  const end = onSurface(way.x[last] as number, way.y[last] as number);
  if (!end) return;
  context.fillStyle = color;
  context.fill(new Path2D(shapePath(mark, end[0], end[1], 4.5)));
}

/** Where an axis ends, in few digits: it is no figure to be read off. */
const short = (value: number): string => figure(Number(value.toPrecision(2)));

/** The axes' names at the two sides of the ground that are in front, with where they begin and end. */
function paintNames(context: CanvasRenderingContext2D, to: Projector, look: Seen['look'], { box }: Relief, theme: HeatTheme): void {
  const [x, y] = axisNames(look).short;
  context.fillStyle = cssColor(theme.foreground);
  context.textBaseline = 'top';
  // The side of the ground that is nearest to the reader.
  const v = to.depth(0, 1) > 0 ? -0.5 : 0.5;
  const u = to.depth(1, 0) > 0 ? -0.5 : 0.5;
  const write = (text: string, atU: number, atV: number, out: readonly [number, number]): void => {
    context.textAlign = 'center';
    context.fillText(text, to.x(atU, atV) + out[0], to.y(atU, atV, 0) + out[1]);
  };
  const beside = (towards: number): readonly [number, number] => [towards < to.x(0, 0) ? -12 : 12, 4];
  const frontX = beside(to.x(0, v));
  const frontY = beside(to.x(u, 0));
  write(x, 0, v, [frontX[0], frontX[1] + 4]);
  write(y, u, 0, [frontY[0], frontY[1] + 4]);
  for (const [i, at] of [-0.42, 0.42].entries()) {
    write(short(box.x[i] as number), at, v, frontX);
    write(short(box.y[i] as number), u, at, frontY);
  }
}
