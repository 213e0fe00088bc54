import type { SurfaceLook } from '../../ml/descent/look';
import type { SurfaceRequest } from '../../ml/worker/run-questions';
import { type Arguments, type Command, exitCodes, shared, UsageError, wholeNumber } from '../command';
import { placed, showProblems } from '../problems';
import { showSurface } from '../results/surface-picture';
import { ask } from '../run';
import { openSpecFile } from '../spec-file';

const SIZE = 41;
const MOST_SIZE = 400;

/** What was asked for is not there: the command was called in a wrong way. */
const wrongUsage: ReadonlySet<string> = new Set([
  'surface-no-variable',
  'surface-no-place',
  'surface-same-axis',
  'surface-no-epoch',
  'surface-no-room',
]);

/** Computes the loss over two trainable numbers. */
export const surface: Command = {
  text: 'Compute the loss over two trainable numbers, after training, and the way that training took.',
  takes: 'FILE',
  options: {
    x: {
      text: 'The number of the first axis, such as dense/kernel[0,0]. Without --x and --y: both, where there are two.',
      value: 'NUMBER',
    },
    y: { text: 'The number of the second axis, such as dense/bias[0].', value: 'NUMBER' },
    from: { text: 'Where the axes begin; a part that holds the way if not given.', value: 'X,Y' },
    to: { text: 'Where the axes end.', value: 'X,Y' },
    size: { text: `Points along each axis; ${SIZE} if not given.`, value: 'N' },
    epoch: { text: 'All other numbers are as after so many epochs; after the last one if not given.', value: 'N' },
    json: shared.json,
  },
  async run(given, { out, err }) {
    const size = wholeNumber(given, 'size', 2, MOST_SIZE) ?? SIZE;
    const epoch = wholeNumber(given, 'epoch', 0);
    const [plane, range] = [planeOf(given), rangeOf(given)];
    const file = await openSpecFile(given.files[0] as string);
    const trained = epoch === undefined ? {} : { epoch };
    const answer = await ask<SurfaceRequest>(file, {
      task: 'surface',
      size,
      trained,
      ...(plane && { plane }),
      ...(range && { range }),
    });
    if ('superseded' in answer) throw new Error('No other surface was asked for.');
    if ('refused' in answer && wrongUsage.has(answer.refused.code)) throw new UsageError(answer.refused.message);
    if (!('look' in answer)) {
      showProblems('refused' in answer ? [placed(answer.refused, file, ['layers'])] : answer.problems, file.name, err);
      return exitCodes.problem;
    }
    showProblems(
      answer.notes.map((note) => placed(note, file, ['layers'], 'info')),
      file.name,
      err,
    );
    if (given.flag('json')) out.json(surfaceJson(answer.look));
    else showSurface(answer.look, out);
    return exitCodes.ok;
  },
};

function planeOf(given: Arguments): SurfaceRequest['plane'] {
  const [x, y] = [given.text('x'), given.text('y')];
  if (x === undefined && y === undefined) return undefined;
  if (x === undefined || y === undefined) throw new UsageError('A surface has two axes: give both --x and --y, or neither.');
  return { kind: 'named', x, y };
}

function rangeOf(given: Arguments): SurfaceRequest['range'] {
  const [from, to] = [pairOf(given, 'from'), pairOf(given, 'to')];
  if (!from && !to) return undefined;
  if (!from || !to) throw new UsageError('A part of the surface has two corners: give both --from and --to, or neither.');
  return { x: [from[0], to[0]], y: [from[1], to[1]] };
}

function pairOf(given: Arguments, name: string): readonly [number, number] | undefined {
  const text = given.text(name);
  if (text === undefined) return undefined;
  const parts = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [x, y] = parts;
  if (parts.length === 2 && Number.isFinite(x) && Number.isFinite(y)) return [x as number, y as number];
  throw new UsageError(`--${name} ${text}: two numbers are needed, one for each axis, such as -5,5.`);
}

/** A surface as one JSON object: `loss` has a row for each y. Numbers that are not finite become null, which is what JSON has for them. */
function surfaceJson({ x, y, loss, path, lowest, at, share, rows, lossName }: SurfaceLook): string {
  const width = x.values.length;
  return JSON.stringify({
    x: Array.from(x.values),
    y: Array.from(y.values),
    loss: Array.from(y.values, (_, row) => Array.from(loss.subarray(row * width, (row + 1) * width))),
    path: Array.from(path.x, (value, i) => [value, path.y[i]]),
    lowest: lowest ?? null,
    at,
    ...(share !== undefined && { share }),
    loss_name: lossName,
    rows,
  });
}
