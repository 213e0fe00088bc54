import type { Tensor } from '../../ml/data/dataset';
import type { Loss } from '../../ml/registry/losses';
import type { StepLook } from '../../ml/step/look-inside';
import type { StepNetwork } from '../../ml/step/step-network';
import { short } from './table';

/** Sums of more products and losses of more outputs are not written out. */
const FEW = 8;

/** A number in a line of arithmetic, with the sign that is written there. */
export const written = (value: number): string => short(value).replaceAll('-', '−');

/** In brackets where a sign would follow another. */
const factor = (value: number): string => (value < 0 ? `(${written(value)})` : written(value));

/** `0.2·1 + 0.2·0.5 + 0.1 = 0.4` for each unit of a small Dense layer; undefined for others. */
export function sumLines(
  layer: StepNetwork['layers'][number],
  input: Tensor,
  preActivations: Tensor,
  { variables }: StepLook,
): string[] | undefined {
  const [units, size] = [preActivations.values.length, input.values.length];
  if (layer.config.type !== 'Dense' || preActivations.shape.length !== 1 || units > FEW || size > FEW) return undefined;
  const of = (name: string): Tensor | undefined => variables.find((v) => v.name === `${layer.name}/${name}`)?.before;
  const [kernel, bias] = [of('kernel'), of('bias')];
  return Array.from(preActivations.values, (sum, unit) => {
    const weights = Array.from(input.values, (_, i) => kernel?.values[i * units + unit] as number);
    const products = weights.map((weight, i) => `${i === 0 ? written(weight) : factor(weight)}·${factor(input.values[i] as number)}`);
    const all = bias ? [...products, factor(bias.values[unit] as number)] : products;
    return `${all.join(' + ')} = ${written(sum)}`;
  });
}

/** One number's part of a loss that is a mean over the outputs. */
const terms: Partial<Record<Loss['type'], (y: number, p: number) => string>> = {
  mean_squared_error: (y, p) => `(${written(y)} − ${factor(p)})²`,
  mean_absolute_error: (y, p) => `|${written(y)} − ${factor(p)}|`,
  binary_crossentropy: (y, p) =>
    y === 1
      ? `−ln ${written(p)}`
      : y === 0
        ? `−ln(1 − ${written(p)})`
        : `−(${written(y)}·ln ${written(p)} + ${written(1 - y)}·ln(1 − ${written(p)}))`,
  hinge: (y, p) => `max(0, 1 − ${factor(y)}·${factor(p)})`,
  squared_hinge: (y, p) => `max(0, 1 − ${factor(y)}·${factor(p)})²`,
};

/** The loss of the sample, written out where it has a short formula: `(1 − 0.5564)² = 0.1967`. */
export function lossLine(loss: Loss, { layers, target, sampleLoss }: StepLook): string {
  const output = layers.at(-1)?.output;
  const result = written(sampleLoss);
  const plain = `of the sample: ${result}`;
  if (output?.shape.length !== 1 || output.values.length > FEW) return plain;
  const [y, p] = [Array.from(target.values), Array.from(output.values)];
  const smoothed = 'label_smoothing' in loss && loss.label_smoothing > 0;
  if (smoothed || ('from_logits' in loss && loss.from_logits)) return plain;
  if (loss.type === 'sparse_categorical_crossentropy') return `−ln ${written(p[y[0] as number] as number)} = ${result}`;
  if (loss.type === 'categorical_crossentropy') {
    const parts = y.flatMap((v, i) => (v === 0 ? [] : [`${v === 1 ? '' : `${written(v)}·`}ln ${written(p[i] as number)}`]));
    return parts.length === 1 ? `−${parts[0]} = ${result}` : `−(${parts.join(' + ')}) = ${result}`;
  }
  if (loss.type === 'huber')
    return meanLine(
      y.map((v, i) => {
        const error = v - (p[i] as number);
        return Math.abs(error) <= loss.delta
          ? `${factor(error)}² / 2`
          : `${written(loss.delta)}·(|${written(error)}| − ${written(loss.delta / 2)})`;
      }),
      result,
    );
  const term = terms[loss.type];
  // Targets of 0 and 1 are signs for the hinge losses.
  const signs = loss.type === 'hinge' || loss.type === 'squared_hinge';
  const targets = signs && y.every((v) => v === 0 || v === 1) ? y.map((v) => 2 * v - 1) : y;
  return term
    ? meanLine(
        targets.map((v, i) => term(v, p[i] as number)),
        result,
      )
    : plain;
}

const meanLine = (parts: readonly string[], result: string): string =>
  parts.length === 1 ? `${parts[0]} = ${result}` : `(${parts.join(' + ')}) / ${parts.length} = ${result}`;
