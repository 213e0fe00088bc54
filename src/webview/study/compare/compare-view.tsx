import './compare.css';
import * as l10n from '@vscode/l10n';
import type { ComparedSide, Comparison } from '../messages/state';
import type { Study, ViewProps } from '../shared/study';
import { Curves } from '../training/curves';
import { drawnRuns } from '../training/drawn-runs';
import type { DrawnRun } from '../training/plots';
import { amountText, Differences, layerPairs } from './differences';
import { Figures } from './figures';
import { LayersBeside } from './layers-beside';
import { Pictures } from './pictures';
import { Hues, letters, Sides } from './sides';

/** Two runs, or two specs with their newest runs, side by side. */
export function CompareView({ study }: ViewProps) {
  const { comparison } = study.state;
  if (!comparison) return null;
  const { sides, differences } = comparison;
  const pairs = differences ? layerPairs(differences, sides) : [];
  const known = sides.every(({ network }) => network);
  const drawn = drawnOf(study, sides).map(({ info }) => info.id);
  const hueOf = ({ run }: ComparedSide): number | undefined => (run && drawn.includes(run.id) ? drawn.indexOf(run.id) : undefined);
  return (
    <Hues.Provider value={[hueOf(sides[0]), hueOf(sides[1])]}>
      <div class="compare training">
        <Sides study={study} comparison={comparison} />
        {sides.map(
          ({ problem }, i) =>
            problem !== undefined && (
              <p key={letters[i]} class="warning" role="alert">
                {letters[i]}: {problem}
              </p>
            ),
        )}
        {differences && (
          <>
            <h2>{amountText(differences)}</h2>
            <Differences differences={differences} sides={sides} />
          </>
        )}
        <CurvesOfBoth study={study} sides={sides} />
        <Pictures study={study} sides={sides} />
        {known && pairs.length > 0 && <LayersBeside pairs={pairs} sides={sides} />}
      </div>
    </Hues.Provider>
  );
}

const drawnOf = ({ curves }: Study, sides: Comparison['sides']): DrawnRun[] =>
  drawnRuns(
    sides.flatMap(({ run }) => run ?? []),
    curves,
  );

/** The curves of both over one axis, and their values. */
function CurvesOfBoth({ study, sides }: { readonly study: Study; readonly sides: Comparison['sides'] }) {
  const runs = drawnOf(study, sides);
  const [a, b] = runs;
  if (!a) return <p class="quiet">{noCurves(sides)}</p>;
  const both = b && sides.every(({ run }) => run) ? ([a, b] as readonly [DrawnRun, DrawnRun]) : undefined;
  return (
    <>
      <h2>{l10n.t('Curves')}</h2>
      <Curves key={`${a.info.id} ${b?.info.id}`} study={study} runs={runs} compact={false} roomy={false} gradients={false} />
      {both ? <Figures runs={both} /> : <p class="quiet">{noCurves(sides)}</p>}
    </>
  );
}

function noCurves(sides: readonly ComparedSide[]): string {
  const without = letters.filter((_, i) => !sides[i]?.run);
  return without.length > 0
    ? l10n.t('Not trained yet: {0}. Curves and metric values are compared once both are.', without.join(', '))
    : l10n.t('No epoch is done yet.');
}
