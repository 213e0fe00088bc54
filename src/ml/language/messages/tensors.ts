import { count } from './words';

/** What can be wrong with tensors that are written down, whatever is computed from them. */
const sizeMessages = {
  'too-many-tensors': (a: { found: number; limit: number }) =>
    `This sheet has ${count(a.found)} tensors; at most ${count(a.limit)} are read. Remove some, or write another sheet.`,
  'too-many-dimensions': (a: { what: string; dimensions: number; limit: number }) =>
    `${a.what} has ${a.dimensions} dimensions; a sheet shows at most ${a.limit}. Use fewer lists in lists, or fewer axes.`,
  'tensor-too-large': (a: { what: string; cells: number; limit: number }) =>
    `${a.what} would have ${count(a.cells)} numbers; a sheet takes at most ${count(a.limit)} in a tensor. Make it smaller.`,
  'integer-too-large': (a: { what: string; limit: number }) =>
    `${a.what} is beyond ${count(a.limit)}, up to which whole numbers are exact here. Write numbers with a point, such as 1.0, to compute with floats.`,
};

export const tensorMessages = { ...sizeMessages };
