import type { TensorValue } from './sheet';

/** NumPy's own print options: characters in a line, numbers after which the middle is left out, numbers at either end, decimals. */
const LINE = 75;
const THRESHOLD = 1000;
const EDGE = 3;
const PRECISION = 8;

/** A tensor as `print` shows it in NumPy. */
export function numpyText({ shape, type, values }: TensorValue): string {
  if (shape.length === 0) return scalarText(values[0] as number, type);
  if (values.length === 0) return '[]';
  const short = values.length > THRESHOLD;
  const format = formatOf(Array.from(short ? edges(shape, values) : values), type);
  return written({ shape, values, format, short }, 0, 0, '');
}

const scalarText = (value: number, type: TensorValue['type']): string => {
  if (type === 'bool') return value ? 'True' : 'False';
  if (type === 'int') return String(value);
  return pythonFloat(value);
};

/** A float as Python's `repr` has it: `2.0`, `1e-05`, `1e+16`. */
function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) return exponential(value.toExponential());
  return size >= 1e15 && Number.isInteger(value) ? `${BigInt(value)}.0` : withPoint(String(value));
}

const withPoint = (text: string): string => (text.includes('.') ? text : `${text}.0`);

/** An exponent has two digits at least. */
function exponential(text: string): string {
  const [digits = '', power = ''] = text.split('e');
  return `${digits}e${power[0]}${power.slice(1).padStart(2, '0')}`;
}

/** The numbers at either end of each axis, by which the width of all is decided. */
function edges(shape: readonly number[], values: Float64Array): number[] {
  let cells = [0];
  for (const size of shape) {
    const places = size > 2 * EDGE ? [0, 1, 2, size - 3, size - 2, size - 1] : Array.from({ length: size }, (_, i) => i);
    cells = cells.flatMap((cell) => places.map((place) => cell * size + place));
  }
  return cells.map((cell) => values[cell] as number);
}

type Format = (value: number) => string;

function formatOf(values: readonly number[], type: TensorValue['type']): Format {
  if (type === 'bool') return (v) => (v ? ' True' : 'False');
  if (type === 'int') {
    const width = Math.max(...values.map((v) => String(v).length));
    return (v) => String(v).padStart(width);
  }
  const finite = values.filter(Number.isFinite);
  const sizes = finite.map(Math.abs).filter((v) => v !== 0);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const powers = sizes.length > 0 && (most >= 1e8 || least < 1e-4 || most / least > 1000);
  const inner = finite.length === 0 ? () => '' : powers ? powersFormat(finite) : pointsFormat(finite);
  const width = Math.max(
    ...finite.slice(0, 1).map((v) => inner(v).length),
    ...values.filter((v) => !Number.isFinite(v)).map((v) => pythonFloat(v).length),
  );
  return (v) => (Number.isFinite(v) ? inner(v) : pythonFloat(v)).padStart(width);
}

/** Points under one another; zeros at the end are left blank. */
function pointsFormat(values: readonly number[]): Format {
  const parts = values.map((v) => positional(v).split('.') as [string, string]);
  const left = Math.max(...parts.map(([whole]) => whole.length));
  const right = Math.max(...parts.map(([, part]) => part.length));
  return (v) => {
    const [whole = '', part = ''] = positional(v).split('.');
    return `${whole.padStart(left)}.${part.padEnd(right)}`;
  };
}

/** At most eight decimals, of which those are left out that are not needed: `0.5`, `1.`, `0.33333333`. */
function positional(value: number): string {
  const shortest = plain(value);
  const decimals = shortest.split('.')[1]?.length ?? 0;
  const text = decimals > PRECISION ? rounded(value, (v, digits) => v.toFixed(digits)) : shortest;
  return trimmed(text);
}

const trimmed = (text: string): string => (text.includes('.') ? text.replace(/0{1,25}$/, '') : `${text}.`);

/** The shortest digits that are this number and no other, without a power of ten. */
function plain(value: number): string {
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const [digits = '', power = '0'] = Math.abs(value).toExponential().split('e');
  const [first = '', rest = ''] = digits.split('.');
  const all = first + rest;
  const point = 1 + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`;
  return `${sign}${all.slice(0, point).padEnd(point, '0')}.${all.slice(point)}`;
}

/** JavaScript rounds a number that lies exactly in the middle away from zero, NumPy to the even digit. */
function rounded(value: number, write: (value: number, digits: number) => string): string {
  const text = write(value, PRECISION);
  const [exact = '', power = ''] = write(value, 25).split('e');
  const rest = exact.slice(exact.indexOf('.') + 1 + PRECISION);
  if (!/^50*$/.test(rest)) return text;
  const kept = exact.slice(0, exact.length - rest.length);
  return Number(kept.at(-1)) % 2 === 0 ? kept + (power ? `e${power}` : '') : text;
}

/** One digit before the point, and equally many after it. */
function powersFormat(values: readonly number[]): Format {
  const scientific = (v: number): [string, string] => {
    const shortest = v.toExponential();
    const long = (shortest.split('e')[0]?.split('.')[1]?.length ?? 0) > PRECISION;
    const [digits = '', power = ''] = exponential(long ? rounded(v, (x, n) => x.toExponential(n)) : shortest).split('e');
    const sign = Object.is(v, -0) ? '-' : '';
    return [sign + trimmed(digits), power];
  };
  const parts = values.map(scientific);
  const decimals = Math.max(...parts.map(([digits]) => digits.split('.')[1]?.length ?? 0));
  const power = Math.max(...parts.map(([, p]) => p.length));
  const left = Math.max(...parts.map(([digits]) => digits.indexOf('.')));
  return (v) => {
    const [digits, p] = scientific(v);
    const [whole = '', part = ''] = digits.split('.');
    return `${whole.padStart(left)}.${part.padEnd(decimals, '0')}e${p[0]}${p.slice(1).padStart(power - 1, '0')}`;
  };
}

interface Writing {
  readonly shape: readonly number[];
  readonly values: Float64Array;
  readonly format: Format;
  readonly short: boolean;
}

/** A list within brackets; `prefix` is what its lines begin with. */
function written(writing: Writing, depth: number, from: number, prefix: string): string {
  const { shape, values, format, short } = writing;
  const size = shape[depth] as number;
  const inner = `${prefix} `;
  const elided = short && size > 2 * EDGE;
  const places = elided ? [0, 1, 2, -1, size - 3, size - 2, size - 1] : Array.from({ length: size }, (_, i) => i);
  if (depth === shape.length - 1) {
    const words = places.map((i) => (i < 0 ? '...' : format(values[from * size + i] as number)));
    return `[${inLines(words, inner, LINE - shape.length).slice(inner.length)}]`;
  }
  const gap = `\n${'\n'.repeat(shape.length - depth - 2)}${inner}`;
  return `[${places.map((i) => (i < 0 ? '...' : written(writing, depth + 1, from * size + i, inner))).join(gap)}]`;
}

/** Words with a space between them, in lines no longer than NumPy's. */
function inLines(words: readonly string[], prefix: string, most: number): string {
  const lines: string[] = [];
  let line = prefix;
  for (const word of words) {
    if (line.length + word.length > most && line.length > prefix.length) {
      lines.push(line.trimEnd());
      line = prefix;
    }
    line += `${word} `;
  }
  lines.push(line.slice(0, -1));
  return lines.join('\n');
}
