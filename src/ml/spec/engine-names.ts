/** Engines a spec can ask for; `auto` takes the best that is there. */
export const engineNames = ['auto', 'compact', 'tensorflow', 'wasm', 'cpu'] as const;
export type EngineName = (typeof engineNames)[number];

/** Of the engine `compact`, which is built with the extension. */
export const compactVersion = '1';
