import * as l10n from '@vscode/l10n';
import type { RefObject } from 'preact';
import { useId, useMemo } from 'preact/hooks';
import { Inside, type Layout } from '../plane/frame';
import type { TextSize } from '../shared/measure';
import { pixel, type Span, scale } from '../shared/scale';
import { AxesThroughZero, CurveNames, curvePath, endOf, type Name } from './plot';
import { pointText, xName } from './sentence';
import { curveClass, type Drawn, heightOf } from './shown';
import type { Sight } from './sight';

interface Props {
  readonly sight: Sight;
  readonly title: string;
  readonly sentence: string;
  readonly width: number;
  readonly text: TextSize;
  /** How far away the second point of the secant is, where one is drawn. */
  readonly secant: number | undefined;
  readonly drawing: RefObject<SVGSVGElement | null>;
  readonly onMove: (x: number) => void;
  /** The same while the pointer holds it. */
  readonly onDrag: (x: number) => void;
  readonly onDrop: () => void;
}

/** Places that a point is moved by: a hundredth of the range or so, so that its x is a short number. */
const unitOf = ([from, to]: Span): number => 10 ** (Math.floor(Math.log10(to - from)) - 3);

const rounded = (value: number, unit: number): number => Number((Math.round(value / unit) * unit).toPrecision(12)) + 0;

/** Where a key moves the point. */
function moved(event: KeyboardEvent, x: number, [from, to]: Span, step: number): number | undefined {
  const unit = unitOf([from, to]);
  const by = event.shiftKey ? unit : 10 * unit;
  const to_: Readonly<Record<string, number>> = {
    ArrowRight: x + by,
    ArrowUp: x + by,
    ArrowLeft: x - by,
    ArrowDown: x - by,
    PageUp: x + step,
    PageDown: x - step,
    Home: from,
    End: to,
  };
  const found = to_[event.key];
  return found === undefined ? undefined : Math.min(to, Math.max(from, rounded(found, unit)));
}

const TITLE = 22;
const TOP = 24;
const GAP = 40;

interface Plots {
  readonly height: number;
  readonly margin: number;
  /** Of the curves that are shown, and of their derivatives. */
  readonly names: readonly string[];
  readonly derivatives: readonly string[];
  readonly widthOf: (text: string) => number;
  readonly curves: Layout;
  readonly slopes: Layout;
}

/** The curves above, their derivatives below, over the same x. */
function plotsOf({ sheet: { x }, shown, chosen }: Pick<Sight, 'sheet' | 'shown' | 'chosen'>, width: number, text: TextSize): Plots {
  const widthOf = (name: string): number => text.width(name) * SMALLER;
  const fits = (name: string): boolean => widthOf(name) + 14 <= width * MOST_MARGIN;
  const names = shown.map((one) => nameOf(one, { shown }, fits));
  const derivatives = shown.map((one) => derivativeName(one, { shown }, fits));
  const margin = Math.round(Math.min(Math.max(...[...names, ...derivatives].map(widthOf)) + 14, width * MOST_MARGIN));
  const [left, across] = [8, Math.max(40, width - 8 - margin)];
  const down = Math.round(Math.min(340, Math.max(190, width * 0.46)));
  const lower = Math.round(down * 0.62);
  const layout = (top: number, height: number, y: Span): Layout => ({
    width,
    height,
    left,
    top,
    across,
    down: height,
    box: { x: [x.from, x.to], y },
    x: scale([x.from, x.to], [left, left + across]),
    y: scale(y, [top + height, top]),
  });
  const rest = shown.filter((one) => one !== chosen);
  const second = TITLE + TOP + down + GAP;
  return {
    height: second + lower + 36,
    margin,
    names,
    derivatives,
    widthOf,
    curves: layout(
      TITLE + TOP,
      down,
      heightOf(
        chosen.y,
        rest.map(({ y }) => y),
      ),
    ),
    slopes: layout(
      second,
      lower,
      heightOf(
        chosen.slope,
        rest.map(({ slope }) => slope),
      ),
    ),
  };
}

/** Texts of a plot are smaller than those of the page, and not bold. */
const SMALLER = 0.85;

/** The part of the width that names may take beside the plots. */
const MOST_MARGIN = 0.36;

/** The name of a curve: without its parameters where these would not fit beside the plot, and leave it distinct from the others. */
function nameOf(one: Drawn, { shown }: Pick<Sight, 'shown'>, fits: (text: string) => boolean): string {
  const short = shortName(one);
  return fits(one.of.written) || shown.some((other) => other !== one && shortName(other) === short) ? one.of.written : short;
}

const shortName = ({ of: { body, written } }: Drawn): string =>
  body.is === 'loss' ? body.loss.type : body.is === 'activation' ? body.activation.type : written;

/** The derivative's formula, or the function's name with a stroke. */
function derivativeName(one: Drawn, sight: Pick<Sight, 'shown'>, fits: (text: string) => boolean): string {
  const formula = one.of.derivative?.written;
  return formula !== undefined && fits(formula) ? formula : `${nameOf(one, sight, fits)}′`;
}

/** The picture, and the point that is moved in it by pointer and keys. */
export function TwoPlots({ sight, title, sentence, width, text, secant, drawing, onMove, onDrag, onDrop }: Props) {
  const id = useId();
  const { sheet, shown, chosen, x } = sight;
  const span: Span = [sheet.x.from, sheet.x.to];
  const plots = useMemo(
    () => plotsOf({ sheet, shown, chosen }, width, text),
    [sheet, chosen, width, text, shown.map(({ hue }) => hue).join()],
  );
  const to = (event: PointerEvent): void => {
    const { left, width: wide } = (event.currentTarget as Element).getBoundingClientRect();
    const { left: start, across } = plots.curves;
    const part = (((event.clientX - left) / wide) * width - start) / across;
    onDrag(Math.min(span[1], Math.max(span[0], rounded(span[0] + part * (span[1] - span[0]), unitOf(span)))));
  };
  return (
    <figure class="picture functions-picture">
      <div
        class="functions-point"
        role="slider"
        tabIndex={0}
        aria-label={l10n.t('Point on {0}', chosen.of.written)}
        aria-describedby={id}
        aria-valuemin={span[0]}
        aria-valuemax={span[1]}
        aria-valuenow={x}
        aria-valuetext={pointText(chosen, x)}
        onKeyDown={(event) => {
          const next = moved(event, x, span, sheet.x.step);
          if (next === undefined) return;
          event.preventDefault();
          onMove(next);
        }}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          (event.currentTarget as Element).setPointerCapture(event.pointerId);
          to(event);
        }}
        onPointerMove={(event) => {
          if (event.buttons & 1) to(event);
        }}
        onLostPointerCapture={onDrop}
      >
        <svg
          ref={drawing}
          class="plot"
          role="img"
          aria-label={title}
          aria-describedby={id}
          width={width}
          height={plots.height}
          viewBox={`0 0 ${width} ${plots.height}`}
        >
          <text class="plot-name functions-title" x={plots.curves.left} y={14}>
            {title}
          </text>
          <Curves plots={plots} sight={sight} />
          <Point sight={sight} plots={plots} secant={secant} />
        </svg>
      </div>
      <figcaption id={id}>{sentence}</figcaption>
    </figure>
  );
}

interface CurvesProps {
  readonly plots: Plots;
  readonly sight: Sight;
}

/** Everything that stays where it is while the point is moved. */
function Curves({ plots, sight: { sheet, shown, chosen } }: CurvesProps) {
  const { curves, slopes, margin, names, derivatives, widthOf } = plots;
  return useMemo(() => {
    const lines = (layout: Layout, of: (one: Drawn) => Float64Array) =>
      // The chosen one last, over the others.
      [...shown.filter((one) => one !== chosen), chosen].map((one) => (
        <path
          key={one.hue}
          class={`function-curve ${curveClass(one.hue)}${one === chosen ? ' chosen' : ''}`}
          d={curvePath(one.x, of(one), layout)}
        />
      ));
    const placed = (layout: Layout, of: (one: Drawn) => Float64Array, called: readonly string[]): Name[] =>
      shown.flatMap((one, i) => {
        const end = endOf(one.x, of(one), layout);
        return end ? [{ hue: one.hue, text: called[i] as string, ...end }] : [];
      });
    const y = ({ y: values }: Drawn): Float64Array => values;
    const slope = ({ slope: values }: Drawn): Float64Array => values;
    return (
      <>
        <AxesThroughZero
          layout={curves}
          names={['', 'f(x)']}
          over={<CurveNames names={placed(curves, y, names)} layout={curves} margin={margin} widthOf={widthOf} />}
        >
          {lines(curves, y)}
        </AxesThroughZero>
        <AxesThroughZero
          layout={slopes}
          names={[xName(sheet), 'f′(x)']}
          over={<CurveNames names={placed(slopes, slope, derivatives)} layout={slopes} margin={margin} widthOf={widthOf} />}
        >
          {lines(slopes, slope)}
        </AxesThroughZero>
      </>
    );
  }, [plots, sheet, shown.map(({ hue }) => hue).join(), chosen]);
}

/** Steps of a walk that are drawn. */
const MOST_DRAWN = 400;

interface PointProps {
  readonly sight: Sight;
  readonly plots: Plots;
  readonly secant: number | undefined;
}

/** The point with its tangent, the secant, and the way that it walked. */
function Point({ sight: { chosen, walk, x }, plots: { curves, slopes }, secant }: PointProps) {
  const { value, slope } = chosen.curve;
  const [y, rise] = [value(x), slope(x)];
  const [from, to] = curves.box.x;
  const at = (px: number, py: number): string => `${pixel(curves.x(px))} ${pixel(curves.y(py))}`;
  const far = secant === undefined ? undefined : x + secant;
  const quotient = far === undefined ? Number.NaN : (value(far) - y) / (far - x);
  const { inside } = chosen.of.minima;
  const way = walk.xs.slice(-MOST_DRAWN).map((px) => [px, value(px)] as const);
  return (
    <g class={curveClass(chosen.hue)}>
      <Inside layout={curves}>
        {Number.isFinite(rise) && (
          <path class="function-tangent" d={`M${at(from, y + rise * (from - x))}L${at(to, y + rise * (to - x))}`} />
        )}
        {Number.isFinite(quotient) && (
          <path class="function-secant" d={`M${at(from, y + quotient * (from - x))}L${at(to, y + quotient * (to - x))}`} />
        )}
        {way.length > 1 && <path class="function-way" d={`M${way.map(([px, py]) => at(px, py)).join('L')}`} />}
        {way.slice(0, -1).map(([px, py], i) => (
          <circle class="function-step" key={i} cx={pixel(curves.x(px))} cy={pixel(curves.y(py))} r={3} />
        ))}
      </Inside>
      {inside && <Minimum layout={curves} x={inside.x} y={inside.y} />}
      {far !== undefined && <Dot layout={curves} x={far} y={value(far)} hollow />}
      <Dot layout={curves} x={x} y={y} />
      <Dot layout={slopes} x={x} y={rise} />
    </g>
  );
}

/** A diamond around the lowest point. */
function Minimum({ layout: { box, x: toX, y: toY }, x, y }: Omit<DotProps, 'hollow'>) {
  if (y < box.y[0] || y > box.y[1]) return null;
  return <path class="function-minimum" d={`M${pixel(toX(x))} ${pixel(toY(y) - 7)}l7 7l-7 7l-7 -7z`} />;
}

interface DotProps {
  readonly layout: Layout;
  readonly x: number;
  readonly y: number;
  readonly hollow?: boolean;
}

function Dot({ layout: { box, x: toX, y: toY }, x, y, hollow = false }: DotProps) {
  const inside = x >= box.x[0] && x <= box.x[1] && y >= box.y[0] && y <= box.y[1];
  return inside ? <circle class={`function-dot${hollow ? ' hollow' : ''}`} cx={pixel(toX(x))} cy={pixel(toY(y))} r={5} /> : null;
}
