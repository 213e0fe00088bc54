import type { Study } from '../study';
import { type DataRow, type Rows, type RowsOf, useRows } from './use-rows';

/** One row of the data, as a picture. */
interface PictureRow extends Pick<DataRow, 'row' | 'y' | 'label' | 'ofClass'> {
  /** A byte for each number. */
  readonly pixels: Uint8Array;
}

/** What is shown of the rows: how many there are, and those that have come. */
interface Samples extends Omit<Rows, 'at'> {
  at(place: number): PictureRow | undefined;
}

/**
 * The pictures of some rows, asked for in parts and kept while the reader scrolls; those in sight come first.
 * @param from @param to the places that are in sight
 */
export function useSamples(study: Study, of: RowsOf, from: number, to: number): Samples {
  const rows = useRows(study, of, 'pixels', from, to);
  return {
    ...rows,
    at: (place) => {
      const row = rows.at(place);
      return row && { ...row, pixels: row.x as Uint8Array };
    },
  };
}
