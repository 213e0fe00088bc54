import * as l10n from '@vscode/l10n';
import { figure } from '../../../ml/language/number-text';
import { lookInsideHint } from '../shared/look-inside';
import { LayerNode, type Marks, type NodeActions, TextLines } from './layer-node';
import {
  biasOf,
  type Link,
  largestNamed,
  linksOf,
  type NeuronPlan,
  type PlacedColumn,
  type Stroke,
  strokeOf,
  type Weights,
} from './neurons';

interface Props {
  readonly plan: NeuronPlan;
  /** What a screen reader says of a row's layer. */
  readonly labelOf: (lines: readonly string[], row: number) => string;
  readonly line: number;
  readonly weights: Weights;
  readonly marks: Marks;
  readonly actions: NodeActions;
}

interface LinksProps extends Pick<Props, 'plan' | 'weights'> {
  /** A click on a weight; those who have no mouse find it in the heat map. */
  readonly onWeight?: ((variable: string, index: number) => void) | undefined;
}

/** Every weight as a line. These are many: a drawing of its own, so that they are drawn anew only when weights change. */
export const NeuronLinks = ({ plan, weights, onWeight }: LinksProps) => {
  const largest = largestNamed(weights, 'kernel');
  return (
    <>
      {linksOf(plan, weights).map((link) => (
        <LinkLine
          key={`${link.layer}/${link.from}/${link.to}`}
          link={link}
          stroke={strokeOf(link.weight, largest)}
          onPick={onWeight && (() => onWeight(`${link.layer}/kernel`, link.index))}
        />
      ))}
    </>
  );
};

/** Every unit as a circle. */
export const NeuronDrawing = ({ plan, labelOf, line, weights, marks, actions }: Props) => {
  const largest = largestNamed(weights, 'bias');
  const bias = (column: PlacedColumn, unit: number): number | undefined => biasOf(weights, column.name, unit);
  return (
    <>
      {plan.columns.map((column) => {
        const parts = (
          <>
            <rect class="column" x={column.x - column.width / 2} y={0.5} width={column.width} height={plan.height - 1} rx={4} />
            {plan.top > 0 && <TextLines lines={column.lines} x={column.x} y={4 + line / 2} line={line} />}
            {column.y.map((y, unit) => (
              <Unit
                key={unit}
                x={column.x}
                y={y}
                radius={plan.radius}
                title={unitTitle(column, unit, bias(column, unit))}
                stroke={strokeOf(bias(column, unit), largest)}
              />
            ))}
          </>
        );
        if (column.row === undefined) return <g key="inputs">{parts}</g>;
        return (
          <LayerNode key={column.name} row={column.row} label={labelOf(column.lines, column.row)} marks={marks} actions={actions}>
            {parts}
          </LayerNode>
        );
      })}
    </>
  );
};

interface UnitProps {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly title: string;
  readonly stroke: Stroke;
}

const Unit = ({ x, y, radius, title, stroke: { sign, size } }: UnitProps) => (
  <g class="unit">
    <title>{title}</title>
    <circle class="disk" cx={x} cy={y} r={radius} />
    <circle class={`bias ${sign}`} cx={x} cy={y} r={radius} fill-opacity={round(size)} />
  </g>
);

interface LinkProps {
  readonly link: Link;
  readonly stroke: Stroke;
  readonly onPick: (() => void) | undefined;
}

const LinkLine = ({ link, stroke: { sign, size }, onPick }: LinkProps) => {
  const ends = { x1: round(link.x1), y1: round(link.y1), x2: round(link.x2), y2: round(link.y2) };
  return (
    <g class={`link${onPick ? ' leads' : ''}`} {...(onPick && { onClick: onPick })}>
      <title>{onPick ? `${linkTitle(link)}\n${lookInsideHint()}` : linkTitle(link)}</title>
      <line class={`weight ${sign}`} {...ends} stroke-width={round(0.75 + 3.25 * size)} stroke-opacity={round(0.4 + 0.6 * size)} />
      <line class="reach" {...ends} stroke-width={8} />
    </g>
  );
};

const round = (v: number): number => Math.round(v * 100) / 100;

function linkTitle({ layer, from, to, weight }: Link): string {
  return weight === undefined
    ? l10n.t('{0}: weight from {1} to unit {2}', layer, from + 1, to + 1)
    : l10n.t('{0}: weight from {1} to unit {2}: {3}', layer, from + 1, to + 1, figure(weight));
}

function unitTitle({ name, row }: PlacedColumn, unit: number, bias: number | undefined): string {
  if (row === undefined) return l10n.t('input {0}', unit + 1);
  return bias === undefined ? l10n.t('{0}: unit {1}', name, unit + 1) : l10n.t('{0}: unit {1}, bias {2}', name, unit + 1, figure(bias));
}
