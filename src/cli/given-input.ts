import { basename, dirname, resolve } from 'node:path';
import { nodeFiles } from '../ml/data/node-files';
import { sizes } from '../ml/language/messages/words';
import type { NumberBlock } from '../ml/language/nested';
import { ProblemList } from '../ml/language/reporter';
import { type Shape, sameShape } from '../ml/language/shape';
import type { Model } from '../ml/model/model';
import { readWeightsFile } from '../ml/results/weights-file';
import { UsageError } from './command';
import { showProblems } from './problems';
import type { Output } from './terminal';

/**
 * The rows given with `--input`, as JSON: a list of rows (`[[0, 1], [1, 1]]`) or one row (`[0, 1]`); for a network that takes
 * single numbers also a number, or a list of them. Several options are put together.
 * @param shape what goes into the network
 * @throws UsageError
 */
export function givenInput(texts: readonly string[], shape: Shape): NumberBlock | undefined {
  if (texts.length === 0) return undefined;
  const rows = texts.flatMap((text) => rowsIn(text, shape));
  return { shape: [rows.length, ...shape], values: Float64Array.from(rows.flat()) };
}

function rowsIn(text: string, shape: Shape): number[][] {
  const value = parsed(text);
  const found = shapeOf(value);
  const wanted = `rows of ${sizes(shape)}, such as --input "${JSON.stringify([example(shape)])}"`;
  if (!found) throw new UsageError(`--input ${text}: a list of equally long lists of finite numbers is needed, ${wanted}.`);
  const flat = [value].flat(Number.POSITIVE_INFINITY) as number[];
  const single = shape.length === 1 && shape[0] === 1 && found.length < 2;
  if (single || sameShape(found.slice(1), shape))
    return Array.from({ length: found[0] ?? 1 }, (_, i) =>
      flat.slice((i * flat.length) / (found[0] ?? 1), ((i + 1) * flat.length) / (found[0] ?? 1)),
    );
  if (sameShape(found, shape)) return [flat];
  throw new UsageError(`--input ${text}: that is ${sizes(found)}; this network takes ${wanted}.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The shape of nested lists of numbers, if they are equally long throughout; [] for a number. */
function shapeOf(value: unknown): number[] | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : undefined;
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const [first, ...others] = value.map(shapeOf);
  return first && others.every((o) => o && sameShape(o, first)) ? [value.length, ...first] : undefined;
}

const example = ([first, ...others]: Shape): unknown =>
  first === undefined ? 0 : Array.from({ length: Math.min(first, 3) }, () => example(others));

/**
 * Reads the weights named with `--weights`, a path from the current folder; problems name that file.
 * @returns values by `layer/variable`, or undefined after an error was shown
 */
export async function givenWeights(path: string, model: Model, err: Output): Promise<ReadonlyMap<string, Float32Array> | undefined> {
  const folder = dirname(resolve(path));
  const list = new ProblemList('');
  const weights = await readWeightsFile(basename(path), nodeFiles({ folder, workspace: folder }), model, list);
  // The file is named on the command line, so there is nothing in the spec to fix.
  showProblems(
    list.problems.map((problem) => ({ ...problem, fixes: [] })),
    path,
    err,
  );
  return weights;
}
