import type { Activation } from '../registry/activations';
import { type Loss, lossOutputs, takesLogits } from '../registry/losses';
import { curveOf } from '../sheets/functions/curve';
import { lossCurve, ofProbabilities } from '../sheets/functions/loss-curve';
import { lossOfOutputs } from '../step/loss-formulas';
import { type Area, FRAME, type Ground, line, type Point, type Scale, type Shape, scaleOf, sign, svg } from './svg';

/** A curve of a picture: its name in signs, and its value at each x; NaN where there is none. */
interface Curve {
  readonly name: string;
  readonly value: (x: number) => number;
}

/** What a picture of curves shows; the second of two curves is dashed. */
interface CurvePicture {
  readonly x: readonly [from: number, to: number];
  readonly curves: readonly Curve[];
  /** What x is, in a sign. */
  readonly variable: string;
}

/** An activation and its derivative. */
export function activationCurves(activation: Activation): CurvePicture {
  const { value, slope } = curveOf({ is: 'activation', activation });
  return {
    x: [-4, 4],
    variable: 'z',
    curves: [
      { name: 'f(z)', value },
      { name: 'f′(z)', value: slope },
    ],
  };
}

/** Of a target of 0 the error in percent is infinite. */
const otherTargets: { readonly [T in Loss['type']]?: readonly [number, number] } = { mean_absolute_percentage_error: [2, 1] };

/** The targets that a loss is shown for, the one of the solid curve first, and the predictions between which it is. */
export function lossRange(loss: Loss): { readonly from: number; readonly to: number; readonly targets: readonly number[] } {
  const takes = lossOutputs(loss);
  const targets = otherTargets[loss.type] ?? [1, takes === 'margin' ? -1 : 0];
  if (ofProbabilities(loss)) return { from: 0, to: 1, targets };
  if (takes === 'counts') return { from: 0, to: 3, targets };
  if (takesLogits(loss) || takes === 'scores') return { from: -4, to: 4, targets };
  return { from: takes === 'margin' ? -3 : -2, to: 3, targets };
}

/** A loss over the prediction, for two targets; one of directions over the angle between prediction and target. */
export function lossCurves(loss: Loss): CurvePicture {
  if (lossOutputs(loss) === 'direction') {
    const y = Float64Array.of(1, 0);
    const at = (degrees: number) => Float64Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));
    return { x: [-180, 180], variable: '°', curves: [{ name: 'L', value: (degrees) => lossOfOutputs(loss).loss(y, at(degrees)) }] };
  }
  const { from, to, targets } = lossRange(loss);
  const curves = targets.flatMap((target): Curve[] => {
    const body = lossCurve(loss, target);
    return body ? [{ name: `y = ${shown(target)}`, value: curveOf(body).value }] : [];
  });
  return { x: [from, to], variable: 'ŷ', curves };
}

/** Points at which a curve is taken, about one for every pixel and a half; an even number leaves out 0, where many have a corner. */
const POINTS = 120;

/** The points of a curve in the units of its axes, in as many strokes as it has parts. */
export function strokesOf({ value }: Curve, [from, to]: CurvePicture['x']): readonly (readonly Point[])[] {
  const points = Array.from({ length: POINTS }, (_, i): Point => {
    const x = from + ((to - from) * i) / (POINTS - 1);
    return [x, value(x)];
  });
  const strokes: Point[][] = [[]];
  points.forEach((point, i) => {
    const broken = !Number.isFinite(point[1]) || jumps(points, i);
    if (broken && strokes.at(-1)?.length) strokes.push([]);
    if (Number.isFinite(point[1])) strokes.at(-1)?.push(point);
  });
  return strokes.filter((stroke) => stroke.length > 1);
}

/** True where a curve jumps before a point: it changes far more there than beside it. */
function jumps(points: readonly Point[], i: number): boolean {
  const change = (k: number): number => {
    const [a, b] = [points[k - 1]?.[1], points[k]?.[1]];
    return a === undefined || b === undefined || !Number.isFinite(b - a) ? 0 : Math.abs(b - a);
  };
  const beside = [i - 2, i - 1, i + 1, i + 2].map(change);
  return change(i) > 0.05 && change(i) > 4 * Math.max(...beside);
}

/** What is higher or lower than this says no more about a curve's form. */
const MOST = 4;

/** The part of the plane that is drawn: all of the curves but for what is far off, and 0. */
function areaOf({ x, curves }: CurvePicture, strokes: readonly (readonly (readonly Point[])[])[]): Area {
  const inner = strokes.flat(2).filter(([at]) => at > x[0] + (x[1] - x[0]) * 0.02 && at < x[1] - (x[1] - x[0]) * 0.02);
  const values = inner.map(([, y]) => y);
  // Of a loss in percent the form is what is looked at, whatever its size.
  const most = Math.max(MOST, Math.min(...curves.map(({ value }) => Math.abs(value((x[0] + x[1]) / 2)) * 2).filter(Number.isFinite)));
  const low = Math.max(-most / 2, Math.min(0, ...values));
  const high = Math.min(most, Math.max(0.5, ...values));
  // Numbers that are read at a glance: what nears 1 has its axis end at 1.
  return { x, y: [Math.floor(low * 2) / 2, Math.ceil(high * 2) / 2] };
}

/** Curves over one variable, with axes through 0. */
export function curvesSvg(picture: CurvePicture, ground: Ground): string {
  const strokes = picture.curves.map((curve) => strokesOf(curve, picture.x));
  const area = areaOf(picture, strokes);
  const [low, high] = area.y;
  const margin = (high - low) * 0.06;
  const scale = scaleOf({ ...area, y: [low - margin, high + margin] });
  const drawn = strokes.flatMap((parts, i) =>
    parts.map((part) =>
      line(
        part.map(([x, y]): Point => [scale.x(x), scale.y(y)]),
        i ? 'second' : 'first',
        { dashed: i > 0 },
      ),
    ),
  );
  return svg(ground, [...axes(area, scale, picture.variable), ...legend(picture.curves)], drawn);
}

/** Both axes through 0, with the numbers at their ends. */
function axes({ x, y }: Area, scale: Scale, variable: string): readonly Shape[] {
  const [zeroX, zeroY] = [scale.x(Math.max(x[0], Math.min(0, x[1]))), scale.y(0)];
  const thin = { width: 0.8 };
  return [
    line(
      [
        [FRAME.left, zeroY],
        [FRAME.right, zeroY],
      ],
      'faint',
      thin,
    ),
    line(
      [
        [zeroX, FRAME.top],
        [zeroX, FRAME.bottom],
      ],
      'faint',
      thin,
    ),
    ...x.map((value, i) => sign(shown(value), [scale.x(value), FRAME.bottom + 13], 'text', i ? 'end' : 'start')),
    sign(variable, [(FRAME.left + FRAME.right) / 2, FRAME.bottom + 13], 'text', 'middle'),
    ...[...new Set([y[0], 0, y[1]])].map((value) => sign(shown(value), [FRAME.left - 5, scale.y(value) + 3.5], 'text', 'end')),
  ];
}

/** The curves' names, with a piece of each. */
const legend = (curves: readonly Curve[]): readonly Shape[] =>
  curves.flatMap(({ name }, i) => {
    const colour = i ? 'second' : 'first';
    const y = FRAME.top + 6 + i * 26;
    return [
      line(
        [
          [FRAME.right + 8, y],
          [FRAME.right + 34, y],
        ],
        colour,
        { dashed: i > 0 },
      ),
      sign(name, [FRAME.right + 8, y + 13], colour),
    ];
  });

const shown = (value: number): string => String(value).replace('-', '−');
