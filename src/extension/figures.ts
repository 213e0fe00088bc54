import * as vscode from 'vscode';
import { isValidation } from '../ml/registry/figure';
import type { Logs } from '../ml/training/events';

/** A loss or a metric in a line of text: `0.0031`, `1.00`, `12.3`, `3.1e-9`; no more digits than mean something. */
export function shortFigure(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size < 1e-4 || size >= 1e5) return value.toExponential(1).replace('e+', 'e');
  if (size < 0.1) return String(Number(value.toPrecision(2)));
  return value.toFixed(size < 10 ? 2 : size < 1000 ? 1 : 0);
}

/** `loss 0.0031, accuracy 1.00`: the loss first, then at most two others, none of them of the validation rows. */
export function shortFigures(logs: Logs): string {
  const { loss, ...others } = logs;
  const names = Object.keys(others).filter((name) => !isValidation(name));
  return [...(loss === undefined ? [] : [['loss', loss] as const]), ...names.slice(0, 2).map((name) => [name, others[name] ?? 0] as const)]
    .map(([name, value]) => `${name} ${shortFigure(value)}`)
    .join(', ');
}

const steps = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 30],
  ['month', 12],
  ['year', Number.POSITIVE_INFINITY],
] as const;

/** `2 min. ago`, in the reader's language; within the first minute `now`. */
export function ago(time: number, now = Date.now()): string {
  const format = new Intl.RelativeTimeFormat(vscode.env.language, { numeric: 'auto', style: 'short' });
  let passed = Math.max(0, now - time) / 1000;
  for (const [unit, size] of steps) {
    if (passed < size) return format.format(unit === 'second' ? 0 : -Math.floor(passed), unit);
    passed /= size;
  }
  return '';
}
