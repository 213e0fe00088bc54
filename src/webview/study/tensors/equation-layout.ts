import type { TextSize } from '../shared/measure';
import { type BlockLayout, GAP } from './block-layout';

/** What is drawn from left to right: blocks, and the signs between them. */
export type Item = { readonly block: BlockLayout } | { readonly sign: string };

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly item: Item;
}

export interface EquationLayout {
  readonly width: number;
  readonly height: number;
  readonly placed: readonly Placed[];
}

/** Blocks and signs in lines no wider than the room; a sign stays with the block after it. */
export function layoutEquation(items: readonly Item[], text: TextSize, room: number): EquationLayout {
  const widthOf = (item: Item): number => ('block' in item ? item.block.width : Math.ceil(text.width(item.sign)) + 4);
  const placed: Placed[] = [];
  let [y, width] = [0, 0];
  let line: Item[] = [];
  const flush = (): void => {
    const blocks = line.flatMap((item) => ('block' in item ? [item.block] : []));
    const above = Math.max(...blocks.map(({ middle }) => middle));
    const below = Math.max(...blocks.map(({ height, middle }) => height - middle));
    let x = 0;
    for (const item of line) {
      placed.push({ x, y: 'block' in item ? y + above - item.block.middle : y + above + text.line / 2 - 4, item });
      x += widthOf(item) + GAP;
    }
    width = Math.max(width, x - GAP);
    y += above + below + GAP;
    line = [];
  };
  let x = 0;
  for (let i = 0; i < items.length; ) {
    const end = items.findIndex((item, at) => at >= i && 'block' in item) + 1;
    const group = items.slice(i, end);
    const wide = group.reduce((sum, item) => sum + widthOf(item) + GAP, -GAP);
    if (line.length > 0 && x + wide > room) {
      flush();
      x = 0;
    }
    line.push(...group);
    x += wide + GAP;
    i = end;
  }
  flush();
  return { width, height: y - GAP, placed };
}
