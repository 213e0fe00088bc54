import type { Activation } from '../registry/activations';
import { type Loss, lossTargets } from '../registry/losses';
import { activate } from './activations';
import type { Computed } from './layers/layer';
import { binaryFocal, type CrossEntropy, categoricalFocalOfShares, crossEntropies, type RowLoss, simpleLoss } from './loss-formulas';
import type { Tape } from './tape';

/** What a loss is computed from, and how. */
interface Formula {
  /** The outputs, the pre-activations of the outputs, or the outputs after another activation. */
  readonly takes: 'output' | 'before' | Activation;
  readonly of: RowLoss;
  /**
   * Set where the loss is computed from the pre-activations of the outputs: the same loss as a formula of the outputs. Undefined where it is none
   * of them, as Keras takes any cross-entropy from the pre-activations of either sigmoid or softmax.
   */
  readonly ofOutput?: RowLoss | undefined;
}

/** The cross-entropies, each from pre-activations or logits, or from probabilities. */
function crossEntropyFormula(loss: Extract<Loss, { readonly type: CrossEntropy }>, last: Activation['type'] | undefined): Formula {
  const { logits, clean, plain, goesWith } = crossEntropies[loss.type];
  if (last === 'sigmoid' || last === 'softmax') return { takes: 'before', of: logits, ofOutput: last === goesWith ? plain : undefined };
  return { takes: 'output', of: loss.from_logits ? logits : clean };
}

/** @param last the activation that the outputs came out of */
export function formulaOf(loss: Loss, last: Activation['type'] | undefined): Formula {
  switch (loss.type) {
    case 'binary_crossentropy':
    case 'categorical_crossentropy':
    case 'sparse_categorical_crossentropy':
      return crossEntropyFormula(loss, last);
    case 'binary_focal_crossentropy': {
      if (loss.from_logits) return { takes: { type: 'sigmoid' }, of: binaryFocal(loss, false) };
      const saturates = last === 'sigmoid' || last === 'softmax';
      return { takes: 'output', of: binaryFocal(loss, !saturates) };
    }
    case 'categorical_focal_crossentropy':
      return { takes: loss.from_logits ? { type: 'softmax' } : 'output', of: categoricalFocalOfShares(loss) };
    default:
      return { takes: 'output', of: simpleLoss(loss) };
  }
}

/** Targets as the loss takes them: smoothed, or as signs. */
export function targetsOf(loss: Loss, y: Float64Array, classes: number): Float64Array {
  // Keras takes targets of 0 and 1 as −1 and 1, where the whole batch has no others.
  if (loss.type === 'hinge' || loss.type === 'squared_hinge') return y.every((v) => v === 0 || v === 1) ? y.map((v) => 2 * v - 1) : y;
  const by = 'label_smoothing' in loss ? loss.label_smoothing : 0;
  if (by === 0) return y;
  const share = lossTargets(loss) === 'distribution' ? by / classes : by / 2;
  return y.map((v) => v * (1 - by) + share);
}

/** The loss of a batch, or of some of its rows: their part of it then. */
export interface BatchLoss {
  /** Mean over the rows, as Keras weights it: the weighted sum over the number of rows. */
  readonly loss: number;
  /** Of each row of outputs, without its weight. */
  readonly rows: Float64Array;
  /** Targets of the whole batch as the loss takes them: smoothed, or as signs. */
  readonly targets: Float64Array;
  /** Sets ∂L/∂ in what the loss is computed from, for the tape to follow back. */
  start(): void;
  /** ∂L/∂ the outputs by the loss's formula, where the loss is not computed from them; undefined where it has no such formula. */
  readonly ofOutput: Float64Array | 'tape' | undefined;
}

/** What a loss is taken over. */
interface Over {
  /** Of the whole batch. */
  readonly rows: number;
  /** The row of the batch that the outputs begin with. */
  readonly first: number;
  /** Targets of the whole batch, row-major. */
  readonly y: Float64Array;
  /** How much each row counts. */
  readonly weights?: ArrayLike<number> | undefined;
}

type Before = NonNullable<Computed['before']>;

export function lossOf(tape: Tape, loss: Loss, output: Computed, { rows: batchRows, first, y, weights }: Over): BatchLoss {
  const { takes, of, ofOutput } = formulaOf(loss, output.before?.activation.type);
  const from =
    takes === 'output' ? output.value : takes === 'before' ? (output.before as Before).value : activate(tape, takes, output.value);
  const width = from.shape.at(-1) as number;
  const count = from.values.length / width;
  const perSample = count / (from.shape[0] as number);
  const all = targetsOf(loss, y, width);
  const each = all.length / (perSample * batchRows);
  const targets = all.subarray(first * perSample * each);
  const weight = (row: number): number => (weights?.[first + Math.floor(row / perSample)] ?? 1) / (perSample * batchRows);
  const targetsOfRow = (row: number): Float64Array => targets.subarray(row * each, (row + 1) * each);
  const slopesOf = (values: Float64Array, { slopes }: RowLoss, to: Float64Array): Float64Array => {
    for (let row = 0; row < count; row++)
      slopes(targetsOfRow(row), values.subarray(row * width, (row + 1) * width)).forEach((slope, i) => {
        to[row * width + i] = (to[row * width + i] as number) + slope * weight(row);
      });
    return to;
  };
  const rows = new Float64Array(count);
  let mean = 0;
  for (let row = 0; row < count; row++) {
    const own = of.loss(targetsOfRow(row), from.values.subarray(row * width, (row + 1) * width));
    rows[row] = own;
    mean += own * weight(row);
  }
  return {
    loss: mean,
    rows,
    targets: all,
    start: () => void slopesOf(from.values, of, from.slopes),
    get ofOutput() {
      if (takes !== 'before') return 'tape' as const;
      return ofOutput && slopesOf(output.value.values, ofOutput, new Float64Array(output.value.values.length));
    },
  };
}
