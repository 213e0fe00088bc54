import type { Logs } from '../../ml/training/events';
import type { Colors } from '../terminal';
import type { Line } from './live-line';

/** Keras's width of the bar. */
const WIDTH = 20;

/** How far something has come. */
export interface Progress {
  readonly current: number;
  readonly target: number;
  /** Seconds: what is left while it goes on, what it took at the end. */
  readonly seconds: number;
  readonly secondsPerUnit: number;
  readonly unit: 'step' | 'epoch';
  readonly logs: Logs;
}

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
    tail: ` ${pace(secondsPerUnit, unit)}${figures(logs)}`,
  };
}

/** The line for a file or a pipe, Keras's `verbose=2`: `12/12 - 0s - 4ms/step - accuracy: 0.8700 - loss: 0.4300`. */
export const plainLine = ({ current, target, seconds, secondsPerUnit, unit, logs }: Progress): string =>
  `${current}/${target} - ${duration(seconds)} - ${pace(secondsPerUnit, unit)}${figures(logs)}`;

/** ` - accuracy: 0.8700 - loss: 0.4300`, sorted by name as in Keras 3. */
export const figures = (logs: Logs): string =>
  Object.keys(logs)
    .sort()
    .map((name) => ` - ${name}: ${figure(logs[name] as number)}`)
    .join('');

/** A figure as Keras prints it: four decimals, or in powers of ten below a thousandth. */
export function figure(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return Math.abs(value) > 1e-3 ? value.toFixed(4) : scientific(value, 4);
}

/** Python's `%.4e`: at least two digits in the exponent. */
export const scientific = (value: number, decimals: number): string => value.toExponential(decimals).replace(/e([+-])(\d)$/, 'e$10$2');

/** `45s`, `2:05`, `1:02:05`. */
export function duration(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (n: number): string => String(n).padStart(2, '0');
  if (whole > 3600) return `${Math.floor(whole / 3600)}:${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  return whole > 60 ? `${Math.floor(whole / 60)}:${two(whole % 60)}` : `${whole}s`;
}

/** `4ms/step`. */
export function pace(seconds: number, unit: string): string {
  if (seconds >= 1 || seconds === 0) return `${seconds.toFixed(0)}s/${unit}`;
  return seconds >= 1e-3 ? `${(seconds * 1e3).toFixed(0)}ms/${unit}` : `${(seconds * 1e6).toFixed(0)}us/${unit}`;
}
