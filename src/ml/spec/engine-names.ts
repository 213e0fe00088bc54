/** Engines a spec can ask for; `auto` takes the best that is there. */
export const engineNames = ['auto', 'tensorflow', 'wasm', 'cpu'] as const;
export type EngineName = (typeof engineNames)[number];
