import { checkSpec } from '../checks/check-spec';
import type { Dataset } from '../data/dataset';
import { chooseEngine } from '../engine/choose';
import type { Session, TrainingState } from '../engine/engine';
import { type Problem, runnable } from '../language/problem';
import type { Model } from '../model/model';
import type { CompileSpec, Spec } from '../spec/spec';
import { rowsAtOnce } from '../training/fit-data';
import { initialState } from '../training/initial-state';
import { type DataCache, filesOf } from './data-cache';
import type { Replayed } from './messages';

/** What a training is made again with. */
interface Opened {
  readonly session: Session;
  readonly spec: Spec;
  readonly compile: CompileSpec;
  readonly model: Model;
  readonly dataset: Dataset;
  /** What a run starts from. */
  readonly first: TrainingState;
}

/** Opens a session for a spec and closes it after use. Without errors only; else gives its problems. */
export async function withReplay<T extends object>(
  { text, scope, engine }: Replayed,
  data: DataCache,
  breathe: () => Promise<void>,
  use: (opened: Opened) => Promise<T>,
): Promise<T | { readonly problems: readonly Problem[] }> {
  const loaders = [data.loader(scope, breathe), data.weightsReader(scope, breathe)] as const;
  const { problems, spec, model, dataset, facts, fileWeights } = await checkSpec(text, filesOf(scope), ...loaders);
  if (!runnable(problems) || !spec?.compile || !model || !dataset) return { problems };
  const { compile, fit, seed } = spec;
  // TensorFlow's own library is for a process that trains; what it computes, others do but for rounding.
  const asked = engine ?? spec.engine;
  const choice = await chooseEngine(asked === 'tensorflow' ? 'auto' : asked, { model, compile, rows: rowsAtOnce(fit, facts?.rows.train) });
  if ('code' in choice) throw new Error(`No engine can be opened: ${choice.code}`);
  const session = choice.engine.open({ model, seed, compile });
  try {
    return await use({ session, spec, compile, model, dataset, first: initialState(model, seed, fileWeights) });
  } finally {
    session.dispose();
  }
}
