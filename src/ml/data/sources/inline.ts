import type { JSONPath } from 'jsonc-parser';
import type { NumberBlock } from '../../language/nested';
import { reportAt } from '../../language/reporter';
import type { DataSpecOf } from '../../spec/data-section';
import type { DataContext, Loaded, Part } from '../context';
import type { Tensor } from '../dataset';

/** x and y written in the spec itself. */
export function loadInline(spec: DataSpecOf<'x'>, context: DataContext): Loaded | undefined {
  const rows = inlinePart(spec, spec.transpose, ['data'], context);
  return rows && { rows };
}

/**
 * x and y from the spec, transposed if that is asked for; their numbers of rows are checked, because a mix-up of rows and columns is
 * recognized best by the shapes as they were written.
 */
export function inlinePart(
  written: { readonly x: NumberBlock; readonly y: NumberBlock },
  transpose: boolean,
  path: JSONPath,
  context: DataContext,
): Part | undefined {
  const { x, y } = written;
  if (transpose && Math.max(x.shape.length, y.shape.length) > 2) {
    return reportAt(context, ['data', 'transpose'])('transpose-rank', { x: [...x.shape], y: [...y.shape] });
  }
  if (mixedUp(written, transpose)) return reportMixUp(written, transpose, path, context);
  const turn = transpose ? transposed : asTensor;
  return { x: turn(x), y: turn(y), ...namesAt(path), path };
}

/** `x` and `y`, or `validation.x` and `validation.y` for rows of their own. */
function namesAt(path: JSONPath): { xName: string; yName: string } {
  const within = path
    .slice(1)
    .map((key) => `${key}.`)
    .join('');
  return { xName: `${within}x`, yName: `${within}y` };
}

/** Samples of a block by rows, and by columns as `transpose` counts them: a flat list has one sample a number in any case. */
const samples = ({ shape }: NumberBlock, transpose: boolean): number | undefined => shape[transpose && shape.length === 2 ? 1 : 0];

/** True if x and y do not match as they are read, but would the other way round. */
function mixedUp({ x, y }: { x: NumberBlock; y: NumberBlock }, transpose: boolean): boolean {
  if (x.shape.length !== 2 || y.shape.length > 2 || samples(x, transpose) === samples(y, transpose)) return false;
  const other = samples(x, !transpose);
  // Without "transpose", y may also be a column beside an x that has its samples in columns.
  return other === samples(y, !transpose) || (!transpose && other === y.shape[0] && (y.shape[1] ?? 1) === 1);
}

function reportMixUp(
  { x, y }: { x: NumberBlock; y: NumberBlock },
  transpose: boolean,
  path: JSONPath,
  { reporter }: DataContext,
): undefined {
  const args = { ...namesAt(path), x: [...x.shape], y: [...y.shape] };
  if (transpose) {
    const fix = reporter.fixRemove(['data', 'transpose'], 'rows-as-they-are');
    reporter.report('samples-in-rows', args, ['data', 'transpose'], { fixes: [fix] });
  } else if (y.shape.length === 2 && (y.shape[1] ?? 1) === 1) {
    reporter.report('samples-in-columns-of-x', args, [...path, 'x']);
  } else {
    const fix = reporter.fixSet('rows-to-columns', ['data', 'transpose'], true);
    reporter.report('samples-in-columns', args, [...path, 'x'], { fixes: [fix] });
  }
  return undefined;
}

const asTensor = ({ shape, values }: NumberBlock): Tensor => ({ shape, values: Float32Array.from(values) });

/** Columns turned into rows; a flat list stays as it is. */
function transposed(block: NumberBlock): Tensor {
  const [height, width] = block.shape;
  if (height === undefined || width === undefined) return asTensor(block);
  const values = new Float32Array(block.values.length);
  for (let i = 0; i < values.length; i++) values[(i % width) * height + Math.floor(i / width)] = block.values[i] as number;
  return { shape: [width, height], values };
}
