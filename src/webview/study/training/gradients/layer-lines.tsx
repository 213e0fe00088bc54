import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { figure, percent } from '../../../../ml/language/number-text';
import type { TextSize } from '../../shared/measure';
import { logTicks, logTickTexts, pixel, type Span, scale, spanOf, ticksOf } from '../../shared/scale';
import type { Pointing } from '../pointing';
import { placeLabels } from './labels';
import type { Series } from './series';

interface Props {
  readonly title: string;
  /** `size`: numbers above 0, on a logarithmic scale; `share`: 0 … 1. */
  readonly kind: 'size' | 'share';
  readonly series: readonly Series[];
  /** Where each layer is among all that are drawn, 0 … 1: its colour. */
  readonly depth: (name: string) => number;
  /** Epochs done at each moment. */
  readonly epochs: readonly number[];
  /** The moment that the reader points at. */
  readonly at: number | undefined;
  /** The layer that the reader points at. */
  readonly layer: string | undefined;
  readonly onLayer: (name: string | undefined) => void;
  readonly pointing: Pointing;
  readonly width: number;
  readonly text: TextSize;
}

const HEIGHT = 216;
const margin = { left: 52, top: 8, bottom: 36 } as const;

/** Lines of layers over the epochs, each with its name at its end. */
export function LayerLines({ title, kind, series, depth, epochs, at, layer, onLayer, pointing, width, text }: Props) {
  const [top, bottom] = [margin.top, HEIGHT - margin.bottom];
  const written = kind === 'size' ? figure : percent;
  const shown = at ?? epochs.length - 1;
  const named = ({ name, values }: Series, room: number): string => {
    const value = written(values[shown] as number);
    return text.width(`${name} ${value}`) <= room ? `${name} ${value}` : shortened(name, room, text);
  };
  const widest = Math.max(...series.map(({ name }) => text.width(`${name} 0.0e−00`)));
  const room = Math.min(widest, width * 0.34);
  const right = Math.max(margin.left + 40, width - room - 20);
  const span = kind === 'size' ? logSpan(series) : ([0, 1] as const);
  const up = heightOf(kind, span, [bottom, top]);
  const across = scale([Math.min(0, epochs[0] ?? 0), Math.max(1, epochs.at(-1) ?? 1)], [margin.left, right]);
  const labels = placeLabels(
    series.map(({ values }) => up(values.findLast(Number.isFinite) ?? Number.NaN)),
    [top + text.line / 2, bottom - text.line / 4],
    text.line,
  );
  const colour = (name: string) => ({ '--depth': `${Math.round(100 * depth(name))}%` });
  const emphasis = (name: string): string =>
    layer === name ? ' here' : layer !== undefined && series.some((one) => one.name === layer) ? ' pale' : '';
  const ends = [series[0]?.name, series.at(-1)?.name];
  return (
    <figure class="layer-lines">
      <p class="chart-title">{title}</p>
      <svg
        class="plot"
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        aria-hidden="true"
        onPointerMove={(event) => pointing.actions.hover(epochAt(event, epochs, across))}
        onPointerLeave={() => pointing.actions.leave()}
        onClick={(event) => pointing.actions.pick(epochAt(event, epochs, across))}
      >
        <Axes kind={kind} span={span} up={up} across={across} epochs={epochs} bottom={bottom} right={right} />
        {shown >= 0 && at !== undefined && <path class="moment-line" d={`M${pixel(across(epochs[at] as number))} ${top}V${bottom}`} />}
        {series.map(({ name, values }) => (
          <g key={name} class={`layer-line${ends.includes(name) ? ' end' : ''}${emphasis(name)}`} style={colour(name)}>
            <path d={linePath(values, epochs, across, up)} />
            {at !== undefined && Number.isFinite(values[at]) && (
              <circle cx={pixel(across(epochs[at] as number))} cy={pixel(up(values[at] as number))} r={3} />
            )}
          </g>
        ))}
        {labels.map((label) => {
          const one = series[label.at] as Series;
          return (
            <g
              key={one.name}
              class={`line-name${emphasis(one.name)}`}
              style={colour(one.name)}
              onPointerEnter={() => onLayer(one.name)}
              onPointerLeave={() => onLayer(undefined)}
            >
              <path d={`M${right} ${pixel(label.wanted)}L${right + 8} ${pixel(label.y)}H${right + 14}`} />
              <text x={right + 18} y={pixel(label.y + text.line * 0.28)}>
                {named(one, room)}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

/** The span of a logarithmic axis: whole powers of ten where there are several. */
function logSpan(series: readonly Series[]): Span {
  const [low, high] = spanOf(series.flatMap(({ values }) => values.filter((value) => value > 0))) ?? [0.1, 1];
  if (high / low > 30) return [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high))];
  return [low / 1.5, high * 1.5];
}

/** Where a value is; on a logarithmic scale, 0 is at the lower edge. */
function heightOf(kind: Props['kind'], span: Span, pixels: Span): (value: number) => number {
  if (kind === 'share') return scale(span, pixels);
  const by = scale([Math.log10(span[0]), Math.log10(span[1])], pixels);
  return (value) => by(Math.log10(Math.max(span[0], value)));
}

/** A line through the values that there are. */
const linePath = (values: readonly number[], epochs: readonly number[], across: (v: number) => number, up: (v: number) => number): string =>
  values
    .flatMap((value, i) => (Number.isFinite(value) ? [`${pixel(across(epochs[i] as number))} ${pixel(up(value))}`] : []))
    .map((point, i) => `${i === 0 ? 'M' : 'L'}${point}`)
    .join('');

function epochAt(event: MouseEvent, epochs: readonly number[], across: (v: number) => number): number {
  const { left } = (event.currentTarget as Element).getBoundingClientRect();
  const x = event.clientX - left;
  return epochs.reduce((best, epoch) => (Math.abs(across(epoch) - x) < Math.abs(across(best) - x) ? epoch : best), epochs[0] ?? 0);
}

/** A name that is too long loses its end. */
function shortened(name: string, room: number, text: TextSize): string {
  if (text.width(name) <= room) return name;
  let kept = name.length - 1;
  while (kept > 1 && text.width(`${name.slice(0, kept)}…`) > room) kept--;
  return `${name.slice(0, kept)}…`;
}

interface AxesProps extends Pick<Props, 'kind' | 'epochs'> {
  readonly span: Span;
  readonly up: (value: number) => number;
  readonly across: (value: number) => number;
  readonly bottom: number;
  readonly right: number;
}

function Axes({ kind, span, up, across, epochs, bottom, right }: AxesProps): ComponentChildren {
  const values = kind === 'size' ? logTicks(span, 5) : [0, 0.25, 0.5, 0.75, 1];
  const texts = kind === 'size' ? logTickTexts(values) : values.map(percent);
  const along = ticksOf([0, Math.max(1, epochs.at(-1) ?? 1)], Math.max(2, Math.floor((right - margin.left) / 80))).filter(({ value }) =>
    Number.isInteger(value),
  );
  return (
    <g class="plot-axes">
      <path
        class="plot-grid"
        d={[
          ...values.map((value) => `M${margin.left} ${pixel(up(value))}H${right}`),
          ...along.map(({ value }) => `M${pixel(across(value))} ${margin.top}V${bottom}`),
        ].join('')}
      />
      {values.map((value, i) => (
        <text key={`y${value}`} class="plot-tick" x={margin.left - 6} y={pixel(up(value) + 4)} text-anchor="end">
          {texts[i]}
        </text>
      ))}
      {along.map(({ value, text }) => (
        <text key={`x${value}`} class="plot-tick" x={pixel(across(value))} y={bottom + 16} text-anchor="middle">
          {text}
        </text>
      ))}
      <text class="plot-name" x={right} y={bottom + 32} text-anchor="end">
        {l10n.t('Epoch')}
      </text>
    </g>
  );
}
