import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { figure } from '../../../ml/language/number-text';
import { placeOf as placeText } from '../../../ml/step/explain/numbers';
import { paint } from '../network/heat-paint';
import { cellAt, largestOf, pageOf, step } from '../network/matrix';
import { Pager } from '../network/pager';
import type { Rgb } from '../shared/colors';
import { spanOf } from '../shared/scale';
import { type HeatTheme, useHeatTheme } from '../shared/theme';
import { indexAt, isCell, type Layout, placeOf, rectanglesOf } from './blocks';
import { type Change, type Changes, changesOf } from './changes';
import { NumberField, opening } from './number-field';
import type { BlockProps } from './sight';
import { sourceOf } from './what-if';

interface Props extends BlockProps {
  readonly layout: Layout;
  /** The block's key. */
  readonly name: string;
}

/** So many slices are shown at once. */
const SLICES = 8;
/** Room for a block, in pixels: for one picture, and for each of several. */
const ROOM = { one: 196, several: 84 };
/** The least height and width of a drawing. */
const THINNEST = 20;
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];

/** A large block as colours, or as a picture on paper where it is one. */
export function HeatBlock({ sight, block, title, numbers, layout, name }: Props) {
  const theme = useHeatTheme();
  const [page, setPage] = useState(0);
  const [typing, setTyping] = useState<{ readonly index: number; readonly first: string; readonly from: HTMLElement }>();
  const { values, shape } = numbers;
  const largest = useMemo(() => largestOf(values), [values]);
  const span = useMemo(() => spanOf(values) ?? [0, 0], [values]);
  const slices = pageOf(layout.slices, SLICES, page);
  const editable = sourceOf(block, sight.network) !== undefined;
  const pixels = isPicture({ sight, block, numbers }, layout);
  const changes = changesOf(sight, block);
  const ink = useMemo(() => (pixels ? onPaper(theme) : theme), [theme, pixels]);
  const at = sight.at && 'index' in sight.at && isCell(sight.at, name, sight.at.index) ? sight.at.index : undefined;
  return (
    <div class="heat-block">
      <div class="slices">
        {Array.from({ length: slices.to - slices.from }, (_, i) => (
          <Slice
            key={i}
            {...{ sight, block, title, values, layout, name, largest, at, changes }}
            slice={slices.from + i}
            theme={ink}
            onType={editable ? setTyping : undefined}
          />
        ))}
      </div>
      <span class="range quiet">{`${figure(span[0])} … ${figure(span[1])}`}</span>
      <Pager name={l10n.t('channel')} page={slices} length={layout.slices} onPage={setPage} />
      {typing && (
        <div class="heat-value">
          {placeText(typing.index, shape)}
          <NumberField
            key={typing.index}
            label={`${title} ${placeText(typing.index, shape)}`}
            value={values[typing.index] as number}
            first={typing.first}
            onValue={(value) => sight.typeOver(block, typing.index, value)}
            onDone={() => {
              setTyping(undefined);
              typing.from.focus();
            }}
          />
        </div>
      )}
    </div>
  );
}

/** True for an input that has the form of a picture, with no number below zero. */
export const isPicture = (
  { sight, block, numbers: { shape, values } }: Pick<Props, 'sight' | 'block' | 'numbers'>,
  layout: Layout,
): boolean =>
  sourceOf(block, sight.network) === 'x' && (shape.length > 1 || layout.rows === layout.columns) && values.every((value) => !(value < 0));

/** Dark ink on light, as on paper, in every theme. */
const onPaper = (theme: HeatTheme): HeatTheme => ({ ...theme, scale: { zero: WHITE, positive: BLACK, negative: BLACK } });

interface SliceProps extends Omit<Props, 'numbers'> {
  readonly values: Float32Array;
  readonly slice: number;
  readonly largest: number;
  readonly theme: HeatTheme;
  readonly changes: Changes;
  /** The number that is explained, where it is one of this block. */
  readonly at: number | undefined;
  /** Opens the field of a number; not set where it cannot be typed over. @param typing the letter that opened it, and where the focus goes back to */
  readonly onType: ((typing: { readonly index: number; readonly first: string; readonly from: HTMLElement }) => void) | undefined;
}

/** Whole multiples of a pixel where there is room for them. */
function planOf({ rows, columns, slices }: Layout) {
  const room = slices > 1 ? ROOM.several : ROOM.one;
  const fitting = Math.min(room / columns, room / rows, 24);
  const side = fitting >= 1 ? Math.floor(fitting) : fitting;
  // Few rows or columns are a stripe, not a line.
  const [cellWidth, cellHeight] = [Math.max(side, THINNEST / columns), Math.max(side, THINNEST / rows)];
  return { cellWidth, cellHeight, width: Math.ceil(cellWidth * columns), height: Math.ceil(cellHeight * rows), numbers: false };
}

/** Smaller cells have no room for a mark. */
const MARKED = 8;

interface MarksProps {
  readonly layout: Layout;
  readonly slice: number;
  readonly plan: ReturnType<typeof planOf>;
  readonly length: number;
  readonly changes: Changes;
}

/** Triangles in the corners of cells that changed, as written-out numbers have them: above where it rose, below where it fell. */
function ChangeMarks({ layout, slice, plan: { cellWidth, cellHeight, width, height }, length, changes }: MarksProps) {
  if (Math.min(cellWidth, cellHeight) < MARKED) return null;
  const paths: Record<Change, string> = { rose: '', fell: '', differs: '' };
  for (let row = 0; row < layout.rows; row++)
    for (let column = 0; column < layout.columns; column++) {
      const index = indexAt(layout, row, column, slice);
      const change = index < length ? changes.of(index) : undefined;
      if (!change) continue;
      const [right, top] = [(column + 1) * cellWidth - 1, row * cellHeight + 1];
      paths[change] += change === 'fell' ? `M${right} ${top + cellHeight - 2}h-4l4 -4z` : `M${right} ${top}h-4l4 4z`;
    }
  return (
    <svg class="heat-changes" width={width} height={height} aria-hidden="true">
      {(Object.keys(paths) as Change[]).map((change) => paths[change] && <path key={change} class={change} d={paths[change]} />)}
    </svg>
  );
}

function Slice({ sight, block, title, values, layout, name, slice, largest, theme, at, changes, onType }: SliceProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const plan = planOf(layout);
  const { rows, columns } = layout;
  const last = values.length - 1;
  // With the numbers around it, not a frame later.
  useLayoutEffect(() => {
    if (!canvas.current) return;
    const matrix = {
      rows,
      columns,
      at: (row: number, column: number) => values[indexAt(layout, row, column, slice)] ?? 0,
    };
    paint(canvas.current, matrix, { rows: pageOf(rows, rows, 0), columns: pageOf(columns, columns, 0) }, plan, largest, theme);
  }, [values, theme, largest, slice, rows, columns]);
  const index = (row: number, column: number): number => Math.min(last, indexAt(layout, row, column, slice));
  const here = at !== undefined && placeOf(layout, at).slice === slice ? placeOf(layout, at) : undefined;
  const used = sight.uses.get(name);
  const box = (row: number, column: number, down: number, across: number) => ({
    left: `${column * plan.cellWidth}px`,
    top: `${row * plan.cellHeight}px`,
    width: `${Math.max(3, across * plan.cellWidth)}px`,
    height: `${Math.max(3, down * plan.cellHeight)}px`,
  });
  return (
    <div
      class="heat-slice"
      style={{ width: `${plan.width}px`, height: `${plan.height}px` }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is walked with the arrow keys
      tabIndex={0}
      title={onType && l10n.t('A double-click or the Enter key types over a number.')}
      role="application"
      aria-roledescription={l10n.t('heat map')}
      aria-label={l10n.t('{0}. The arrow keys go from value to value.', title)}
      onPointerMove={({ offsetX, offsetY }) => {
        const { row, column } = cellAt(offsetX, offsetY, plan, layout);
        sight.point({ ...block, index: index(row, column) });
      }}
      onPointerLeave={() => sight.point(undefined)}
      onClick={({ offsetX, offsetY }) => {
        const { row, column } = cellAt(offsetX, offsetY, plan, layout);
        sight.choose({ ...block, index: index(row, column) });
      }}
      onDblClick={({ offsetX, offsetY, currentTarget }) => {
        const { row, column } = cellAt(offsetX, offsetY, plan, layout);
        onType?.({ index: index(row, column), first: '', from: currentTarget });
      }}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return;
        const first = here && onType ? opening(event) : undefined;
        if (first !== undefined && at !== undefined) {
          event.preventDefault();
          return onType?.({ index: at, first, from: event.currentTarget });
        }
        const next = step(here, event.key, layout);
        if (!next) return;
        event.preventDefault();
        sight.choose({ ...block, index: index(next.row, next.column) });
      }}
    >
      <canvas ref={canvas} />
      <ChangeMarks layout={layout} slice={slice} plan={plan} length={values.length} changes={changes} />
      {used &&
        rectanglesOf(layout, used, slice).map((one) => (
          <div key={`${one.row} ${one.column}`} class="heat-used" style={box(one.row, one.column, one.rows, one.columns)} />
        ))}
      {here && <div class="heat-here" style={box(here.row, here.column, 1, 1)} />}
    </div>
  );
}
