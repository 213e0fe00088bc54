import * as l10n from '@vscode/l10n';
import { useEffect, useState } from 'preact/hooks';
import { count } from '../../shared/format';
import { IconButton, Slider } from '../../shared/toolkit';
import { nearest } from '../network/moment';
import type { Study } from '../study';
import type { Shown } from './shown';

/** Milliseconds that a whole run takes to play. */
const PLAYED = 6000;

interface Props {
  readonly study: Study;
  readonly shown: Shown;
  /** Epochs done in what the picture shows. */
  readonly epoch: number;
}

/** Goes back and forth over a run, together with all other views. */
export function Scrub({ study, shown: { run, frames }, epoch }: Props) {
  const [playing, setPlaying] = useState(false);
  const { cursor } = study;
  const last = frames.length - 1;
  const at = cursor === undefined ? last : frames.indexOf(nearest(frames, cursor));
  // At the end it follows the run again.
  const go = (frame: number): void => study.setCursor(frame >= last ? undefined : frames[frame]);

  useEffect(() => {
    if (!playing) return;
    const from = at >= last ? 0 : at;
    const began = performance.now();
    let next = requestAnimationFrame(function play(now) {
      const frame = from + Math.floor(((now - began) / PLAYED) * (last + 1));
      go(frame);
      if (frame >= last) setPlaying(false);
      else next = requestAnimationFrame(play);
    });
    return () => cancelAnimationFrame(next);
  }, [playing]);

  if (!run || last < 1) return null;
  const text = l10n.t('epoch {0} of {1}', count(epoch), count(run.epochs));
  return (
    <div class="scrub">
      {!matchMedia('(prefers-reduced-motion: reduce)').matches && (
        <IconButton
          icon={playing ? 'debug-pause' : 'play-circle'}
          label={playing ? l10n.t('Hold the picture') : l10n.t('Show how it was learned')}
          onClick={() => setPlaying(!playing)}
        />
      )}
      <Slider
        label={l10n.t('Moment of the run')}
        text={text}
        value={at}
        min={0}
        max={last}
        step={1}
        onInput={(frame) => {
          setPlaying(false);
          go(frame);
        }}
      />
      <span class="scrub-epoch">{text}</span>
    </div>
  );
}
