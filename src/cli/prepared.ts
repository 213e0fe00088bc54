import { type CheckedSpec, withoutWeightsFile } from '../ml/checks/check-spec';
import { nearest } from '../ml/language/nearest';
import { runnable } from '../ml/language/problem';
import type { Model } from '../ml/model/model';
import { type EngineName, engineNames, type Spec } from '../ml/spec/spec';
import type { Arguments } from './arguments';
import { showProblems } from './problems';
import { checkFile, openSpecFile, type SpecFile } from './spec-file';
import type { Output } from './terminal';
import { UsageError } from './usage';

/** A spec that may run. */
export interface Prepared {
  readonly file: SpecFile;
  readonly checked: CheckedSpec & { readonly spec: Spec; readonly model: Model };
}

/** Opens and checks the spec that was named, and shows its problems; undefined if one of them is an error. */
export async function prepare(given: Arguments, err: Output): Promise<Prepared | undefined> {
  const file = await openSpecFile(given.files[0] as string);
  // Weights that are named with --weights take the place of the spec's own file.
  const checked = await checkFile(file, given.text('weights') === undefined ? undefined : withoutWeightsFile);
  showProblems(checked.problems, file.name, err);
  const { spec, model } = checked;
  return runnable(checked.problems) && spec && model ? { file, checked: { ...checked, spec, model } } : undefined;
}

/** The engine that was asked for with `--engine`. Throws UsageError for one that there is not. */
export function askedEngine(given: Arguments): { readonly engine?: EngineName } {
  const name = given.text('engine');
  if (name === undefined) return {};
  const engine = engineNames.find((known) => known === name);
  if (engine) return { engine };
  const near = nearest(name, engineNames);
  throw new UsageError(
    `There is no engine "${name}".${near === undefined ? '' : ` Did you mean "${near}"?`} There are: ${engineNames.join(', ')}.`,
  );
}
