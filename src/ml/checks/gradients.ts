import type { Reporter } from '../language/reporter';
import type { Layer } from '../model/model';
import { type Activation, hasGradient } from '../registry/activations';
import type { Check, Trainable } from './check';

/** Weights that training cannot reach. */
export const checkGradients: Check<Trainable> = (study, reporter) => {
  const { model, spec } = study;
  if (!model.layers.some((layer) => layer.weights.some((w) => w.trainable))) {
    reporter.report('nothing-to-train', undefined, ['layers'], { onKey: true });
    return;
  }
  if (spec.compile.optimizer.type === 'perceptron') checkPerceptron(study, reporter);
  else checkFlat(study, reporter);
};

const withWeights = (layers: readonly Layer[]): number => layers.filter((layer) => layer.weights.length > 0).length;

const activationOf = ({ config }: Layer): Activation => ('activation' in config ? config.activation : { type: 'linear' });

/** The perceptron rule is for one layer of step or sign units. */
function checkPerceptron({ model, facts }: Trainable, reporter: Reporter): void {
  const last = model.layers.at(-1) as Layer;
  const activation = activationOf(last);
  const layers = withWeights(model.layers);
  const place = [...last.path, 'activation'];
  if (layers !== 1 || last.config.type !== 'Dense' || hasGradient(activation)) {
    const other = facts.targets.minusOneOne ? 'sign' : 'step';
    const fixes = layers === 1 && last.config.type === 'Dense' ? [reporter.fixSet('activation', place, other)] : [];
    reporter.report('perceptron-needs-step', { layers }, last.path, { fixes });
    return;
  }
  const { zeroOne, minusOneOne } = facts.targets;
  if (activation.type === 'step' ? zeroOne : minusOneOne) return;
  const other = activation.type === 'step' ? 'sign' : 'step';
  const otherFits = other === 'step' ? zeroOne : minusOneOne;
  const fixes = otherFits ? [reporter.fixSet('change', place, other)] : [];
  const args = { activation: activation.type, min: facts.targets.min, max: facts.targets.max, ...(otherFits && { other }) };
  reporter.report('perceptron-targets', args, place, { fixes });
}

/** Step and sign have no slope: nothing before them learns. */
function checkFlat({ model }: Trainable, reporter: Reporter): void {
  const one = withWeights(model.layers) === 1;
  for (const layer of model.layers) {
    const { config } = layer;
    for (const key of ['activation', 'recurrent_activation'] as const) {
      const activation = key in config ? (config[key as keyof typeof config] as unknown as Activation) : undefined;
      if (!activation || hasGradient(activation) || !trainsBehind(model.layers, layer)) continue;
      const place = [...layer.path, key];
      const smooth = activation.type === 'sign' ? 'tanh' : 'sigmoid';
      const single = one && config.type === 'Dense' && layer === model.layers.at(-1);
      const fixes = [
        reporter.fixSet('change', place, smooth),
        ...(single ? [reporter.fixSet('perceptron-rule', ['compile', 'optimizer'], 'perceptron')] : []),
      ];
      reporter.report('no-gradient', { activation: activation.type, layer: layer.name, smooth, one: single }, place, { fixes });
    }
  }
}

/** True if the layer, or one whose output it uses, has weights that should train. */
function trainsBehind(layers: readonly Layer[], layer: Layer): boolean {
  const behind = new Set([layer.index]);
  // Layers come after their inputs, so one look from the back finds everything that leads here.
  for (const { index, inputs } of [...layers].reverse()) if (behind.has(index)) for (const i of inputs) behind.add(i);
  return layers.some((l) => behind.has(l.index) && l.weights.some((w) => w.trainable));
}
