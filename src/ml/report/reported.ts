import { type Dataset, rowSize, type Split, type SplitName, type Tensor } from '../data/dataset';
import { type Notice, notice } from '../language/notice';
import {
  type BinaryReading,
  type ClassesReading,
  classLabel,
  NEITHER,
  type OutputReading,
  targetClassOf,
  tellsClassesApart,
} from '../model/output-reading';
import { classCount, type SplitReport } from './class-answers';

/** More classes than this are no table that anyone reads. */
const MOST_CLASSES = 1000;

/** The rows that a report is about, before the network is asked. */
export interface Reported extends Pick<SplitReport, 'split' | 'set' | 'classes' | 'labels'> {
  readonly reading: BinaryReading | ClassesReading;
  readonly x: Tensor;
}

interface Asked {
  readonly reading: OutputReading;
  readonly dataset: Pick<Dataset, 'set' | 'classNames'>;
  /** Of the data, as `fit` has it. */
  readonly splits: Readonly<Partial<Record<SplitName, Split>>>;
  /** Not set: that of `reportedSplit`. */
  readonly split?: SplitName | undefined;
}

/** The split that a network is judged by: rows that it has not been trained on, where there are some. */
const reportedSplit = (splits: Readonly<Partial<Record<SplitName, Split>>>): SplitName =>
  splits.test ? 'test' : splits.validation ? 'validation' : 'train';

/** What a report is made of, or why there is none. */
export function reportedRows({ reading, dataset, splits, split = reportedSplit(splits) }: Asked): Reported | Notice {
  const what = reading.kind === 'number' ? { what: 'number' as const } : { what: 'labels' as const, labels: reading.outputs };
  if (!tellsClassesApart(reading)) return notice('no-report', what);
  const classes = classCount(reading);
  if (classes > MOST_CLASSES) return notice('no-report', { what: 'classes', classes, most: MOST_CLASSES });
  const block = splits[split];
  if (!block) return notice('no-report', { what: split });
  const named = labelsOf(block.y, reading);
  const outside = named.findIndex((label) => label < 0 || label >= classes);
  if (outside >= 0)
    return notice('no-report', { what: 'label', row: outside, target: block.y.values[outside * rowSize(block.y)] as number, classes });
  return {
    reading,
    split,
    x: block.x,
    labels: Uint16Array.from(named),
    classes: Array.from({ length: classes }, (_, klass) => classLabel(reading, klass, dataset.classNames)),
    ...(dataset.set && { set: dataset.set }),
  };
}

/** The class of each row's target; `NEITHER` where it names none, or answers several questions. */
export function labelsOf({ shape, values }: Tensor, reading: OutputReading): Int32Array {
  const rows = shape[0] ?? 0;
  const labels = new Int32Array(rows).fill(NEITHER);
  if (!tellsClassesApart(reading) || rows === 0) return labels;
  const width = values.length / rows;
  return labels.map((_, row) => targetClassOf(reading, values.subarray(row * width, (row + 1) * width)));
}
