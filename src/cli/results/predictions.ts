import type { Dataset, Tensor } from '../../ml/data/dataset';
import { rowsOf, splitNames } from '../../ml/data/dataset';
import { sizes } from '../../ml/language/messages/words';
import type { NumberBlock } from '../../ml/language/nested';
import { visible } from '../../ml/language/visible';
import type { Model } from '../../ml/model/model';
import { classLabel, classOf, NEITHER, type OutputReading, targetClassOf } from '../../ml/model/output-reading';
import type { Colors } from '../terminal';
import { alignedRows, tableNumber } from './table';

/** Rows that are shown; `--json` gives all. */
const MOST_ROWS = 20;
/** Numbers of one input or output that are shown. */
const MOST_NUMBERS = 10;

/** What the table is made of. */
interface Answers {
  readonly model: Model;
  readonly inputs: NumberBlock;
  readonly outputs: Tensor;
  /** How the outputs are read. */
  readonly reading: OutputReading;
  readonly dataset?: Dataset | undefined;
  /** Of pictures from files, what each is called. */
  readonly files?: readonly string[];
  /** True for a logic gate, whose answers are right or wrong. */
  readonly gate: boolean;
}

/** The predictions as a small table: inputs, outputs, class; for a gate also the right answer and ✓ or ✗. */
export function predictionLines(answers: Answers, colors: Colors): string[] {
  const { model, inputs, outputs, dataset, reading } = answers;
  const asked = rowsOf({ shape: inputs.shape, values: Float32Array.from(inputs.values) });
  const given = rowsOf(outputs);
  // Answers to several questions at once are several classes, which their outputs say better than a list of them.
  const decides = reading.kind === 'classes' || (reading.kind === 'binary' && reading.outputs === 1);
  const targets = decides && answers.gate && dataset ? truthTable(dataset) : undefined;
  const rows = given.slice(0, MOST_ROWS).map((output, i) => {
    const target = targets?.get(keyOf(asked[i] as Float32Array));
    const file = answers.files?.[i];
    const input = file === undefined ? inputCells(asked[i] as Float32Array, model) : [visible(file)];
    const cells = [...input, ...outputCells(output)];
    if (!decides) return cells;
    const decided = classOf(reading, output);
    if (!targets) return [...cells, className(reading, decided, dataset)];
    const right = target && (targetClassOf(reading, target) === decided ? '✓' : '✗');
    return [...cells, className(reading, decided, dataset), target ? Array.from(target, tableNumber).join(' ') : '', right ?? ''];
  });
  const header = headerCells(answers, decides, targets !== undefined);
  const lines = alignedRows([header, ...rows], () => true).map((line, i) => (i === 0 ? colors.dim(line) : marked(line, colors)));
  const hidden = given.length - rows.length;
  return hidden > 0 ? [...lines, `… and ${hidden} more; --json gives all of them.`] : lines;
}

const marked = (line: string, colors: Colors): string => line.replace(/✓$/, colors.green('✓')).replace(/✗$/, colors.red('✗'));

const many = (row: Float32Array): boolean => row.length > MOST_NUMBERS;

const inputCells = (row: Float32Array, { inputShape }: Model): string[] =>
  many(row) ? [`${sizes(inputShape)} numbers`] : Array.from(row, tableNumber);

const outputCells = (row: Float32Array): string[] =>
  many(row) ? [`${Array.from(row.subarray(0, 3), tableNumber).join(' ')} …`] : Array.from(row, tableNumber);

function headerCells({ model, inputs, outputs, dataset, files = [] }: Answers, decided: boolean, judged: boolean): string[] {
  const names = (count: number, given: readonly string[] | undefined, stem: string): string[] => {
    if (count > MOST_NUMBERS) return [stem];
    if (given?.length === count) return given.map(visible);
    return count === 1 ? [stem] : Array.from({ length: count }, (_, i) => `${stem} ${i + 1}`);
  };
  const each = ({ shape, values }: { shape: readonly number[]; values: ArrayLike<number> }): number =>
    shape[0] ? values.length / shape[0] : 0;
  const classes = model.layers.at(-1)?.outputShape.at(-1) === dataset?.classNames?.length ? dataset?.classNames : undefined;
  return [
    ...(files.length > 0 ? ['image'] : names(each(inputs), dataset?.inputNames, 'input')),
    ...names(each(outputs), classes, 'output'),
    ...(decided ? ['class'] : []),
    ...(judged ? [...(dataset?.targetNames ?? ['target']).map(visible), ''] : []),
  ];
}

const className = (reading: Exclude<OutputReading, { kind: 'number' }>, klass: number, dataset: Dataset | undefined): string =>
  klass === NEITHER ? '' : visible(String(classLabel(reading, klass, dataset?.classNames)));

const keyOf = (row: Float32Array): string => row.join(' ');

/** The gate's answer to each of its inputs, whichever part of the data they are in. */
function truthTable(dataset: Dataset): ReadonlyMap<string, Float32Array> {
  const table = new Map<string, Float32Array>();
  const add = (x: Tensor, y: Tensor): void => rowsOf(x).forEach((row, i) => table.set(keyOf(row), rowsOf(y)[i] as Float32Array));
  for (const name of splitNames) {
    const split = dataset[name];
    if (split) add(split.x, split.y);
  }
  return table;
}
