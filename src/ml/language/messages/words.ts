/** `a, b, c`; a long list is cut with an ellipsis, because a message is read, not searched. */
export function list(names: readonly string[], most = 24): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown}, …` : shown;
}

/** `a, b and c`. */
export const andList = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

export const didYouMean = (name: string): string => ` Did you mean "${name}"?`;

/** Axes of a shape that a message shows; the rest says nothing more. */
const MOST_AXES = 8;

/** `2 × 10`: a shape as learners read it. The scalar shape is `(single number)`. */
export const sizes = (shape: readonly number[]): string =>
  shape.length ? `${shape.slice(0, MOST_AXES).join(' × ')}${shape.length > MOST_AXES ? ' × …' : ''}` : '(single number)';

/** `2 × 10`, `3 numbers`, `one number`: a sample or target within a sentence. */
export const shaped = (shape: readonly number[]): string => {
  if (shape.length > 1) return sizes(shape);
  return (shape[0] ?? 1) === 1 ? 'one number' : plural(shape[0] as number, 'number');
};

/** `1,024`: digits in threes. */
export function count(n: number): string {
  const written = String(n);
  // 1e+21 and Infinity have no digits to group.
  if (!/^-?\d/.test(written) || written.includes('e')) return written;
  const [whole = '', part] = written.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part ? `.${part}` : '');
}

/** From here on, numbers are written as `1e20`: no one counts so many digits. */
const LONG = 1e10;

/** A number of the data or the spec within a sentence, with the digits that mean something: `-1.08136`, `1,024`, `1e20`. */
export function figure(n: number): string {
  const rounded = Number(n.toPrecision(6));
  if (Number.isFinite(n) && Math.abs(n) >= LONG) return rounded.toExponential().replace('e+', 'e');
  return Number.isInteger(n) ? count(n) : String(rounded);
}

/** `3 samples`, `1 sample`. */
export const plural = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;

/** How large a file or a download is: `11 MB`. Decimal megabytes, as browsers and Keras count them. */
export const megabytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1e6))} MB`;
