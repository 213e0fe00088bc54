import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkMessages, metricMessages } from '../../../src/ml/language/messages/checks';
import { layerMessages } from '../../../src/ml/language/messages/layers';
import { readingMessages, syntaxSlips } from '../../../src/ml/language/messages/reading';
import { teachingMessages } from '../../../src/ml/language/messages/teaching';
import type { Case } from './cases/case';
import { fitCases } from './cases/fit';
import { fittingCases } from './cases/fitting';
import { layersCases } from './cases/layers';
import { learningCases } from './cases/learning';
import { metricCases, soundMetrics } from './cases/metrics';
import { readingCases } from './cases/reading';
import { syntaxCases } from './cases/syntax';
import { targetsCases } from './cases/targets';
import { teachingCases } from './cases/teaching';
import { valuesCases } from './cases/values';
import { applied, assertEdits, assertPlace, check } from './check';

const groups = {
  syntax: syntaxCases,
  reading: readingCases,
  values: valuesCases,
  layers: layersCases,
  fitting: fittingCases,
  targets: targetsCases,
  learning: learningCases,
  metrics: metricCases,
  fit: fitCases,
  teaching: teachingCases,
};

const slipOf = (args: unknown): unknown => (args as { readonly what?: unknown } | undefined)?.what;

for (const [group, cases] of Object.entries(groups)) {
  describe(`problems: ${group}`, () => {
    for (const [i, one] of cases.entries()) test(`${one.slip ?? one.code} (${i})`, () => tell(one));
  });
}

/** Provokes the problem, holds all that is said against the table, and puts it right in every way that is offered. */
async function tell({ code, slip, text: marked, severity, message, fixes = [], also }: Case): Promise<void> {
  const text = marked.replaceAll(/[«»]/g, '');
  const { problems } = await check(text);
  const found = problems.filter((p) => p.code === code && (!slip || slipOf(p.args) === slip));
  const [problem] = found;
  assert.ok(problem, `there are only: ${problems.map((p) => p.code).join(', ')}`);
  assert.equal(problem.message, message);
  assert.equal(problem.severity, severity ?? 'error');
  const start = Math.max(0, marked.indexOf('«'));
  const end = Math.max(1, marked.indexOf('»')) - 1;
  assert.deepEqual(
    [problem.range.start.offset, problem.range.end.offset],
    [start, end],
    text.slice(problem.range.start.offset, problem.range.end.offset),
  );
  for (const p of problems) assertPlace(text, p);
  if (code !== 'more-problems') assert.deepEqual([...new Set(problems.filter((p) => !found.includes(p)).map((p) => p.code))], also ?? []);

  assert.deepEqual(
    problem.fixes.map((fix) => fix.title),
    fixes,
  );
  for (const fix of problem.fixes) {
    assertEdits(text, fix.edits);
    const after = await check(applied(text, fix));
    const left = after.problems.filter((p) => p.code === code).length;
    assert.ok(left < problems.filter((p) => p.code === code).length, `"${fix.title}" leaves the problem: ${applied(text, fix)}`);
    assert.ok(
      code === 'json-syntax' || !after.problems.some((p) => p.code === 'json-syntax'),
      `"${fix.title}" breaks the text: ${applied(text, fix)}`,
    );
  }
}

describe('metrics that say what they are meant to say', () => {
  for (const text of soundMetrics) {
    test(text, async () =>
      assert.deepEqual(
        (await check(text)).problems.map((p) => p.message),
        [],
      ),
    );
  }
});

describe('messages', () => {
  const all = Object.values(groups).flat();

  test('each has a case', () => {
    const codes = Object.keys({ ...readingMessages, ...layerMessages, ...checkMessages, ...metricMessages, ...teachingMessages });
    assert.deepEqual(
      codes.filter((code) => !all.some((c) => c.code === code)),
      [],
    );
    assert.deepEqual(
      syntaxSlips.filter((slip) => !all.some((c) => c.slip === slip)),
      [],
    );
  });

  test('each is a sentence or more, in one line', () => {
    for (const { message } of all) assert.match(message, /^["\p{L}\d{].*[.?]$/u);
  });

  test('arguments are plain data', async () => {
    for (const { text } of all.filter((c) => c.text.length < 1000)) {
      for (const { args } of (await check(text.replaceAll(/[«»]/g, ''))).problems) assert.deepEqual(structuredClone(args), args);
    }
  });
});
