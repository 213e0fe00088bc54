import type { ComponentChildren, RefObject } from 'preact';
import { useId } from 'preact/hooks';
import { lookInsideHint } from '../shared/look-inside';
import type { Layout } from './frame';

type StillProps = Pick<Props, 'layout' | 'title' | 'sentence' | 'children'>;

interface Props {
  readonly layout: Layout;
  /** What the picture is called. */
  readonly title: string;
  /** What it shows: under the picture, and for who cannot see it. */
  readonly sentence: string;
  readonly drawing: RefObject<SVGSVGElement | null>;
  /** Places that the arrow keys and the pointer go to, in pixels. */
  readonly stops: readonly { readonly x: number; readonly y: number }[];
  readonly at: number | undefined;
  readonly onGo: (stop: number | undefined) => void;
  /** What there is to say of the stop that the reader is at. */
  readonly reading: string;
  /** What a click, or the Enter key, does at a stop; undefined where it does nothing. */
  readonly pick: (stop: number) => (() => void) | undefined;
  readonly children: ComponentChildren;
}

/** Pixels from a stop at which the pointer is still on it. */
const NEAR = 14;

/** A drawing with its sentence, whose points can be walked through. */
export function Picture({ layout, title, sentence, drawing, stops, at, onGo, reading, pick, children }: Props) {
  const id = useId();
  const picked = at === undefined ? undefined : pick(at);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && picked) return picked();
    const to = step(event.key, at, stops.length);
    if (to === undefined) return;
    event.preventDefault();
    onGo(to === 'away' ? undefined : to);
  };
  const onPointerMove = (event: PointerEvent): void => {
    const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
    const found = nearestStop(stops, event.clientX - left, event.clientY - top);
    if (found !== at) onGo(found);
  };
  return (
    <figure class="picture">
      {/* An application, so that the arrow keys reach it while a screen reader reads. */}
      <div
        class={`picture-walk${picked ? ' leads' : ''}`}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its points are walked through with the arrow keys
        tabIndex={0}
        aria-label={title}
        aria-describedby={id}
        onKeyDown={onKeyDown}
        onBlur={() => onGo(undefined)}
        onPointerMove={onPointerMove}
        onPointerLeave={() => onGo(undefined)}
        onClick={() => picked?.()}
      >
        <svg
          ref={drawing}
          class="plot"
          role="img"
          aria-label={title}
          aria-describedby={id}
          width={layout.width}
          height={layout.height}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
        >
          {children}
        </svg>
      </div>
      <figcaption id={id}>{sentence}</figcaption>
      <output class="picture-reading">
        {reading}
        {picked && <span class="quiet">{` ${lookInsideHint()}`}</span>}
      </output>
    </figure>
  );
}

/** Where a key leads among some stops. */
export function step(key: string, at: number | undefined, stops: number): number | 'away' | undefined {
  if (stops === 0) return undefined;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return at === undefined ? 0 : Math.min(stops - 1, at + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return at === undefined ? stops - 1 : Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return stops - 1;
    case 'Escape':
      return at === undefined ? undefined : 'away';
    default:
      return undefined;
  }
}

/** The stop under the pointer. */
export function nearestStop(stops: Props['stops'], x: number, y: number): number | undefined {
  let best: { readonly stop: number; readonly far: number } | undefined;
  for (const [i, stop] of stops.entries()) {
    const far = Math.hypot(stop.x - x, stop.y - y);
    if (far <= NEAR && (!best || far < best.far)) best = { stop: i, far };
  }
  return best?.stop;
}

/** A drawing with its sentence. */
export function StillPicture({ layout: { width, height }, title, sentence, children }: StillProps) {
  const id = useId();
  return (
    <figure class="picture">
      <svg
        class="plot"
        role="img"
        aria-label={title}
        aria-describedby={id}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        {children}
      </svg>
      <figcaption id={id}>{sentence}</figcaption>
    </figure>
  );
}
