import { fits, type Report } from '../context';
import type { Tensor } from '../dataset';
import { maxFileBytes } from '../limits';
import { gunzip, isGzip } from './inflate';
import { elementType, readNumbers } from './npy-types';

/** Type codes of the third byte, with NumPy's names; all numbers are big-endian. */
const types: Readonly<Record<number, string>> = { 8: 'u1', 9: 'i1', 11: 'i2', 12: 'i4', 13: 'f4', 14: 'f8' };

/**
 * Reads the IDX format that MNIST comes in (http://yann.lecun.com/exdb/mnist/), plain or gzip by its content, into float32.
 * @returns undefined after the reason was reported
 */
export function readIdx(packed: Uint8Array, file: string, report: Report, maxBytes: number = maxFileBytes): Tensor | undefined {
  const bytes = isGzip(packed) ? gunzip(packed, maxBytes) : packed;
  if (bytes === 'too-large') return report('unpacks-too-large', { file, limit: maxBytes });
  if (bytes === 'damaged') return report('gzip-damaged', { file });
  const [zero, alsoZero, code = 0, rank = 0] = bytes;
  const type = elementType(`>${types[code]}`)?.type;
  if (zero !== 0 || alsoZero !== 0 || !type || rank === 0 || bytes.length < 4 + 4 * rank) return report('idx-magic', { file });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  if (!fits(file, shape, report)) return undefined;
  const start = 4 + 4 * rank;
  const wanted = shape.reduce((a, b) => a * b, type.size);
  if (bytes.length - start !== wanted) return report('idx-length', { file, shape, wanted, found: bytes.length - start });
  return { shape, values: readNumbers(view, start, wanted / type.size, type, false) };
}
