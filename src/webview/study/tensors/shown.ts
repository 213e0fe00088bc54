import { figure } from '../../../ml/language/number-text';
import { volume } from '../../../ml/language/shape';
import type { NamedTensor, Operand, Step, TensorSheet, TensorValue } from '../../../ml/sheets/tensors/sheet';
import { type Making, sourcesOf, usesOf } from '../../../ml/sheets/tensors/sources';
import { cellAt, placeOf, rowMajor, stretched } from '../../../ml/sheets/tensors/strides';

/** Numbers that are drawn in boxes. */
export interface Block {
  /** `result`, or `operand 0`. */
  readonly key: string;
  readonly caption: string;
  readonly value: TensorValue;
  /** As it is drawn: stretched where the operation stretches it. */
  readonly shape: readonly number[];
  /** Which cell is drawn at a place. */
  readonly strides: readonly number[];
  /** Axes that become one number. */
  readonly summed: readonly number[];
  /** Its name and shape are over it already. */
  readonly named?: true;
}

/** An operation with the numbers of its operands. */
export interface ShownStep {
  readonly step: Step;
  readonly making: Making;
  readonly operands: readonly Block[];
  readonly result: Block;
}

/** A box: a place of a block as it is drawn, counted row-major. */
export interface At {
  readonly block: string;
  readonly place: number;
}

export const RESULT = 'result';
const operandKey = (i: number): string => `operand ${i}`;
export const operandOf = (key: string): number => Number(key.slice(operandKey(0).length - 1));

export const blockOf = (caption: string, value: TensorValue): Block => ({
  key: RESULT,
  caption,
  value,
  shape: value.shape,
  strides: rowMajor(value.shape),
  summed: [],
});

function valueOfOperand(operand: Operand, tensor: NamedTensor, sheet: TensorSheet): TensorValue | undefined {
  switch (operand.is) {
    case 'tensor':
      return sheet.tensors.find(({ name }) => name === operand.name)?.value;
    case 'step':
      return tensor.steps[operand.step]?.value;
    case 'numbers':
      return operand.value;
  }
}

/** The operations of a tensor, each ready to be drawn. */
export function stepsOf(tensor: NamedTensor, sheet: TensorSheet): readonly ShownStep[] {
  return tensor.steps.flatMap((step, at) => {
    const values = step.operands.map((operand) => valueOfOperand(operand, tensor, sheet));
    if (values.some((value) => value === undefined)) return [];
    const shapes = (values as TensorValue[]).map(({ shape }) => shape);
    const making = { way: step.way, shape: step.value.shape, operands: shapes };
    const operands = (values as TensorValue[]).map((value, i) => operandBlock(step, i, value));
    const caption = at === tensor.steps.length - 1 ? tensor.name : step.text;
    return [{ step, making, operands, result: { ...blockOf(caption, step.value), key: RESULT } }];
  });
}

function operandBlock({ way, operands, value: result }: Step, i: number, value: TensorValue): Block {
  const own = blockOf(operands[i]?.text ?? '', value);
  const block = { ...own, key: operandKey(i), summed: summedAxes(way, i, value.shape.length) };
  return way.is === 'each' ? { ...block, shape: result.shape, strides: stretched(value.shape, own.strides, result.shape) } : block;
}

function summedAxes(way: Step['way'], operand: number, ndim: number): readonly number[] {
  if (way.is === 'reduced') return way.axes;
  if (way.is === 'running') return way.axis === undefined ? [] : [way.axis];
  if (way.is !== 'product' || way.steps[operand] === 0) return [];
  return [operand === 0 ? ndim - 1 : Math.max(0, ndim - 2)];
}

export const cellOf = ({ shape, strides }: Block, place: number): number => cellAt(placeOf(shape, place), strides);

/** True for a number that is there only because its tensor was stretched. */
export const isCopy = ({ shape, strides }: Block, place: number): boolean =>
  placeOf(shape, place).some((index, axis) => index > 0 && strides[axis] === 0);

export const isStretched = ({ shape, strides }: Block): boolean => shape.some((size, axis) => size > 1 && strides[axis] === 0);

/** A number of a tensor of the sheet, wherever that is drawn. */
export interface Numbered {
  readonly tensor: string;
  readonly cell: number;
}

/** The number of the sheet that a box shows; none where the box is of an operation in between, or of numbers in an expression. */
export function numberOf(shown: ShownStep, at: At, tensor: NamedTensor): Numbered | undefined {
  if (at.block === RESULT) return shown.step === tensor.steps.at(-1) ? { tensor: tensor.name, cell: at.place } : undefined;
  const i = operandOf(at.block);
  const [operand, block] = [shown.step.operands[i], shown.operands[i]];
  return operand?.is === 'tensor' && block ? { tensor: operand.name, cell: cellOf(block, at.place) } : undefined;
}

/** The box that shows a number of the sheet in this operation. */
export function boxOf(shown: ShownStep, { tensor: name, cell }: Numbered, tensor: NamedTensor): At | undefined {
  const i = shown.step.operands.findIndex((operand) => operand.is === 'tensor' && operand.name === name);
  const block = shown.operands[i];
  if (!block) return name === tensor.name && shown.step === tensor.steps.at(-1) ? { block: RESULT, place: cell } : undefined;
  const own = placeOf(block.value.shape, cell);
  const before = block.shape.length - own.length;
  return {
    block: block.key,
    place: cellAt(
      block.shape.map((_, axis) => own[axis - before] ?? 0),
      rowMajor(block.shape),
    ),
  };
}

/** The boxes that belong to one: what a number was made of, or what it went into. */
export function marksOf({ making, operands, result }: ShownStep, at: At): ReadonlyMap<string, ReadonlySet<number>> {
  const inPlace = making.way.is === 'each';
  if (at.block === RESULT) {
    const sources = sourcesOf(making, at.place);
    return new Map(operands.map(({ key }, i) => [key, new Set(inPlace ? [at.place] : sources[i])]));
  }
  const block = operands[operandOf(at.block)];
  if (!block) return new Map();
  if (!inPlace) return new Map([[result.key, new Set(usesOf(making, operandOf(at.block), at.place))]]);
  if (isCopy(block, at.place)) {
    const original = placeOf(block.shape, at.place).map((index, axis) => (block.strides[axis] === 0 ? 0 : index));
    return new Map([
      [block.key, new Set([cellAt(original, rowMajor(block.shape))])],
      [result.key, new Set([at.place])],
    ]);
  }
  const uses = new Set(usesOf(making, operandOf(at.block), cellOf(block, at.place)));
  return new Map([
    [result.key, uses],
    [block.key, uses],
  ]);
}

/** The result's number that is worked out for a box: itself, or the first that the box went into. */
export function explained(shown: ShownStep, at: At | undefined): number | undefined {
  if (!at) return shown.result.value.values.length ? 0 : undefined;
  if (at.block === RESULT) return at.place;
  const [first] = marksOf(shown, at).get(RESULT) ?? [];
  return first;
}

/** Cells of an operand that nothing of the result was made of. */
export function unused({ making, operands }: ShownStep, operand: number): ReadonlySet<number> {
  if (making.way.is !== 'view' && making.way.is !== 'picked') return new Set();
  const cells = volume(making.shape);
  const used = new Set(Array.from({ length: cells }, (_, cell) => sourcesOf(making, cell)[operand]?.[0]));
  return new Set([...(operands[operand]?.value.values.keys() ?? [])].filter((cell) => !used.has(cell)));
}

/** A number within a sentence: whole ones in full. */
export function numberText(value: number, type: TensorValue['type']): string {
  if (type === 'bool') return value ? 'True' : 'False';
  return type === 'int' ? String(value).replace('-', '−') : figure(value);
}

/** Figures after the point that boxes have at most. */
const MOST_DECIMALS = 4;
/** Beyond these, numbers are written with powers of ten. */
const [LEAST, LARGEST] = [1e-4, 1e6];

/** The numbers of a block, with equally many figures after the point, all of which they have; floats always have one. */
export function textsOf(values: readonly number[], type: TensorValue['type']): string[] {
  const sizes = values.map(Math.abs).filter((size) => Number.isFinite(size) && size > 0);
  if (type !== 'float' || sizes.some((size) => size < LEAST || size >= LARGEST)) return values.map((value) => numberText(value, type));
  const needed = Math.max(1, ...sizes.map((size) => String(size).split('.')[1]?.length ?? 0));
  const decimals = Math.min(needed, MOST_DECIMALS);
  return values.map((value) => (Number.isFinite(value) ? value.toFixed(decimals).replace('-', '−') : figure(value)));
}

/** `[1, 0]`; nothing for a single number. */
export const placeText = (shape: readonly number[], cell: number): string => (shape.length ? `[${placeOf(shape, cell).join(', ')}]` : '');

/** `(2, 3)`, `(3,)`, `()`: as Python writes it. */
export const shapeText = (shape: readonly number[]): string => `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
