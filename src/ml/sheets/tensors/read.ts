import type { Node } from 'jsonc-parser';
import { readFields } from '../../language/fields';
import type { ProblemList } from '../../language/reporter';
import { tensorSheetFields } from './fields';
import { readNumbers } from './literal';
import type { NamedTensor, TensorSheet } from './sheet';

/**
 * Reads a tensor sheet and computes all its expressions. Never throws on what a user wrote; a tensor that cannot be read, and what is
 * computed from it, is left out.
 * @param root the object that the file is
 * @returns undefined if there is no tensor at all
 */
export const readTensorSheet = (root: Node, list: ProblemList): Promise<TensorSheet | undefined> => Promise.resolve(read(root, list));

function read(root: Node, list: ProblemList): TensorSheet | undefined {
  const given: { name?: string; tensors?: readonly { readonly name: string; readonly node: Node }[] } = {};
  readFields(root, tensorSheetFields, 'the sheet', list, { each: (key, value) => Object.assign(given, { [key]: value }) });
  const tensors: NamedTensor[] = [];
  for (const { name, node } of given.tensors ?? []) {
    const value = node.type === 'string' ? undefined : readNumbers(node, name, list);
    if (value) tensors.push({ name, value, steps: [] });
  }
  return tensors.length ? { kind: 'tensors', ...(given.name !== undefined && { name: given.name }), tensors } : undefined;
}
