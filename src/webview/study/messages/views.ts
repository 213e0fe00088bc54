import { volume } from '../../../ml/language/shape';

/** What decides about a spec's views. */
interface Studied {
  /** Numbers of one sample and of one answer. */
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
  /** Not set where it can be trained. */
  readonly untrainable?: string;
  /** Not set where the spec has no rows to answer. */
  readonly predict?: unknown;
  /** Not set where it follows no gradient. */
  readonly descent?: unknown;
}

/** When a view makes sense; one that does not is not offered. */
type Fits = (studied: Studied) => boolean;

/** Above this many numbers a sample is no longer typed in by hand. */
export const MOST_TYPED = 16;

/** The views of the study panel, in the order of their tabs. What each is called and draws is in `study/views.tsx`. */
const fits = {
  overview: () => true,
  network: () => true,
  training: ({ untrainable }) => untrainable === undefined,
  boundary: ({ inputShape }) => inputShape.length === 1 && inputShape[0] === 2,
  fit: ({ inputShape, outputShape }) => volume(inputShape) === 1 && volume(outputShape) === 1,
  step: ({ untrainable }) => untrainable === undefined,
  descent: ({ untrainable, descent }) => untrainable === undefined && descent !== undefined,
  predictions: ({ inputShape, predict }) => predict !== undefined || volume(inputShape) <= MOST_TYPED,
} satisfies Record<string, Fits>;

export type ViewName = keyof typeof fits;

export const viewNames = Object.keys(fits) as readonly ViewName[];

/** The views that a spec has. */
export const viewsOf = (studied: Studied): ViewName[] => viewNames.filter((view) => (fits[view] as Fits)(studied));
