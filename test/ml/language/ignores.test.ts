import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ignoresIn, withIgnore, withoutIgnore } from '../../../src/ml/language/ignores';
import { explainedCodes } from '../../../src/ml/language/messages/explained';
import type { Problem } from '../../../src/ml/language/problem';
import { effort } from '../../effort';
import { applied, assertEdits, check, codesOf } from '../spec/check';
import { holds } from '../spec/hold';

const found = (text: string): (string | number)[][] => ignoresIn(text).map(({ code, line }) => [code, line ?? 'file']);

describe('comments that turn problems off', () => {
  for (const [what, text, codes] of [
    ['in a line of their own they are for the next line', '{\n  // nn-ignore: a\n  "x": 1\n}', [['a', 3]]],
    ['after something they are for their own line', '{\n  "x": 1, // nn-ignore: a\n  "y": 2\n}', [['a', 2]]],
    [
      'several codes',
      '// nn-ignore: a, b ,c\n{}',
      [
        ['a', 2],
        ['b', 2],
        ['c', 2],
      ],
    ],
    ['blank lines and other comments between', '// nn-ignore: a\n\n// why\n/* and\n how */\n{}', [['a', 6]]],
    [
      'one over the other',
      '// nn-ignore: a\n// nn-ignore: b\n{}',
      [
        ['a', 3],
        ['b', 3],
      ],
    ],
    [
      'for the file',
      '{} // nn-ignore-file: a, b',
      [
        ['a', 'file'],
        ['b', 'file'],
      ],
    ],
    ['in a block', '{ /* nn-ignore: a */ "x": 1 }', [['a', 1]]],
    [
      'in a block of several lines',
      '/*\n nn-ignore: a,\n b\n*/\n{}',
      [
        ['a', 5],
        ['b', 5],
      ],
    ],
    [
      'a reason',
      '// nn-ignore: a, b -- because of c, d\n{}',
      [
        ['a', 2],
        ['b', 2],
      ],
    ],
    ['without a colon', '// nn-ignore a\n{}', [['a', 2]]],
    [
      'no code',
      '// nn-ignore\n// nn-ignore:  -- why\n// nn-ignore-file: ,\n{}',
      [
        ['', 'file'],
        ['', 4],
        ['', 4],
      ],
    ],
    ['at the end of a text, where nothing follows', '{}\n// nn-ignore: a', [['a', 2]]],
    ['lines that end as on Windows', '{\r\n  // nn-ignore: a\r\n  "x": 1\r\n}', [['a', 3]]],
    ['after a byte order mark', '\ufeff// nn-ignore: a\n{}', [['a', 2]]],
    ['words that only begin so', '// nn-ignored: a\n// nn-ignore-fil: a\n{}', []],
    ['a text that looks so', '{ "x": "// nn-ignore: a" }', []],
    ['further on in a comment', '// not nn-ignore: a\n{}', []],
    ['a block that never closes', '{} /* nn-ignore: a', [['a', 1]]],
  ] as const) {
    it(what, () => assert.deepEqual(found(text), codes));
  }

  it('name their place', () => {
    const text = '{} // nn-ignore: ab ,  cde';
    assert.deepEqual(
      ignoresIn(text).map(({ span: { offset, length } }) => text.slice(offset, offset + length)),
      ['ab', 'cde'],
    );
  });
});

const stack = `{
  "data": { "x": [[0, 0], [0, 1], [1, 0], [1, 1]], "y": [0, 1, 1, 0] },
  "layers": [
    { "type": "Dense", "units": 4 },
    { "type": "Dense", "units": 1, "activation": "sigmoid" }
  ],
  "compile": { "optimizer": "adam", "loss": "binary_crossentropy" }
}
`;

describe('what is turned off', () => {
  it('is not reported in its line, and elsewhere is', async () => {
    assert.deepEqual(await codesOf(stack), ['linear-stack', 'no-line']);
    assert.deepEqual(await codesOf(stack.replace('4 },', '4 }, // nn-ignore: linear-stack')), ['no-line']);
    assert.deepEqual(await codesOf(stack.replace('4 },', '4 }, // nn-ignore: no-line')), ['linear-stack', 'ignore-unused', 'no-line']);
    assert.deepEqual(await codesOf(`// nn-ignore-file: no-line, linear-stack\n${stack}`), []);
  });

  it('may be that a comment is not needed', async () => {
    assert.deepEqual(await codesOf(`// nn-ignore-file: ignore-unused, no-seed\n${stack}`), ['linear-stack', 'no-line']);
  });

  it('is never an error', async () => {
    const broken = stack.replace('"units": 4', '"unitz": 4');
    const codes = await codesOf(broken.replace('"layers"', '// nn-ignore-file: unknown-key\n"layers"'));
    assert.ok(codes.includes('unknown-key') && codes.includes('ignore-error'), codes.join(' '));
  });

  it('can be so in a sheet', async () => {
    const sheet = '{ "tensors": { "a": [1, 0], "b": "a / a" } }';
    assert.deepEqual(await codesOf(sheet), ['tensor-division-by-zero']);
    assert.deepEqual(await codesOf(`// nn-ignore-file: tensor-division-by-zero\n${sheet}`), []);
    assert.deepEqual(await codesOf(`// nn-ignore-file: no-seed\n${sheet}`), ['ignore-unused', 'tensor-division-by-zero']);
  });
});

describe('edits of such comments', () => {
  const off = async (text: string, code: string, whole: boolean): Promise<string> => {
    const problem = (await check(text)).problems.find((one) => one.code === code);
    assert.ok(problem, code);
    const edits = withIgnore(text, problem, whole);
    assertEdits(text, edits);
    return applied(text, { edits });
  };

  for (const [what, text] of Object.entries({
    'in lines': stack,
    'in one line': stack.replaceAll(/\s+/g, ' '),
    'with lines that end as on Windows': stack.replaceAll('\n', '\r\n'),
    'after a byte order mark': `\ufeff${stack}`,
    'with comments': stack
      .replace('4 },', '4 }, // four')
      .replace('"layers"', '/* the\n layers */ "layers"')
      .replace('    { "type"', '    /* two\n */ { "type"'),
    'with a comment that turns another thing off there': stack.replace('4 },', '4 }, // nn-ignore: no-seed -- so'),
  })) {
    it(`turn a problem off in its line, and then in the file: ${what}`, async () => {
      const others = new Set(await codesOf(text));
      for (const whole of [false, true]) {
        const line = await off(text, 'linear-stack', whole);
        assert.deepEqual(new Set(await codesOf(line)), new Set([...others].filter((code) => code !== 'linear-stack')), line);
        const both = await off(line, 'no-line', true);
        assert.ok(!(await codesOf(both)).some((code) => code === 'no-line' || code === 'linear-stack'), both);
        assert.equal((await check(both)).spec !== undefined, true);
      }
    });
  }

  it('add to the comment that is there', async () => {
    const text = `// nn-ignore-file: linear-stack -- meant\n${stack}`;
    assert.match(await off(text, 'no-line', true), /^\/\/ nn-ignore-file: linear-stack, no-line -- meant\n\{/);
  });

  for (const [text, code, left] of [
    ['// nn-ignore: a, b, c\n{}', 'a', '// nn-ignore: b, c\n{}'],
    ['// nn-ignore: a, b, c -- why\n{}', 'b', '// nn-ignore: a, c -- why\n{}'],
    ['// nn-ignore: a, b -- why\n{}', 'b', '// nn-ignore: a -- why\n{}'],
    ['{\n  // nn-ignore: a\n  "x": 1\n}', 'a', '{\n  "x": 1\n}'],
    ['{\r\n  "x": 1 /* nn-ignore: a */\r\n}', 'a', '{\r\n  "x": 1 \r\n}'],
    ['{} // nn-ignore: a', 'a', '{} '],
  ] as const) {
    it(`take ${code} out of ${JSON.stringify(text)}`, () => {
      const ignore = ignoresIn(text).find((one) => one.code === code);
      assert.ok(ignore);
      assert.equal(applied(text, { edits: withoutIgnore(text, ignore) }), left);
    });
  }
});

describe('whatever comments say', () => {
  const word = fc.constantFrom(
    'nn-ignore',
    'nn-ignore:',
    'nn-ignore-file:',
    '//',
    '/*',
    '*/',
    ',',
    '--',
    ' ',
    '\n',
    '\r\n',
    '"',
    '{',
    '}',
    ...explainedCodes.slice(0, 3),
    'unknown-key',
    '\ufeff',
  );
  const comments = fc.array(word, { maxLength: 30 }).map((words) => words.join(''));

  it('they are answered, and their fixes can be made', () =>
    fc.assert(
      fc.asyncProperty(comments, fc.nat(3), async (text, where) => {
        await holds(
          [
            `${text}\n${stack}`,
            `${stack}${text}`,
            stack.replace('"layers"', `/*${text}*/"layers"`),
            stack.replace('4 },', `4 }, //${text}`),
          ][where] as string,
        );
      }),
      { seed: 1, numRuns: 500 },
    ));

  it('a comment can be added anywhere', () =>
    fc.assert(
      fc.property(comments, fc.nat(60), (text, at) => {
        const before = text.slice(0, Math.min(at, text.length));
        const line = before.split(/\r\n|\n|\r/).length;
        const place = { line, column: 1, offset: before.length };
        const problem = { code: 'no-line', range: { start: place, end: place } } as unknown as Problem;
        for (const whole of [false, true]) {
          const edits = withIgnore(text, problem, whole);
          assertEdits(text, edits);
          assert.ok(applied(text, { edits }).includes('no-line'));
        }
      }),
      { seed: 1, numRuns: 2000 },
    ));

  it('many take no longer than reading does', async () => {
    const many = `// nn-ignore-file: ${Array.from({ length: 50_000 }, (_, i) => (i % 2 ? 'no-line' : 'quantum')).join(', ')}\n${stack}`;
    const lines = `${'// nn-ignore: no-seed, no-line\n'.repeat(20_000)}${stack}`;
    for (const text of [many, lines]) {
      const took = await effort(() => check(text), 60);
      assert.ok(took < 60, `${took.toFixed(1)} times`);
    }
  });
});
