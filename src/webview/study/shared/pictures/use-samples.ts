import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { SplitName } from '../../../../ml/data/dataset';
import type { Requests } from '../../messages/from-view';
import type { Study } from '../study';

type Answer = Requests['samples']['answer'];

/** One row of the data, as a picture. */
interface PictureRow {
  /** Its place in the split. */
  readonly row: number;
  /** A byte for each number. */
  readonly pixels: Uint8Array;
  /** The class that its target names; -1 where it names none. */
  readonly label: number;
}

/** Rows of a split, or those of one class in it, counted from 0 in their order. */
interface RowsOf {
  readonly split: SplitName;
  readonly klass?: number | undefined;
}

/** Rows that are asked for together. */
const CHUNK = 128;
/** Chunks that are kept: some screens full. */
const MOST_CHUNKS = 24;

/** What is known of the rows of a split: of one class, or of all. */
class Known {
  total: number | undefined;
  error: string | undefined;
  readonly chunks = new Map<number, readonly PictureRow[]>();
  readonly asked = new Set<number>();
}

/** What is shown of the rows: how many there are, and those that have come. */
interface Samples {
  /** Not set before the first have come. */
  readonly total: number | undefined;
  readonly error: string | undefined;
  at(place: number): PictureRow | undefined;
}

/**
 * The pictures of some rows, asked for in parts and kept while the reader scrolls; those in sight come first.
 * @param from @param to the places that are in sight
 */
export function useSamples(study: Study, { split, klass }: RowsOf, from: number, to: number): Samples {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const { data } = study.state;
  const known = useRef<{ readonly key: readonly unknown[]; readonly of: Known } | undefined>(undefined);
  const key = [data, split, klass];
  if (!known.current || key.some((part, i) => part !== known.current?.key[i])) known.current = { key, of: new Known() };
  const { of } = known.current;
  useEffect(() => {
    const ask = async (chunk: number): Promise<void> => {
      of.asked.add(chunk);
      try {
        const pick = { from: chunk * CHUNK, count: CHUNK, ...(klass !== undefined && { klass }) };
        const answer = await study.ask('samples', { split, pick, as: 'pixels' });
        of.total = answer.total;
        of.error = undefined;
        of.chunks.delete(chunk);
        of.chunks.set(chunk, rowsOf(answer));
        for (const old of [...of.chunks.keys()].slice(0, Math.max(0, of.chunks.size - MOST_CHUNKS))) of.chunks.delete(old);
      } catch (error) {
        of.error = error instanceof Error ? error.message : String(error);
      }
      of.asked.delete(chunk);
      redraw(undefined);
    };
    const last = Math.min(to, (of.total ?? CHUNK) - 1);
    for (let chunk = Math.floor(from / CHUNK); chunk <= Math.floor(last / CHUNK); chunk++) {
      if (!of.chunks.has(chunk) && !of.asked.has(chunk) && of.error === undefined) void ask(chunk);
    }
  });
  return {
    total: of.total,
    error: of.error,
    at: (place) => of.chunks.get(Math.floor(place / CHUNK))?.[place % CHUNK],
  };
}

/** The rows of an answer that was asked for as pixels. */
function rowsOf({ rows, x, labels }: Answer): PictureRow[] {
  const size = rows.length === 0 ? 0 : x.length / rows.length;
  const pixels = x instanceof Uint8Array ? x : Uint8Array.from(x);
  return Array.from(rows, (row, i) => ({ row, pixels: pixels.subarray(i * size, (i + 1) * size), label: labels[i] as number }));
}
