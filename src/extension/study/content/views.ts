import type { Network, State, ViewName } from '../../../webview/study/messages';

/** Above this many numbers a sample is no longer typed in by hand. */
const MOST_TYPED = 16;

const size = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** What else of a spec decides about its views. */
type Says = Pick<NonNullable<State['spec']>, 'untrainable' | 'predict'>;

/** When a view makes sense; one that does not is not offered. */
const makesSense: Record<ViewName, (network: Network, spec: Says) => boolean> = {
  overview: () => true,
  network: () => true,
  training: (_, spec) => spec.untrainable === undefined,
  boundary: ({ inputShape }) => inputShape.length === 1 && inputShape[0] === 2,
  fit: ({ inputShape, outputShape }) => size(inputShape) === 1 && size(outputShape) === 1,
  predictions: ({ inputShape }, { predict }) => predict !== undefined || size(inputShape) <= MOST_TYPED,
};

/** The views that this spec has. */
export const viewsOf = (network: Network, spec: Says): ViewName[] =>
  (Object.keys(makesSense) as ViewName[]).filter((view) => makesSense[view](network, spec));
