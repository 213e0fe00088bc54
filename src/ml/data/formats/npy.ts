import { fits, type Report } from '../context';
import type { Tensor } from '../dataset';
import { elementType, readNumbers } from './npy-types';

/**
 * Reads NumPy's .npy format, versions 1 to 3 (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html), into float32.
 * @param name what messages call the array
 * @returns undefined after the reason was reported
 */
export function readNpy(bytes: Uint8Array, name: string, report: Report): Tensor | undefined {
  const header = readHeader(bytes, name, report);
  if (!header) return undefined;
  const { descr, fortran, shape, start } = header;
  const element = elementType(descr);
  if (!element) return report('npy-type', { name, type: descr });
  if (!fits(name, shape, report)) return undefined;
  const length = shape.reduce((a, b) => a * b, 1);
  const wanted = length * element.type.size;
  if (bytes.length - start < wanted) return report('npy-truncated', { name, shape, wanted, found: bytes.length - start });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const values = readNumbers(view, start, length, element.type, element.little);
  return { shape, values: fortran ? rowMajor(values, shape) : values };
}

interface Header {
  readonly descr: string;
  readonly fortran: boolean;
  readonly shape: number[];
  /** Offset of the first number. */
  readonly start: number;
}

function readHeader(bytes: Uint8Array, name: string, report: Report): Header | undefined {
  if (bytes.length < 10 || String.fromCharCode(...bytes.subarray(0, 6)) !== '\x93NUMPY') return report('npy-magic', { name });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const version = view.getUint8(6);
  if (version < 1 || version > 3) return report('npy-version', { name, version });
  const start = version === 1 ? 10 + view.getUint16(8, true) : 12 + (bytes.length < 12 ? 0 : view.getUint32(8, true));
  if (start > bytes.length) return report('npy-header', { name });
  const text = new TextDecoder().decode(bytes.subarray(version === 1 ? 10 : 12, start));
  // The header is a Python literal: {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }. A record type's descr is a list.
  const descr = /'descr'\s*:\s*(?:'([^']*)'|(\[))/.exec(text);
  const fortran = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1];
  const shape = /'shape'\s*:\s*\(([\d,\sL]*)\)/
    .exec(text)?.[1]
    ?.split(',')
    .map((size) => size.trim())
    .filter(Boolean)
    .map((size) => Number.parseInt(size, 10));
  if (!descr || !fortran || !shape?.every(Number.isSafeInteger)) return report('npy-header', { name });
  return { descr: descr[1] ?? 'V', fortran: fortran === 'True', shape, start };
}

/** Fortran order, in which the first index runs fastest, put into C order, in which the last one does. */
function rowMajor(values: Float32Array, shape: readonly number[]): Float32Array {
  const strides: number[] = [];
  let stride = 1;
  for (const size of shape) {
    strides.push(stride);
    stride *= size;
  }
  const result = new Float32Array(values.length);
  const index = shape.map(() => 0);
  let from = 0;
  for (let to = 0; to < result.length; to++) {
    result[to] = values[from] as number;
    // Counts the index up like an odometer, moving `from` along.
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const next = (index[axis] as number) + 1;
      from += strides[axis] as number;
      if (next < (shape[axis] as number)) {
        index[axis] = next;
        break;
      }
      from -= next * (strides[axis] as number);
      index[axis] = 0;
    }
  }
  return result;
}

/** A .npy file of version 1.0: little-endian float32 in C order, as `numpy.save` writes it. */
export function writeNpy({ shape, values }: Tensor): Uint8Array {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const dictionary = `{'descr': '<f4', 'fortran_order': False, 'shape': ${tuple}, }`;
  // Spaces and a line feed bring the numbers to a multiple of 64 bytes.
  const start = Math.ceil((10 + dictionary.length + 1) / 64) * 64;
  const bytes = new Uint8Array(start + values.length * 4);
  bytes.set([0x93, ...new TextEncoder().encode('NUMPY'), 1, 0]);
  const view = new DataView(bytes.buffer);
  view.setUint16(8, start - 10, true);
  bytes.set(new TextEncoder().encode(`${dictionary.padEnd(start - 11)}\n`), 10);
  for (let i = 0; i < values.length; i++) view.setFloat32(start + i * 4, values[i] as number, true);
  return bytes;
}
