import { volume } from '../../language/shape';
import type { Reading } from '../context';
import type { Tensor } from '../dataset';
import { gunzip, isGzip, passOn } from './inflate';
import { elementType } from './npy-types';
import { ArrayStream, NumberStream } from './number-stream';

/** Type codes of the third byte, with NumPy's names; all numbers are big-endian. */
const types: Readonly<Record<number, string>> = { 8: 'u1', 9: 'i1', 11: 'i2', 12: 'i4', 13: 'f4', 14: 'f8' };

/**
 * Reads the IDX format that MNIST comes in (http://yann.lecun.com/exdb/mnist/), plain or gzip by its content, into float32.
 * @returns undefined after the reason was reported
 */
export async function readIdx(bytes: Uint8Array, file: string, reading: Reading): Promise<Tensor | undefined> {
  const stream = new IdxStream(file, reading);
  const take = (part: Uint8Array): boolean => stream.write(part) && stream.found <= stream.wanted;
  if (!isGzip(bytes)) await passOn(bytes, take, reading.breathe);
  else if (!(await gunzip(bytes, take, reading.breathe))) return reading.report('gzip-damaged', { file });
  return stream.end();
}

/** Reads an IDX file as it comes: what is not packed is never held beside its numbers. */
export class IdxReader {
  readonly #reading: Reading;
  #stream: IdxStream | undefined;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** Takes the next part; false for the first one of a packed file, which is unpacked as a whole. */
  take = (part: Uint8Array, file: string): boolean => {
    if (!this.#stream && isGzip(part)) return false;
    this.#stream ??= new IdxStream(file, this.#reading);
    if (this.#stream.found <= this.#stream.wanted) this.#stream.write(part);
    return true;
  };

  /** The array of a file that came in parts, or that comes now. */
  read = (bytes: Uint8Array, file: string): Promise<Tensor | undefined> =>
    this.#stream ? Promise.resolve(this.#stream.end()) : readIdx(bytes, file, this.#reading);
}

class IdxStream extends ArrayStream {
  readonly #file: string;
  readonly #reading: Reading;
  #shape: readonly number[] = [];
  /** Bytes of all numbers; unlimited until the header has come. */
  wanted = Number.POSITIVE_INFINITY;

  constructor(file: string, reading: Reading) {
    super();
    this.#file = file;
    this.#reading = reading;
  }

  end(): Tensor | undefined {
    const numbers = this.finish();
    if (!numbers) return undefined;
    const [shape, found, wanted] = [this.#shape, this.found, this.wanted];
    if (found !== wanted) return this.#reading.report('idx-length', { file: this.#file, shape: [...shape], wanted, found });
    return numbers.tensor(shape);
  }

  protected startOf([zero, alsoZero, code, rank]: Uint8Array): number | undefined {
    if (rank === undefined || code === undefined) return undefined;
    return zero !== 0 || alsoZero !== 0 || types[code] === undefined || rank === 0 ? 0 : 4 + 4 * rank;
  }

  protected begin(head: Uint8Array, start: number): NumberStream | undefined {
    const { report, memory } = this.#reading;
    const type = elementType(`>${types[head[2] as number]}`)?.type;
    if (start === 0 || start > head.length || !type) return report('idx-magic', { file: this.#file });
    const view = new DataView(head.buffer, head.byteOffset, head.length);
    this.#shape = Array.from({ length: head[3] as number }, (_, axis) => view.getUint32(4 + 4 * axis));
    if (!memory.takeTensor(this.#file, this.#shape, report)) return undefined;
    this.wanted = type.size * volume(this.#shape);
    return new NumberStream(this.#shape, type, false);
  }
}
