import { duration, figures, type Progress, pace } from '../../ml/training/keras-format';
import type { Colors } from '../terminal';
import type { Line } from './live-line';

/** Keras's width of the bar. */
const WIDTH = 20;

/**
 * Keras's progress bar: `12/12 ━━━━━━━━━━━━━━━━━━━━ 0s 4ms/step - accuracy: 0.8700 - loss: 0.4300`.
 * Source: keras/src/utils/progbar.py
 */
export function barLine({ current, target, seconds, secondsPerUnit, unit, logs }: Progress, colors: Colors): Line {
  const count = `${String(current).padStart(String(target).length)}/${target}`;
  const done = Math.floor((WIDTH * current) / target);
  // Where colours are off, what is left to do is told apart by a thinner line.
  const left = (colors.isColorSupported ? '━' : '─').repeat(WIDTH - done);
  const time = duration(seconds);
  return {
    head: `${colors.bold(count)} ${colors.green('━'.repeat(done))}${colors.white(left)} ${colors.bold(time)}`,
    headWidth: count.length + WIDTH + time.length + 2,
    tail: ` ${pace(secondsPerUnit, unit)} - ${figures(logs)}`,
  };
}
