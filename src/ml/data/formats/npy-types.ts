/** How one number of a .npy file is read. */
export interface ElementType {
  /** Letter and size, as NumPy has them: `f4`. */
  readonly name: string;
  /** Bytes of one element. */
  readonly size: number;
  read(view: DataView, offset: number, little: boolean): number;
}

const type = (name: string, read: ElementType['read']): ElementType => ({ name, size: Number(name.slice(1)), read });

export const byteType = type('u1', (view, at) => view.getUint8(at));

/** NumPy's kinds of numbers by letter and size. 64-bit integers are rounded to the nearest float64, as `astype('float64')` does. */
const elementTypes: ReadonlyMap<string, ElementType> = new Map(
  [
    type('b1', (view, at) => (view.getUint8(at) ? 1 : 0)),
    type('i1', (view, at) => view.getInt8(at)),
    type('i2', (view, at, little) => view.getInt16(at, little)),
    type('i4', (view, at, little) => view.getInt32(at, little)),
    type('i8', (view, at, little) => view.getInt32(little ? at + 4 : at, little) * 2 ** 32 + view.getUint32(little ? at : at + 4, little)),
    byteType,
    type('u2', (view, at, little) => view.getUint16(at, little)),
    type('u4', (view, at, little) => view.getUint32(at, little)),
    type('u8', (view, at, little) => view.getUint32(little ? at + 4 : at, little) * 2 ** 32 + view.getUint32(little ? at : at + 4, little)),
    type('f2', (view, at, little) => half(view.getUint16(at, little))),
    type('f4', (view, at, little) => view.getFloat32(at, little)),
    type('f8', (view, at, little) => view.getFloat64(at, little)),
  ].map((element) => [element.name, element]),
);

/** IEEE 754 half precision: 1 sign bit, 5 bits of exponent (bias 15), 10 bits of fraction. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return exponent ? sign * 2 ** (exponent - 15) * (1 + fraction / 1024) : sign * 2 ** -14 * (fraction / 1024);
}

/** The type that a `descr` such as `<f4` or `|u1` names, or undefined for one that holds no plain numbers. */
export function elementType(descr: string): { readonly type: ElementType; readonly little: boolean } | undefined {
  const [, order, name = ''] = /^([<>|=]?)([a-z]\d+)$/.exec(descr) ?? [];
  const found = elementTypes.get(name);
  return found && { type: found, little: order !== '>' };
}
