import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { figure } from '../../../ml/language/number-text';
import { cssColor, type Diverging, divergingColor } from '../shared/colors';
import { lookInsideHint } from '../shared/look-inside';
import { useWidth } from '../shared/measure';
import { useHeatTheme } from '../shared/theme';
import { heatPlan, paint, type Window } from './heat-paint';
import { type Cell, cellAt, largestOf, type Matrix, pageOf, step } from './matrix';
import { Pager } from './pager';

interface Props {
  /** Painted anew when it is another object. */
  readonly matrix: Matrix;
  /** All values of the variable: they decide the scale, so that slices can be compared. */
  readonly values: Float32Array;
  readonly label: string;
  /** A click, or the Enter key, on one of the values: by its place in the variable. Not set where that leads nowhere. */
  readonly onPick?: ((index: number) => void) | undefined;
}

/** More values than this a picture does not show at once, along each axis. */
const MOST = 2048;

/** The values of a matrix as colours, with zero in the colour of the background. */
export function HeatMap({ matrix, values, label, onPick }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const room = useWidth(frame);
  const theme = useHeatTheme();
  const [pages, setPages] = useState<readonly [number, number]>([0, 0]);
  const [cell, setCell] = useState<Cell>();
  const window: Window = { rows: pageOf(matrix.rows, MOST, pages[0]), columns: pageOf(matrix.columns, MOST, pages[1]) };
  const size = { rows: window.rows.to - window.rows.from, columns: window.columns.to - window.columns.from };
  const plan = heatPlan(size.rows, size.columns, Math.max(1, room - 2));
  const largest = useMemo(() => largestOf(values), [values]);
  const seen = cell && cell.row < size.rows && cell.column < size.columns ? cell : undefined;

  const pick = ({ row, column }: Cell): void => onPick?.(matrix.index(window.rows.from + row, window.columns.from + column));

  // With the numbers around it, not a frame later.
  useLayoutEffect(() => {
    if (canvas.current && room) paint(canvas.current, matrix, window, plan, largest, theme);
  }, [matrix, room, theme, pages, largest]);

  return (
    <div class="heat" ref={frame}>
      <ScaleBar largest={largest} scale={theme.scale} />
      <div
        class={`heat-picture${onPick ? ' leads' : ''}`}
        style={{ width: `${plan.width}px`, height: `${plan.height}px` }}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is walked with the arrow keys
        tabIndex={0}
        role="application"
        aria-roledescription={l10n.t('heat map')}
        aria-label={l10n.t('{0}. The arrow keys go from value to value.', label)}
        onPointerMove={({ offsetX, offsetY }) => setCell(cellAt(offsetX, offsetY, plan, size))}
        onPointerLeave={() => setCell(undefined)}
        onClick={({ offsetX, offsetY }) => pick(cellAt(offsetX, offsetY, plan, size))}
        onBlur={() => setCell(undefined)}
        onKeyDown={(event) => {
          const next = step(seen, event.key, size);
          if (next) setCell(next);
          else if (event.key === 'Enter' && seen && onPick) pick(seen);
          else return;
          event.preventDefault();
        }}
      >
        <canvas ref={canvas} />
        {seen && (
          <div
            class="heat-cell"
            style={{
              left: `${seen.column * plan.cellWidth}px`,
              top: `${seen.row * plan.cellHeight}px`,
              width: `${Math.max(3, plan.cellWidth)}px`,
              height: `${Math.max(3, plan.cellHeight)}px`,
            }}
          />
        )}
      </div>
      <p class="readout" aria-live="polite">
        {seen ? placeText(matrix, window.rows.from + seen.row, window.columns.from + seen.column) : axesText(matrix)}
        {seen && onPick && <span class="quiet">{` · ${lookInsideHint()}`}</span>}
      </p>
      <Pager name={matrix.rowName} page={window.rows} length={matrix.rows} onPage={(p) => setPages([p, pages[1]])} />
      <Pager name={matrix.columnName} page={window.columns} length={matrix.columns} onPage={(p) => setPages([pages[0], p])} />
    </div>
  );
}

const placeText = ({ rowName, columnName, at }: Matrix, row: number, column: number): string => {
  const value = figure(at(row, column));
  if (!rowName) return columnName ? `${columnName} ${column + 1}: ${value}` : value;
  return `${rowName} ${row + 1}, ${columnName} ${column + 1}: ${value}`;
};

const axesText = ({ rowName, columnName, rows, columns }: Matrix): string => {
  if (!rowName) return columnName ? l10n.t('across: {0} 1 … {1}', columnName, columns) : '';
  return l10n.t('down: {0} 1 … {1}, across: {2} 1 … {3}', rowName, rows, columnName, columns);
};

const STEPS = 33;
const WIDTH = 132;

/** Which colour is which number. */
export const ScaleBar = ({ largest, scale }: { readonly largest: number; readonly scale: Diverging }) => (
  <div
    class="scale-bar"
    role="img"
    aria-label={l10n.t('Colours from {0} over zero, the colour of the background, to {1}', figure(-largest), figure(largest))}
  >
    <span>{figure(-largest)}</span>
    <svg aria-hidden="true" width={WIDTH} height={12} viewBox={`0 0 ${STEPS} 3`} preserveAspectRatio="none" shape-rendering="crispEdges">
      {Array.from({ length: STEPS }, (_, i) => (
        <rect key={i} x={i} y={0} width={1} height={3} fill={cssColor(divergingColor(scale, (2 * i) / (STEPS - 1) - 1))} />
      ))}
    </svg>
    <span>{figure(largest)}</span>
    <span class="quiet">{l10n.t('zero: as the background')}</span>
  </div>
);
