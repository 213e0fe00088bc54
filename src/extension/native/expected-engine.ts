import { enginesFor } from '../../ml/engine/choice';
import type { EngineName } from '../../ml/spec/engine-names';
import type { CheckAnswer } from '../../ml/worker/messages';
import type { Found } from '../../native/found';
import { textOf } from '../problem-text';

/** What the choice of an engine depends on. */
export type Network = Pick<CheckAnswer, 'obstacle' | 'largeBatches'>;

/**
 * The engine that a run would use, and why, in the reader's language; no name where the one that is asked for is not there.
 * @param network what is known of it; undefined where no spec is meant
 */
export function expectedEngine(
  asked: EngineName,
  native: Found,
  network: Network | undefined,
): { readonly name?: Exclude<EngineName, 'auto'>; readonly why: string } {
  const engines = enginesFor(asked, { obstacle: network?.obstacle, largeBatches: network?.largeBatches === true, native });
  if ('code' in engines) return { why: textOf(engines) };
  const [{ name, why }] = engines;
  return { name, why: textOf(why) };
}
