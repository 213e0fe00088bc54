import type { Dataset } from '../data/dataset';
import { type DataFacts, describeData } from '../data/facts';
import type { Files } from '../data/files';
import { loadData } from '../data/load';
import { buildModel } from '../model/build';
import type { Model } from '../model/model';
import type { LayerConfig } from '../registry/layers';
import { runChecks } from './checks';
import type { Problem } from './problem';
import { readSpec } from './read-spec';
import type { ProblemList } from './reporter';
import type { Spec } from './spec';

/** Everything that can be known of a spec without training it. What could not be worked out is missing; `problems` say why. */
export interface CheckedSpec {
  readonly problems: readonly Problem[];
  /** Set when the text could be read whole. */
  readonly spec?: Spec;
  readonly dataset?: Dataset;
  readonly facts?: DataFacts;
  readonly model?: Model;
  /** For problems that are found later, while weights are read. */
  readonly reporter: ProblemList;
}

/** Reads a spec and its data, works out the model and checks that everything fits together. Never throws on what a user wrote. */
export async function checkSpec(text: string, files: Files): Promise<CheckedSpec> {
  const { list, partial, spec } = readSpec(text);
  const { dataset } = partial?.data ? await loadData(partial.data, { files, seed: partial.seed ?? 0, reporter: list }) : {};
  const facts = dataset && describeData(dataset);
  const layers = partial?.layers;
  const whole = layers?.every((l): l is LayerConfig => l !== undefined) ? layers : undefined;
  const model = whole && buildModel(whole, partial?.name, facts?.inputShape, list);
  if (spec && model) runChecks({ spec, model, ...(facts && { facts }), ...(dataset && { dataset }) }, list);
  return {
    problems: sorted(list.problems),
    reporter: list,
    ...(spec && { spec }),
    ...(dataset && { dataset }),
    ...(facts && { facts }),
    ...(model && { model }),
  };
}

/** In the order of the text, as a reader goes through it. */
const sorted = (problems: readonly Problem[]): Problem[] => [...problems].sort((a, b) => a.range.start.offset - b.range.start.offset);
