import { obstacleTo } from '../engine/compact/can-run';
import { volume } from '../language/shape';
import { layerParams, trainingBytes, weightBytes } from '../model/cost';
import type { Layer } from '../model/model';
import { rowsInStep } from '../training/fit-data';
import type { Check } from './check';

/** Sections that need each other. */
export const checkSections: Check = ({ spec, model }, reporter) => {
  if (spec.compile && !spec.data) reporter.report('needs-data', undefined, ['compile'], { onKey: true });
  if (spec.compile) return;
  const drawn = model.layers.find((layer) => spec.weights === undefined && layer.weights.some((w) => !w.given));
  if (drawn) reporter.report('not-trained', { layer: drawn.name, data: spec.data !== undefined }, drawn.path);
};

/** An engine that is asked for and cannot run this network. */
export const checkEngine: Check = ({ spec, model }, reporter) => {
  const { engine, compile } = spec;
  const obstacle = engine === 'compact' ? obstacleTo(model, compile) : undefined;
  if (!obstacle) return;
  const fixes = [reporter.fixSet('change', ['engine'], 'auto')];
  reporter.report('engine-cannot-run', { engine, ...obstacle }, ['engine'], { fixes });
};

/** What a run may take. WebAssembly's memory ends at 4 GiB, and a laptop's rest should stay usable. */
const MOST_BYTES = 4 * 2 ** 30;

/** Numbers the most demanding optimizer keeps for each weight, so that changing the optimizer never makes a spec too large. */
const SLOTS = 3;

/** Networks that would not fit into memory; found by arithmetic, before anything is allocated. */
export const checkMemory: Check = ({ spec, model, facts }, reporter) => {
  const batch = rowsInStep(spec.fit, facts);
  const bytes = spec.compile ? trainingBytes(model, batch, SLOTS) : weightBytes(model);
  if (bytes <= MOST_BYTES) return;
  const size = (layer: Layer): number => layerParams(layer) + (spec.compile ? batch * volume(layer.outputShape) : 0);
  const largest = model.layers.reduce((a, b) => (size(b) > size(a) ? b : a));
  const args = { bytes, limit: MOST_BYTES, layer: largest.name, params: layerParams(largest), ...(spec.compile && { batch }) };
  reporter.report('too-large', args, largest.path);
};
