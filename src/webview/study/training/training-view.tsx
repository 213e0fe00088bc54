import 'uplot/dist/uPlot.min.css';
import './training.css';
import * as l10n from '@vscode/l10n';
import { FirstState } from '../../shared/first-state';
import { Button } from '../../shared/toolkit';
import { doCommand } from '../do-command';
import type { Study, ViewProps } from '../study';
import { Curves } from './curves';
import type { DrawnRun } from './plot';
import { RunDetails } from './run-details';

/** Loss and metrics of the run in front and of those it is compared with. */
export function TrainingView({ study, compact = false }: ViewProps) {
  const [front] = study.state.runs;
  if (!front) return <NothingYet study={study} compact={compact} />;
  const drawn = drawnRuns(study);
  return (
    <div class={`training${compact ? ' compact' : ''}`}>
      {!compact && <RunDetails study={study} run={front} />}
      {drawn.length > 0 ? (
        <Curves key={front.id} study={study} runs={drawn} compact={compact} />
      ) : (
        <p class="quiet">{l10n.t('No epoch is done yet.')}</p>
      )}
    </div>
  );
}

/** The runs that have curves, in the order in which they are laid over each other. */
const drawnRuns = ({ state, curves }: Study): DrawnRun[] =>
  state.runs.flatMap((info) => {
    const own = curves.get(info.id);
    return own && own.milliseconds.length > 0 ? [{ info, curves: own }] : [];
  });

const NothingYet = ({ study, compact }: { readonly study: Study; readonly compact: boolean }) => (
  <FirstState
    {...(!compact && { title: l10n.t('Not trained yet') })}
    lines={[
      l10n.t('Here you will see how the loss falls while the network learns, epoch by epoch, and what accuracy or other metrics do.'),
    ]}
  >
    {study.state.spec?.trainable && (
      <Button primary icon="play" onClick={() => doCommand(study, 'train')}>
        {l10n.t('Train')}
      </Button>
    )}
  </FirstState>
);
