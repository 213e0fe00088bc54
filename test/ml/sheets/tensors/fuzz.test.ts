import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { limits } from '../../../../src/ml/sheets/tensors/limits';
import { effort } from '../../../effort';
import { assertEdits, assertPlace } from '../../spec/check';
import { sheetOf } from './read-sheet';

const word = fc.constantFrom(
  ...[
    'a',
    'b',
    'r',
    'v',
    'np.',
    '.T',
    '.shape',
    '(',
    ')',
    '[',
    ']',
    ',',
    ':',
    '::',
    '...',
    'None',
    'True',
    '+',
    '-',
    '*',
    '**',
    '/',
    '//',
    '%',
    '@',
  ],
  ...[
    '0',
    '1',
    '2',
    '3.5',
    '1e308',
    '9007199254740991',
    '100000',
    '-1',
    'axis=',
    'keepdims=True',
    '==',
    '<',
    '^',
    '가',
    '\\',
    '"',
    '\u0000',
    '😀',
  ],
  ...[
    'sum(',
    'dot(',
    'matmul(',
    'reshape(',
    'zeros(',
    'ones(',
    'eye(',
    'arange(',
    'linspace(',
    'concatenate([',
    'stack(',
    'transpose(',
    'argmax(',
  ],
  ...['expand_dims(', 'squeeze(', 'broadcast_to(', 'full(', 'mean(', 'cumsum(', 'where(', 'flip(', 'outer(', 'exp(', 'a[', 'a[0, 1:3]'],
);
const soup = fc.array(word, { maxLength: 25 }).map((words) => words.join(''));
const anything = fc.oneof(
  soup,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('(', '-', '[', 'sum(', 'a[', '1+').map((text) => text.repeat(400)),
);
const tensor = fc.oneof({ weight: 4, arbitrary: anything }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 5 }) });
const sheets = fc.record({ r: tensor, b: anything, x: anything }).map((tensors) =>
  JSON.stringify({
    tensors: {
      a: [
        [1, 2, 3],
        [4, 5, 6],
      ],
      v: [1.5, -2, 0],
      ...tensors,
    },
  }),
);

/** As of any text of ordinary size. */
const LIMIT = 100;

describe('any text as an expression', () => {
  it('is answered within its limits, with problems in their places', async () => {
    let computed = 0;
    await fc.assert(
      fc.asyncProperty(sheets, async (text) => {
        let read: Awaited<ReturnType<typeof sheetOf>> | undefined;
        const took = await effort(async () => {
          read = await sheetOf(text);
        }, LIMIT);
        assert.ok(read && took < LIMIT, `${took}`);
        const { list, sheet } = read;
        for (const problem of list.problems) {
          assertPlace(text, problem);
          assert.match(problem.message, /^[^\p{Cc}]{10,1000}$/u);
          for (const { edits } of problem.fixes) assertEdits(text, edits);
        }
        const steps = (sheet?.tensors ?? []).flatMap((one) => [one.value, ...one.steps.map(({ value }) => value)]);
        for (const { shape, values } of steps) {
          assert.equal(
            shape.reduce((a, b) => a * b, 1),
            values.length,
          );
          assert.ok(values.length <= limits.cells && shape.length <= limits.dimensions);
        }
        computed += steps.length;
      }),
      { seed: 15, numRuns: 2000 },
    );
    assert.ok(computed > 3000, `${computed} tensors and steps could be computed`);
  });

  it('allocates nothing for what is too large', async () => {
    const large = [
      'zeros((1000, 1000, 1000))',
      'ones(1e9 * 0 + 1)',
      'eye(31623)',
      'arange(1000000000)',
      'full((10001,), 0)',
      'linspace(0, 1, 1000000000)',
      'outer(arange(200), arange(200))',
      'broadcast_to(1, (100000, 10000))',
    ];
    const before = process.memoryUsage().arrayBuffers;
    for (const text of large) {
      const { list, sheet } = await sheetOf(JSON.stringify({ tensors: { r: text } }));
      assert.equal(sheet, undefined);
      assert.equal(list.problems.length, 1, text);
    }
    assert.ok(process.memoryUsage().arrayBuffers - before < 5e6);
  });

  it('stops where a sheet computes too much, however small the results', async () => {
    const row = Array.from({ length: 60 }, () => 'sum(a)').join(' + ');
    const tensors = { a: 'ones((100, 100))', ...Object.fromEntries(Array.from({ length: 90 }, (_, i) => [`r${i}`, row])) };
    const { list } = await sheetOf(JSON.stringify({ tensors }));
    assert.equal(list.problems[0]?.code, 'tensor-too-much-work');
    const copies = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`r${i}`, 'zeros((100, 100))']));
    assert.equal((await sheetOf(JSON.stringify({ tensors: copies }))).list.problems[0]?.code, 'tensor-sheet-too-large');
  });
});
