import type { Report } from '../../language/reporter';
import { volume } from '../../language/shape';
import type { Reading } from '../context';
import type { Tensor } from '../dataset';
import { passOn } from './inflate';
import { elementType } from './npy-types';
import { ArrayStream, NumberStream } from './number-stream';
import { pythonLiteral } from './python-literal';

/** Longer than NumPy itself reads a header that it does not trust, and longer than any that describes plain numbers. */
const maxHeaderBytes = 2 ** 20;

/**
 * Reads NumPy's .npy format, versions 1 to 3 (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html), into float32.
 * @param name what messages call the array
 * @returns undefined after the reason was reported
 */
export async function readNpy(bytes: Uint8Array, name: string, reading: Reading): Promise<Tensor | undefined> {
  const stream = new NpyStream(name, reading);
  await passOn(bytes, (part) => stream.write(part), reading.breathe);
  return stream.end();
}

/** A .npy array whose bytes come in parts. */
export class NpyStream extends ArrayStream {
  readonly #name: string;
  readonly #reading: Reading;
  #header: Header | undefined;

  constructor(name: string, reading: Reading) {
    super();
    this.#name = name;
    this.#reading = reading;
  }

  /** The array, or undefined after it was reported why there is none. */
  end(): Tensor | undefined {
    const numbers = this.finish();
    if (!numbers || !this.#header) return undefined;
    const { shape, wanted } = this.#header;
    if (numbers.complete) return numbers.tensor(shape);
    return this.#reading.report('npy-truncated', { name: this.#name, shape: [...shape], wanted, found: this.found });
  }

  protected startOf(head: Uint8Array): number | undefined {
    if (!magic.every((byte, i) => i >= head.length || head[i] === byte)) return 0;
    if (head.length < 12) return undefined;
    const view = new DataView(head.buffer, head.byteOffset, head.length);
    const start = head[6] === 1 ? 10 + view.getUint16(8, true) : 12 + view.getUint32(8, true);
    return start > maxHeaderBytes ? 0 : start;
  }

  protected begin(head: Uint8Array, start: number): NumberStream | undefined {
    const { report, memory } = this.#reading;
    const header = readHeader(head, start, this.#name, report);
    if (!header || !memory.takeTensor(this.#name, header.shape, report)) return undefined;
    this.#header = header;
    return new NumberStream(header.shape, header.type, header.little, header.fortran);
  }
}

interface Header {
  readonly type: NonNullable<ReturnType<typeof elementType>>['type'];
  readonly little: boolean;
  readonly fortran: boolean;
  readonly shape: readonly number[];
  /** Bytes of all numbers. */
  readonly wanted: number;
}

const magic = [0x93, ...new TextEncoder().encode('NUMPY')];

function readHeader(bytes: Uint8Array, start: number, name: string, report: Report): Header | undefined {
  if (bytes.length < 10 || !magic.every((byte, i) => bytes[i] === byte)) return report('npy-magic', { name });
  const version = bytes[6] as number;
  if (version < 1 || version > 3) return report('npy-version', { name, version });
  if (start === 0 || start > bytes.length) return report('npy-header', { name });
  // Version 3 has UTF-8, the others Latin-1; only names of fields can hold more than ASCII.
  const text = new TextDecoder().decode(bytes.subarray(version === 1 ? 10 : 12, start));
  const literal = pythonLiteral(text.trim());
  const [descr, fortran, shape] = literal instanceof Map ? ['descr', 'fortran_order', 'shape'].map((key) => literal.get(key)) : [];
  if (descr === undefined || typeof fortran !== 'boolean' || !isShape(shape)) return report('npy-header', { name });
  if (typeof descr !== 'string') return report('npy-type', { name, type: 'V', fields: fieldNames(descr) });
  const element = elementType(descr);
  if (!element) return report('npy-type', { name, type: descr, fields: [] });
  return { ...element, fortran, shape, wanted: element.type.size * volume(shape) };
}

const isShape = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);

/** Names of a record's fields: `[('age', '<i4'), (('a title', 'height'), '<f8')]`. */
const fieldNames = (descr: unknown): string[] =>
  Array.isArray(descr)
    ? descr.flatMap((field) => {
        const name: unknown = Array.isArray(field) ? (Array.isArray(field[0]) ? field[0][1] : field[0]) : undefined;
        return typeof name === 'string' ? [name] : [];
      })
    : [];

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
