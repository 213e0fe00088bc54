import * as l10n from '@vscode/l10n';
import { useMemo, useRef } from 'preact/hooks';
import type { NamedTensor } from '../../../ml/sheets/tensors/sheet';
import { counted } from '../../shared/format';
import type { TextSize } from '../shared/measure';
import { layoutBlock } from './block-layout';
import { equationOf } from './equation';
import { EquationDrawing } from './equation-drawing';
import { type Item, layoutEquation } from './equation-layout';
import { givenText, stepText } from './sentence';
import {
  type At,
  blockOf,
  boxOf,
  explained,
  isCopy,
  marksOf,
  type Numbered,
  numberOf,
  operandOf,
  RESULT,
  type ShownStep,
  shapeText,
  unused,
} from './shown';
import { boxName, usesText, workedText } from './worked';

/** Operations of one expression that are drawn; of more, the last ones. */
const MOST_STEPS = 6;

/** A box of the page. */
export interface Pointed extends At {
  readonly tensor: string;
  readonly step: number;
}

/** What the reader looks at: a box, and the number of the sheet that it shows, which other drawings may show too. */
export interface Sight {
  readonly at: Pointed | undefined;
  readonly number: Numbered | undefined;
  readonly chosen: Pointed | undefined;
  point(at: Pointed | undefined): void;
  choose(at: Pointed | undefined): void;
}

/** A tensor with the operations that lead to it. */
export interface ShownTensor {
  readonly tensor: NamedTensor;
  readonly steps: readonly ShownStep[];
}

interface Props {
  readonly shown: ShownTensor;
  readonly text: TextSize;
  readonly room: number;
  readonly sight: Sight;
}

/** An expression of several operations has the whole width. */
export const isLong = ({ steps }: ShownTensor): boolean => steps.length > 1;

const numberTypes = { int: 'int64', float: 'float64', bool: 'bool' } as const;

/** One tensor of the sheet: its name, how it is computed, its numbers. */
export function TensorSection({ shown, ...rest }: Props) {
  const { tensor, steps } = shown;
  const { name, value } = tensor;
  const { shape, type } = value;
  const first = Math.max(0, steps.length - MOST_STEPS);
  return (
    <section class={isLong(shown) ? 'tensor long' : 'tensor'} data-tensor={name} aria-label={name}>
      <h2>
        {name}
        {tensor.text !== undefined && <code>{`= ${tensor.text}`}</code>}
        <span class="quiet">{`${l10n.t('shape {0}', shapeText(shape))} · ndim ${shape.length} · ${numberTypes[type]}`}</span>
      </h2>
      {first > 0 && <p class="quiet tensor-note">{l10n.t('The last {0} of {1} operations are drawn.', MOST_STEPS, steps.length)}</p>}
      {steps.length === 0 ? (
        <Written tensor={tensor} {...rest} />
      ) : (
        steps.slice(first).map((one, i) => <Computed key={first + i} tensor={tensor} step={first + i} shown={one} {...rest} />)
      )}
    </section>
  );
}

interface PartProps extends Omit<Props, 'shown'> {
  readonly tensor: NamedTensor;
}

const isOf = (at: Pointed | undefined, tensor: string, step: number): at is Pointed => at?.tensor === tensor && at.step === step;

/** Numbers that are written down in the sheet. */
function Written({ tensor, text, room, sight }: PartProps) {
  const { name } = tensor;
  const block = useMemo(() => ({ ...blockOf(name, tensor.value), named: true as const }), [tensor]);
  const items = useMemo(() => [{ block: layoutBlock(block, text, room) }], [block, text, room]);
  const own = isOf(sight.at, name, 0) ? sight.at : undefined;
  const at = own ?? (sight.number?.tensor === name ? { block: RESULT, place: sight.number.cell } : undefined);
  return (
    <div class="tensor-step">
      <Equation {...{ items, text, room, sight, name, at }} step={0} title={name} marks={noMarks} idle={noMarks} />
      <p class="sentence" role={own ? 'status' : undefined}>
        {own ? boxName(block, own.place, false) : givenText(tensor)}
      </p>
    </div>
  );
}

const noMarks: ReadonlyMap<string, ReadonlySet<number>> = new Map();

interface ComputedProps extends PartProps {
  readonly step: number;
  readonly shown: ShownStep;
}

/** An operation with its operands and its result, and the arithmetic of the number that the reader is at. */
function Computed({ tensor, step, shown, text, room, sight }: ComputedProps) {
  const own = isOf(sight.at, tensor.name, step) ? sight.at : undefined;
  const at = own ?? (sight.number && boxOf(shown, sight.number, tensor));
  const items = useMemo(() => equationOf(shown, text, room), [shown, text, room]);
  const marks = useMemo(() => (at ? marksOf(shown, at) : noMarks), [shown, at?.block, at?.place]);
  const idle = useMemo(() => new Map(shown.operands.map(({ key }, i) => [key, unused(shown, i)])), [shown]);
  return (
    <div class="tensor-step">
      <Equation {...{ items, text, room, sight, at, marks, idle, step }} name={tensor.name} title={shown.step.text} />
      <p class={at ? 'tensor-worked at' : 'tensor-worked'} role={own ? 'status' : undefined}>
        {arithmetic(shown, at)}
      </p>
      <p class="sentence">{stepText(shown)}</p>
    </div>
  );
}

interface EquationProps extends Pick<Props, 'text' | 'room' | 'sight'> {
  readonly items: readonly Item[];
  readonly name: string;
  readonly step: number;
  readonly title: string;
  readonly at: At | undefined;
  readonly marks: ReadonlyMap<string, ReadonlySet<number>>;
  readonly idle: ReadonlyMap<string, ReadonlySet<number>>;
}

function Equation({ items, text, room, sight, name, step, title, at, marks, idle }: EquationProps) {
  const drawing = useRef<SVGSVGElement>(null);
  const layout = useMemo(() => layoutEquation(items, text, room), [items, text, room]);
  const boxes = useMemo(() => boxesOf(items), [items]);
  const chosen = isOf(sight.chosen, name, step) ? sight.chosen : undefined;
  const stop =
    boxes.find(({ block, place }) => block === chosen?.block && place === chosen.place) ?? boxes.find(({ block }) => block === RESULT);
  const on = (at: At | undefined): Pointed | undefined => at && { tensor: name, step, ...at };
  const hidden = items.reduce((sum, item) => sum + ('block' in item && item.block.block.key === RESULT ? item.block.hidden : 0), 0);
  return (
    <>
      <div class="equation-scroll">
        <EquationDrawing
          {...{ layout, title, drawing, at, marks, stop }}
          unused={idle}
          onPoint={(box) => sight.point(on(box))}
          onChoose={(box) => sight.choose(on(box))}
        />
      </div>
      {hidden > 0 && <p class="quiet tensor-note">{l10n.t('Not drawn here, in the middle: {0}.', counted(hidden, 'numbers'))}</p>}
    </>
  );
}

const boxesOf = (items: readonly Item[]): readonly At[] =>
  items.flatMap((item) => ('block' in item ? item.block.rows.flat().map(({ place }) => ({ block: item.block.block.key, place })) : []));

/** Of the box that the reader is at, or of the first number. */
function arithmetic(shown: ShownStep, at: At | undefined): string {
  const cell = explained(shown, at);
  const operand = at && at.block !== RESULT ? operandOf(at.block) : undefined;
  const block = operand === undefined ? undefined : shown.operands[operand];
  const uses = at && block && !isCopy(block, at.place) ? (marksOf(shown, at).get(RESULT)?.size ?? 0) : 1;
  const before = at && operand !== undefined ? usesText(shown, operand, at.place, uses) : '';
  return [before, cell === undefined ? '' : workedText(shown, cell)].filter(Boolean).join(' ');
}

/** The number of the sheet that a box shows. */
export function numberAt({ tensor, steps }: ShownTensor, at: Pointed): Numbered | undefined {
  const shown = steps[at.step];
  if (shown) return numberOf(shown, at, tensor);
  return steps.length === 0 ? { tensor: tensor.name, cell: at.place } : undefined;
}
