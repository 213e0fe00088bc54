import { volume } from '../language/shape';
import type { Model } from '../model/model';
import { pictureShape } from '../model/picture';

/** Places of a patch, at most: each is a picture that the network has to answer. */
const MOST_PLACES = 1024;

/** What is covered of a sample, place after place. */
interface Cover {
  /** Edge of the square that is covered, in pixels; 1 where a sample is a row of numbers. */
  readonly patch: number;
  /** Pixels from one place to the next: as asked, or more where there would be too many places. */
  readonly stride: number;
  /** Places from top to bottom and from left to right; 1 × inputs for a row of numbers. */
  readonly rows: number;
  readonly columns: number;
}

/** How much less an answer is for a class where a part of the sample is covered. */
export interface Occlusion extends Cover {
  /** What it is measured in. */
  readonly of: 'probability' | 'output';
  /** What it is with nothing covered. */
  readonly whole: number;
  /**
   * `whole` less what is left, at each place; above 0 where the part speaks for the class. The place of row i and column j begins at
   * [min(i · stride, height − patch), min(j · stride, width − patch)]. Shape: [rows, columns], row-major.
   */
  readonly drop: Float32Array;
}

interface Grid {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** A sample as a picture; one that is none is a row of numbers. */
const gridOf = (model: Pick<Model, 'inputShape' | 'layers'>): Grid =>
  pictureShape(model) ?? { height: 1, width: volume(model.inputShape), channels: 1 };

/** Where a sample is covered. A patch that is larger than the picture covers all of it. */
export function coverOf(model: Pick<Model, 'inputShape' | 'layers'>, asked: { readonly patch: number; readonly stride: number }): Cover {
  const { height, width } = gridOf(model);
  const patch = Math.min(asked.patch, height, width);
  const along = (size: number, stride: number): number => Math.ceil((size - patch) / stride) + 1;
  let { stride } = asked;
  while (along(height, stride) * along(width, stride) > MOST_PLACES) stride++;
  return { patch, stride, rows: along(height, stride), columns: along(width, stride) };
}

/**
 * Some of the covered samples, in the order of the places: the sample with 0, which is a picture's background, under the patch.
 * @param x one sample, as the network takes it
 * @returns shape [to − from, ...input]
 */
export function coveredSamples(
  model: Pick<Model, 'inputShape' | 'layers'>,
  x: Float32Array,
  { patch, stride, columns }: Cover,
  from: number,
  to: number,
): { readonly shape: readonly number[]; readonly values: Float32Array } {
  const { height, width, channels } = gridOf(model);
  const values = new Float32Array((to - from) * x.length);
  for (let place = from; place < to; place++) {
    const start = (place - from) * x.length;
    values.set(x, start);
    const top = Math.min(Math.floor(place / columns) * stride, height - patch);
    const left = Math.min((place % columns) * stride, width - patch);
    for (let row = top; row < top + patch; row++) {
      const first = start + (row * width + left) * channels;
      values.fill(0, first, first + patch * channels);
    }
  }
  return { shape: [to - from, ...model.inputShape], values };
}
