import type { Picture } from '../messages/state';
import { Pixels } from '../shared/pictures/pixels';
import type { Lens, Place } from './pixels';

interface Props {
  readonly picture: Picture;
  readonly pixels: Uint8Array;
  readonly zoom: number;
  readonly label: string;
  readonly at: Place;
  /** The part whose numbers are written out; not set where all are. */
  readonly lens: Lens | undefined;
  onPoint(place: Place): void;
}

/** A picture with a frame around the pixel that is looked at, and one around those whose numbers are beside it. */
export function LargePicture({ picture, pixels, zoom, label, at, lens, onPoint }: Props) {
  const point = (event: PointerEvent): void => {
    const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
    const place = (length: number, size: number): number => Math.max(0, Math.min(size - 1, Math.floor(length / zoom)));
    onPoint({ row: place(event.clientY - top, picture.height), column: place(event.clientX - left, picture.width) });
  };
  const frame = (row: number, column: number, rows: number, columns: number) => ({
    left: `${column * zoom}px`,
    top: `${row * zoom}px`,
    width: `${columns * zoom}px`,
    height: `${rows * zoom}px`,
  });
  return (
    <div class="large-picture" onPointerMove={point} onPointerDown={point}>
      <Pixels picture={picture} pixels={pixels} zoom={zoom} label={label} />
      {lens && (
        <span
          class="lens-frame"
          style={frame(lens.rows.from, lens.columns.from, lens.rows.to - lens.rows.from, lens.columns.to - lens.columns.from)}
        />
      )}
      <span class="pixel-frame" style={frame(at.row, at.column, 1, 1)} />
    </div>
  );
}
