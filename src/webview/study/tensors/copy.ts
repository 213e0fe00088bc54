import type { NamedTensor, TensorValue } from '../../../ml/sheets/tensors/sheet';

/** A number as Python writes it; floats have a point. */
function python(value: number, type: TensorValue['type']): string {
  if (type === 'bool') return value ? 'True' : 'False';
  if (type === 'int') return String(value);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'np.nan' : value > 0 ? 'np.inf' : '-np.inf';
  const text = Object.is(value, -0) ? '-0' : String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** The numbers in lists in lists. */
function lists({ shape, values }: TensorValue, write: (value: number) => string): string {
  const part = (depth: number, from: number): string => {
    const size = shape[depth];
    if (size === undefined) return write(values[from] as number);
    return `[${Array.from({ length: size }, (_, i) => part(depth + 1, from * size + i)).join(', ')}]`;
  };
  return part(0, 0);
}

/** `t = np.array([[1, 4], [2, 5], [3, 6]])`. */
export const pythonText = ({ name, value }: Pick<NamedTensor, 'name' | 'value'>): string =>
  `${name} = np.array(${lists(value, (one) => python(one, value.type))})\n`;

/** The numbers as a spec has them; JSON has none that are not finite. */
export const jsonText = ({ value }: Pick<NamedTensor, 'value'>): string =>
  lists(value, (one) => (value.type === 'bool' ? String(one !== 0) : Number.isFinite(one) ? python(one, value.type) : 'null'));
