import type { Chance } from './chance';

export const shapes = ['bar lying', 'bar standing', 'square', 'cross'] as const;

const SIZE = 8;

/** Whether a cell is part of a shape that is drawn in a field of 4 × 4. */
const inks: Readonly<Record<(typeof shapes)[number], (row: number, column: number) => boolean>> = {
  'bar lying': (row) => row === 1,
  'bar standing': (_, column) => column === 1,
  square: (row, column) => row === 0 || row === 3 || column === 0 || column === 3,
  cross: (row, column) => row === column || row + column === 3,
};

/** A picture of 8 × 8 grey values, 0 to 255: a shape somewhere, not quite clean. */
export function shapeOf(shape: (typeof shapes)[number], luck: Chance): number[] {
  const [top, left] = [luck.below(SIZE - 3), luck.below(SIZE - 3)];
  return Array.from({ length: SIZE * SIZE }, (_, at) => {
    const [row, column] = [Math.floor(at / SIZE) - top, (at % SIZE) - left];
    const inside = row >= 0 && row < 4 && column >= 0 && column < 4;
    return inside && inks[shape](row, column) ? 160 + luck.below(96) : luck.below(60);
  });
}
