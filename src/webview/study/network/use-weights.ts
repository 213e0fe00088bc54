import { useEffect, useRef, useState } from 'preact/hooks';
import type { Study } from '../study';
import { type Chosen, momentText, type Situation, sameMarks, wantedWeights } from './moment';
import type { Weights } from './neuron-links';
import { newest } from './newest';

/** Weights of some layers at the moment that the reader looks at, and which moment that is. */
export interface ShownWeights {
  readonly weights: Weights;
  /** Whose weights they are, in a sentence; empty until the first have come. */
  readonly moment: string;
  /** Why there are none. */
  readonly failure?: string;
}

const nothing: ShownWeights = { weights: new Map(), moment: '' };

/**
 * Follows the moment: asks when it changes, never while hidden, never again before the last answer has come; then for the newest.
 * @param layers names of layers with variables
 */
export function useWeights(study: Study, layers: readonly string[], chosen: Chosen): ShownWeights {
  const [shown, setShown] = useState(nothing);
  const now = useRef({ study, layers, chosen });
  now.current = { study, layers, chosen };
  const asked = useRef<readonly unknown[]>(undefined);
  const [follow] = useState(() => {
    const ask = newest(async (): Promise<void> => setShown(await answer(now.current)));
    return (): void => {
      const marks = [...wantedWeights(situation(now.current)).marks, ...now.current.layers];
      // Hidden pages are not drawn, but answers come to them; what changed meanwhile is drawn when they are seen again.
      if (document.hidden || now.current.layers.length === 0 || sameMarks(marks, asked.current)) return;
      asked.current = marks;
      ask(undefined);
    };
  });
  useEffect(follow);
  return shown;
}

interface Now {
  readonly study: Study;
  readonly layers: readonly string[];
  readonly chosen: Chosen;
}

function situation({ study, chosen }: Now): Situation {
  const [run] = study.state.runs;
  const frames = run ? (study.curves.get(run.id)?.frames ?? []) : [];
  return { network: study.state.network, run, frames, cursor: study.cursor, chosen };
}

async function answer(now: Now): Promise<ShownWeights> {
  const asking = situation(now);
  const { run, at } = wantedWeights(asking);
  try {
    const answers = await Promise.all(
      now.layers.map((layer) => now.study.ask('weights', { ...(run !== undefined && { run }), at, layer })),
    );
    return {
      weights: new Map(now.layers.map((layer, i) => [layer, answers[i]?.variables ?? []])),
      moment: momentText(asking, answers[0]?.epoch ?? 0),
    };
  } catch (error) {
    return { ...nothing, failure: error instanceof Error ? error.message : String(error) };
  }
}
