import type { Fix } from '../language/problem';
import type { Reporter } from '../language/reporter';
import type { Layer } from '../model/model';
import { drawnBy } from '../separation/drawn';
import { twoClasses } from '../separation/line-or-not';
import { type CommonPoint, separate, separateThroughZero } from '../separation/separation';
import type { Check, Trainable } from './check';
import { hiddenLayerBefore } from './hidden-layer';

/** More numbers than these are not looked at while someone types. */
const MOST_NUMBERS = 6000;

/** Outputs that are looked at, where each is a question of its own. */
const MOST_OUTPUTS = 8;

/** A network that can only draw a line, for classes that no line separates. */
export const checkSeparation: Check<Trainable> = (study, reporter) => {
  const first = twoClasses(study, 0);
  if ('code' in first || first.x.length > MOST_NUMBERS) return;
  const drawn = drawnBy(study.model, first.reading);
  if (drawn === 'bends' || !study.model.layers.some(({ weights }) => weights.length > 0)) return;
  const outputs = first.reading.kind === 'binary' ? Math.min(first.reading.outputs, MOST_OUTPUTS) : 1;
  for (let output = 0; output < outputs; output++) {
    const labelled = twoClasses(study, output);
    if ('code' in labelled) return;
    const found = separate(labelled);
    const { inputs } = labelled;
    const at = { inputs, ...(outputs > 1 && { output: study.dataset.targetNames?.[output] ?? String(output) }) };
    if (found?.separable === false) return noLine(found, at, study, reporter);
    if (found && drawn === 'line-through-zero' && cannot(separateThroughZero(labelled))) return noLineThroughZero(at, study, reporter);
  }
};

/** Numbers of a row; and the output, where there are several. */
type At = { readonly inputs: number; readonly output?: string };

function noLine({ point, from }: CommonPoint, at: At, study: Trainable, reporter: Reporter): void {
  const rows = from.flat().map(({ row }) => row);
  const same = rows.length === 2 ? rows.sort((a, b) => a - b) : undefined;
  const rule = study.spec.compile.optimizer.type === 'perceptron';
  const layer = lastWithWeights(study);
  const fixes = same || rule ? [] : hiddenLayer(layer, study, reporter);
  const { data } = study.spec;
  if (data?.source === 'gate') {
    reporter.report('no-line-for-gate', { gate: data.gate, point: [...point], rule }, placeOf(layer), { fixes });
    return;
  }
  reporter.report('no-line', { ...at, point: [...point], ...(same && { same }), rule }, placeOf(layer), { fixes });
}

function noLineThroughZero(at: At, study: Trainable, reporter: Reporter): void {
  const layer = lastWithWeights(study);
  const fixes = layer.config.type === 'Dense' ? [reporter.fixSet('with-bias', [...layer.path, 'use_bias'], true)] : [];
  reporter.report('no-line-through-zero', at, placeOf(layer), { fixes });
}

const lastWithWeights = ({ model }: Trainable): Layer => model.layers.findLast(({ weights }) => weights.length > 0) as Layer;

/** Rows of class 0 alone may lie on such a line, and are answered rightly there. */
const cannot = (found: ReturnType<typeof separateThroughZero>): boolean => found?.separable === false && found.from[1].length > 0;

const placeOf = ({ config, path }: Layer) => (config.type === 'Dense' ? [...path, 'units'] : path);

function hiddenLayer(layer: Layer, { model, spec }: Trainable, reporter: Reporter): Fix[] {
  const before = hiddenLayerBefore(layer, model, spec);
  return before ? [reporter.fixInsert(before.path, before.layer, 'hidden-layer', before.moved)] : [];
}
