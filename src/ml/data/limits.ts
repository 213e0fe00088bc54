/**
 * Most memory that the data of a spec may take while it is loaded, in bytes, on however large a machine: an engine that runs as WebAssembly
 * holds a copy of it, and has 4 GiB in all.
 */
export const maxDataBytes = 2 ** 31;

/** Most that an editor's check may take of it: all of MNIST is 220 MB, and its largest file 47 MB. */
export const maxLookBytes = 3 * 2 ** 27;

/** Largest file that is read, in bytes. */
export const maxFileBytes = 2 ** 30;

/** Larger tables take too long as text: they belong into an .npz file. In bytes. */
export const maxCsvBytes = 2 ** 28;

/** Bytes that a float32 block of this shape takes. */
export const tensorBytes = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 4);
