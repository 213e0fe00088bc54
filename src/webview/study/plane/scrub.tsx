import * as l10n from '@vscode/l10n';
import { useEffect, useState } from 'preact/hooks';
import { IconButton, Slider } from '../../shared/toolkit';
import { momentWords, nearest, type ShownMoment } from '../shared/moment';
import type { Study } from '../shared/study';

/** Milliseconds that a whole run takes to play. */
const PLAYED = 6000;

interface Props {
  readonly study: Study;
  /** What the picture shows. */
  readonly moment: ShownMoment;
}

/** Goes back and forth over a run, together with all other views. */
export function Scrub({ study, moment }: Props) {
  const { run } = moment;
  // As they are now: the picture may have been asked for before any were known.
  const frames = (run && study.curves.get(run.id)?.frames) ?? [];
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
  const text = momentWords(moment);
  return (
    <div class="scrub">
      {!matchMedia('(prefers-reduced-motion: reduce)').matches && (
        <IconButton
          icon={playing ? 'debug-pause' : 'play-circle'}
          label={playing ? l10n.t('Pause the playback') : l10n.t('Play the training')}
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
