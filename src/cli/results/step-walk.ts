import type { Tensor } from '../../ml/data/dataset';
import { plural, sizes } from '../../ml/language/messages/words';
import { fixed } from '../../ml/language/number-text';
import { volume } from '../../ml/language/shape';
import { visible } from '../../ml/language/visible';
import type { Cell, Step, Writing } from '../../ml/step/explain/cells';
import { explain } from '../../ml/step/explain/explain';
import { placeOf } from '../../ml/step/explain/numbers';
import type { LayerLook, VariableLook } from '../../ml/step/look-inside';
import type { StepNetwork } from '../../ml/step/step-network';
import type { Output } from '../terminal';
import { bracketed, short } from './table';

/** A row of at most so many numbers is written out. */
const FEW = 8;
/** Blocks of at most so many numbers are shown whole. */
const SMALL = 32;

type StepLayer = StepNetwork['layers'][number];

/** A number with the sign that arithmetic is written with. */
const written = (value: number): string => short(value).replaceAll('-', '−');

const writing: Writing = {
  number: written,
  fixed,
  moreTerms: (count) => `… ${plural(count, 'more term')} …`,
  moreRows: (count) => `… ${plural(count, 'more row')} …`,
};

interface Walk extends Step {
  readonly epoch: number;
  readonly batch: number;
  readonly batches: number;
}

/** Writes a step as a teacher would leave it on the board: forward, the loss, backward, the update. */
export function showStep(walk: Walk, out: Output): void {
  const { epoch, batch, batches, look, network } = walk;
  const { layers, loss, optimizer } = network;
  const titled = (title: string, lines: readonly string[]): void => {
    out.line();
    out.line(out.colors.bold(title));
    for (const line of lines) out.line(`  ${line}`);
  };
  out.line(out.colors.bold(`Step ${look.step}: epoch ${epoch}, batch ${batch} of ${batches}`));
  const rows = look.rows.length > 2 * FEW ? `${look.rows.slice(0, 2 * FEW).join(' ')} …` : look.rows.join(' ');
  out.line(`  rows of the batch: ${rows}`);
  out.line(`  sample ${look.sample}: row ${look.rows[look.sample]}, target ${shown(look.target)}`);
  layers.forEach((layer, i) => {
    titled(`Forward: ${heading(layer)}`, forwardLines(look.layers[i] as LayerLook, i, walk));
  });
  titled(`Loss: ${loss.type}`, explain({ of: 'loss' }, walk, writing).lines);
  for (let i = layers.length - 1; i >= 0; i--) {
    const lines = backwardLines(look.layers[i] as LayerLook, i, walk);
    if (lines.length) titled(`Backward: ${heading(layers[i] as StepLayer)}`, lines);
  }
  const rule = `${optimizer.type}, learning rate ${short(optimizer.learning_rate)}`;
  if (look.broken) titled('Update', ['nothing was updated: a number is not finite']);
  else for (const variable of look.variables) titled(`Update: ${visible(variable.name)} (${rule})`, updateOf(variable, walk));
}

const activationOf = ({ config }: StepLayer): string | undefined => ('activation' in config ? config.activation.type : undefined);

const heading = (layer: StepLayer): string => {
  const activation = activationOf(layer);
  return `${visible(layer.name)} (${layer.config.type}${activation ? `, ${activation}` : ''})`;
};

/** A block whole where it is small, else its shape and first numbers. */
function shown(block: Tensor): string {
  const size = volume(block.shape);
  if (size <= SMALL) return bracketed(block).replaceAll('-', '−');
  const first = Array.from(block.values.subarray(0, 4), written).join(', ');
  return `${sizes(block.shape)} numbers: ${first}, …`;
}

/** A block whole, then where each of its numbers comes from, where they are few. */
function explained(title: string, block: Tensor | undefined, cell: (index: number) => Cell, step: Step): string[] {
  if (!block) return [];
  const whole = `${title} ${shown(block)}`;
  if (block.values.length > FEW) return [whole];
  const lines = Array.from(block.values, (_, index) => explain(cell(index), step, writing).lines).flat();
  return [whole, ...lines.filter((line) => !isPlace(line)).map((line) => `  ${line}`)];
}

/** Of an equation that only says from which place a number was taken: `input[2, 0] = 0.5`. */
function isPlace(line: string): boolean {
  const [side = ''] = line.split(' = ');
  return side.endsWith(']') && !side.includes(' + ');
}

function forwardLines({ inputs, preActivations, output }: LayerLook, layer: number, step: Step): string[] {
  return [
    ...inputs.map((input) => `input ${shown(input)}`),
    ...explained('pre-activations', preActivations, (index) => ({ layer, of: 'preActivations', index }), step),
    ...explained('output', output, (index) => ({ layer, of: 'output', index }), step),
  ];
}

/** The perceptron rule takes the error for the slope, as it differentiates no loss. */
function backwardLines({ dOutput, dPreActivations, dInputs }: LayerLook, layer: number, step: Step): string[] {
  const byRule = step.network.optimizer.type === 'perceptron' && layer === step.network.layers.length - 1;
  return [
    ...explained('∂L/∂output', dOutput, (index) => ({ layer, of: 'dOutput', index }), step),
    ...explained(
      byRule ? 'error ŷ − y' : '∂L/∂pre-activations',
      dPreActivations,
      (index) => ({ layer, of: 'dPreActivations', index }),
      step,
    ),
    ...(dInputs ?? []).flatMap((slopes, input) =>
      explained(byRule ? 'error · kernel' : '∂L/∂input', slopes, (index) => ({ layer, of: 'dInput', input, index }), step),
    ),
  ];
}

/** A variable before and after, and the arithmetic of the weight with the largest gradient. */
function updateOf({ name, before, gradient, finiteDifference, after }: VariableLook, step: Step): string[] {
  if (!gradient)
    return [
      `before ${shown(before)}`,
      ...explained('after', after, (index) => ({ variable: name, of: 'after', index }), step),
      'not trained by gradients',
    ];
  const index = gradient.values.reduce((best, g, i) => (Math.abs(g) > Math.abs(gradient.values[best] as number) ? i : best), 0);
  const lines = (['gradient', 'after'] as const).flatMap((of) => explain({ variable: name, of, index }, step, writing).lines);
  return [
    `before ${shown(before)}`,
    `gradient ${shown(gradient)}`,
    ...(finiteDifference ? [`finite difference ${shown(finiteDifference)}`, apart(gradient, finiteDifference)] : []),
    `where the gradient is largest, at ${placeOf(index, before.shape)}:`,
    ...lines.map((line) => `  ${line}`),
    `after ${shown(after)}`,
  ];
}

/** How far the gradients are from their finite differences, relative to the largest. */
function apart(gradient: Tensor, differences: Tensor): string {
  let [most, largest, checked] = [0, 0, 0];
  gradient.values.forEach((g, i) => {
    const d = differences.values[i] as number;
    if (Number.isNaN(d)) return;
    checked++;
    most = Math.max(most, Math.abs(g - d));
    largest = Math.max(largest, Math.abs(g), Math.abs(d));
  });
  const share = checked < gradient.values.length ? ` (${checked} of ${gradient.values.length} checked)` : '';
  return `apart by at most ${most === 0 ? '0' : (most / largest).toExponential(1)} of the largest${share}`;
}
