/** Largest block of numbers that is held in memory, in bytes. Estimated from shapes before anything is allocated. */
export const maxTensorBytes = 2 ** 31;

/** Largest file that is read, in bytes; also the most that a compressed file may unpack to. */
export const maxFileBytes = 2 ** 30;

/** Larger tables take too long as text: they belong into an .npz file. In bytes. */
export const maxCsvBytes = 2 ** 28;

/** Bytes that a float32 block of this shape takes. */
export const tensorBytes = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 4);
