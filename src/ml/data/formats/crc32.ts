/** Four tables, so that four bytes are taken at a time: table k is of a byte with k bytes of zeros behind it. */
const tables = ((): readonly Int32Array[] => {
  const first = new Int32Array(256);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    first[n] = c;
  }
  const all = [first];
  for (let k = 1; k < 4; k++) all.push((all[k - 1] as Int32Array).map((c) => (c >>> 8) ^ (first[c & 0xff] as number)));
  return all;
})();

/** The checksum of ZIP and gzip (CRC-32, ISO 3309), of bytes that come in parts. */
export class Crc32 {
  #value = -1;

  add(bytes: Uint8Array): void {
    const [t0, t1, t2, t3] = tables as [Int32Array, Int32Array, Int32Array, Int32Array];
    let c = this.#value;
    let i = 0;
    for (const whole = bytes.length - 3; i < whole; i += 4) {
      c ^= (bytes[i] as number) | ((bytes[i + 1] as number) << 8) | ((bytes[i + 2] as number) << 16) | ((bytes[i + 3] as number) << 24);
      c = (t3[c & 0xff] as number) ^ (t2[(c >>> 8) & 0xff] as number) ^ (t1[(c >>> 16) & 0xff] as number) ^ (t0[c >>> 24] as number);
    }
    for (; i < bytes.length; i++) c = (c >>> 8) ^ (t0[(c ^ (bytes[i] as number)) & 0xff] as number);
    this.#value = c;
  }

  /** The checksum of all bytes so far, from 0 to 2³² − 1. */
  get value(): number {
    return ~this.#value >>> 0;
  }
}
