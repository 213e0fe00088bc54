import type { MessageArgs, MessageCode } from '../../../language/messages';
import { clip } from '../../../language/visible';
import type { Part } from '../expression/tree';
import type { Operand, Step, Way } from '../sheet';
import type { Room, Value } from './value';

/** What a part of an expression came to. */
export interface Known {
  readonly value: Value;
  readonly operand: Operand;
  readonly part: Part;
}

/** What operations compute in: one expression of a sheet. */
export interface Context {
  readonly text: string;
  readonly room: Room;
  /** The operations so far, in their order. */
  readonly steps: Step[];
  /** Says what a reader should know of a result that stays. */
  warn<C extends MessageCode>(code: C, args: MessageArgs<C>, part: Part): void;
}

/** The text of a part of an expression, for messages. */
export const textAt = ({ text }: Pick<Context, 'text'>, { from, to }: Part): string => text.slice(from, to);

export const shortText = (context: Pick<Context, 'text'>, part: Part): string => clip(textAt(context, part), 40);

/** Keeps an operation that was computed. */
export function computed(context: Context, operation: string, operands: readonly Known[], value: Value, way: Way, part: Part): Known {
  const text = textAt(context, part);
  const { strides: _, ...kept } = value;
  context.steps.push({ operation, text, operands: operands.map(({ operand }) => operand), value: kept, way });
  return { value, operand: { is: 'step', step: context.steps.length - 1, text }, part };
}
