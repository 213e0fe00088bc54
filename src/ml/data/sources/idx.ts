import { reportAt } from '../../language/reporter';
import type { DataSpecOf } from '../../spec/data-section';
import { type Loaded, type Loading, readingAt } from '../context';
import type { Tensor } from '../dataset';
import { IdxReader } from '../formats/idx';
import { withFile } from '../read-file';

/** Pictures and labels in IDX files. */
export async function loadIdx({ idx }: DataSpecOf<'idx'>, context: Loading): Promise<Loaded | undefined> {
  const path = ['data', 'idx'];
  if ((idx.x_test === undefined) !== (idx.y_test === undefined)) {
    const [has, lacks] = idx.y_test === undefined ? (['x_test', 'y_test'] as const) : (['y_test', 'x_test'] as const);
    return reportAt(context, [...path, has])('half-a-pair', { has, lacks });
  }
  const read = (key: keyof typeof idx): Promise<Tensor | undefined> => {
    const file = idx[key];
    if (file === undefined) return Promise.resolve(undefined);
    const at = [...path, key];
    const reader = new IdxReader(readingAt(context, at));
    return withFile(context, file, at, reader.read, { take: reader.take });
  };
  const [x, y] = [await read('x'), await read('y')];
  if (!x || !y) return undefined;
  const rows = { x, y, xName: idx.x, yName: idx.y, path };
  if (idx.x_test === undefined || idx.y_test === undefined) return { rows };
  const [testX, testY] = [await read('x_test'), await read('y_test')];
  return testX && testY && { rows, test: { x: testX, y: testY, xName: idx.x_test, yName: idx.y_test, path } };
}
