/** What a sheet may hold, so that it is answered at once and can be looked at; all of it is checked before anything is allocated. */
export const limits = {
  tensors: 100,
  /** Numbers of one tensor, and of all operations of a sheet together. */
  cells: 10_000,
  cellsInAll: 200_000,
  /** Numbers that are read, written or multiplied in all: some hundredths of a second. */
  work: 5_000_000,
  dimensions: 4,
  /** Characters of an expression, and brackets in brackets. */
  characters: 1000,
  depth: 40,
} as const;
