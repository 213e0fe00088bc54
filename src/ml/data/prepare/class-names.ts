import { type DataContext, type Part, reportAt } from '../context';
import { rowSize } from '../dataset';

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
  let largest = 0;
  for (const { y } of parts) {
    for (const value of y.values) {
      // Targets of -1 and 1 stand for two classes too, and those of a regression for none.
      if (value === -1 && names.length === 2) continue;
      if (!Number.isInteger(value) || value < 0) {
        report('names-without-classes', { value }, 'warning');
        return true;
      }
      if (value > largest) largest = value;
    }
  }
  if (largest >= names.length) report('more-classes-than-names', { names: names.length, classes: largest + 1 });
  return largest < names.length;
}
