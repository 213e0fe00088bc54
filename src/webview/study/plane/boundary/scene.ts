import { className } from '../../shared/names';
import type { Reading } from '../../shared/reading';
import { type Heights, heights } from './graded';
import type { Area } from './grid';
import { bestByOneLine, type Line } from './line';
import type { Look } from './look';
import { type Dot, dotsOf, type Verdict, verdictsOf } from './points';
import { border, borders, type Field, type Region, regions } from './regions';
import type { Seen } from './sentence';

/** Everything that the main picture shows of one moment. */
export interface Scene {
  readonly look: Look;
  readonly reading: Reading;
  readonly dots: readonly Dot[];
  readonly verdicts: readonly Verdict[];
  readonly regions: readonly Region[];
  /** Edges of the regions, where they are not one straight line. */
  readonly borders: Area;
  /** The border between two classes, where it is one straight line. */
  readonly line?: Line;
  readonly heights?: Heights;
  /** Lines of the units of the first layer, where these are not the output. */
  readonly thin: readonly Line[];
  readonly seen: Seen;
}

/** With more lines than this they would hide what they explain. */
const MOST_LINES = 16;

/** Works out what is to be drawn. @param hand the unit's line as it is being moved, before the network has answered */
export function sceneOf(look: Look, hand?: Line): Scene {
  const { reading, data, structure } = look.question;
  const dots = dotsOf(data, reading);
  const verdicts = verdictsOf(dots, look.points, look.field.units, reading);
  const field: Field = hand && look.field.preActivations ? { ...look.field, preActivations: [hand] } : look.field;
  const line = border(reading, field.preActivations);
  const found = reading.kind === 'number' ? [] : regions(reading, field);
  const map = reading.kind === 'number' ? heights(field, reading.unit) : undefined;
  const there = new Set(found.filter(({ level, area }) => level === 0 && area.length > 0).map(({ klass }) => klass));
  const [only] = there;
  // A point may lie in a region that is too small for the grid: then there is a border, though none is drawn.
  const everywhere = there.size === 1 && verdicts.every(({ klass }) => klass === only);
  const inner = structure.first.filter((row) => row !== structure.output).flatMap(({ name }) => look.lines.get(name) ?? []);
  const train = dots.filter(({ split }) => split === 'train');
  const best = line || structure.funnel ? bestByOneLine(train) : undefined;
  return {
    look,
    reading,
    dots,
    verdicts,
    regions: found,
    borders: line || reading.kind === 'number' ? [] : borders(found, reading),
    ...(line && { line }),
    ...(map && { heights: map }),
    thin: inner.length <= MOST_LINES ? inner : [],
    seen: {
      reading,
      dots,
      verdicts,
      straight: line !== undefined,
      ...(structure.funnel && { funnel: true }),
      ...(everywhere && only !== undefined && { onlyClass: className(only, data, reading) }),
      ...(best !== undefined && { best }),
      ...(data?.gate !== undefined && { gate: data.gate }),
      ...(map && { span: map.span }),
    },
  };
}
