import * as l10n from '@vscode/l10n';
import { type ComponentChildren, Fragment } from 'preact';
import type { LayerRow } from '../messages/state';

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
  /** The one that Tab goes to; the arrow keys move on from there. */
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

/** The texts of a layer's box. A name that Keras made of the layer's class says that already: then it is not written twice. */
export function boxLines({ name, type, activation, outputShape, trainable }: LayerRow): string[] {
  const kind = [isMadeOf(type, name) ? '' : type, activation, trainable ? '' : l10n.t('frozen')].filter(Boolean).join(' · ');
  return [name, ...(kind ? [kind] : []), outputShape];
}

/** `conv2d_1` for a `Conv2D`: compared without regard to how the words are put together. */
const isMadeOf = (type: string, name: string): boolean => {
  const letters = (text: string): string => text.replaceAll('_', '').toLowerCase();
  return letters(name.replace(/_\d+$/, '')) === letters(type);
};

/** What a screen reader says of a drawn layer. It begins as what is drawn, so that a reader who speaks to the computer can name it. */
export const layerLabel = (drawn: readonly string[], { params }: LayerRow): string =>
  l10n.t('{0}, {1} parameters', drawn.filter(Boolean).join(' '), params);

interface TextProps {
  readonly lines: readonly string[];
  readonly x: number;
  /** Middle of the first line. */
  readonly y: number;
  /** Height of a line. */
  readonly line: number;
}

/** Lines of text around a middle, the first of them a name. The spaces between are for those who hear it or speak it. */
export const TextLines = ({ lines, x, y, line }: TextProps) => (
  <>
    {lines.map((text, i) => (
      <Fragment key={i}>
        {i > 0 && ' '}
        <text class={i ? 'detail' : 'name'} x={x} y={y + i * line} text-anchor="middle" dominant-baseline="central">
          {text}
        </text>
      </Fragment>
    ))}
  </>
);
