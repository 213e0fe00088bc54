/** How one number of a .npy file is read. */
export interface ElementType {
  /** Bytes of one element. */
  readonly size: number;
  read(view: DataView, offset: number, little: boolean): number;
}

const type = (size: number, read: ElementType['read']): ElementType => ({ size, read });

const byte = type(1, (view, at) => view.getUint8(at));

/** NumPy's kinds of numbers by letter and size. 64-bit integers are rounded to the nearest float64, as `astype('float64')` does. */
const elementTypes: Readonly<Record<string, ElementType>> = {
  b1: type(1, (view, at) => (view.getUint8(at) ? 1 : 0)),
  i1: type(1, (view, at) => view.getInt8(at)),
  i2: type(2, (view, at, little) => view.getInt16(at, little)),
  i4: type(4, (view, at, little) => view.getInt32(at, little)),
  i8: type(8, (view, at, little) => view.getInt32(little ? at + 4 : at, little) * 2 ** 32 + view.getUint32(little ? at : at + 4, little)),
  u1: byte,
  u2: type(2, (view, at, little) => view.getUint16(at, little)),
  u4: type(4, (view, at, little) => view.getUint32(at, little)),
  u8: type(8, (view, at, little) => view.getUint32(little ? at + 4 : at, little) * 2 ** 32 + view.getUint32(little ? at : at + 4, little)),
  f2: type(2, (view, at, little) => half(view.getUint16(at, little))),
  f4: type(4, (view, at, little) => view.getFloat32(at, little)),
  f8: type(8, (view, at, little) => view.getFloat64(at, little)),
};

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
  const [, order, name] = /^([<>|=]?)([a-z]\d+)$/.exec(descr) ?? [];
  const found = name !== undefined && Object.hasOwn(elementTypes, name) ? elementTypes[name] : undefined;
  return found && { type: found, little: order !== '>' };
}

/** Reads numbers that follow each other. The view may be longer. */
export function readNumbers(view: DataView, start: number, length: number, { size, read }: ElementType, little: boolean): Float32Array {
  // Pictures are bytes, many millions of them, which convert ten times faster as a whole.
  if (read === byte.read) return Float32Array.from(new Uint8Array(view.buffer, view.byteOffset + start, length));
  const values = new Float32Array(length);
  for (let i = 0; i < length; i++) values[i] = read(view, start + i * size, little);
  return values;
}
