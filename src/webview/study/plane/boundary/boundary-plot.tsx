import type { ComponentChildren } from 'preact';
import { Frame, type Layout } from '../frame';
import { type Entry, Marks, markSize, Rings } from '../marks';
import { areaPath, Hatches, Lines, Regions } from './drawing';
import { HeightAreas, HeightLines, HeightMarks } from './graded';
import type { Scene } from './scene';

/** What else is drawn: under the marks, and over all. */
export interface Extra {
  readonly under: (layout: Layout) => ComponentChildren;
  readonly over: (layout: Layout) => ComponentChildren;
  readonly legend: readonly Entry[];
}

interface Props {
  readonly scene: Scene;
  readonly layout: Layout;
  readonly names: readonly [string, string];
  /** Sets this picture's hatching apart from that of others on the page. */
  readonly id: string;
  readonly showRegions: boolean;
  /** The lines of the first layer's units. */
  readonly showThin: boolean;
  /** The point that the reader is at. */
  readonly at: number | undefined;
  readonly extra?: readonly Extra[];
}

/** The regions, the border between them and the data over them. */
export function BoundaryPlot({ scene, layout, names, id, showRegions, showThin, at, extra = [] }: Props) {
  const { dots, verdicts, regions, borders, line, heights, thin } = scene;
  const size = markSize(dots.length);
  const here = at === undefined ? undefined : dots[at];
  return (
    <>
      <Hatches id={id} />
      <Frame
        layout={layout}
        names={names}
        ground={
          showRegions && (
            <>
              <Regions layout={layout} regions={regions} id={id} />
              {heights && <HeightAreas layout={layout} shown={heights} />}
            </>
          )
        }
        over={
          <>
            <Rings kind="wrong" layout={layout} marks={dots.filter((_, i) => verdicts[i]?.right === false)} size={size} />
            {heights && scene.reading.kind === 'number' ? (
              <HeightMarks layout={layout} shown={heights} dots={dots} unit={scene.reading.unit} />
            ) : (
              <Marks layout={layout} marks={dots} size={size} />
            )}
            <Rings kind="here" layout={layout} marks={here ? [here] : []} size={size} />
            {extra.map(({ over }) => over(layout))}
          </>
        }
      >
        {heights && <HeightLines layout={layout} shown={heights} />}
        {showThin && <Lines kind="plot-thin" layout={layout} lines={thin} />}
        {borders.length > 0 && <path class="plot-border" d={areaPath(borders, layout)} />}
        {line && <Lines kind="plot-border" layout={layout} lines={[line]} />}
        {extra.map(({ under }) => under(layout))}
      </Frame>
    </>
  );
}
