import * as vscode from 'vscode';
import { env, l10n } from 'vscode';
import { isValidation, type KnownMetrics, metricText } from '../ml/registry/metric-facts';
import type { Logs } from '../ml/training/events';

/** A number of things, with the reader's marks between thousands: `35,229`. */
export const count = (n: number): string => n.toLocaleString(env.language);

/** `12/300`. */
export const outOf = (done: number, all: number): string => `${count(done)}/${count(all)}`;

/** What is counted: one of it, and any other number. */
const things = {
  parameters: [() => l10n.t('1 parameter'), (n: string) => l10n.t('{0} parameters', n)],
  multiplications: [() => l10n.t('1 multiplication'), (n: string) => l10n.t('{0} multiplications', n)],
  layers: [() => l10n.t('1 layer'), (n: string) => l10n.t('{0} layers', n)],
  problems: [() => l10n.t('1 problem'), (n: string) => l10n.t('{0} problems', n)],
  moreRows: [() => l10n.t('… and 1 more row'), (n: string) => l10n.t('… and {0} more rows', n)],
} as const;

/** How many there are of something, in words: `1 parameter`, `35,229 parameters`. */
export function counted(n: number, thing: keyof typeof things): string {
  const [one, others] = things[thing];
  return n === 1 ? one() : others(count(n));
}

/** `loss 0.0031, accuracy 98.2 %`: the loss first, then at most two others, none of them of the validation rows. */
export function shortLogs(logs: Logs, metrics: KnownMetrics = {}): string {
  const { loss, ...others } = logs;
  const names = Object.keys(others).filter((name) => !isValidation(name));
  return [...(loss === undefined ? [] : ['loss']), ...names.slice(0, 2)]
    .map((name) => `${name} ${metricText(name, logs[name] as number, metrics)}`)
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
