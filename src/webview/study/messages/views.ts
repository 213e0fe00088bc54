import { volume } from '../../../ml/language/shape';
import { type OutputReading, tellsClassesApart } from '../../../ml/model/output-reading';
import type { SheetKind } from '../../../ml/spec/sheet-kind';

/** What decides about a spec's views. */
interface Studied {
  /** Numbers of one sample and of one answer of its network; not set for a sheet, which has a view of its own. */
  readonly network?: { readonly inputShape: readonly number[]; readonly outputShape: readonly number[]; readonly reading?: OutputReading };
  readonly sheet?: SheetKind;
  /** Not set where it can be trained. */
  readonly untrainable?: string;
  /** Not set where the spec has no rows to answer. */
  readonly predict?: unknown;
  /** Not set where there is none. */
  readonly data?: { readonly picture?: unknown };
  /** Not set where it follows no gradient. */
  readonly descent?: unknown;
}

/** When a view makes sense; one that does not is not offered. */
type Fits = (studied: Studied) => boolean;

/** Above this many numbers a sample is no longer typed in by hand. */
export const MOST_TYPED = 16;

const ofNetwork =
  (fits: (network: NonNullable<Studied['network']>, studied: Studied) => boolean): Fits =>
  (studied) =>
    studied.network !== undefined && fits(studied.network, studied);

/** The views of the study panel, in the order of their tabs. What each is called and draws is in `study/views.tsx`. */
const fits = {
  overview: ofNetwork(() => true),
  data: ofNetwork((_, { data }) => data !== undefined),
  network: ofNetwork(() => true),
  training: ofNetwork((_, { untrainable }) => untrainable === undefined),
  // Not the spec decides that, but whether the reader compares it with something: `withCompare`.
  compare: () => false,
  boundary: ofNetwork(({ inputShape }) => inputShape.length === 1 && inputShape[0] === 2),
  fit: ofNetwork(({ inputShape, outputShape }) => volume(inputShape) === 1 && volume(outputShape) === 1),
  step: ofNetwork((_, { untrainable }) => untrainable === undefined),
  descent: ofNetwork((_, { untrainable, descent }) => untrainable === undefined && descent !== undefined),
  predictions: ofNetwork(
    ({ inputShape }, { predict, data }) => predict !== undefined || data?.picture !== undefined || volume(inputShape) <= MOST_TYPED,
  ),
  mistakes: ofNetwork(({ reading }, { data }) => data !== undefined && reading !== undefined && tellsClassesApart(reading)),
  functions: ({ sheet }) => sheet === 'functions',
  tensors: ({ sheet }) => sheet === 'tensors',
} satisfies Record<string, Fits>;

export type ViewName = keyof typeof fits;

export const viewNames = Object.keys(fits) as readonly ViewName[];

/** The views that a spec has. */
export const viewsOf = (studied: Studied): ViewName[] => viewNames.filter((view) => (fits[view] as Fits)(studied));

/** The same while something is compared. */
export const withCompare = (views: readonly ViewName[]): ViewName[] =>
  viewNames.filter((view) => view === 'compare' || views.includes(view));
