import { type FramedSet, type FramingSteps, frame } from './frame';
import { inkOf } from './ink';
import { numbersOf, type Rgba, resizeInto } from './rgba';

/** How a picture becomes what a network takes. */
interface Taking {
  /** What goes in. */
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3;
  /** The set of pictures that the network is for: a picture is made as its pictures were. */
  readonly set?: FramedSet | undefined;
  /** From a JPEG file or the like. */
  readonly lossy: boolean;
}

/** A picture as a network takes it. */
export interface PictureRow {
  /** [height, width, channels], 0 to 255. */
  readonly values: Float32Array;
  /** The picture as it came had another size. */
  readonly resized: boolean;
  /** Dark on light became light on dark. */
  readonly inverted: boolean;
  /** Set where the picture was framed as those of the set. */
  readonly steps?: FramingSteps;
}

/**
 * A picture as a network takes it: for one of a well-known set its ink is framed as that set's pictures were; for others the picture is brought to
 * the network's size as Keras does it (`image_dataset_from_directory`), its colours as they are.
 */
export function pictureRow(picture: Rgba, { height, width, channels, set, lossy }: Taking): PictureRow {
  const resized = picture.height !== height || picture.width !== width;
  if (!set || channels === 3) {
    const values = new Float32Array(height * width * channels);
    resizeInto(values, [height, width], numbersOf(picture, channels), { ...picture, channels });
    return { values, resized, inverted: false };
  }
  const strokes = set.framing.centre === 'mass';
  const { ink, inverted } = inkOf(picture, { strokes, lossy, pixels: set.pixels });
  // A thing that fills a picture of the set's size is framed already; strokes may have been drawn anywhere in it.
  const framed = !strokes && picture.height === set.pixels[0] && picture.width === set.pixels[1];
  const { values, steps } = frame(ink, [height, width], framed ? undefined : set);
  return { values, resized, inverted, ...(steps && { steps }) };
}
