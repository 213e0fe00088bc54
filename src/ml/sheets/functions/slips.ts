import { constants, type OperationName, operations } from './tree';

/** A piece of an expression; `at` and `length` count UTF-16 units of the expression. */
export interface Token {
  readonly is: 'number' | 'name' | 'sign';
  readonly text: string;
  readonly at: number;
}

/** Where something is wrong with an expression, and what. */
type Slip =
  | { readonly code: 'function-empty'; readonly args: undefined }
  | { readonly code: 'function-too-long'; readonly args: { readonly found: number; readonly most: number } }
  | { readonly code: 'function-too-deep'; readonly args: { readonly most: number } }
  | { readonly code: 'function-sign'; readonly args: { readonly sign: string; readonly what: SignSlip } }
  | {
      readonly code: 'function-unknown';
      readonly args: { readonly name: string; readonly nearest?: string; readonly known: readonly string[] };
    }
  | { readonly code: 'function-variable'; readonly args: { readonly name: string } }
  | { readonly code: 'function-no-call'; readonly args: { readonly name: string } }
  | { readonly code: 'function-no-argument'; readonly args: { readonly name: string } }
  | {
      readonly code: 'function-arguments';
      readonly args: { readonly name: string; readonly least: number; readonly most: number; readonly found: number };
    }
  | { readonly code: 'function-operand'; readonly args: { readonly sign: string; readonly where: 'before' | 'after' } }
  | { readonly code: 'function-no-operator'; readonly args: { readonly first: string; readonly second: string } }
  | { readonly code: 'function-bracket'; readonly args: { readonly sign: '(' | ')' } }
  | { readonly code: 'function-number'; readonly args: { readonly number: string } };

/** What a sign that is no arithmetic was probably meant for. */
export type SignSlip = 'equation' | 'power' | 'bars' | 'property' | 'list' | 'text' | 'comparison' | 'times' | 'other';

export interface Place {
  readonly at: number;
  readonly length: number;
}

/** Called with the place of a slip, and what would put it right: another text for a place. */
export type OnSlip = (slip: Slip, place: Place, fix?: Place & { readonly content: string }) => void;

export const placeOf = ({ at, text }: Token): Place => ({ at, length: text.length });

const functionNames = Object.keys(operations).filter(
  (name) => !['add', 'subtract', 'multiply', 'divide', 'power', 'negate'].includes(name),
) as OperationName[];
/** `ln` is what the notes write; `log` what Python and mathjs do. */
const synonyms: ReadonlyMap<string, OperationName> = new Map([['ln', 'log']]);
export const known: readonly string[] = ['x', ...Object.keys(constants), ...functionNames, ...synonyms.keys()];

export const operationOf = (name: string): OperationName | undefined => synonyms.get(name) ?? functionNames.find((one) => one === name);
export const isValue = (name: string): boolean => name === 'x' || Object.hasOwn(constants, name);
