/** What a file describes in place of a network: curves of functions, or tensors. */
export const sheetKinds = ['functions', 'tensors'] as const;
export type SheetKind = (typeof sheetKinds)[number];

/** The sheet that a file with these keys is; undefined for a network, which has layers whatever else there is. */
export const sheetKindOf = (keys: readonly string[]): SheetKind | undefined =>
  keys.includes('layers') ? undefined : sheetKinds.find((kind) => keys.includes(kind));
