import type { LineOrNot } from '../../src/ml/separation/line-or-not';
import { separate, separateThroughZero } from '../../src/ml/separation/separation';
import type { Data } from '../../src/webview/study/messages/state';
import { readingOf, targetClass } from '../../src/webview/study/shared/reading';

type Reading = Parameters<typeof readingOf>[0]['reading'];

/** What the worker answers of the training rows of a page's data. @param drawn what the network's border can be */
export function lineLook(data: Data, reading: Reading, drawn: LineOrNot['drawn'], unit = 0): LineOrNot {
  const { inputs, targets } = data;
  const train = data.points.find(({ split }) => split === 'train');
  if (!train) throw new Error('no training rows');
  const own = readingOf({ reading }, unit);
  const classes = Array.from(train.rows, (_, i) => targetClass(own, train.y.subarray(i * targets, (i + 1) * targets)));
  const labelled = { x: train.x, inputs, classes };
  const found = separate(labelled);
  if (!found) throw new Error('all rows are of one class');
  const throughZero = drawn === 'line-through-zero' ? separateThroughZero(labelled) : undefined;
  return {
    drawn,
    inputs,
    counts: [classes.filter((klass) => klass === 0).length, classes.filter((klass) => klass === 1).length],
    labels: [0, 1],
    strict: false,
    found,
    ...(throughZero && { throughZero }),
    few: classes.length <= 8,
    rows: classes.map((klass, row) => ({
      row,
      inputs: Array.from(train.x.subarray(row * inputs, (row + 1) * inputs)),
      klass: klass === 1 ? 1 : 0,
    })),
  };
}
