import type { ComponentChildren } from 'preact';

/** What the reader can do with a drawn layer. */
export interface NodeActions {
  point(row: number | undefined): void;
  pick(row: number): void;
  /** @returns true when the key meant something */
  key(row: number, key: string): boolean;
}

/** Which layers stand out: as indices into the network's rows. */
export interface Marks {
  readonly chosen: number | undefined;
  readonly pointed: number | undefined;
  /** The one that Tab goes to; the arrow keys go on from there. */
  readonly stop: number;
}

interface Props {
  readonly row: number;
  readonly label: string;
  readonly marks: Marks;
  readonly actions: NodeActions;
  readonly children: ComponentChildren;
}

/** A layer in a drawing, which can be pointed at and picked by pointer and by keyboard. */
export const LayerNode = ({ row, label, marks, actions, children }: Props) => (
  // biome-ignore lint/a11y/useSemanticElements: inside a drawing there are no buttons
  <g
    class={`node${row === marks.chosen ? ' chosen' : ''}${row === marks.pointed ? ' pointed' : ''}`}
    role="button"
    tabindex={row === marks.stop ? 0 : -1}
    aria-label={label}
    aria-pressed={row === marks.chosen}
    data-row={row}
    onPointerEnter={() => actions.point(row)}
    onPointerLeave={() => actions.point(undefined)}
    onFocus={() => actions.point(row)}
    onBlur={() => actions.point(undefined)}
    onClick={() => actions.pick(row)}
    onKeyDown={(event) => {
      if (actions.key(row, event.key)) event.preventDefault();
    }}
  >
    {children}
  </g>
);
