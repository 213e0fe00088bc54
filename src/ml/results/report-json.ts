import { shortFloat } from '../language/number-text';
import type { SplitReport } from '../report/class-answers';
import { confusionOf } from '../report/confusion';
import { mistakesOf, surestFirst } from '../report/mistakes';
import { scoresOf } from '../report/scores';

/**
 * A report as `train --json --report` prints it. Classes are called as `classes` beside `predictions` are: by their names in the data, or by their
 * numbers. `confusion`: a row for each label, a column for each prediction; answers that name no class are in none. `mistakes`: all of them, the
 * surest first; `prediction` is null where no class is named, `probability` (of the class that is) where outputs are none. Rows count from 0.
 */
export function reportJson(report: SplitReport): object {
  const { split, set, classes, labels, predictions, probability } = report;
  const n = classes.length;
  const confusion = confusionOf(report, n);
  return {
    on: split,
    size: set?.size ?? null,
    classes,
    confusion: classes.map((_, label) => [...confusion.counts.subarray(label * n, (label + 1) * n)]),
    per_class: scoresOf(confusion).classes.map((score, klass) => ({ name: classes[klass], ...score })),
    mistakes: Array.from(surestFirst(mistakesOf(report), report), (row) => ({
      row,
      label: classes[labels[row] as number],
      prediction: classes[predictions[row] as number] ?? null,
      // Infinity and NaN become null, which is what JSON has for them.
      probability: shortFloat(probability[row] as number),
    })),
  };
}
