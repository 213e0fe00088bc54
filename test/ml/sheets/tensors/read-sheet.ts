import { ProblemList } from '../../../../src/ml/language/reporter';
import { parseSpec } from '../../../../src/ml/language/syntax';
import { readTensorSheet } from '../../../../src/ml/sheets/tensors/read';
import type { TensorSheet } from '../../../../src/ml/sheets/tensors/sheet';

/** What a text reads to as a tensor sheet, with all its problems. */
export async function sheetOf(text: string): Promise<{ readonly list: ProblemList; readonly sheet?: TensorSheet }> {
  const list = new ProblemList(text);
  const root = parseSpec(text, list);
  if (root?.type !== 'object') return { list };
  list.locateIn(root);
  const sheet = await readTensorSheet(root, list);
  return sheet ? { list, sheet } : { list };
}
