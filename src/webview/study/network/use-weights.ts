import { useEffect, useRef, useState } from 'preact/hooks';
import { momentOf, momentText, sameMarks } from '../shared/moment';
import { LastAnswers, newest } from '../shared/newest';
import { type Study, trainable } from '../shared/study';
import type { Weights } from './neurons';

/** Weights of some layers at the moment that the reader looks at, and which moment that is. */
export interface ShownWeights {
  readonly weights: Weights;
  /** Whose weights they are, in a sentence; empty until the first have come. */
  readonly moment: string;
  /** Why there are none. */
  readonly failure?: string;
}

const nothing: ShownWeights = { weights: new Map(), moment: '' };
const last = new LastAnswers<ShownWeights>();

const marksOf = ({ study, layers }: Now): readonly unknown[] => [...momentOf(study).marks, ...layers];

/**
 * Follows the moment: asks when it changes, never while hidden, never again before the last answer has come; then for the newest.
 * @param layers names of layers with variables
 */
export function useWeights(study: Study, layers: readonly string[]): ShownWeights {
  const now = useRef({ study, layers });
  now.current = { study, layers };
  const [known] = useState(() => last.to(marksOf(now.current)));
  const [shown, setShown] = useState(known?.answer ?? nothing);
  const asked = useRef<readonly unknown[] | undefined>(known && marksOf(now.current));
  const [follow] = useState(() => {
    const ask = newest(async (): Promise<void> => {
      const of = now.current;
      const got = await answer(of);
      if (got.failure === undefined) last.keep(marksOf(of), got, true);
      setShown(got);
    });
    return (): void => {
      const marks = marksOf(now.current);
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
}

async function answer({ study, layers }: Now): Promise<ShownWeights> {
  const moment = momentOf(study);
  const { run, at } = moment;
  try {
    const answers = await Promise.all(layers.map((layer) => study.ask('weights', { ...(run && { run: run.id }), at, layer })));
    return {
      weights: new Map(layers.map((layer, i) => [layer, answers[i]?.variables ?? []])),
      moment: momentText(moment, trainable(study)),
    };
  } catch (error) {
    return { ...nothing, failure: error instanceof Error ? error.message : String(error) };
  }
}
