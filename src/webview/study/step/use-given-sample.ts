import { useMemo } from 'preact/hooks';
import type { Options } from '../messages/options';
import { useGivenRows } from '../shared/pictures/use-given-rows';
import type { Study } from '../shared/study';
import type { Typed } from './what-if';

const none: readonly number[] = [];

/** A row of the data as numbers that are typed over a step's own sample: its input as the network takes it, and its target; undefined until it has come. */
export function useGivenSample(study: Study, given: Options['step']['given']): Typed | undefined {
  const asked = useMemo(() => (given ? [given.row] : none), [given?.row]);
  const { rows } = useGivenRows(study, given?.split ?? 'train', asked, 'numbers');
  const scale = study.state.data?.scale ?? 1;
  return useMemo(() => {
    if (!given || !rows) return undefined;
    const x = Object.fromEntries(Array.from(rows.x, (value, i) => [i, Math.fround(value / scale)] as const));
    return { weights: {}, x, y: Object.fromEntries(rows.y.entries()) };
  }, [given, rows, scale]);
}
