import 'uplot/dist/uPlot.min.css';
import './training.css';
import * as l10n from '@vscode/l10n';
import { span } from '../../../ml/language/number-text';
import { FirstState } from '../../shared/first-state';
import { count } from '../../shared/format';
import { Button } from '../../shared/toolkit';
import type { RunInfo } from '../messages/state';
import { momentOf } from '../shared/moment';
import { doCommand, type Study, trainable, type ViewProps } from '../shared/study';
import { trainTitle } from '../toolbar';
import { AdviceSection, useAdvice } from './advice';
import { Curves } from './curves';
import { beforeFirstEpoch } from './describe-curve';
import { drawnRuns } from './drawn-runs';
import { GradientsSection } from './gradients/gradients-section';

/** Loss and metrics of the run in front and of those it is compared with. */
export function TrainingView({ study, compact = false, roomy = false }: ViewProps) {
  const [front] = study.state.runs;
  if (!front) return <NothingYet study={study} compact={compact} />;
  return <Trained key={front.id} study={study} front={front} compact={compact} roomy={roomy} />;
}

function Trained({ study, front, compact, roomy }: Required<ViewProps> & { readonly front: RunInfo }) {
  const advice = useAdvice(study, front);
  const drawn = drawnRuns(study.state.runs, study.curves);
  return (
    <div class={`training${compact ? ' compact' : ''}`}>
      {momentOf(study).changed && <p class="quiet">{l10n.t('These curves are of the run before the spec was changed.')}</p>}
      {!compact && <RunDetails study={study} run={front} />}
      {drawn.length > 0 ? (
        <Curves
          key={front.id}
          study={study}
          runs={drawn}
          compact={compact}
          roomy={roomy}
          gradients={front.learning?.rule === 'gradient'}
          advice={advice}
        />
      ) : (
        <p class="quiet">{beforeFirstEpoch(front)}</p>
      )}
      <AdviceSection study={study} run={front} advice={advice} compact={compact} />
      {!compact && study.state.options.training.gradients && front.learning?.rule === 'gradient' && drawn.length > 0 && (
        <GradientsSection key={front.id} study={study} run={front} frames={study.curves.get(front.id)?.frames ?? []} />
      )}
    </div>
  );
}

const NothingYet = ({ study, compact }: { readonly study: Study; readonly compact: boolean }) => (
  <FirstState
    {...(!compact && { title: l10n.t('Not trained yet') })}
    lines={[
      l10n.t('Here you will see how the loss falls while the network learns, epoch by epoch, and what accuracy or other metrics do.'),
    ]}
  >
    {trainable(study) && !compact && (
      <Button primary icon="play" title={trainTitle(study)} onClick={() => doCommand(study, 'train')}>
        {l10n.t('Train')}
      </Button>
    )}
  </FirstState>
);

interface Props {
  readonly study: Study;
  readonly run: RunInfo;
}

/** How far a run in progress is in its epoch, and how fast. */
const RunDetails = ({ study, run }: Props) => {
  const progress = study.curves.get(run.id)?.progress;
  if (!progress || (run.status !== 'running' && run.status !== 'paused')) return null;
  return (
    <section class="live-line" aria-label={l10n.t('Run')}>
      <span>{l10n.t('Epoch {0} of {1}', count(progress.epoch + 1), count(run.epochs))}</span>
      <progress aria-label={l10n.t('Batches of this epoch')} max={progress.batches} value={progress.batch} />
      <span>{l10n.t('batch {0} of {1}', count(progress.batch), count(progress.batches))}</span>
      {run.status === 'running' && <span>{l10n.t('{0} left', span(progress.timeLeft))}</span>}
      {run.status === 'running' && <span>{l10n.t('{0} samples a second', count(progress.samplesPerSecond))}</span>}
    </section>
  );
};
