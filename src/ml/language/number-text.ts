// Numbers as every place shows them: panels, lists, and what is written for a reader.

/** Between a number and its unit: no line ends there. */
const SPACE = '\u00a0';

type Unit = '%' | 'ms' | 's' | 'min' | 'h';

/** What follows a number, where a language does not write the unit's symbol after a space. */
const written: Readonly<Record<string, Readonly<Partial<Record<Unit, string>>>>> = {
  ko: { '%': '%', s: '초', min: '분', h: '시간' },
};

let units: Readonly<Partial<Record<Unit, string>>> = {};

/** From now on, units are written as this language does, such as `ko` or `ko-KR`. */
export function writeUnitsIn(language: string): void {
  units = written[language.split('-')[0] ?? ''] ?? {};
}

const withUnit = (number: string, unit: Unit): string => `${number}${units[unit] ?? `${SPACE}${unit}`}`;

/** A loss, a metric, a weight: `0.0031`, `1.25`, `12.35`, `3.1e-5`. No more digits than mean something. */
export function figure(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size < 1e-4 || size >= 1e6) return short(value.toExponential(1));
  if (size < 1e-2) return short(value.toPrecision(2));
  return short(value.toFixed(size < 10 ? 4 : size < 100 ? 2 : size < 1000 ? 1 : 0));
}

/** A number with so many decimals at most: `0.500012`. */
export const fixed = (value: number, decimals: number): string => (Number.isFinite(value) ? short(value.toFixed(decimals)) : figure(value));

/** Without zeros at the end, and with the sign that digits line up with. */
const short = (text: string): string =>
  text
    .replace(/(\.\d*?)0+(?=e|$)/, '$1')
    .replace(/\.(?=e|$)/, '')
    .replace('e+', 'e')
    .replaceAll('-', '−');

/** A share as percent: `98.2 %`, in Korean `98.2%`. Only a whole is 100 %, and only nothing is 0 %. */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return figure(share);
  const rounded = Math.round(share * 1000) / 10;
  const kept = share < 1 && rounded === 100 ? 99.9 : share > 0 && rounded === 0 ? 0.1 : rounded;
  return withUnit(short(kept.toFixed(1)), '%');
}

/** What something took: `0.4 ms`, `2 ms`, `1.2 s`, `3 min 20 s`, `2 h 5 min`; in Korean `1.2초`, `3분 20초`, `2시간 5분`. */
export function span(milliseconds: number): string {
  if (!Number.isFinite(milliseconds)) return '–';
  if (milliseconds < 1) return withUnit(short(milliseconds.toFixed(1)), 'ms');
  if (milliseconds < 999.5) return withUnit(milliseconds.toFixed(0), 'ms');
  const seconds = milliseconds / 1000;
  if (seconds < 59.95) return withUnit(seconds.toFixed(seconds < 10 ? 1 : 0), 's');
  const whole = Math.round(seconds);
  if (whole < 3600) return pair([Math.floor(whole / 60), 'min'], [whole % 60, 's']);
  const minutes = Math.round(seconds / 60);
  return pair([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min']);
}

const pair = (...parts: readonly (readonly [number, Unit])[]): string =>
  parts
    .filter(([number], i) => i === 0 || number > 0)
    .map(([number, unit]) => withUnit(String(number), unit))
    .join(' ');

/** The shortest decimal that is the same float32: 0.1, where float64 would show 0.10000000149011612. */
export function shortFloat(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}
