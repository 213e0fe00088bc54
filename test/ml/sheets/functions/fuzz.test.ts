import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { random } from '../../../../src/ml/random/random';
import { effort } from '../../../effort';
import { readSheet } from './sheets';

const TEXTS = 2000;

/** Pieces of expressions, of other things that mathjs and JavaScript know, and of nothing at all. */
const pieces = [
  ...['x', 'x', 'pi', 'e', '1', '2.5', '1e3', '.5', '1e308', '+', '-', '*', '/', '^', '(', ')', '(x', 'x)', ',', ' '],
  ...['sin(', 'exp(', 'log(', 'max(', 'sqrt(', 'tanh(', 'floor(', 'sigmoid(', 'abs(', 'cbrt('],
  ...[
    'trap',
    'trap()',
    'trap(x)',
    'import("fs")',
    'constructor',
    '__proto__',
    'eval("trap()")',
    'f(x)=x',
    'a=1',
    'x.constructor',
    '[1,2]',
    '{a:1}',
  ],
  ...[
    '"',
    "'",
    '\\',
    '\n',
    '\t',
    '\u0000',
    '²',
    '×',
    '√',
    '∞',
    '가',
    '😀',
    '|x|',
    '!',
    '%',
    '2 cm',
    'i',
    '0x10',
    'x => x',
    ';',
    '#',
    'x?1:2',
    'x>1',
    '==',
    '**',
  ],
];

describe('any text in place of an expression', () => {
  it('is read or refused in place, and nothing of it is run', async () => {
    let ran = 0;
    Object.assign(globalThis, { trap: () => ran++ });
    const chance = random(15, 'expressions');
    const pick = (): string => pieces[Math.floor(chance.uniform() * pieces.length)] as string;
    let read = 0;
    for (let i = 0; i < TEXTS; i++) {
      const expression = Array.from({ length: 1 + Math.floor(chance.uniform() ** 3 * 24) }, pick).join('');
      const text = JSON.stringify({ functions: [expression] });
      const { sheet, list } = await readSheet(text);
      if (sheet) read++;
      assert.ok(sheet || list.problems.length > 0, expression);
      for (const { range, message } of list.problems) {
        assert.ok(range.start.offset >= text.indexOf('[') && range.end.offset <= text.length, `${expression}: ${message}`);
        assert.ok(!/undefined|\[object/.test(message), message);
      }
    }
    Reflect.deleteProperty(globalThis, 'trap');
    assert.equal(ran, 0);
    assert.ok(read > 100, `${read} of ${TEXTS} were read`);
  });

  it('takes no more than its share of time, however it is built', async () => {
    const repeated = (piece: string, joint = ''): string =>
      Array.from({ length: Math.floor(500 / (piece.length + joint.length)) }, () => piece).join(joint);
    const nested = (open: string, most = 30): string => `${open.repeat(most)}x${')'.repeat(most)}`;
    const texts = [
      repeated('x', '*'),
      repeated('x', '^'),
      repeated('x', '/'),
      repeated('x '),
      repeated('(x+1)'),
      repeated('(x+1)', '/'),
      repeated('(x+1)', '^'),
      repeated('tanh(x)'),
      repeated('x^x', '^'),
      repeated('sin(x)^2', '*'),
      repeated('(x/(x+1))', '/'),
      nested('sin('),
      nested('tanh('),
      nested('sigmoid('),
      nested('x^('),
      nested('x/(1+'),
      nested('abs(x*'),
      nested('max(x,'),
      '-'.repeat(400),
      '('.repeat(500),
      repeated('1e308', '*'),
    ];
    for (const text of texts) assert.ok((await effort(() => readSheet(JSON.stringify({ functions: [text] })), 8)) < 8, text.slice(0, 40));
  });
});
