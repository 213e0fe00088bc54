import { nearest } from '../../language/nearest';
import { reportAt } from '../../language/reporter';
import type { DataSpecOf } from '../../spec/data-section';
import { type DataContext, type Loaded, type Loading, type Part, readingAt } from '../context';
import { readNpy } from '../formats/npy';
import { type Npz, openNpz } from '../formats/npz';
import { withFile } from '../read-file';

type ArrayKey = 'x' | 'y' | 'x_test' | 'y_test';

/** Names that are looked for when the spec names none; Keras's own files use the longer ones. */
const usualNames: Readonly<Record<ArrayKey, readonly string[]>> = {
  x: ['x', 'x_train'],
  y: ['y', 'y_train'],
  x_test: ['x_test'],
  y_test: ['y_test'],
};

/** Two .npy files, x and y. */
export async function loadNpy(spec: DataSpecOf<'npy'>, context: Loading): Promise<Loaded | undefined> {
  const array = (key: 'x' | 'y') => {
    const path = ['data', 'npy', key];
    return withFile(context, spec.npy[key], path, (bytes) => readNpy(bytes, spec.npy[key], readingAt(context, path)));
  };
  const [x, y] = [await array('x'), await array('y')];
  return x && y && { rows: { x, y, xName: spec.npy.x, yName: spec.npy.y, path: ['data', 'npy'] } };
}

/** Arrays of an .npz file; test rows too, if it has both `x_test` and `y_test` or the spec names them. */
export function loadNpz(spec: DataSpecOf<'npz'>, context: Loading): Promise<Loaded | undefined> {
  const path = ['data', 'npz'];
  return withFile(context, spec.npz, path, async (bytes) => {
    const npz = openNpz(bytes, spec.npz, reportAt(context, path));
    const rows = npz && (await pair(npz, 'x', 'y', spec, context));
    if (!rows) return undefined;
    const hasTest = usualNames.x_test.concat(usualNames.y_test).every((name) => npz.names.includes(name));
    if (!hasTest && spec.x_test === undefined && spec.y_test === undefined) return { rows };
    const test = await pair(npz, 'x_test', 'y_test', spec, context);
    return test && { rows, test };
  });
}

async function pair(npz: Npz, xKey: ArrayKey, yKey: ArrayKey, spec: DataSpecOf<'npz'>, context: Loading): Promise<Part | undefined> {
  const [xName, yName] = [nameOf(npz, xKey, spec, context), nameOf(npz, yKey, spec, context)];
  if (xName === undefined || yName === undefined) return undefined;
  const reading = readingAt(context, ['data', 'npz']);
  const x = await npz.array(xName, reading);
  const y = x && (await npz.array(yName, reading));
  return x && y && { x, y, xName, yName, path: ['data', 'npz'] };
}

function nameOf({ names }: Npz, key: ArrayKey, spec: DataSpecOf<'npz'>, context: DataContext): string | undefined {
  const given = spec[key];
  const found = (given === undefined ? usualNames[key] : [given]).find((name) => names.includes(name.normalize('NFC')))?.normalize('NFC');
  if (found !== undefined) return found;
  const path = ['data', given === undefined ? 'npz' : key];
  const meant = nearest(given ?? key, names);
  context.reporter.report(
    'npz-no-array',
    {
      file: spec.npz,
      key,
      names: given === undefined ? usualNames[key] : [given],
      known: names,
      ...(meant !== undefined && { nearest: meant }),
    },
    path,
    { fixes: meant === undefined ? [] : [context.reporter.fixSet('set-missing', ['data', key], meant)] },
  );
  return undefined;
}
