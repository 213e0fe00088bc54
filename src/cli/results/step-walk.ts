import type { Tensor } from '../../ml/data/dataset';
import { sizes } from '../../ml/language/messages/words';
import { volume } from '../../ml/language/shape';
import { visible } from '../../ml/language/visible';
import type { LayerLook, StepLook, VariableLook } from '../../ml/step/look-inside';
import type { StepNetwork } from '../../ml/step/step-network';
import { updateLines } from '../../ml/step/update-rule';
import type { Output } from '../terminal';
import { lossLine, sumLines, written } from './step-arithmetic';
import { bracketed, short } from './table';

/** A row of at most so many numbers is written out. */
const FEW = 8;
/** Blocks of at most so many numbers are shown whole. */
const SMALL = 32;

type StepLayer = StepNetwork['layers'][number];

interface Walk {
  readonly epoch: number;
  readonly batch: number;
  readonly batches: number;
  readonly look: StepLook;
  readonly network: StepNetwork;
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
    titled(`Forward: ${heading(layer)}`, forwardLines(layer, look.layers[i] as LayerLook, look));
  });
  const mean = `mean of the batch: ${short(look.loss)}`;
  const weighted = look.sampleWeight === 1 ? [] : [`counts ${short(look.sampleWeight)} times`];
  titled(`Loss: ${loss.type}`, [lossLine(loss, look), ...weighted, mean]);
  layers.toReversed().forEach((layer, i) => {
    const byRule = optimizer.type === 'perceptron' && i === 0;
    const lines = backwardLines(look.layers.at(-1 - i) as LayerLook, byRule);
    if (lines.length) titled(`Backward: ${heading(layer)}`, lines);
  });
  const rule = `${optimizer.type}, learning rate ${short(optimizer.learning_rate)}`;
  if (look.broken) titled('Update', ['none: a number is not finite']);
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
  if (size <= SMALL) return bracketed(block);
  const first = Array.from(block.values.subarray(0, 4), short).join(', ');
  return `${sizes(block.shape)} numbers: ${first}, …`;
}

function forwardLines(layer: StepLayer, { inputs, preActivations, output }: LayerLook, look: StepLook): string[] {
  const given = inputs.map((input) => `input ${shown(input)}`);
  const activation = activationOf(layer);
  if (!preActivations || !activation) return [...given, `output ${shown(output)}`];
  const sums = sumLines(layer, inputs[0] as Tensor, preActivations, look) ?? [`pre-activations ${shown(preActivations)}`];
  if (activation === 'linear') return [...given, ...sums];
  if (output.values.length > FEW || activation === 'softmax') return [...given, ...sums, `${activation}(…) = ${shown(output)}`];
  const answers = Array.from(output.values, (y, i) => `${activation}(${written(preActivations.values[i] as number)}) = ${written(y)}`);
  return [...given, ...sums, ...answers];
}

/** @param byRule the perceptron rule takes the error for the slope, as it differentiates no loss */
const backwardLines = ({ dOutput, dPreActivations, dInputs }: LayerLook, byRule: boolean): string[] => [
  ...(dOutput ? [`∂L/∂output ${shown(dOutput)}`] : []),
  ...(dPreActivations ? [`${byRule ? 'error ŷ − y' : '∂L/∂pre-activations'} ${shown(dPreActivations)}`] : []),
  ...(dInputs ?? []).map((slopes) => `${byRule ? 'error · kernel' : '∂L/∂input'} ${shown(slopes)}`),
];

/** A variable before and after, and the rule's arithmetic for the weight with the largest gradient. */
function updateOf(
  { before, gradient, clipped, finiteDifference, memoryBefore, memoryAfter, after }: VariableLook,
  { look, network: { optimizer } }: Walk,
): string[] {
  if (!gradient || !clipped) return [`before ${shown(before)}`, `after ${shown(after)}`, 'not trained by gradients'];
  const at = gradient.values.reduce((best, g, i) => (Math.abs(g) > Math.abs(gradient.values[best] as number) ? i : best), 0);
  const pick = (memory: VariableLook['memoryBefore']): Record<string, number> =>
    Object.fromEntries(Object.entries(memory).map(([slot, { values }]) => [slot, values[at] as number]));
  const weight = {
    before: before.values[at] as number,
    gradient: gradient.values[at] as number,
    memoryBefore: pick(memoryBefore),
    memoryAfter: pick(memoryAfter),
    after: after.values[at] as number,
    step: look.step,
  };
  return [
    `before ${shown(before)}`,
    `gradient ${shown(gradient)}`,
    ...(finiteDifference ? [`finite difference ${shown(finiteDifference)}`, apart(gradient, finiteDifference)] : []),
    `where the gradient is largest, at ${placeOf(at, before.shape)}:`,
    ...updateLines(optimizer, weight, clipped.values[at] as number, written).map((line) => `  ${line}`),
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

/** `[1, 0]`: an index of each axis. */
function placeOf(index: number, shape: readonly number[]): string {
  let rest = index;
  const places = shape.toReversed().map((size) => {
    const place = rest % size;
    rest = Math.floor(rest / size);
    return place;
  });
  return `[${places.reverse().join(', ')}]`;
}
