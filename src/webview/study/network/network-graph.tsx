import './network-graph.css';
import * as l10n from '@vscode/l10n';
import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { figure } from '../../../ml/language/number-text';
import { IconButton } from '../../shared/toolkit';
import type { LayerRow, Network } from '../messages/state';
import { type TextSize, useTextSize, useWidth } from '../shared/measure';
import { walk } from './arrow-keys';
import { BoxDrawing } from './box-drawing';
import { type BoxPlan, placeBoxes } from './box-layout';
import { boxLines, layerLabel, type NodeActions } from './layer-node';
import { NeuronDrawing, NeuronLinks } from './neuron-drawing';
import { largestNamed, type NeuronPlan, neuronColumns, placeNeurons, type Weights } from './neurons';

interface Props {
  readonly network: Network;
  readonly weights: Weights;
  /** Indices into the rows. */
  readonly chosen: number | undefined;
  readonly pointed: number | undefined;
  readonly onPoint: (row: number | undefined) => void;
  readonly onPick: (row: number) => void;
  readonly compact: boolean;
  /** A weight was picked, by its place in its variable; the same function each time. */
  readonly onWeight: ((variable: string, index: number) => void) | undefined;
  /** For those who save it. */
  readonly drawing: RefObject<SVGSVGElement | null>;
}

/** Drawn smaller than this, texts can no longer be read; at a glance it is the shape that counts. */
const SMALLEST = 0.75;
const SMALLEST_AT_A_GLANCE = 0.5;
const LARGEST_AT_A_GLANCE = 2;
/** Pixels, beside a picture of the answers. */
const HIGHEST_AT_A_GLANCE = 260;
const ZOOM = 1.25;
/** Part of the page's height, as in the style sheet; what is higher is scrolled. */
const HIGHEST = 0.7;

/** The layers and what leads from one to the next; small dense networks unit by unit. */
export function NetworkGraph({ network, weights, chosen, pointed, onPoint, onPick, onWeight, compact, drawing }: Props) {
  const region = useRef<HTMLDivElement>(null);
  const width = useWidth(region);
  const size = useTextSize();
  const [zoom, setZoom] = useState<number>();
  const [stop, setStop] = useState(0);
  // The state is sent whole again and again while a run continues; a layout is made anew only for another network.
  const look = JSON.stringify([network.rows.map(boxLines), network.edges, network.inputShape]);
  const wide = useMemo(() => planOf(network, size, compact, 'right'), [look, size, compact]);
  // A small form that has no room to the right goes down.
  const down = !compact || (wide.kind === 'boxes' && width > 0 && width < SMALLEST * wide.plan.width);
  const plan = useMemo(() => (down ? planOf(network, size, compact, 'down') : wide), [wide, down]);
  const links = useMemo(
    () => plan.kind === 'neurons' && <NeuronLinks plan={plan.plan} weights={weights} onWeight={onWeight} />,
    [plan, weights, onWeight],
  );
  const fitting = width / plan.plan.width;
  // Circles without a text can be drawn as large as there is room; texts stay at the size of all others.
  const room = compact && plan.kind === 'neurons' ? Math.min(LARGEST_AT_A_GLANCE, HIGHEST_AT_A_GLANCE / plan.plan.height) : 1;
  const scale = zoom ?? Math.max(compact ? SMALLEST_AT_A_GLANCE : SMALLEST, Math.min(fitting, Math.max(1, room)));
  const whole = Math.min(1, width / plan.plan.width, (HIGHEST * innerHeight) / plan.plan.height);
  useInSight(region, pointed);

  const stops =
    plan.kind === 'boxes' ? plan.plan.boxes : plan.plan.columns.filter((c) => c.row !== undefined).map(({ x, row }) => ({ x, y: 0, row }));
  const actions: NodeActions = {
    point: (row) => {
      if (row !== undefined) setStop(row);
      onPoint(row);
    },
    pick: onPick,
    key: (row, key) => {
      if (key === 'Enter' || key === ' ') {
        onPick(row);
        return true;
      }
      const next =
        stops[
          walk(
            stops,
            stops.findIndex((s) => s.row === row),
            key,
          ) ?? -1
        ]?.row;
      if (next === undefined) return false;
      region.current?.querySelector<SVGElement>(`[data-row="${next}"]`)?.focus();
      return true;
    },
  };
  const shared = {
    labelOf: (lines: readonly string[], row: number) => layerLabel(lines, network.rows[row] as LayerRow),
    line: size.line,
    marks: { chosen, pointed, stop: stops.some(({ row }) => row === stop) ? stop : (stops[0]?.row ?? 0) },
    actions,
  };
  return (
    <div class="network-graph" style={{ '--graph-width': compact ? '100cqw' : `${plan.plan.width}px` }}>
      {!compact && (whole < 0.9 || zoom !== undefined) && (
        <div class="zoom">
          <IconButton icon="zoom-out" label={l10n.t('Smaller')} onClick={() => setZoom(Math.max(0.2, scale / ZOOM))} />
          <IconButton icon="zoom-in" label={l10n.t('Larger')} onClick={() => setZoom(Math.min(4, scale * ZOOM))} />
          <IconButton icon="screen-full" label={l10n.t('As large as fits')} onClick={() => setZoom(whole)} />
        </div>
      )}
      <div class="graph-region" ref={region}>
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no field set */}
        <svg
          ref={drawing}
          role="group"
          aria-label={l10n.t('Graph of the layers')}
          viewBox={`0 0 ${plan.plan.width} ${plan.plan.height}`}
          width={plan.plan.width * scale}
          height={plan.plan.height * scale}
        >
          {links}
          {plan.kind === 'boxes' ? (
            <BoxDrawing plan={plan.plan} {...shared} />
          ) : (
            <NeuronDrawing plan={plan.plan} weights={weights} {...shared} />
          )}
        </svg>
      </div>
      {plan.kind === 'neurons' && !compact && <Legend largest={largestNamed(weights, 'kernel')} />}
    </div>
  );
}

type Plan = { readonly kind: 'boxes'; readonly plan: BoxPlan } | { readonly kind: 'neurons'; readonly plan: NeuronPlan };

function planOf(network: Network, size: TextSize, compact: boolean, to: 'right' | 'down'): Plan {
  const columns = neuronColumns(network, l10n.t('inputs'));
  if (columns) return { kind: 'neurons', plan: placeNeurons(columns, size, compact ? 'compact' : 'whole') };
  const lines = network.rows.map((row) => (compact ? boxLines(row).slice(0, -1) : boxLines(row)));
  return { kind: 'boxes', plan: placeBoxes(network, (row) => lines[row] ?? [], size, to) };
}

const Legend = ({ largest }: { readonly largest: number }) => (
  <p class="legend">
    <Sample sign="positive" text={l10n.t('positive')} />
    <Sample sign="negative" text={l10n.t('negative')} />
    <span>{largest > 0 ? l10n.t('the thicker, the larger; thickest: {0}', figure(largest)) : l10n.t('the thicker, the larger')}</span>
    <span>{l10n.t('colour of a circle: bias')}</span>
  </p>
);

const Sample = ({ sign, text }: { readonly sign: 'positive' | 'negative'; readonly text: string }) => (
  <span class="sample">
    <svg width={28} height={8} aria-hidden="true">
      <line class={`weight ${sign}`} x1={0} x2={28} y1={4} y2={4} stroke-width={3} />
    </svg>
    {text}
  </span>
);

/** Scrolls a region, and nothing around it, to the layer that is pointed at elsewhere. */
function useInSight(region: RefObject<HTMLElement | null>, row: number | undefined): void {
  useEffect(() => {
    const box = region.current;
    const node = row === undefined ? null : box?.querySelector(`[data-row="${row}"]`);
    if (!box || !node || box.matches(':hover, :focus-within')) return;
    const [outer, inner] = [box.getBoundingClientRect(), node.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += (inner.top + inner.bottom - outer.top - outer.bottom) / 2;
    if (inner.left < outer.left || inner.right > outer.right) box.scrollLeft += (inner.left + inner.right - outer.left - outer.right) / 2;
  }, [region, row]);
}
