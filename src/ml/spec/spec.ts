import { type Fields, optional, required, standard } from '../language/fields';
import { givenName, integer, oneOf, text } from '../language/kinds';
import { type NumberBlock, nested } from '../language/nested';
import type { LayerConfig } from '../registry/layers';
import type { Loss } from '../registry/losses';
import type { Metric } from '../registry/metrics';
import type { Optimizer } from '../registry/optimizers';
import { type DataSpec, dataSection } from './data-section';
import { type EngineName, engineNames } from './engine-names';
import { layersSection } from './layers-section';
import { compileSection, type FitSpec, fitSection } from './sections';

export { type EngineName, engineNames } from './engine-names';

/** The top level of a spec, in the order of the notes: data, layers, compile, fit, predict; then what few specs have. */
export const specFields = {
  name: optional(givenName, 'What this network is called on screen.'),
  seed: standard(integer({ min: 0, max: 2 ** 32 - 1 }), 0, 'All randomness comes from it: weights, shuffles, splits, dropout, noise.'),
  data: optional(dataSection, 'Where the data comes from. A network that only predicts needs none.'),
  layers: required(layersSection, 'The network, from the input to the output.'),
  compile: optional(compileSection, 'Optimizer, loss and metrics. Without it the network only predicts, with the weights given.'),
  fit: optional(fitSection, 'How it is trained.'),
  predict: optional(nested(4), 'Inputs, one row a sample, to be answered by the network.'),
  weights: optional(text, 'A file of initial weights (.npz or model.json), relative to this spec.'),
  engine: standard(oneOf(engineNames, 'engine'), 'auto', 'The engine that computes; taken from the settings if not given.'),
  $schema: optional(text, 'Where the schema of this file is.'),
} satisfies Fields;

/** How a model is trained, with the loss decided. */
export interface CompileSpec {
  readonly optimizer: Optimizer;
  readonly loss: Loss;
  readonly metrics: readonly Metric[];
}

/** A spec that was read without a problem. */
export interface Spec {
  readonly name?: string;
  readonly seed: number;
  readonly engine: EngineName;
  readonly data?: DataSpec;
  readonly layers: readonly LayerConfig[];
  readonly weights?: string;
  readonly compile?: CompileSpec;
  readonly fit: FitSpec;
  readonly predict?: NumberBlock;
}
