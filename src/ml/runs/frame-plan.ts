import { frameBytes } from './frames-file';

/** More frames than this nobody tells apart while going over a run. */
const MOST_FRAMES = 200;

/** What the frames of one run may take, in bytes; the first and the last are kept in any case. */
const MOST_BYTES = 16 * 2 ** 20;

/** Whether weights are kept after so many epochs. */
export type FramePlan = (done: number) => boolean;

/**
 * After which epochs weights are kept: before the first (0), then evenly, and after the last one.
 * @param values how many numbers a frame has
 */
export function framePlan(epochs: number, values: number): FramePlan {
  const fit = Math.floor(MOST_BYTES / frameBytes(values));
  const every = Math.ceil(epochs / Math.max(1, Math.min(MOST_FRAMES, fit - 1)));
  return (done) => done % every === 0 || done === epochs;
}
