import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fix } from '../../../../src/ml/language/problem';
import { applied } from '../../spec/check';
import { sheetOf } from './read-sheet';

const given = '"a": [[1, 2, 3], [4, 5, 6]], "b": [[1, 2, 3], [4, 5, 6]], "v": [1, 2, 3]';

/** What is said of an expression, and the part of it that is marked, in the order of the text. */
async function said(expression: string, more = ''): Promise<readonly (readonly [marked: string, message: string])[]> {
  const { list } = await sheetOf(`{ "tensors": { ${given}, "r": ${JSON.stringify(expression)}${more} } }`);
  return list.problems.map(({ message, range }) => [list.text.slice(range.start.offset, range.end.offset), message] as const);
}

describe('a mistake in an expression is said in words, at its place', () => {
  for (const [expression, marked, message] of [
    [
      '1 + matmul(a, b)',
      'matmul(a, b)',
      "a is 2 × 3, b is 2 × 3: matmul needs a's 3 columns to be b's rows; b has 2. transpose(b) would fit: it is 3 × 2.",
    ],
    [
      'dot(v, [1, 2])',
      'dot(v, [1, 2])',
      "v has 3 numbers, [1, 2] has 2 numbers: dot needs v's 3 numbers to be [1, 2]'s numbers; [1, 2] has 2.",
    ],
    [
      'v + [1, 2]',
      'v + [1, 2]',
      /^v has 3 numbers, \[1, 2\] has 2 numbers: \+ needs equal sizes .* on the last axis v has 3 and \[1, 2\] has 2\.$/,
    ],
    ['reshape(a, [4, 2])', 'reshape(a, [4, 2])', /^a is 2 × 3, that is 6 numbers, and 4 × 2 does not hold exactly these\./],
    ['reshape(a, [-1, -1])', 'reshape(a, [-1, -1])', /^Only one size of a reshape may be -1/],
    [
      'concatenate([a, v])',
      'concatenate([a, v])',
      /^a is 2 × 3, v has 3 numbers: concatenate needs tensors that are alike on all axes but axis 0\.$/,
    ],
    ['stack([v, [1, 2]])', 'stack([v, [1, 2]])', /stack needs tensors of one shape\.$/],
    ['sum(a, axis=2)', '2', /^There is no axis 2 in "a": it has 2 dimensions, so its axes are 0 to 1, or from the back -1 to -2\.$/],
    ['a[0, 3]', '3', /^There is no index 3 on axis 1 of "a": its size is 3, so indices are 0 to 2, or from the back -1 to -3\.$/],
    ['a[0, 0, 0]', 'a[0, 0, 0]', /^There are 3 indices here, and "a" is 2 × 3: it takes at most 2\.$/],
    ['squeeze(a, axis=0)', '0', /^Axis 0 of "a" has the size 2; only axes of size 1 can be squeezed away\.$/],
    [
      'zeros((100000, 10000))',
      'zeros((100000, 10000))',
      /^"zeros\(\(100000, 10000\)\)" would have 1,000,000,000 numbers; a sheet takes at most 10,000/,
    ],
    ['a[None, None, None]', 'a[None, None, None]', /^"a\[None, None, None\]" has 5 dimensions; a sheet shows at most 4\./],
    ['transpos(a)', 'transpos', /^A sheet does not know "transpos"\. Did you mean "transpose"\?$/],
    ['a.sorted()', 'sorted', /^A sheet does not know "sorted" as a method\./],
    ['import(a)', 'import', /^A sheet does not know "import"\./],
    ['a.constructor', 'constructor', /^A sheet does not know "constructor"\./],
    ['a + bias', 'bias', /^No tensor is named "bias"\. This sheet has a, b, v, r\.$/],
    ['a ^ 2', '^', /A power is written \*\*\.$/],
    ['sum(a', '(', /^This bracket is not closed\. Write "\)" where it ends\.$/],
    ['a +', '+', /^The expression ends too early/],
    ['', '"', /^There is no expression here/],
    ['a b', 'b', /^"b" cannot be here\./],
    ['sum(a, 0, True, 1)', '1', /^sum takes a, axis \(optional\) and keepdims \(optional\)\. Remove this\.$/],
    ['sum(a, axes=0)', '0', /^sum has no "axes" here/],
    ['reshape(a)', 'reshape(a)', /^"shape" is missing: reshape takes a and shape\.$/],
    ['2 ** 64', '2 ** 64', /is beyond 9,007,199,254,740,991/],
    ['v ** -1', 'v ** -1', /no negative powers of whole numbers/],
    ['max([])', 'max([])', /has no numbers along this axis/],
    ['v / 0', 'v / 0', /^There is a 0 in "0", by which it is divided here\. NumPy gives inf or nan/],
    ['exp(v * 1000)', 'exp(v * 1000)', /^3 of the 3 numbers of "exp\(v \* 1000\)" are not finite/],
    ['[[1, 2], [3]]', '[3]', /^The first item of this list is 2, and this one is 1\./],
  ] as const) {
    it(expression, async () => {
      const problems = await said(expression);
      assert.deepEqual(
        problems.map(([part]) => part),
        [marked],
      );
      if (typeof message === 'string') assert.equal(problems[0]?.[1], message);
      else assert.match(problems[0]?.[1] ?? '', message);
    });
  }

  for (const [wrong, right] of [
    ['transpos(a)', 'transpose(a)'],
    ['bais + 1', 'bias + 1'],
    ['a ^ 2', 'a ** 2'],
    ['a = 2', 'a == 2'],
    ['a.transpos()', 'a.transpose()'],
  ] as const) {
    it(`${wrong} can be put right`, async () => {
      const text = `{ "tensors": { "bias": 1, "a": [[1]], "r": ${JSON.stringify(wrong)} } }`;
      const [fix] = (await sheetOf(text)).list.problems.flatMap(({ fixes }) => fixes);
      assert.equal(applied(text, fix as Fix), text.replace(wrong, right));
      assert.deepEqual((await sheetOf(applied(text, fix as Fix))).list.problems, []);
    });
  }

  it('within a text that has escapes', async () => {
    const { list } = await sheetOf('{ "tensors": { "\\uac00": [1], "r": "\\uac00 + \\t\\"" } }');
    const [problem] = list.problems;
    assert.equal(list.text.slice(problem?.range.start.offset, problem?.range.end.offset), '\\"');
  });
});

describe('tensors that depend on each other', () => {
  it('may be in any order', async () => {
    const { list, sheet } = await sheetOf('{ "tensors": { "c": "b + 1", "b": "a + 1", "a": 1 } }');
    assert.deepEqual(list.problems, []);
    assert.deepEqual(
      sheet?.tensors.map(({ name, value }) => [name, value.values[0]]),
      [
        ['c', 3],
        ['b', 2],
        ['a', 1],
      ],
    );
  });

  it('are reported once where they go in a circle, and what is computed from a wrong one is left out without a word', async () => {
    const { list, sheet } = await sheetOf(
      '{ "tensors": { "a": "b + 1", "b": "c", "c": "a", "d": "a", "e": "nothing", "f": "e", "g": 1, "h": "h + 1" } }',
    );
    assert.deepEqual(
      list.problems.map(({ code }) => code),
      ['tensor-circle', 'tensor-unknown-name', 'tensor-circle'],
    );
    assert.match(list.problems[0]?.message ?? '', /"a" → "b" → "c" → "a"/);
    assert.match(list.problems[2]?.message ?? '', /^"h" is computed from itself/);
    assert.deepEqual(
      sheet?.tensors.map(({ name }) => name),
      ['g'],
    );
  });
});

describe('numbers that are written down', () => {
  const codes = async (tensors: string): Promise<string[]> =>
    (await sheetOf(`{ "tensors": ${tensors} }`)).list.problems.map(({ code }) => code);
  it('are refused where lists are not equally long, too deep, too many or no numbers', async () => {
    assert.deepEqual(await codes('{ "a": [[1, 2], [3]] }'), ['ragged']);
    assert.deepEqual(await codes('{ "a": [[[[[1]]]]] }'), ['too-many-dimensions']);
    assert.deepEqual(await codes(`{ "a": [${'1,'.repeat(10_000)} 1] }`), ['tensor-too-large']);
    assert.deepEqual(await codes('{ "a": [1, "2"] }'), ['wrong-kind']);
    assert.deepEqual(await codes('{ "a": true }'), ['wrong-kind']);
    assert.deepEqual(await codes('{ "a": 9007199254740993 }'), ['integer-too-large']);
    assert.deepEqual(await codes('{ "np": 1, "a b": 2, "1a": 3 }'), ['bad-key', 'bad-key', 'bad-key']);
    assert.deepEqual(await codes('{ "a": 1, "a": 2 }'), ['duplicate-key']);
    assert.deepEqual(await codes(`{ ${Array.from({ length: 101 }, (_, i) => `"a${i}": 1`).join(', ')} }`), ['too-many-tensors']);
  });
});
