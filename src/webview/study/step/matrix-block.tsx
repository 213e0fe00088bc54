import { useRef, useState } from 'preact/hooks';
import { step } from '../network/matrix';
import { indexAt, isCell, type Layout, placeOf, textsOf } from './blocks';
import { changesOf } from './changes';
import { NumberField, opening } from './number-field';
import type { BlockProps } from './sight';
import { sourceOf } from './what-if';

interface Props extends BlockProps {
  readonly layout: Layout;
  /** The block's key. */
  readonly name: string;
}

/** A small block with its numbers in brackets; walked with the arrow keys, and typed over where it is given. */
export function MatrixBlock({ sight, block, title, numbers, layout, name }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const [typing, setTyping] = useState<{ readonly index: number; readonly first: string }>();
  const { rows, columns } = layout;
  const { values } = numbers;
  const texts = textsOf(values);
  const editable = sourceOf(block, sight.network) !== undefined;
  const changes = changesOf(sight, block);
  const used = sight.uses.get(name);
  const chosen = sight.at && 'index' in sight.at && isCell(sight.at, name, sight.at.index) ? sight.at.index : 0;
  const cell = (index: number) => ({ ...block, index });

  const focus = (index: number): void => grid.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus();
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const first = editable ? opening(event) : undefined;
    if (first !== undefined) {
      event.preventDefault();
      return setTyping({ index, first });
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = step(placeOf(layout, index), event.key, { rows, columns });
    if (!next) return;
    event.preventDefault();
    focus(indexAt(layout, next.row, next.column, 0));
  };

  const classOf = (index: number): string => {
    const value = values[index] as number;
    return [
      isCell(sight.at, name, index) && 'here',
      used?.has(index) && 'used',
      !Number.isFinite(value) && 'broken',
      changes.of(index),
      editable && 'editable',
    ]
      .filter(Boolean)
      .join(' ');
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table is not walked with the arrow keys
    <div
      ref={grid}
      class="matrix-scroll"
      role="grid"
      tabIndex={-1}
      aria-label={title}
      aria-readonly={!editable}
      onPointerLeave={() => sight.point(undefined)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: of a grid */}
      <div class={values.length === 1 ? 'matrix scalar' : 'matrix'} role="rowgroup">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/a11y/useSemanticElements: a row of a grid, which is walked with the arrow keys
          // biome-ignore lint/a11y/useFocusableInteractive: its cells are
          <div key={row} role="row" class="matrix-row">
            {Array.from({ length: columns }, (__, column) => {
              const index = indexAt(layout, row, column, 0);
              return (
                // biome-ignore lint/a11y/useSemanticElements: a cell of a grid
                <div
                  key={column}
                  role="gridcell"
                  class={classOf(index)}
                  data-index={index}
                  tabIndex={index === chosen ? 0 : -1}
                  title={changes.text(index)}
                  onPointerEnter={() => sight.point(cell(index))}
                  onFocus={() => sight.choose(cell(index))}
                  onDblClick={() => editable && setTyping({ index, first: '' })}
                  onKeyDown={(event) => event.target === event.currentTarget && onKeyDown(event, index)}
                >
                  {typing?.index === index ? (
                    <NumberField
                      label={title}
                      value={values[index] as number}
                      first={typing.first}
                      onValue={(value) => sight.typeOver(block, index, value)}
                      onDone={() => {
                        setTyping(undefined);
                        focus(index);
                      }}
                    />
                  ) : (
                    texts[index]
                  )}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
