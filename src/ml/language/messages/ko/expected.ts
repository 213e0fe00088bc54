import type { Bounds, Expected, Found } from '../expected';
import { count, list } from '../words';
import { phrase } from './phrases';
import { pieces } from './words';

function bounded(noun: string, { min, max, above, below }: Bounds): string {
  const parts = [];
  if (min !== undefined && max !== undefined) parts.push(`${count(min)}부터 ${count(max)}까지의`);
  else if (min !== undefined) parts.push(`${count(min)} 이상`);
  else if (max !== undefined) parts.push(`${count(max)} 이하`);
  if (above !== undefined) parts.push(`${above}보다 큰`);
  if (below !== undefined) parts.push(`${below} 미만`);
  const text = parts.join(' ');
  // "0 이상 1 미만의 숫자", "0보다 큰 숫자".
  return text ? `${text}${/[상하만]$/.test(text) ? '의' : ''} ${noun}` : noun;
}

const isNumbers = (expected: Expected): boolean => typeof expected === 'object' && expected.is === 'numbers';

const lengthText = ({ min, max }: Pick<Bounds, 'min' | 'max'>): string => {
  if (min === undefined) return '';
  return min === max ? `항목이 ${pieces(min)}인 ` : `항목이 ${pieces(min)} 이상인 `;
};

/** What a value should be: `1 이상의 정수`. */
export function expectedText(expected: Expected): string {
  if (typeof expected === 'string') return phrase(expected);
  switch (expected.is) {
    case 'number':
      return bounded('숫자', expected);
    case 'integer':
      return bounded('정수', expected);
    case 'one-of':
      return `${list(expected.names.map((n) => `"${n}"`))} 중 하나`;
    case 'list':
      return `${lengthText(expected)}리스트(각 항목은 ${expectedText(expected.item)})`;
    case 'numbers':
      return expected.depth === 1 ? '숫자 리스트' : '숫자 리스트, 또는 길이가 같은 숫자 리스트들의 리스트';
    case 'one-or-two':
      return `${expectedText(expected.item)}, 또는 그런 숫자 2개의 리스트`;
    case 'object':
      return `${list(expected.keys)} 키가 있는 객체`;
    case 'record':
      return `키가 ${phrase(expected.keys)}인 객체${isNumbers(expected.item) ? '' : `(각 값은 ${expectedText(expected.item)})`}`;
    case 'any-of':
      return expected.kinds.map(expectedText).join(', 또는 ');
  }
}

/** What is in the text instead. */
export function foundText(found: Found): string {
  switch (found.is) {
    case 'text':
      return `문자열 ${JSON.stringify(found.text)}`;
    case 'literal':
      return found.text;
    case 'list':
      return found.length === 0 ? '빈 리스트' : `항목이 ${pieces(found.length)}인 리스트`;
    case 'list-of-lists':
      return '리스트의 리스트';
    case 'object':
      return '객체';
    case 'too-large-number':
      return '계산할 수 없을 만큼 큰 숫자';
  }
}
