import { layerEntry } from '../registry/layers';
import type { Model } from './model';

/** Sizes of a sample that is a picture: [height, width], [height, width, 1] or [height, width, 3], row-major, channels last. */
export interface PictureShape {
  readonly height: number;
  readonly width: number;
  /** 1: shades of grey; 3: red, green, blue. */
  readonly channels: 1 | 3;
}

/** Less than this on a side is a small table. */
const SMALLEST_SIDE = 3;

/** The sizes of the pictures that a network takes; undefined where its samples are none: rows of numbers, or sequences. */
export function pictureShape({ inputShape, layers }: Pick<Model, 'inputShape' | 'layers'>): PictureShape | undefined {
  const [height = 0, width = 0, channels = 1] = inputShape;
  const flat = inputShape.length === 2 || (inputShape.length === 3 && (channels === 1 || channels === 3));
  if (!flat || Math.min(height, width) < SMALLEST_SIDE) return undefined;
  const sequence = layers.some(({ inputs, config }) => inputs.includes(-1) && layerEntry(config.type).timeSteps);
  return sequence ? undefined : { height, width, channels: channels as 1 | 3 };
}
