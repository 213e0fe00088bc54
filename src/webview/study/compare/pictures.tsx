import * as l10n from '@vscode/l10n';
import type { FunctionComponent } from 'preact';
import type { Comparison } from '../messages/state';
import { BoundaryView } from '../plane/boundary/boundary-view';
import { FitView } from '../plane/fit/fit-view';
import { Scrub } from '../plane/scrub';
import { momentOf } from '../shared/moment';
import type { Study, ViewProps } from '../shared/study';
import { studyOfSide } from './side-study';
import { Letter } from './sides';

/** Views that draw what a network answers everywhere. */
const drawn = { boundary: BoundaryView, fit: FitView } as const satisfies Record<string, FunctionComponent<ViewProps>>;

interface Props {
  readonly study: Study;
  readonly sides: Comparison['sides'];
}

/** What both networks answer, beside each other and at one moment. */
export function Pictures({ study, sides }: Props) {
  const view = (['boundary', 'fit'] as const).find((name) => sides.every(({ views, run }) => views.includes(name) && run && !run.stale));
  if (!view) return null;
  const View = drawn[view];
  const studies = sides.map((side) => studyOfSide(study, side)) as [Study, Study];
  // By the longer run, every moment of both can be reached.
  const longer = (sides[1].run?.epochsDone ?? 0) > (sides[0].run?.epochsDone ?? 0) ? studies[1] : studies[0];
  return (
    <section class="compare-pictures">
      <h2>{view === 'boundary' ? l10n.t('Boundaries') : l10n.t('Fitted curves')}</h2>
      <div class="pair">
        {studies.map((one, i) => (
          <section key={one.state.runs[0]?.id} aria-label={one.state.spec?.title}>
            <p class="picture-title">
              <Letter side={i as 0 | 1} /> {one.state.spec?.title}
            </p>
            <View study={one} compact />
          </section>
        ))}
      </div>
      <Scrub study={study} moment={momentOf(longer)} />
    </section>
  );
}
