/// <reference path="./wasm.d.ts" />
import program from '@cwasm/jpeg-turbo/jpeg-turbo.wasm';
import type { Rgba } from '../../pictures/rgba';

// libjpeg-turbo as WebAssembly. It is a bundle of its own, loaded with the first JPEG file: most readers never have one.

/** What the program has of libjpeg-turbo's simple interface; addresses and sizes are numbers of bytes. */
interface Turbo {
  readonly memory: { readonly buffer: ArrayBuffer };
  malloc(bytes: number): number;
  tjInitDecompress(): number;
  tjDecompress2(
    handle: number,
    source: number,
    size: number,
    target: number,
    width: number,
    pitch: number,
    height: number,
    format: number,
    flags: number,
  ): number;
}

/** Of each pixel: a shade of grey, as it is in the file; or red, green, blue and full opacity. */
const formats = { grey: [6, 1], colour: [7, 4] } as const;
/** The quick cosine transform: what TensorFlow, and so Keras, unpacks by. */
const FAST_DCT = 2048;

/** What is used of WebAssembly, of which the types of Node.js know nothing. */
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: {
    compile(bytes: Uint8Array): Promise<object>;
    readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
  };
};

let compiled: Promise<object> | undefined;

const no = (): number => 0;
/** It jumps out of what is damaged, which WebAssembly cannot. */
const stop = (): never => {
  throw new Error('The JPEG file is damaged.');
};
const imports = {
  env: { setjmp: no, longjmp: stop },
  wasi_snapshot_preview1: { environ_sizes_get: no, environ_get: no, proc_exit: stop, fd_close: no, fd_seek: no, fd_write: no },
};

/**
 * The pixels of a JPEG file whose size is known. Each file has memory of its own, which goes with it: whatever a damaged one does to it harms no other.
 * @returns undefined where the file is cut short or damaged
 */
export async function jpegPixels(bytes: Uint8Array, height: number, width: number, as: keyof typeof formats): Promise<Rgba | undefined> {
  compiled ??= WebAssembly.compile(program);
  const { exports } = new WebAssembly.Instance(await compiled, imports);
  const turbo = exports as Turbo;
  try {
    const [format, bytesEach] = formats[as];
    const size = bytesEach * height * width;
    const [handle, source, target] = [turbo.tjInitDecompress(), turbo.malloc(bytes.length), turbo.malloc(size)];
    if (!handle || !source || !target) return undefined;
    new Uint8Array(turbo.memory.buffer, source, bytes.length).set(bytes);
    const failed = turbo.tjDecompress2(handle, source, bytes.length, target, width, bytesEach * width, height, format, FAST_DCT) !== 0;
    if (failed) return undefined;
    const found = new Uint8Array(turbo.memory.buffer, target, size);
    return { height, width, values: as === 'grey' ? spread(found) : found.slice() };
  } catch {
    return undefined;
  }
}

function spread(greys: Uint8Array): Uint8Array {
  const values = new Uint8Array(4 * greys.length).fill(255);
  greys.forEach((grey, i) => {
    values.fill(grey, 4 * i, 4 * i + 3);
  });
  return values;
}
