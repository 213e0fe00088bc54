import './pictures.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Picture } from '../../messages/state';
import { paintPicture } from './paint';

interface Props {
  readonly picture: Picture;
  /**
   * A byte for each number of the picture, or (clamped) its colours: red, green, blue, opacity. Not set while they are on their way: its place is
   * kept.
   */
  readonly pixels: Uint8Array | Uint8ClampedArray<ArrayBuffer> | undefined;
  /** Dots of the page that a pixel takes on a side. */
  readonly zoom: number;
  /** What a screen reader reads; not set where the words beside it say all. */
  readonly label?: string;
}

/** A picture with sharp pixels, at a whole multiple of its size. */
export function Pixels({ picture, pixels, zoom, label }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (canvas.current && pixels) paintPicture(canvas.current, pixels, picture);
  }, [pixels, picture]);
  const size = { width: `${picture.width * zoom}px`, height: `${picture.height * zoom}px` };
  return (
    <canvas
      ref={canvas}
      class={pixels ? 'pixels' : 'pixels waiting'}
      style={size}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  );
}
