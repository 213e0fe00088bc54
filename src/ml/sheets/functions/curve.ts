import type { Activation } from '../../registry/activations';
import type { Loss } from '../../registry/losses';
import { curveOf as activationCurve } from '../../step/activations';
import { lossOfOutputs } from '../../step/loss-formulas';
import { functionOf, type Gap, gapAt, slopeAt, type Tree } from './tree';

/** What a function of a sheet computes, as plain data: the page draws, and moves a point, from it without asking anyone. */
export type Body =
  | { readonly is: 'expression'; readonly tree: Tree }
  | { readonly is: 'activation'; readonly activation: Activation }
  /** `target`: as the loss takes it, smoothed or as a sign; two numbers or a label where `of` is `two-classes`. */
  | { readonly is: 'loss'; readonly loss: Loss; readonly target: readonly number[]; readonly of: LossOf };

/**
 * What x is for a loss.
 * - `output`: the network's one output.
 * - `two-classes`: the output for class 1 of two: a probability, beside 1 − x for class 0, or a score or logit, beside 0.
 */
export type LossOf = 'output' | 'two-classes' | 'two-scores';

export interface Curve {
  /** NaN or infinite where there is no value. */
  readonly value: (x: number) => number;
  /** NaN or infinite where there is no slope: at corners, jumps and gaps. */
  readonly slope: (x: number) => number;
  /** Why there is no value. */
  readonly gap: (x: number) => Gap | undefined;
}

/** Functions of whole rows, of two pre-activations 0 and x: what class 1 gets is one of these functions of x. */
const ofTwo = {
  softmax: { type: 'sigmoid' },
  log_softmax: { type: 'log_sigmoid' },
  sparsemax: { type: 'sparse_sigmoid' },
} as const satisfies Readonly<Record<string, Activation>>;

/** The activation of one number that takes the place of one of whole rows; undefined where it is of one number itself. */
export const asOneNumber = ({ type }: Activation): Activation | undefined => (ofTwo as Readonly<Record<string, Activation>>)[type];

/** The function that a body describes. */
export function curveOf(body: Body): Curve {
  switch (body.is) {
    case 'expression':
      return {
        value: functionOf(body.tree),
        slope: (x) => slopeAt(body.tree, x),
        gap: (x) => gapAt(body.tree, x),
      };
    case 'activation': {
      const { f, slope } = activationCurve(asOneNumber(body.activation) ?? body.activation) as NonNullable<
        ReturnType<typeof activationCurve>
      >;
      return plain(f, (x) => slope(x, f(x)));
    }
    case 'loss': {
      const of = lossOfOutputs(body.loss);
      const target = Float64Array.from(body.target);
      const row = (x: number): Float64Array => Float64Array.from(body.of === 'output' ? [x] : [body.of === 'two-scores' ? 0 : 1 - x, x]);
      return plain(
        (x) => of.loss(target, row(x)),
        (x) => {
          const slopes = of.slopes(target, row(x));
          const last = slopes.at(-1) as number;
          // What class 1 gets, class 0 loses.
          return body.of === 'two-classes' ? last - (slopes[0] as number) : last;
        },
      );
    }
  }
}

const plain = (value: Curve['value'], slope: Curve['slope']): Curve => ({
  value,
  slope: (x) => (Number.isFinite(value(x)) ? slope(x) : Number.NaN),
  gap: (x) => (Number.isFinite(value(x)) ? undefined : Number.isNaN(value(x)) ? 'log' : 'too-large'),
});
