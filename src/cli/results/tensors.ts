import { visible } from '../../ml/language/visible';
import { numpyText } from '../../ml/sheets/tensors/numpy-text';
import type { TensorSheet, TensorValue } from '../../ml/sheets/tensors/sheet';
import type { Output } from '../terminal';

/** Writes each tensor with its expression, its shape and its numbers, as NumPy prints them. */
export function showTensorSheet({ name, tensors }: TensorSheet, out: Output): void {
  if (name !== undefined) out.line(out.colors.bold(visible(name)));
  for (const [i, tensor] of tensors.entries()) {
    if (i > 0 || name !== undefined) out.line();
    const { shape } = tensor.value;
    const python = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
    const text = tensor.text === undefined ? '' : ` = ${visible(tensor.text)}`;
    out.line(`${out.colors.bold(visible(tensor.name))}${text}  ${out.colors.dim(`shape ${python}, ndim ${shape.length}`)}`);
    for (const line of numpyText(tensor.value).split('\n')) out.line(line);
  }
}

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
