import './overview.css';
import * as l10n from '@vscode/l10n';
import type { ComponentChildren, FunctionComponent } from 'preact';
import type { ViewName } from '../messages';
import { NetworkView } from '../network/network-view';
import { BoundaryView } from '../plane/boundary/boundary-view';
import { FitView } from '../plane/fit/fit-view';
import type { Study, ViewProps } from '../shared/study';
import { viewTitle } from '../tabs';
import { TrainingView } from '../training/training-view';
import { keyFigures } from './key-figures';

type TileName = Extract<ViewName, 'boundary' | 'fit' | 'network' | 'training'>;

/** What the network has learned, beside what it is, then how it came to that; without a picture of its answers the curve comes first. */
const tilesOf = (views: readonly ViewName[]): readonly TileName[] =>
  views.includes('boundary') || views.includes('fit') ? ['boundary', 'fit', 'network', 'training'] : ['training', 'network'];
const views: Record<TileName, FunctionComponent<ViewProps>> = {
  training: TrainingView,
  boundary: BoundaryView,
  fit: FitView,
  network: NetworkView,
};

/** Everything at a glance. */
export const OverviewView = ({ study }: ViewProps) => {
  const shown = tilesOf(study.state.views).filter((view) => study.state.views.includes(view));
  return (
    <div class="overview">
      <dl class="key-figures" aria-label={l10n.t('Key figures')}>
        {keyFigures(study).map(({ name, value, title }) => (
          <div key={name} title={title}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div class="tiles">
        {shown.map((view) => {
          const View = views[view];
          return (
            <Tile key={view} study={study} view={view}>
              <View study={study} compact />
            </Tile>
          );
        })}
      </div>
    </div>
  );
};

interface TileProps {
  readonly study: Study;
  readonly view: ViewName;
  readonly children: ComponentChildren;
}

const Tile = ({ study, view, children }: TileProps) => (
  <section class={`tile ${view}`} aria-label={viewTitle(view)}>
    <h2>
      <button type="button" title={l10n.t('Show more of it')} onClick={() => study.setOptions({ view })}>
        {viewTitle(view)}
      </button>
    </h2>
    {children}
  </section>
);
