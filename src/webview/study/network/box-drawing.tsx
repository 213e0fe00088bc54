import type { Arrow, BoxPlan } from './box-layout';
import { LayerNode, type Marks, type NodeActions, TextLines } from './layer-node';

interface Props {
  readonly plan: BoxPlan;
  /** What a screen reader says of a row's layer. */
  readonly labelOf: (lines: readonly string[], row: number) => string;
  readonly line: number;
  readonly marks: Marks;
  readonly actions: NodeActions;
}

/** The layers as boxes with arrows between them. */
export const BoxDrawing = ({ plan, labelOf, line, marks, actions }: Props) => (
  <>
    {plan.arrows.map((arrow) => (
      <ArrowDrawing key={`${arrow.from}-${arrow.to}`} arrow={arrow} />
    ))}
    {plan.boxes.map((box) => (
      <LayerNode key={box.row} row={box.row} label={labelOf(box.lines, box.row)} marks={marks} actions={actions}>
        <rect class="box" x={box.x - box.width / 2} y={box.y - box.height / 2} width={box.width} height={box.height} rx={4} />
        <TextLines lines={box.lines} x={box.x} y={box.y - ((box.lines.length - 1) / 2) * line} line={line} />
      </LayerNode>
    ))}
  </>
);

const ArrowDrawing = ({ arrow: { points, label } }: { readonly arrow: Arrow }) => (
  <g class="arrow">
    <path class="shaft" d={curve(points)} fill="none" />
    <path class="head" d={head(points)} />
    <text class="detail" x={label.x} y={label.y} text-anchor="middle" dominant-baseline="central">
      {label.text}
    </text>
  </g>
);

type Points = Arrow['points'];

const at = (x: number, y: number): string => `${round(x)} ${round(y)}`;
const round = (v: number): number => Math.round(v * 10) / 10;

/** Straight at both ends and bent at the points between. */
export function curve(points: Points): string {
  const [first, ...others] = points;
  if (!first) return '';
  const last = others.pop() ?? first;
  const bends = others.map((p, i) => {
    const next = others[i + 1];
    return `Q${at(p.x, p.y)} ${next ? at((p.x + next.x) / 2, (p.y + next.y) / 2) : at(last.x, last.y)}`;
  });
  return [`M${at(first.x, first.y)}`, ...(bends.length ? bends : [`L${at(last.x, last.y)}`])].join('');
}

const HEAD = { long: 7, wide: 3.5 };

/** A triangle at the end, along the last of the line. */
function head(points: Points): string {
  const [before, end] = points.slice(-2);
  if (!before || !end) return '';
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const [dx, dy] = [(end.x - before.x) / length, (end.y - before.y) / length];
  const [x, y] = [end.x - dx * HEAD.long, end.y - dy * HEAD.long];
  return `M${at(end.x, end.y)}L${at(x - dy * HEAD.wide, y + dx * HEAD.wide)}L${at(x + dy * HEAD.wide, y - dx * HEAD.wide)}Z`;
}
