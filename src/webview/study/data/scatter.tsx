import '../plane/plane.css';
import * as l10n from '@vscode/l10n';
import { useMemo, useRef, useState } from 'preact/hooks';
import { someRows } from '../../../ml/data/dataset';
import { figure } from '../../../ml/language/number-text';
import { count } from '../../shared/format';
import { Dropdown } from '../../shared/toolkit';
import type { Requests } from '../messages/from-view';
import { Frame, layOut } from '../plane/frame';
import { Legend, Marks, markSize, Rings } from '../plane/marks';
import { Picture } from '../plane/picture';
import { lookAtDot } from '../shared/look-inside';
import { useWidth } from '../shared/measure';
import { LastAnswer, useOnce } from '../shared/once';
import { dataMarks } from '../shared/pictures/use-rows';
import { roomy, spanOf } from '../shared/scale';
import { type Column, targetName } from './columns';
import type { DataSight } from './sight';

/** So many points are drawn, evenly taken from all. */
const MOST_POINTS = 1000;
/** A drawing is no wider than this, and this much lower than wide. */
const WIDEST = 560;
const FLAT = 0.72;

/** The second input of data with classes, whose colours say the rest; else what the first input leads to. */
const usualUp = (columns: readonly Pick<Column, 'of'>[]): number => {
  const target = columns.findIndex(({ of }) => of === 'y');
  return target < 0 ? 1 : target;
};

const last = new LastAnswer<Requests['samples']['answer']>();

/** Two columns of the data against each other. */
export function Scatter({
  sight,
  columns,
  classes,
}: {
  readonly sight: DataSight;
  readonly columns: readonly Column[];
  readonly classes: boolean;
}) {
  const { study, data, part } = sight;
  const place = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const width = Math.min(WIDEST, useWidth(place));
  const [stop, setStop] = useState<number>();
  const { answer, error } = useOnce(last, [...dataMarks(study), part.split, part.rows], part.rows > 0, () =>
    study.ask('samples', { split: part.split, pick: { rows: [...someRows(part.rows, MOST_POINTS)] }, as: 'numbers' }),
  );
  // A single input is drawn against the target, also where that names a class.
  const choices = columns.length > 1 ? columns : [...columns, { name: targetName(0, data), of: 'y' as const, index: 0 }];
  const [across = 0, up = 1] = (study.state.options.data.against ?? [0, usualUp(choices)]).map((at) => Math.min(at, choices.length - 1));
  const [xColumn, yColumn] = [choices[across], choices[up]];
  const points = useMemo(() => {
    if (!answer || !xColumn || !yColumn) return [];
    const value = ({ of, index }: Pick<Column, 'of' | 'index'>, i: number): number =>
      answer[of][i * (of === 'x' ? data.inputs : data.targets) + index] as number;
    return Array.from(answer.rows, (row, i) => ({
      x: value(xColumn, i),
      y: value(yColumn, i),
      klass: Math.max(0, answer.labels[i] as number),
      split: part.split,
      row,
      name: sight.title(answer.labels[i] as number, answer.y.subarray(i * data.targets, (i + 1) * data.targets)),
    }));
  }, [answer, xColumn?.name, yColumn?.name]);
  if (!xColumn || !yColumn) return null;
  const box = { x: roomy(spanOf(points.map(({ x }) => x)) ?? [0, 1]), y: roomy(spanOf(points.map(({ y }) => y)) ?? [0, 1]) };
  const layout = layOut(Math.max(200, width), Math.round(Math.max(200, width) * FLAT), box);
  const size = markSize(points.length);
  const chosen = points.filter(({ row }) => row === study.state.options.data.row);
  const here = stop === undefined ? undefined : points[stop];
  const kinds = [...new Map(points.map(({ klass, name }) => [klass, name]))].sort(([a], [b]) => a - b);
  const look = part.split === 'train' ? 'filled' : 'hollow';
  const choose = (axis: 0 | 1, value: string): void =>
    study.setOptions({ data: { against: axis === 0 ? [Number(value), up] : [across, Number(value)] } });
  const options = choices.map(({ name }, i) => ({ value: String(i), text: name }));
  const all =
    points.length < part.rows
      ? l10n.t('{0} of {1} rows, evenly taken', count(points.length), count(part.rows))
      : l10n.t('All {0} rows', count(part.rows));
  return (
    <div ref={place} class="scatter">
      {choices.length > 2 && (
        <div class="data-choices">
          <Dropdown label={l10n.t('Across')} value={String(across)} options={options} onChange={(value) => choose(0, value)} />
          <span aria-hidden="true">→</span>
          <Dropdown label={l10n.t('Up')} value={String(up)} options={options} onChange={(value) => choose(1, value)} />
          <span aria-hidden="true">↑</span>
        </div>
      )}
      {error !== undefined && <p role="alert">{error}</p>}
      {width > 0 && points.length > 0 && (
        <>
          <Picture
            layout={layout}
            title={l10n.t('{0} against {1}', yColumn.name, xColumn.name)}
            sentence={l10n.t('{0}: {1} against {2}.', all, yColumn.name, xColumn.name)}
            drawing={drawing}
            stops={points.map(({ x, y }) => ({ x: layout.x(x), y: layout.y(y) }))}
            at={stop}
            onGo={setStop}
            reading={
              here
                ? l10n.t(
                    'Row {0}: {1} = {2}, {3} = {4}; {5}',
                    count(here.row + 1),
                    xColumn.name,
                    figure(here.x),
                    yColumn.name,
                    figure(here.y),
                    here.name,
                  )
                : ''
            }
            pick={(which) => lookAtDot(study, points[which])}
          >
            <Frame
              layout={layout}
              names={[xColumn.name, yColumn.name]}
              over={
                <>
                  <Marks layout={layout} marks={points} size={size} />
                  <Rings kind="here" layout={layout} marks={here ? [here] : chosen} size={size} />
                </>
              }
            />
          </Picture>
          {classes && <Legend entries={kinds.map(([klass, text]) => ({ klass, look, text }))} />}
        </>
      )}
    </div>
  );
}
