import type { Points } from '../../src/webview/study/messages/state';

/** All rows of a split as points, in their order. @param inputs numbers of a sample */
export const pointsOf = (split: Points['split'], inputs: number, x: Float32Array, y: Float32Array): Points => ({
  split,
  rows: Uint32Array.from({ length: x.length / inputs }, (_, row) => row),
  x,
  y,
});
