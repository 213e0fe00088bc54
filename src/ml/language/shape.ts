/** Sizes of one sample, without the batch. */
export type Shape = readonly number[];

export const volume = (shape: Shape): number => shape.reduce((a, b) => a * b, 1);

export const sameShape = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((n, i) => n === b[i]);

/** Keras's way to write a shape: `(None, 28, 28)`, the batch being open. */
export const kerasShape = (shape: Shape): string => `(${['None', ...shape].join(', ')})`;
