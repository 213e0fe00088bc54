import './overview.css';
import * as l10n from '@vscode/l10n';
import type { FunctionComponent } from 'preact';
import type { ViewName } from '../messages/views';
import type { Study, ViewProps } from '../shared/study';
import { keyFigures } from './key-figures';

/** A view in its small form. */
export interface Tile {
  readonly name: ViewName;
  readonly title: string;
  /** What the network has learned, what it is, or how it came to that. */
  readonly shows: 'answers' | 'structure' | 'course';
  readonly component: FunctionComponent<ViewProps>;
}

/** What the network has learned, beside what it is, then how it came to that; without a picture of its answers the curve comes first. */
function inOrder(tiles: readonly Tile[]): Tile[] {
  const order = isPictured(tiles) ? ['answers', 'structure', 'course'] : ['course', 'structure'];
  return tiles.toSorted((a, b) => order.indexOf(a.shows) - order.indexOf(b.shows));
}

/** The network has a picture of its answers. */
const isPictured = (tiles: readonly Tile[]): boolean => tiles.some(({ shows }) => shows === 'answers');

/** Everything at a glance. */
export const OverviewView = ({ study, tiles }: { readonly study: Study; readonly tiles: readonly Tile[] }) => (
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
      {inOrder(tiles).map((tile) => (
        <TileSection key={tile.name} study={study} tile={tile} roomy={!isPictured(tiles)} />
      ))}
    </div>
  </div>
);

interface TileProps extends Required<Pick<ViewProps, 'study' | 'roomy'>> {
  readonly tile: Tile;
}

const TileSection = ({ study, roomy, tile: { name, title, shows, component: View } }: TileProps) => (
  <section class={`tile ${name} shows-${shows}`} aria-label={title}>
    <h2>
      <button type="button" title={l10n.t('Show more')} onClick={() => study.setOptions({ view: name })}>
        {title}
      </button>
    </h2>
    <View study={study} compact roomy={roomy} />
  </section>
);
