import * as l10n from '@vscode/l10n';
import type { SurfaceLook } from '../../../ml/descent/look';
import type { Layout } from '../plane/frame';
import { shapePath } from '../plane/marks';
import { pixel } from '../shared/scale';
import type { Raced, Slope } from './questions';
import { arrowTip, dotPath, type End, endOf, headPath, labelsOf, type Way, wayLines } from './ways';

/** So many ways can be distinguished; the style sheet has a line and a colour for each. */
export const MOST_RACERS = 8;

interface Props {
  readonly layout: Layout;
  readonly path: SurfaceLook['path'];
  /** The place in the way of the run that is shown. */
  readonly at: number;
  /** Descents that are drawn over it. */
  readonly raced: Raced | undefined;
  /** Steps of them that are shown in full. */
  readonly step: number;
}

/** What is within the edges: the way of the run, and of each optimizer. */
export const Ways = ({ layout, path, at, raced, step }: Props) => (
  <g class={raced ? 'ways racing' : 'ways'}>
    {path.x.length > 0 && (
      <g class="run-way">
        <Lines way={path} to={at} layout={layout} />
        {!raced && <path class="way-dots" d={dotPath(path, at, layout)} />}
      </g>
    )}
    {raced?.race.racers.map((racer, i) => (
      <g key={raced.runners[i]?.name} class={`racer-${i % MOST_RACERS}`}>
        <Lines way={racer} to={step} layout={layout} />
        {raced.race.racers.length === 1 && <path class="way-dots" d={dotPath(racer, step, layout)} />}
      </g>
    ))}
  </g>
);

/** A way: what is not shown yet pale, and what only passes through the picture thin. */
function Lines({ way, to, layout }: { readonly way: Way; readonly to: number; readonly layout: Layout }) {
  const [done, rest] = [wayLines(way, 0, to, layout), wayLines(way, to, way.x.length - 1, layout)];
  const paths = [
    ['way rest', rest.near],
    ['way rest through', rest.through],
    ['way through', done.through],
    ['way', done.near],
  ] as const;
  return <>{paths.map(([kind, d]) => d && <path key={kind} class={kind} d={d} />)}</>;
}

/** What is over all: where the ways begin and end, and what they are called. */
export function WayEnds({ layout, path, at, raced, step }: Props) {
  const ends: (End & { readonly name: string; readonly mark: number | undefined; readonly whole: boolean })[] = [];
  const add = (name: string, way: Way, to: number, mark?: number): void => {
    const end = endOf(way, to, layout);
    if (end) ends.push({ ...end, name, mark, whole: !end.leaves });
  };
  if (path.x.length > 1) add(l10n.t('run'), path, at);
  raced?.race.racers.forEach((racer, i) => {
    add(raced.runners[i]?.name ?? '', racer, step, i);
  });
  const start = raced ? raced.start : path.x.length > 0 ? ([path.x[0] as number, path.y[0] as number] as const) : undefined;
  const first = start && endOf({ x: [start[0]], y: [start[1]] }, 0, layout);
  const labels = labelsOf([...ends, ...(first ? [{ ...first, name: l10n.t('start') }] : [])], layout);
  return (
    <g class="way-ends">
      {first && <circle class="way-start" cx={pixel(first.at[0])} cy={pixel(first.at[1])} r={6} />}
      {ends.map(({ at: [x, y], name, mark, whole }) => (
        <path
          key={name}
          class={`way-end ${mark === undefined ? 'run-way' : `racer-${mark % MOST_RACERS}`}${whole ? '' : ' away'}`}
          d={mark === undefined ? shapePath(0, x, y, 4) : shapePath(mark + 1, x, y, 5)}
        />
      ))}
      {labels.map(({ name, text, x, y, anchor }) => (
        <text key={name} class="way-name" x={pixel(x)} y={pixel(y)} text-anchor={anchor}>
          {text}
        </text>
      ))}
    </g>
  );
}

/** The step against the gradient that would be made from a point. */
export function SlopeArrow({ layout, slope, rate }: { readonly layout: Layout; readonly slope: Slope; readonly rate: number }) {
  const { point, gradient } = slope;
  const tip = arrowTip(point, gradient, rate, layout);
  const from = [layout.x(point[0]), layout.y(point[1])] as const;
  const to = tip && ([layout.x(tip[0]), layout.y(tip[1])] as const);
  return (
    <g class="slope-arrow">
      <circle cx={pixel(from[0])} cy={pixel(from[1])} r={3} />
      {to && <path d={`M${pixel(from[0])} ${pixel(from[1])}L${pixel(to[0])} ${pixel(to[1])}${headPath(from, to)}`} />}
    </g>
  );
}
