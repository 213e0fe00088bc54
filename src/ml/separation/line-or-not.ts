import type { Dataset } from '../data/dataset';
import { rowCount, rowSize } from '../data/dataset';
import type { TargetFacts } from '../data/facts';
import { type Notice, notice } from '../language/notice';
import { readingOf } from '../model/interpret-output';
import type { Model } from '../model/model';
import { type BinaryReading, type ClassesReading, classLabel, targetClassOf } from '../model/output-reading';
import type { Spec } from '../spec/spec';
import { fitData } from '../training/fit-data';
import { type Drawn, drawnBy } from './drawn';
import { type Labelled, MOST_INPUTS, type Separation, separate, separateThroughZero } from './separation';

/** A row of the training data. */
export interface ClassedRow {
  /** Its place in the training data. */
  readonly row: number;
  readonly inputs: readonly number[];
  readonly klass: 0 | 1;
}

/** Whether a line separates the two classes of a spec's training data, and whether the network can draw more than that. */
export interface LineOrNot {
  readonly drawn: Drawn;
  /** Numbers of a row. */
  readonly inputs: number;
  /** Rows of each class. */
  readonly counts: readonly [number, number];
  /** What the two classes are called. */
  readonly labels: readonly [string | number, string | number];
  /** A sum of 0 is of neither class, so that class 0 is below it. */
  readonly strict: boolean;
  readonly found: Separation;
  /** The same of lines through 0, for a network that can draw no others. */
  readonly throughZero?: Separation;
  /** The rows that the answer is made of; all of them where they are few. */
  readonly rows: readonly ClassedRow[];
  /** They are few enough to be written out, each as an inequality. */
  readonly few: boolean;
}

/** What is looked at: a spec without errors, with its data. */
interface Classified {
  readonly spec: Pick<Spec, 'data' | 'fit' | 'compile'>;
  readonly model: Model;
  readonly dataset?: Dataset | undefined;
  readonly facts?: { readonly targets: TargetFacts } | undefined;
}

/** What a float32, in which networks compute, may be off by. */
const FLOAT32 = 2 ** -24;

/** With more rows than this an answer would keep others waiting. */
const MOST_ROWS = 10_000;

/** As many rows are all written out, as in a truth table. */
const FEW_ROWS = 8;

interface TwoClasses extends Labelled {
  readonly x: Float32Array | Float64Array;
  readonly classes: Uint8Array;
  readonly reading: BinaryReading | ClassesReading;
}

/** Two classes of training data, as a network is to distinguish them; or why there are none. @param output which, where each is a question of its own */
export function twoClasses({ spec, model, dataset, facts }: Classified, output: number): TwoClasses | Notice {
  if (!dataset || !facts) return notice('no-two-classes', { what: 'data' });
  const reading = readingOf(model, spec.compile?.loss, facts.targets);
  if (reading.kind === 'number') return notice('no-two-classes', { what: 'numbers' });
  if (reading.kind === 'classes' && reading.outputs !== 2) return notice('no-two-classes', { what: 'classes', classes: reading.outputs });
  const { x, y } = fitData(dataset, spec.fit).train;
  const [rows, inputs, width] = [rowCount({ x, y }), rowSize(x), rowSize(y)];
  if (inputs > MOST_INPUTS) return notice('no-two-classes', { what: 'inputs', found: inputs, most: MOST_INPUTS });
  if (rows > MOST_ROWS) return notice('no-two-classes', { what: 'rows', found: rows, most: MOST_ROWS });
  const classes = Uint8Array.from({ length: rows }, (_, row) =>
    targetClassOf(reading, y.values.subarray(row * width, (row + 1) * width), output),
  );
  return { x: asGiven(spec.data, dataset, rows, inputs) ?? x.values, inputs, classes, reading, rounding: FLOAT32 };
}

/** The inputs of training rows as they are written in the spec, before they became float32; undefined where they are in files. */
function asGiven(data: Spec['data'], { origin }: Dataset, rows: number, inputs: number): Float64Array | undefined {
  if (data?.source !== 'x') return undefined;
  const { x, transpose, scale = 1 } = data;
  const columns = transpose && x.shape.length === 2 ? (x.shape[1] as number) : undefined;
  return Float64Array.from({ length: rows * inputs }, (_, i) => {
    const [row, k] = [Math.floor(i / inputs) + (origin?.from ?? 0), i % inputs];
    const given = origin?.order?.[row] ?? row;
    return (x.values[columns === undefined ? given * inputs + k : k * columns + given] as number) / scale;
  });
}

/** @param output which output, where each is a question of its own */
export function lineOrNot(study: Classified, output = 0): LineOrNot | Notice {
  const labelled = twoClasses(study, output);
  if ('code' in labelled) return labelled;
  const { reading, classes, x, inputs } = labelled;
  const names = study.dataset?.classNames;
  const found = separate(labelled);
  const counts = [0, 1].map((klass) => classes.reduce((sum, one) => sum + Number(one === klass), 0)) as [number, number];
  const label = (klass: 0 | 1): string | number => classLabel(reading, klass, names);
  if (!found) {
    const name = String(label(counts[1] > 0 ? 1 : 0));
    return notice('no-two-classes', { what: 'one-class', rows: classes.length, name });
  }
  const drawn = drawnBy(study.model, reading);
  const throughZero = drawn === 'line-through-zero' ? separateThroughZero(labelled) : undefined;
  const shown =
    classes.length <= FEW_ROWS
      ? classes.map((_, row) => row)
      : [...new Set([found, throughZero].flatMap((one) => (one ? rowsOf(one) : [])))];
  return {
    drawn,
    inputs,
    counts,
    labels: [label(0), label(1)],
    strict: reading.kind === 'binary' && reading.neither,
    found,
    ...(throughZero && { throughZero }),
    few: shown.length <= FEW_ROWS,
    rows: Array.from(
      shown,
      (row): ClassedRow => ({
        row,
        inputs: Array.from(x.slice(row * inputs, (row + 1) * inputs)),
        klass: classes[row] === 1 ? 1 : 0,
      }),
    ),
  };
}

const rowsOf = (found: Separation): readonly number[] => (found.separable ? found.support : found.from.flat().map(({ row }) => row));
