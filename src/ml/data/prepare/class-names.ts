import { reportAt } from '../../language/reporter';
import type { DataContext, Part } from '../context';
import { rowSize } from '../dataset';

/**
 * Targets by their names, where every class name is a number and every target is one of these: class 3 of the names "3", "5" and "7" becomes
 * class 0, as a text that is a name would. Targets of -1 and 1 that are named so stay, because losses and activations of their own take them.
 */
export function namedByNumber(parts: readonly Part[], names: readonly string[] | undefined): readonly Part[] {
  if (!names || parts.some(({ y }) => rowSize(y) !== 1)) return parts;
  const classes = new Map(names.map((name, i) => [name.trim() === '' ? Number.NaN : Math.fround(Number(name)), i]));
  if (classes.size < names.length || classes.has(Number.NaN)) return parts;
  if (names.length === 2 && classes.has(-1) && classes.has(1)) return parts;
  if (!parts.every(({ y }) => y.values.every((value) => classes.has(value)))) return parts;
  return parts.map((part) => ({ ...part, y: { ...part.y, values: part.y.values.map((value) => classes.get(value) as number) } }));
}

/**
 * Holds the spec's class names against the targets: a name for each class number, or for each column of several.
 * @returns false after an error was reported
 */
export function namesFit(parts: readonly Part[], names: readonly string[], context: DataContext): boolean {
  const report = reportAt(context, ['data', 'class_names']);
  const width = parts[0] ? rowSize(parts[0].y) : 1;
  if (width > 1) {
    if (width !== names.length) report('names-for-columns', { names: names.length, columns: width });
    return width === names.length;
  }
  let [smallest, largest] = [Number.POSITIVE_INFINITY, 0];
  for (const { y } of parts) {
    for (const value of y.values) {
      // Targets of -1 and 1 mean two classes too, and those of a regression none.
      if (value === -1 && names.length === 2) continue;
      if (!Number.isInteger(value) || value < 0) {
        report('names-without-classes', { value }, 'warning');
        return true;
      }
      if (value < smallest) smallest = value;
      if (value > largest) largest = value;
    }
  }
  if (largest >= names.length) report('more-classes-than-names', { names: names.length, min: smallest, max: largest });
  return largest < names.length;
}
