import { useRef } from 'preact/hooks';
import type { Span } from '../shared/scale';
import type { Study } from '../shared/study';
import type { ChartActions } from './uplot-options';
import { nearest, type XAxis } from './x-axis';

/** What the pointer and the keys do in the charts and in the table. */
export interface Pointing {
  readonly actions: ChartActions;
  readonly choose: (epoch: number | undefined) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

interface Given {
  readonly study: Study;
  /** By which x is turned into epochs: by time, those of the run in front. */
  readonly axis: XAxis;
  readonly zoomed: boolean;
  readonly setZoom: (span: Span | undefined) => void;
}

/** The pointer shows an epoch while it is there; a click or a key chooses one, which then stays. */
export function usePointing({ study, axis, zoomed, setZoom }: Given): Pointing {
  // The moment to go back to when the pointer leaves: as it was when the pointer came, whoever chose it.
  const chosen = useRef(study.cursor);
  const hovering = useRef(false);
  const epochAt = (x: number): number | undefined => {
    const i = nearest(axis, x);
    return i === undefined ? undefined : i + 1;
  };
  const choose = (epoch: number | undefined): void => {
    chosen.current = epoch;
    study.setCursor(epoch);
  };
  return {
    choose,
    actions: {
      hover: (x) => {
        if (!hovering.current) chosen.current = study.cursor;
        hovering.current = true;
        study.setCursor(epochAt(x));
      },
      leave: () => {
        hovering.current = false;
        study.setCursor(chosen.current);
      },
      pick: (x) => choose(epochAt(x) === chosen.current ? undefined : epochAt(x)),
      zoom: setZoom,
    },
    onKey: (event) => {
      const to = walk(event.key, study.cursor, axis.length);
      if (to !== undefined) choose(to);
      else if (event.key === 'Escape' && zoomed) setZoom(undefined);
      else if (event.key === 'Escape' && study.cursor !== undefined) choose(undefined);
      else return;
      event.preventDefault();
    },
  };
}

/** Where a key leads from an epoch (epochs done, 1 … `last`); undefined for keys that lead nowhere. No one pointing counts as being at the end. */
export function walk(key: string, from: number | undefined, last: number): number | undefined {
  const page = Math.max(1, Math.round(last / 20));
  const at = from ?? last;
  const to = {
    ArrowRight: from === undefined ? last : at + 1,
    ArrowUp: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    PageUp: at + page,
    PageDown: at - page,
    Home: 1,
    End: last,
  }[key];
  return to === undefined || last === 0 ? undefined : Math.min(last, Math.max(1, to));
}
