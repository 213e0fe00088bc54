import type { RefObject } from 'preact';
import { walk } from '../network/arrow-keys';
import type { BlockLayout, Box } from './block-layout';
import type { EquationLayout } from './equation-layout';
import { type At, cellOf, isCopy, RESULT } from './shown';
import { boxName } from './worked';

interface Props {
  readonly layout: EquationLayout;
  readonly title: string;
  readonly drawing: RefObject<SVGSVGElement | null>;
  /** The box that the reader is at, and those that belong to it. */
  readonly at: At | undefined;
  readonly marks: ReadonlyMap<string, ReadonlySet<number>>;
  /** Cells that nothing of the result was made of, by block. */
  readonly unused: ReadonlyMap<string, ReadonlySet<number>>;
  /** The box that Tab leads to. */
  readonly stop: At | undefined;
  readonly onPoint: (at: At | undefined) => void;
  readonly onChoose: (at: At | undefined) => void;
}

/** A box with its middle on the page, for the arrow keys. */
interface Stop {
  readonly x: number;
  readonly y: number;
  readonly at: At;
}

function stopsOf({ placed }: EquationLayout): readonly Stop[] {
  return placed.flatMap(({ x, y, item }) =>
    'block' in item
      ? item.block.rows.flat().map((box) => ({
          x: x + box.x + item.block.cell.width / 2,
          y: y + box.y + item.block.cell.height / 2,
          at: { block: item.block.block.key, place: box.place },
        }))
      : [],
  );
}

const atOf = (target: EventTarget | null): At | undefined => {
  const box = (target as Element | null)?.closest<SVGGElement>('[data-block]');
  return box ? { block: box.dataset['block'] ?? '', place: Number(box.dataset['place']) } : undefined;
};

const isAt = (a: At | undefined, block: string, place: number): boolean => a?.block === block && a.place === place;

/** Blocks of numbers in boxes, walked with the arrow keys. */
export function EquationDrawing({ layout, title, drawing, at, marks, unused, stop, onPoint, onChoose }: Props) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const here = atOf(event.target);
    if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') return onChoose(undefined);
    const stops = stopsOf(layout);
    const next = walk(
      stops,
      stops.findIndex((one) => isAt(one.at, here.block, here.place)),
      event.key,
    );
    if (next === undefined) return;
    event.preventDefault();
    const { block, place } = (stops[next] as Stop).at;
    drawing.current?.querySelector<SVGGElement>(`[data-block="${block}"][data-place="${place}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing, whose grids are grouped
    <svg
      ref={drawing}
      class={at ? 'equation-drawing explaining' : 'equation-drawing'}
      role="group"
      aria-label={title}
      width={layout.width}
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      onPointerOver={(event) => onPoint(atOf(event.target))}
      onPointerLeave={() => onPoint(undefined)}
      onFocusIn={(event) => onChoose(atOf(event.target))}
      onKeyDown={onKeyDown}
    >
      {layout.placed.map(({ x, y, item }, i) =>
        'block' in item ? (
          <g key={i} transform={`translate(${x} ${y})`}>
            <BlockDrawing
              layout={item.block}
              {...{ at, stop }}
              used={marks.get(item.block.block.key)}
              idle={unused.get(item.block.block.key)}
            />
          </g>
        ) : (
          <text key={i} class="tensor-sign" x={x} y={y}>
            {item.sign}
          </text>
        ),
      )}
    </svg>
  );
}

interface BlockProps extends Pick<Props, 'at' | 'stop'> {
  readonly layout: BlockLayout;
  readonly used: ReadonlySet<number> | undefined;
  readonly idle: ReadonlySet<number> | undefined;
}

function BlockDrawing({ layout, at, stop, used, idle }: BlockProps) {
  const { block, rows, cell, labels } = layout;
  const box = ({ x, y, place, text }: Box) => {
    const copy = isCopy(block, place);
    const classes = [
      'box',
      copy && 'copy',
      idle?.has(cellOf(block, place)) && 'idle',
      used?.has(place) && 'used',
      isAt(at, block.key, place) && 'here',
    ];
    return (
      // biome-ignore lint/a11y/useSemanticElements: a cell of a grid that is drawn
      <g
        key={place}
        role="gridcell"
        class={classes.filter(Boolean).join(' ')}
        data-block={block.key}
        data-place={place}
        tabindex={isAt(stop, block.key, place) ? 0 : -1}
        aria-label={boxName(block, cellOf(block, place), copy, text)}
      >
        <rect x={x} y={y} width={cell.width} height={cell.height} />
        <text x={x + cell.width - 7} y={y + cell.height / 2} dominant-baseline="central" text-anchor="end">
          {text}
        </text>
      </g>
    );
  };
  return (
    <>
      {labels.map(({ x, y, text, is, anchor, summed }) => (
        <text key={`${is} ${x} ${y}`} class={summed ? `tensor-${is} summed` : `tensor-${is}`} x={x} y={y} text-anchor={anchor}>
          {text}
        </text>
      ))}
      {/* biome-ignore lint/a11y/useSemanticElements: a table is not drawn, and not walked with the arrow keys */}
      <g role="grid" class={block.key === RESULT ? 'result' : 'operand'} aria-label={block.caption} aria-readonly="true" tabindex={-1}>
        {rows.map((boxes) => (
          // biome-ignore lint/a11y/useSemanticElements: a row of a grid
          <g key={boxes[0]?.place} role="row">
            {boxes.map(box)}
          </g>
        ))}
      </g>
    </>
  );
}
