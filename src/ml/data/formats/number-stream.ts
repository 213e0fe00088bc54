import { volume } from '../../language/shape';
import type { Tensor } from '../dataset';
import { byteType, type ElementType } from './npy-types';

const machineIsLittle = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/**
 * Turns the bytes of an array into float32 as they come, so that nothing but the result is held.
 */
export class NumberStream {
  readonly values: Float32Array;
  readonly #type: ElementType;
  readonly #little: boolean;
  /** Where the numbers of an array in Fortran order go. */
  readonly #places: Odometer | undefined;
  /** The beginning of a number whose end is in the next part. */
  readonly #rest = new Uint8Array(8);
  #restLength = 0;
  #at = 0;

  /** @param fortran the first index runs fastest, where in C order the last one does */
  constructor(shape: readonly number[], type: ElementType, little: boolean, fortran = false) {
    this.values = new Float32Array(volume(shape));
    this.#type = type;
    this.#little = little;
    this.#places = fortran && shape.length > 1 ? new Odometer(shape) : undefined;
  }

  /** The array, once all numbers have come; what bytes can be is known. */
  tensor(shape: readonly number[]): Tensor {
    return { shape, values: this.values, ...(this.#type === byteType && { within: { min: 0, max: 255, whole: true } }) };
  }

  /** True once all numbers have come. */
  get complete(): boolean {
    return this.#at === this.values.length;
  }

  /** @returns the bytes beyond the end of the array */
  write(part: Uint8Array): Uint8Array {
    const { size } = this.#type;
    let from = 0;
    if (this.#restLength > 0) {
      from = Math.min(size - this.#restLength, part.length);
      this.#rest.set(part.subarray(0, from), this.#restLength);
      this.#restLength += from;
      if (this.#restLength < size) return part.subarray(from);
      this.#store(this.#rest, 0, 1);
      this.#restLength = 0;
    }
    const length = Math.min(Math.floor((part.length - from) / size), this.values.length - this.#at);
    this.#store(part, from, length);
    const rest = part.subarray(from + length * size);
    if (this.complete) return rest;
    this.#rest.set(rest);
    this.#restLength = rest.length;
    return part.subarray(part.length);
  }

  #store(bytes: Uint8Array, from: number, length: number): void {
    const { values } = this;
    const at = this.#at;
    this.#at += length;
    const { size, read } = this.#type;
    // Pictures are bytes, and most other arrays float32, many millions of them: both are copied ten times faster as a whole.
    if (!this.#places && this.#type === byteType) return values.set(bytes.subarray(from, from + length), at);
    if (!this.#places && this.#type.name === 'f4' && this.#little && machineIsLittle)
      return new Uint8Array(values.buffer, at * 4, length * 4).set(bytes.subarray(from, from + length * 4));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let i = 0; i < length; i++) {
      const value = read(view, from + i * size, this.#little);
      values[this.#places ? this.#places.next() : at + i] = value;
    }
  }
}

/** Goes through the elements of an array in Fortran order, and tells the place of each in C order. */
class Odometer {
  readonly #shape: readonly number[];
  readonly #strides: readonly number[];
  readonly #index: number[];
  #place = 0;

  constructor(shape: readonly number[]) {
    this.#shape = shape;
    this.#strides = shape.map((_, axis) => volume(shape.slice(axis + 1)));
    this.#index = shape.map(() => 0);
  }

  next(): number {
    const place = this.#place;
    for (let axis = 0; axis < this.#shape.length; axis++) {
      const next = (this.#index[axis] as number) + 1;
      this.#place += this.#strides[axis] as number;
      if (next < (this.#shape[axis] as number)) {
        this.#index[axis] = next;
        break;
      }
      this.#place -= next * (this.#strides[axis] as number);
      this.#index[axis] = 0;
    }
    return place;
  }
}

/** An array with a header, whose bytes come in parts: of what has come, only the header and the numbers are held. */
export abstract class ArrayStream {
  /** All bytes until the header is whole. */
  #head = new Uint8Array(0);
  #numbers: NumberStream | undefined;
  #refused = false;
  /** Bytes behind the header. */
  found = 0;

  /** @returns false once a problem was reported: no more is wanted */
  write(part: Uint8Array): boolean {
    if (this.#refused) return false;
    if (this.#numbers) {
      this.found += part.length;
      this.#numbers.write(part);
      return true;
    }
    const head = new Uint8Array(this.#head.length + part.length);
    head.set(this.#head);
    head.set(part, this.#head.length);
    this.#head = head;
    const start = this.startOf(head);
    return start === undefined || head.length < start || this.#begin(start);
  }

  /** The numbers once all bytes have come; undefined after it was reported why there are none. */
  protected finish(): NumberStream | undefined {
    if (!this.#numbers && !this.#refused) this.#begin(this.startOf(this.#head) ?? this.#head.length + 1);
    return this.#numbers;
  }

  /** Where the numbers begin, or undefined while too little is there to tell; 0 where it is not such an array at all. */
  protected abstract startOf(head: Uint8Array): number | undefined;

  /** Reads the header and makes room for the numbers; undefined after what is wrong was reported. The header may be cut short. */
  protected abstract begin(head: Uint8Array, start: number): NumberStream | undefined;

  #begin(start: number): boolean {
    const head = this.#head;
    this.#numbers = this.begin(head, start);
    this.#refused = !this.#numbers;
    this.#head = new Uint8Array(0);
    return !this.#refused && this.write(head.subarray(start));
  }
}
