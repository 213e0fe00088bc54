import type { Block } from '../../../ml/step/explain/cells';
import type { StepLook } from '../../../ml/step/look-inside';
import type { StepNetwork } from '../../../ml/step/step-network';
import type { Requests } from '../messages/from-view';

/** Numbers that the reader typed over: by `layer/variable`, and of the sample's input and target; by index. */
export interface Typed {
  readonly weights: Readonly<Record<string, Changes>>;
  readonly x: Changes;
  readonly y: Changes;
}

type Changes = Readonly<Record<number, number>>;

export const nothingTyped: Typed = { weights: {}, x: {}, y: {} };

const isEmpty = (changes: object): boolean => Object.keys(changes).length === 0;

export const isUntouched = ({ weights, x, y }: Typed): boolean => isEmpty(weights) && isEmpty(x) && isEmpty(y);

/** What of the network a block is whose numbers can be typed over; undefined for those that follow from others. */
export function sourceOf(block: Block, { layers }: StepNetwork): { readonly weights: string } | 'x' | 'y' | undefined {
  if ('variable' in block) return block.of === 'before' ? { weights: block.variable } : undefined;
  if (block.of === 'target') return 'y';
  const isInput = block.of === 'input' && 'layer' in block && layers[block.layer]?.inputs[block.input ?? 0] === -1;
  return isInput ? 'x' : undefined;
}

/** What was typed, with one more number; a number that is the step's own again is no longer typed. */
export function typeOver(typed: Typed, source: NonNullable<ReturnType<typeof sourceOf>>, index: number, value: number, own: number): Typed {
  const change = (changes: Changes = {}): Changes => {
    const { [index]: _, ...others } = changes;
    return Object.is(Math.fround(value), own) ? others : { ...others, [index]: value };
  };
  if (typeof source === 'string') return { ...typed, [source]: change(typed[source]) };
  const { [source.weights]: before, ...others } = typed.weights;
  const changed = change(before);
  return { ...typed, weights: isEmpty(changed) ? others : { ...others, [source.weights]: changed } };
}

/** What is sent in the place of the step's own numbers; undefined where nothing was typed. */
export function insteadOf(typed: Typed, look: StepLook, { layers }: StepNetwork): Requests['step']['ask']['instead'] | undefined {
  if (isUntouched(typed)) return undefined;
  const taker = layers.findIndex(({ inputs }) => inputs.includes(-1));
  const input = look.layers[taker]?.inputs[layers[taker]?.inputs.indexOf(-1) ?? 0];
  const weights = Object.entries(typed.weights).flatMap(([name, changes]) => {
    const own = look.variables.find((variable) => variable.name === name);
    return own ? [[name, replaced(own.before.values, changes)] as const] : [];
  });
  return {
    ...(weights.length > 0 && { weights: Object.fromEntries(weights) }),
    ...(input && !isEmpty(typed.x) && { x: replaced(input.values, typed.x) }),
    ...(!isEmpty(typed.y) && { y: replaced(look.target.values, typed.y) }),
  };
}

function replaced(own: Float32Array, changes: Changes): Float32Array {
  const values = own.slice();
  for (const [index, value] of Object.entries(changes)) values[Number(index)] = value;
  return values;
}

/** How far one press of an arrow key moves a number: a tenth of its size, as a power of ten, and never less than 0.01. */
export function nudge(value: number, direction: 1 | -1): number {
  const size = Math.max(0.01, 10 ** (Math.floor(Math.log10(Math.abs(value) || 1)) - 1));
  return Number((value + direction * size).toPrecision(6));
}
