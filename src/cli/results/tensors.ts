import { numpyText } from '../../ml/sheets/tensors/numpy-text';
import type { TensorSheet } from '../../ml/sheets/tensors/sheet';
import type { Output } from '../terminal';

/** Writes each tensor with its expression, its shape and its numbers, as NumPy prints them. */
export function showTensorSheet({ name, tensors }: TensorSheet, out: Output): void {
  if (name !== undefined) out.line(out.colors.bold(name));
  for (const [i, tensor] of tensors.entries()) {
    if (i > 0 || name !== undefined) out.line();
    const { shape } = tensor.value;
    const python = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
    const text = tensor.text === undefined ? '' : ` = ${tensor.text}`;
    out.line(`${out.colors.bold(tensor.name)}${text}  ${out.colors.dim(`shape ${python}, ndim ${shape.length}`)}`);
    for (const line of numpyText(tensor.value).split('\n')) out.line(line);
  }
}
