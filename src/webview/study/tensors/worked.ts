import * as l10n from '@vscode/l10n';
import { sourcesOf } from '../../../ml/sheets/tensors/sources';
import { count } from '../../shared/format';
import { signText } from './equation';
import { cellOf, numberText, placeText, type ShownStep } from './shown';

/** Terms of a sum that are written out at its beginning and at its end. */
const FIRST = 8;
const LAST = 2;

const bracketed = (text: string): string => (text.startsWith('−') ? `(${text})` : text);

/** The first of many terms and the last ones. */
function joined(terms: readonly string[], sign: string): string {
  if (terms.length <= FIRST + LAST + 1) return terms.join(sign);
  const between = l10n.t('… {0} more terms …', count(terms.length - FIRST - LAST));
  return [...terms.slice(0, FIRST), between, ...terms.slice(-LAST)].join(sign);
}

/** The numbers that a cell was made of, operand by operand, as they are written. */
function numbersOf({ making, operands }: ShownStep, cell: number): readonly (readonly string[])[] {
  const sources = sourcesOf(making, cell);
  return operands.map(({ value }, i) => (sources[i] ?? []).map((at) => numberText(value.values[at] as number, value.type)));
}

/** How a number of the result is computed: `1·7 + 2·9 + 3·11 = 58`. */
export function workedText(shown: ShownStep, cell: number): string {
  const { step, result, operands } = shown;
  const { value } = result;
  const answer = numberText(value.values[cell] as number, value.type);
  const name = `${result.caption}${placeText(value.shape, cell)}`;
  const given = numbersOf(shown, cell);
  const way = step.way.is;
  if (way === 'made') return `${name} = ${answer}`;
  if (way === 'product') {
    const [a = [], b = []] = given;
    return `${name} = ${
      joined(
        a.map((x, k) => `${bracketed(x)}·${bracketed(b[k] ?? '')}`),
        ' + ',
      ) || '0'
    } = ${answer}`;
  }
  if (way === 'each') return `${name} = ${eachText(step.operation, given.flat())} = ${answer}`;
  if (way === 'reduced' || way === 'running') return `${name} = ${reducedText(step.operation, given[0] ?? [])} = ${answer}`;
  const sources = sourcesOf(shown.making, cell);
  const from = sources.findIndex((cells) => cells.length > 0);
  const operand = operands[from];
  return operand
    ? `${name} = ${operand.caption}${placeText(operand.value.shape, sources[from]?.[0] ?? 0)} = ${answer}`
    : `${name} = ${answer}`;
}

function eachText(operation: string, numbers: readonly string[]): string {
  const [a = '', b] = numbers;
  if (/^[a-z]/.test(operation))
    return operation === 'dot' ? `${bracketed(a)}·${bracketed(b ?? '')}` : `${operation}(${numbers.join(', ')})`;
  if (b === undefined) return `−${bracketed(a)}`;
  return operation === '*' ? `${bracketed(a)}·${bracketed(b)}` : `${bracketed(a)} ${signText(operation)} ${bracketed(b)}`;
}

function reducedText(operation: string, numbers: readonly string[]): string {
  const terms = numbers.map(bracketed);
  if (operation === 'sum' || operation === 'cumsum') return joined(terms, ' + ') || '0';
  if (operation === 'prod' || operation === 'cumprod') return joined(terms, '·') || '1';
  if (operation === 'mean') return `(${joined(terms, ' + ')}) / ${count(numbers.length)}`;
  return `${operation}(${joined(numbers, ', ')})`;
}

/**
 * What a box is, for a screen reader and where it is chosen: `a[0, 1]: 2.0`, and whether it is a copy.
 * @param written as the box has it, where it is drawn with others
 */
export function boxName({ caption, value }: ShownStep['result'], cell: number, copy: boolean, written?: string): string {
  const number = written ?? numberText(value.values[cell] as number, value.type);
  const name = `${caption}${placeText(value.shape, cell)}: ${number}`;
  return copy ? l10n.t('{0}, copied by stretching', name) : name;
}

/** Where the number in a box of an operand went, where that is not one number alone. */
export function usesText(shown: ShownStep, operand: number, place: number, uses: number): string {
  const block = shown.operands[operand];
  if (!block || uses === 1) return '';
  const name = boxName(block, cellOf(block, place), false);
  if (uses === 0) return l10n.t('{0} is not taken.', name);
  return l10n.t('{0} is used for {1} numbers, first for:', name, count(uses));
}
