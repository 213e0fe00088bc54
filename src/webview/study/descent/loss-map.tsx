import * as l10n from '@vscode/l10n';
import type { RefObject } from 'preact';
import { useId, useMemo } from 'preact/hooks';
import { figure } from '../../../ml/language/number-text';
import { areaPath, Hatches } from '../plane/boundary/drawing';
import { HeightAreas, HeightLines } from '../plane/boundary/graded';
import { Frame, type Layout, layOut } from '../plane/frame';
import { axisNames, titleOf } from './names';
import type { Raced, Seen, Slope } from './questions';
import type { Relief } from './relief';
import { SlopeArrow, WayEnds, Ways } from './way-drawing';

type Point = readonly [x: number, y: number];

interface Props {
  readonly seen: Seen;
  readonly relief: Relief;
  /** Pixels. */
  readonly width: number;
  readonly sentence: string;
  readonly drawing: RefObject<SVGSVGElement | null>;
  /** The place in the way of the run that is shown. */
  readonly at: number;
  readonly raced: Raced | undefined;
  readonly step: number;
  /** Where the pointer or the arrow keys are. */
  readonly probe: Point | undefined;
  readonly onProbe: (point: Point | undefined) => void;
  readonly slope: Slope | undefined;
  /** Of the step that the arrow shows. */
  readonly rate: number;
  readonly onStart: (point: Point) => void;
}

/** Higher than wide by what the axes take more, so that the plane is a square. */
const TALLER = 8;

/** Parts of the picture that an arrow key goes. */
const STEPS = 40;

const keys: Readonly<Record<string, Point>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** The loss as a map: contours, the way of the run, the ways of the optimizers, and the slope where the reader points. */
export function LossMap(props: Props) {
  const { seen, relief, width, sentence, drawing, at, raced, step, probe, onProbe, slope, rate, onStart } = props;
  const { look } = seen;
  const id = useId();
  const { box } = relief;
  const layout = useMemo(() => layOut(width, width + TALLER, box), [width, ...box.x, ...box.y]);
  const ground = useMemo(() => <Ground layout={layout} relief={relief} id={id} />, [layout, relief]);
  // Ways end at the lowest point, and are named there.
  const lines = useMemo(
    () => <HeightLines layout={layout} shown={relief} free={look.lowest ? [[layout.x(look.lowest.x), layout.y(look.lowest.y)]] : []} />,
    [layout, relief],
  );
  const names = axisNames(look);
  const title = titleOf(look);
  const pointAt = ({ clientX, clientY, currentTarget }: PointerEvent): Point => {
    const corner = (currentTarget as Element).getBoundingClientRect();
    return placeAt(layout, clientX - corner.left, clientY - corner.top);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const way = keys[event.key];
    if (way) onProbe(moved(probe, way, event.shiftKey ? STEPS * 5 : STEPS, layout));
    else if (event.key === 'Enter' && probe) onStart(probe);
    else if (event.key === 'Escape' && probe) onProbe(undefined);
    else return;
    event.preventDefault();
  };
  return (
    <figure class="picture loss-map">
      <h2>{title}</h2>
      <div
        class="picture-walk"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its places are walked with the arrow keys
        tabIndex={0}
        aria-label={l10n.t('{0}. The arrow keys walk over the map, Enter starts there.', title)}
        aria-describedby={`${id}-sentence`}
        onKeyDown={onKeyDown}
        onBlur={() => onProbe(undefined)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          onStart(pointAt(event));
        }}
        onPointerMove={(event) => {
          onProbe(pointAt(event));
          if (event.buttons === 1) onStart(pointAt(event));
        }}
        onPointerLeave={() => onProbe(undefined)}
      >
        <svg
          ref={drawing}
          class="plot"
          role="img"
          aria-label={title}
          width={layout.width}
          height={layout.height}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
        >
          <Frame
            layout={layout}
            names={names.full}
            ground={ground}
            over={<WayEnds layout={layout} path={look.path} at={at} raced={raced} step={step} />}
          >
            {lines}
            <Ways layout={layout} path={look.path} at={at} raced={raced} step={step} />
            {slope && probe && <SlopeArrow layout={layout} slope={slope} rate={rate} />}
          </Frame>
        </svg>
      </div>
      <figcaption id={`${id}-sentence`}>{sentence}</figcaption>
      <output class="picture-reading">{probe && slope ? slopeText(slope, names.short, rate) : ''}</output>
    </figure>
  );
}

/** What lies under the lines; hatched where the loss is no finite number. */
const Ground = ({ layout, relief, id }: { readonly layout: Layout; readonly relief: Relief; readonly id: string }) => (
  <>
    <Hatches id={id} />
    <HeightAreas layout={layout} shown={relief} />
    {relief.broken.length > 0 && <path class="no-loss" d={areaPath(relief.broken, layout)} fill={`url(#${id}-0)`} />}
  </>
);

/** The point of the plane at a place of the picture. */
function placeAt({ left, top, across, down, box }: Layout, px: number, py: number): Point {
  const part = (value: number): number => Math.min(1, Math.max(0, value));
  const [u, v] = [part((px - left) / across), part(1 - (py - top) / down)];
  return [rounded(box.x[0] + u * (box.x[1] - box.x[0]), box.x), rounded(box.y[0] + v * (box.y[1] - box.y[0]), box.y)];
}

/** With the digits that a pixel is worth, so that a start can be said and typed. */
function rounded(value: number, [from, to]: Point): number {
  const digits = Math.max(0, 3 - Math.floor(Math.log10(to - from)));
  return Number(value.toFixed(Math.min(12, digits)));
}

/** From the middle on, where there is no point yet. */
function moved(from: Point | undefined, [dx, dy]: Point, parts: number, { box }: Layout): Point {
  const [x, y] = from ?? [(box.x[0] + box.x[1]) / 2, (box.y[0] + box.y[1]) / 2];
  const go = (value: number, by: number, span: Point): number =>
    rounded(Math.min(span[1], Math.max(span[0], value + (by * (span[1] - span[0])) / parts)), span);
  return [go(x, dx, box.x), go(y, dy, box.y)];
}

/** The loss and its slope at a point, and what the arrow is. */
const slopeText = ({ point, loss, gradient }: Slope, [x, y]: readonly [string, string], rate: number): string =>
  [
    `${x} = ${figure(point[0])}, ${y} = ${figure(point[1])}: J = ${figure(loss)}, ∂J/∂${x} = ${figure(gradient[0])}, ∂J/∂${y} = ${figure(gradient[1])}.`,
    l10n.t('The arrow is −{0} · ∇J; a click starts here.', figure(rate)),
  ].join(' ');
