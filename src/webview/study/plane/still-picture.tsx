import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Layout } from './frame';

interface Props {
  readonly layout: Layout;
  readonly title: string;
  readonly sentence: string;
  readonly children: ComponentChildren;
}

/** A drawing with its sentence. */
export function StillPicture({ layout: { width, height }, title, sentence, children }: Props) {
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
