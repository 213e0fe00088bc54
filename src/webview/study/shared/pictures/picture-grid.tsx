import './pictures.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Picture } from '../../messages/state';
import { Pixels } from './pixels';

/** A picture of a grid. */
interface GridPicture {
  readonly pixels: Uint8Array | Uint8ClampedArray<ArrayBuffer> | undefined;
  /** Under it. */
  readonly name: ComponentChildren;
  /** What a screen reader reads; not set where that is the words under it. */
  readonly label?: string;
}

interface Props {
  readonly picture: Picture;
  readonly zoom: number;
  /** Lines of words under each picture. */
  readonly lines?: number;
  /** How many pictures there are. */
  readonly total: number;
  /** Pictures in a row; not set: as many as there is room for. */
  readonly columns?: number;
  /** Height of the grid on the page, in pixels; with more rows than fit it scrolls. */
  readonly height: number;
  /** The place of the one that is looked at large. It is scrolled to when it changes. */
  readonly chosen?: number | undefined;
  /** The arrow keys choose, too: for a grid beside which the chosen picture is shown large. */
  readonly follows?: boolean;
  readonly label: string;
  at(place: number): GridPicture;
  onSight(from: number, to: number): void;
  onChoose(place: number): void;
}

/** Room around a picture, and for the line under it, in pixels. */
export const AROUND = 8;
export const LINE = 20;
/** Lines of pictures that are drawn above and under what is in sight. */
const AHEAD = 2;

/** Pictures of one size in lines. Only what is in sight is drawn, however many there are; arrow keys go from one to the next. */
export function PictureGrid({
  picture,
  zoom,
  lines: words = 1,
  total,
  columns: wanted,
  height,
  chosen,
  follows,
  label,
  at,
  onSight,
  onChoose,
}: Props) {
  const grid = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  /** The line at the upper edge: scrolling within it draws nothing anew. */
  const [top, setTop] = useState(0);
  const [focus, setFocus] = useState(chosen ?? 0);
  /** The one that gets the keyboard's focus once it is drawn. */
  const waiting = useRef<number | undefined>(undefined);
  const cell = { width: picture.width * zoom + AROUND, height: picture.height * zoom + AROUND + LINE * words };
  const columns = Math.max(1, Math.min(wanted ?? Number.POSITIVE_INFINITY, Math.floor(width / cell.width)));
  const lines = Math.ceil(total / columns);
  const first = Math.max(0, top - AHEAD);
  const last = Math.min(lines, top + 1 + Math.ceil(height / cell.height) + AHEAD);
  const [from, to] = [first * columns, Math.min(total, last * columns)];

  const topLine = ({ scrollTop }: HTMLElement): number => Math.floor(scrollTop / cell.height);
  useLayoutEffect(() => {
    const element = grid.current as HTMLElement;
    const measure = (): void => {
      setWidth(element.clientWidth);
      setTop(topLine(element));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [cell.height]);
  useEffect(() => onSight(from, to), [from, to, total]);
  useLayoutEffect(() => {
    if (chosen === undefined || width === 0) return;
    reveal(chosen);
    setFocus(chosen);
  }, [chosen, columns, cell.height, width === 0]);

  useLayoutEffect(() => {
    const button = waiting.current !== undefined && grid.current?.querySelector<HTMLElement>(`[data-place="${waiting.current}"]`);
    if (!button) return;
    waiting.current = undefined;
    button.focus({ preventScroll: true });
  });

  const reveal = (place: number): void => {
    const line = Math.floor(place / columns);
    const element = grid.current as HTMLElement;
    if (line * cell.height < element.scrollTop) element.scrollTop = line * cell.height;
    else if ((line + 1) * cell.height > element.scrollTop + element.clientHeight)
      element.scrollTop = (line + 1) * cell.height - element.clientHeight;
  };
  const go = (place: number): void => {
    if (place < 0 || place >= total) return;
    setFocus(place);
    reveal(place);
    if (follows) onChoose(place);
    waiting.current = place;
  };
  const page = columns * Math.max(1, Math.floor(height / cell.height));
  const keys: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    PageUp: -Math.min(page, focus),
    PageDown: Math.min(page, total - 1 - focus),
    Home: -focus,
    End: total - 1 - focus,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = keys[event.key];
    if (step === undefined) return;
    event.preventDefault();
    go(focus + step);
  };
  const reachable = focus >= from && focus < to ? focus : from;
  return (
    <section
      ref={grid}
      class="picture-grid"
      aria-label={label}
      style={{ maxHeight: `${height}px` }}
      onScroll={(event) => setTop(topLine(event.currentTarget))}
      onKeyDown={onKeyDown}
    >
      <div class="sheet" style={{ height: `${lines * cell.height}px` }}>
        {Array.from({ length: Math.max(0, to - from) }, (_, i) => {
          const place = from + i;
          const { pixels, name, label: read } = at(place);
          return (
            <button
              key={place}
              type="button"
              data-place={place}
              tabIndex={place === reachable ? 0 : -1}
              aria-label={read}
              aria-current={place === chosen ? 'true' : undefined}
              style={{
                left: `${(place % columns) * cell.width}px`,
                top: `${Math.floor(place / columns) * cell.height}px`,
                width: `${cell.width}px`,
                height: `${cell.height}px`,
              }}
              onFocus={() => setFocus(place)}
              onClick={() => onChoose(place)}
            >
              <Pixels picture={picture} pixels={pixels} zoom={zoom} />
              <span class="name">{name}</span>
            </button>
          );
        })}
      </div>
    </section>
  );
}
