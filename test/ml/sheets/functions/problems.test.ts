import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyEdits } from 'jsonc-parser';
import { readSheet } from './sheets';

/** A JSON text with its marked part, its code, and what the fix makes of the expression, if there is one. */
type Case = readonly [marked: string, code: string, mended?: string];

const cases: readonly Case[] = [
  ['"2*«foo»(x)"', 'function-unknown'],
  ['"«sn»(x)"', 'function-unknown', '"sin(x)"'],
  ['"«Exp»(x)"', 'function-unknown', '"exp(x)"'],
  ['"«constructor»"', 'function-unknown'],
  ['"«__proto__»"', 'function-unknown'],
  ['"2 «cm»"', 'function-unknown'],
  ['"«t»^2"', 'function-variable', '"x^2"'],
  ['"«x»(x + 1)"', 'function-no-call', '"x*(x + 1)"'],
  ['"«sin» x"', 'function-no-argument', '"sin(x)"'],
  ['"«sin»"', 'function-no-argument', '"sin(x)"'],
  ['"«max»()"', 'function-no-argument'],
  ['"«sin»(x, 2)"', 'function-arguments'],
  ['"x «+»"', 'function-operand'],
  ['"«*» x"', 'function-operand'],
  ['"2 «*» * x"', 'function-operand'],
  ['"x «2»"', 'function-no-operator'],
  ['"2*«(»x + 1"', 'function-bracket', '"2*(x + 1)"'],
  ['"x + 1«)»"', 'function-bracket', '"x + 1"'],
  ['"«1e999»*x"', 'function-number'],
  ['«""»', 'function-empty'],
  ['"y «=» x^2 - x - 2"', 'function-sign', '"x^2 - x - 2"'],
  ['"f(x) «=» x"', 'function-sign', '"x"'],
  ['"x«**»2"', 'function-sign', '"x^2"'],
  ['"x«²» - 1"', 'function-sign', '"x^2 - 1"'],
  ['"2«×»x"', 'function-sign', '"2*x"'],
  ['"«|»x - 1| + 1"', 'function-sign', '"abs(x - 1) + 1"'],
  ['"np«.»exp(x)"', 'function-sign', '"exp(x)"'],
  ['"x«.»constructor"', 'function-sign'],
  ['"import(«\\"»fs\\")"', 'function-sign'],
  ['"«[»1, 2]"', 'function-sign'],
  ['"2«,»5*x"', 'function-sign'],
  ['"x «>» 1"', 'function-sign'],
  ['"x«!»"', 'function-sign'],
  // A tab is written with a backslash, and x by its number: places in the source are counted, not those of the value.
  ['"\\t\\u0078 + «sn»(x)"', 'function-unknown', '"\\t\\u0078 + sin(x)"'],
  ['«"mse"»', 'loss-needs-target', '{ "loss": "mse", "target": 1 }'],
  ['«"threshold"»', 'missing-key'],
  ['{ "activation": «"relux"» }', 'unknown-name', '{ "activation": "relu" }'],
  ['{ "activation": "elu", «"alpa"»: 2 }', 'unknown-key', '{ "activation": "elu", "alpha": 2 }'],
  ['«{» "loss": "mse" }', 'missing-key'],
  ['{ "loss": "kld", "target": «2» }', 'loss-target'],
  ['{ "loss": "sparse_categorical_crossentropy", "target": «0.5» }', 'loss-target'],
  ['«7»', 'wrong-kind'],
  ['«"log(-1 - x^2)"»', 'function-no-value'],
];

describe('a mistake in a function is reported at its place', () => {
  for (const [marked, code, mended] of cases) {
    it(`${marked}: ${code}`, async () => {
      const written = marked.replaceAll(/[«»]/g, '');
      const text = `{ "functions": ["x", ${written}] }`;
      const { list, sheet } = await readSheet(text);
      const [problem] = list.problems;
      assert.equal(problem?.code, code);
      const from = text.lastIndexOf(written) + marked.indexOf('«');
      assert.deepEqual(
        [problem.range.start.offset, problem.range.end.offset],
        [from, from + marked.indexOf('»') - marked.indexOf('«') - 1],
      );
      assert.ok(
        sheet?.functions.some((one) => one.text === 'x'),
        'the other function is drawn',
      );
      const fix = problem.fixes[0];
      assert.equal(fix !== undefined, mended !== undefined);
      if (!fix || mended === undefined) return;
      const after = applyEdits(text, [...fix.edits]);
      assert.equal(after, `{ "functions": ["x", ${mended}] }`);
      assert.deepEqual((await readSheet(after)).list.problems, []);
    });
  }
});

describe('what a sheet as a whole can have wrong', () => {
  const codes = async (value: unknown): Promise<string[]> => (await readSheet(JSON.stringify(value))).list.problems.map(({ code }) => code);

  it('is said of its range and of its list', async () => {
    assert.deepEqual(await codes({ functions: ['x'], x: { from: 5, to: -5 } }), ['range-empty']);
    assert.deepEqual(await codes({ functions: ['x'], x: { from: 0, to: 1e9, step: 1e-3 } }), ['range-too-many']);
    assert.deepEqual(await codes({ functions: ['x'], x: { step: 0 } }), ['wrong-kind']);
    assert.deepEqual(await codes({ functions: [] }), ['wrong-kind']);
    assert.deepEqual(await codes({ functions: Array.from({ length: 13 }, () => 'x') }), ['wrong-kind']);
    assert.deepEqual(await codes({ functions: ['x'], wide: 3 }), ['unknown-key']);
    assert.deepEqual(await codes({ functions: ['x'.repeat(501)] }), ['function-too-long']);
    assert.deepEqual(await codes({ functions: [`${'('.repeat(31)}x${')'.repeat(31)}`] }), ['function-too-deep']);
  });
});
