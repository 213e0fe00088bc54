import { readSpec } from '../../ml/spec/read-spec';
import type { Run } from './run';

/** Whether a spec has training go back to the best weights at its end. */
export const restoresBest = (text: string): boolean => readSpec(text).spec?.fit.early_stopping?.restore_best_weights ?? false;

/** Which weights a run came to. As in Keras, it goes back to the best also where it was not stopped early. @param restores its spec says so */
export function finalWeights({ end }: Pick<Run, 'end'>, restores: boolean): 'last' | 'best' {
  const reason = end?.ending.reason;
  return restores && (reason === 'finished' || reason === 'early-stopping') ? 'best' : 'last';
}
