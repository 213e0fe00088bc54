import * as l10n from '@vscode/l10n';
import type { FunctionComponent } from 'preact';
import { CompareView } from './compare/compare-view';
import { DatasetView } from './data/dataset-view';
import { DescentView } from './descent/descent-view';
import { FunctionsView } from './functions/functions-view';
import type { State } from './messages/state';
import type { ViewName } from './messages/views';
import { MistakesView } from './mistakes/mistakes-view';
import { NetworkView } from './network/network-view';
import { OverviewView, type Tile } from './overview/overview-view';
import { BoundaryView } from './plane/boundary/boundary-view';
import { FitView } from './plane/fit/fit-view';
import { PredictionsView } from './predictions/predictions-view';
import type { Study, ViewProps } from './shared/study';
import { StepView } from './step/step-view';
import { TensorsView } from './tensors/tensors-view';
import { TrainingView } from './training/training-view';

/** A view of the panel. When it fits a spec is in `messages/views.ts`, since the host decides that; its options are in `messages/options.ts`. */
interface View {
  readonly title: () => string;
  /** What a spec needs for it, said where it was chosen and the spec does not have it. Not set for a view that every network has. */
  readonly needs?: (spec: NonNullable<State['spec']>) => string;
  readonly component: FunctionComponent<ViewProps>;
  /** What it shows of the network in the overview, small; not set for a view that is not there. */
  readonly tile?: Tile['shows'];
  /** The view that is meant where the spec does not have this one. */
  readonly otherwise?: ViewName;
}

const views: Readonly<Record<ViewName, View>> = {
  overview: {
    title: () => l10n.t('Overview'),
    component: ({ study }) => <OverviewView study={study} tiles={tilesOf(study)} />,
  },
  data: {
    title: () => l10n.t('Data'),
    needs: () => l10n.t('The rows of a spec’s data are shown here: this one has no "data", or it could not be read.'),
    component: DatasetView,
  },
  network: { title: () => l10n.t('Network'), component: NetworkView, tile: 'structure' },
  training: {
    title: () => l10n.t('Training'),
    needs: ({ untrainable }) => untrainable ?? '',
    component: TrainingView,
    tile: 'course',
  },
  compare: {
    title: () => l10n.t('Compare'),
    needs: () => l10n.t('Two runs or two specs are shown side by side here: choose a run to compare under “Compare” above.'),
    component: CompareView,
    otherwise: 'training',
  },
  boundary: {
    title: () => l10n.t('Boundary'),
    needs: () => l10n.t('A boundary can be drawn for networks with two inputs; this one has another number of them.'),
    component: BoundaryView,
    tile: 'answers',
    otherwise: 'fit',
  },
  fit: {
    title: () => l10n.t('Fit'),
    needs: () => l10n.t('A fitted curve can be drawn for networks with one input and one output.'),
    component: FitView,
    tile: 'answers',
    otherwise: 'boundary',
  },
  step: {
    title: () => l10n.t({ message: 'Step', comment: 'the view' }),
    needs: ({ untrainable }) => untrainable ?? '',
    component: StepView,
  },
  descent: {
    title: () => l10n.t('Descent'),
    needs: ({ untrainable }) =>
      untrainable ?? l10n.t('The perceptron rule follows no gradient of a loss: there is no surface that it walks down.'),
    component: DescentView,
  },
  predictions: {
    title: () => l10n.t('Predictions'),
    needs: () => l10n.t('This network takes more numbers than can be typed in: give rows to answer as "predict" in the spec.'),
    component: PredictionsView,
  },
  mistakes: {
    title: () => l10n.t('Mistakes'),
    needs: () => l10n.t('Mistakes are shown of networks that tell classes apart.'),
    component: MistakesView,
  },
  functions: {
    title: () => l10n.t('Functions'),
    needs: () => l10n.t('Curves are drawn of a sheet of functions: a file with "functions" in place of "layers".'),
    component: FunctionsView,
  },
  tensors: {
    title: () => l10n.t('Tensors'),
    needs: () => l10n.t('Tensors are shown of a sheet of tensors: a file with "tensors" in place of "layers".'),
    component: TensorsView,
  },
};

export const viewOf = (name: ViewName): View => views[name];

/** The view that was chosen, or the one that is meant where the spec does not have it: a sheet has one only. */
export function shownView({ views: there, options: { view }, sheet, alone }: State): ViewName {
  if (sheet && !alone) return there[0] ?? view;
  const { otherwise = view } = views[view];
  return !there.includes(view) && there.includes(otherwise) ? otherwise : view;
}

const tilesOf = ({ state }: Study): Tile[] =>
  state.views.flatMap((name) => {
    const { tile: shows, title, component } = views[name];
    return shows ? [{ name, title: title(), shows, component }] : [];
  });
