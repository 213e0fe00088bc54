import { hasGradient } from '../../registry/activations';
import type { Layer } from '../../model/model';
import type { Reporter } from '../reporter';
import type { Check, Trainable } from './check';
import { lastActivation } from './output';

/** Weights that training cannot reach. */
export const checkGradients: Check<Trainable> = (study, reporter) => {
  const { model, spec } = study;
  if (!model.layers.some((layer) => layer.weights.some((w) => w.trainable))) {
    reporter.report('nothing-to-train', undefined, ['layers']);
    return;
  }
  if (spec.compile.optimizer.type === 'perceptron') checkPerceptron(study, reporter);
  else checkFlat(study, reporter);
};

/** The perceptron rule is for one layer of step or sign units. */
function checkPerceptron(study: Trainable, reporter: Reporter): void {
  const { model, facts } = study;
  const withWeights = model.layers.filter((layer) => layer.weights.length > 0);
  const last = model.layers.at(-1) as Layer;
  const activation = lastActivation(study);
  if (withWeights.length !== 1 || last.config.type !== 'Dense' || hasGradient(activation)) {
    const fixes = last.config.type === 'Dense' ? [reporter.fixSet('Set the activation to "step"', [...last.path, 'activation'], 'step')] : [];
    reporter.report('perceptron-needs-step', { layers: withWeights.length }, last.path, { fixes: withWeights.length === 1 ? fixes : [] });
    return;
  }
  const { zeroOne, minusOneOne } = facts.targets;
  if (activation.type === 'step' ? zeroOne : minusOneOne) return;
  const other = activation.type === 'step' ? 'sign' : 'step';
  const otherFits = other === 'step' ? zeroOne : minusOneOne;
  const place = [...last.path, 'activation'];
  const fixes = otherFits ? [reporter.fixSet(`Change to "${other}"`, place, other)] : [];
  reporter.report('perceptron-targets', { activation: activation.type }, place, { fixes });
}

/** Step and sign have no slope: nothing before them learns. */
function checkFlat({ model }: Trainable, reporter: Reporter): void {
  for (const layer of model.layers) {
    const { config } = layer;
    if (!('activation' in config) || hasGradient(config.activation) || !trainsBehind(model.layers, layer)) continue;
    const place = [...layer.path, 'activation'];
    const smooth = config.activation.type === 'sign' ? 'tanh' : 'sigmoid';
    const one = model.layers.filter((l) => l.weights.length > 0).length === 1;
    const fixes = [
      reporter.fixSet(`Change to "${smooth}"`, place, smooth),
      ...(one ? [reporter.fixSet('Train by the perceptron rule', ['compile', 'optimizer'], 'perceptron')] : []),
    ];
    reporter.report('no-gradient', { activation: config.activation.type, layer: layer.name, smooth, one }, place, { fixes });
  }
}

/** True if the layer, or one whose output it uses, has weights that should train. */
function trainsBehind(layers: readonly Layer[], layer: Layer): boolean {
  const behind = new Set([layer.index]);
  // Layers stand after their inputs, so one look from the back finds everything that leads here.
  for (const { index, inputs } of [...layers].reverse()) if (behind.has(index)) for (const i of inputs) behind.add(i);
  return layers.some((l) => behind.has(l.index) && l.weights.some((w) => w.trainable));
}
