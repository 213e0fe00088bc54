import { visible } from '../language/visible';
import type { Logs } from './events';

/** How far something has come. */
export interface Progress {
  readonly current: number;
  readonly target: number;
  /** Seconds: what is left while it trains, what it took at the end. */
  readonly seconds: number;
  readonly secondsPerUnit: number;
  readonly unit: 'step' | 'epoch';
  readonly logs: Logs;
}

/** The line for a file or a pipe, Keras's `verbose=2`: `12/12 - 0s - 4ms/step - accuracy: 0.8700 - loss: 0.4300`. */
export const plainLine = ({ current, target, seconds, secondsPerUnit, unit, logs }: Progress): string =>
  `${current}/${target} - ${duration(seconds)} - ${pace(secondsPerUnit, unit)} - ${logsText(logs)}`;

/** `accuracy: 0.8700 - loss: 0.4300`, sorted by name as in Keras 3. */
export const logsText = (logs: Logs): string =>
  Object.keys(logs)
    .sort()
    .map((name) => `${visible(name)}: ${metricValue(logs[name] as number)}`)
    .join(' - ');

/** A metric value as Keras prints it: four decimals, or in powers of ten below a thousandth. */
export function metricValue(value: number): string {
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
export const pace = (seconds: number, unit: string): string => `${seconds === 0 ? '0s' : span(seconds * 1000)}/${unit}`;

/** What something took, in the unit that fits: `2s`, `5ms`, `42us`. */
export function span(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(0)}s`;
  return milliseconds >= 1 ? `${milliseconds.toFixed(0)}ms` : `${(milliseconds * 1000).toFixed(0)}us`;
}
