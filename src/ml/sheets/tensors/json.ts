import type { TensorSheet, TensorValue } from './sheet';

/** The tensors as one JSON object on one line. Numbers that are not finite become null, which is what JSON has for them. */
export const tensorSheetJson = ({ tensors }: TensorSheet): string =>
  JSON.stringify({
    tensors: Object.fromEntries(
      tensors.map(({ name, value }) => [name, { shape: value.shape, ndim: value.shape.length, value: nestedLists(value) }]),
    ),
  });

type Nested = number | boolean | null | readonly Nested[];

/** A number, or lists in lists of them. */
function nestedLists({ shape, type, values }: TensorValue): Nested {
  const leaf = (cell: number): Nested => {
    const value = values[cell] as number;
    if (type === 'bool') return value !== 0;
    return Number.isFinite(value) ? value : null;
  };
  const list = (depth: number, from: number): Nested =>
    depth === shape.length
      ? leaf(from)
      : Array.from({ length: shape[depth] as number }, (_, i) => list(depth + 1, from * (shape[depth] as number) + i));
  return list(0, 0);
}
