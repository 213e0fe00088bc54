import * as l10n from '@vscode/l10n';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PerceptronWalk } from '../../../../../ml/step/perceptron-walk';
import { count } from '../../../../shared/format';
import { Button, IconButton, Slider } from '../../../../shared/toolkit';
import type { UpdateStep } from './walk';

interface Props {
  readonly walk: PerceptronWalk;
  readonly step: UpdateStep;
  /** Which steps changed something. */
  readonly changed: readonly boolean[];
  readonly onGo: (at: number) => void;
}

/** Goes through the steps one by one, by buttons, by a slider, and by the arrow keys anywhere in the line. */
export function UpdateControls({ walk, step, changed, onGo }: Props) {
  const { at, epoch, batch } = step;
  const last = walk.steps - 1;
  const next = changed.indexOf(true, at + 1);
  // Keys and clicks come faster than frames are drawn, and none is to be lost.
  const latest = useRef(at);
  useLayoutEffect(() => {
    latest.current = at;
  }, [at]);
  const go = (to: number): void => {
    latest.current = Math.max(0, Math.min(last, to));
    onGo(latest.current);
  };
  const by = (steps: number): void => go(latest.current + steps);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowLeft: latest.current - 1, ArrowRight: latest.current + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  const place =
    walk.batchSize === 1
      ? l10n.t('epoch {0} of {1}, sample {2} of {3}', count(epoch + 1), count(walk.epochs), count(batch + 1), count(walk.batches))
      : l10n.t('epoch {0} of {1}, batch {2} of {3}', count(epoch + 1), count(walk.epochs), count(batch + 1), count(walk.batches));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would have an edge
    <div class="update-controls" role="group" aria-label={l10n.t('Update by update')} onKeyDown={onKeyDown}>
      <IconButton
        icon="chevron-left"
        label={l10n.t('Step before')}
        title={l10n.t('Step before (←)')}
        disabled={at === 0}
        onClick={() => by(-1)}
      />
      <IconButton
        icon="chevron-right"
        label={l10n.t('Next step')}
        title={l10n.t('Next step (→)')}
        disabled={at === last}
        onClick={() => by(1)}
      />
      <Button disabled={next < 0} onClick={() => go(next)} title={l10n.t('Goes to the next step that changes the weights.')}>
        {l10n.t('Next update')}
      </Button>
      <Slider label={l10n.t('Step of the training')} text={place} value={at} min={0} max={Math.max(1, last)} step={1} onInput={go} />
      <span class="update-place">{place}</span>
    </div>
  );
}
