import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { MessageCode } from '../../src/ml/language/messages';
import { layers } from '../../src/ml/registry/layers';
import { optimizers } from '../../src/ml/registry/optimizers';
import { dataSources, gateNames, syntheticNames } from '../../src/ml/spec/data-section';
import { readSpec } from '../../src/ml/spec/read-spec';
import type { Spec } from '../../src/ml/spec/spec';
import { classFigures } from './figures/classes';
import type { Figures } from './figures/figure';
import { gateFigures } from './figures/gates';
import { layerFigures } from './figures/layers';
import { regressionFigures } from './figures/regression';
import { trainingFigures } from './figures/training';
import { folder, runSample, sampleNames, sampleText } from './run-sample';
import { sheetNames, sheetOfSample } from './sheets';

/** What each sample must come to. */
const figures: Figures = { ...gateFigures, ...regressionFigures, ...classFigures, ...trainingFigures, ...layerFigures };

/** Samples that show a mistake, and what is said of it; what else they have is only a hint. */
const shows: Readonly<Record<string, readonly MessageCode[]>> = {
  'gradient-descent-diverging': ['learning-rate-diverges'],
  'perceptron-xor': ['no-line-for-gate'],
  'regression-a': ['linear-stack'],
  'vanishing-gradient-sigmoid': ['vanishing-gradient'],
};

/** Hints that teach what a sample is about, beside `no-line` for classes that overlap. */
const hints: Readonly<Record<string, readonly MessageCode[]>> = {
  'forward-pass': ['learning-rate-zero'],
  'logistic-regression-squared-error': ['squared-error-for-classes'],
  overfitting: ['many-parameters'],
  'regression-b': ['many-parameters'],
  'regression-c': ['many-parameters'],
};

/** Samples on whole sets, which are not on every machine: picture-sets.test.ts looks at them. */
const withoutData = ['fashion-mnist', 'mnist'];

const specOf = (name: string): Spec => {
  const { spec, list } = readSpec(sampleText(name));
  assert.ok(spec, `${name}: ${list.problems.map((p) => p.message).join(' ')}`);
  return spec;
};

/** Fails if something of a table is used by no sample. */
function allShown(table: Iterable<string>, used: Iterable<string>): void {
  const shown = new Set(used);
  const missing = [...table].filter((name) => !shown.has(name));
  assert.deepEqual(missing, [], 'no sample shows these');
}

describe('every sheet is read', () => {
  for (const name of sheetNames) {
    it(name, async () => {
      const { sheet, problems } = await sheetOfSample(name);
      assert.ok(sheet);
      assert.deepEqual(problems, [], 'no sample has a warning');
    });
  }
});

describe('every sample reaches its figure', () => {
  it('there is a row in the table for each, and a sample for each row', () => {
    assert.deepEqual([...Object.keys(figures), ...withoutData, ...sheetNames].sort(), [...sampleNames]);
  });

  for (const [name, figure] of Object.entries(figures)) {
    it(name, async (t) => {
      const outcome = await runSample(name);
      const reported = (hint: boolean) => outcome.problems.filter(({ severity }) => (severity === 'hint') === hint).map(({ code }) => code);
      assert.deepEqual(reported(false), shows[name] ?? [], 'no sample has a warning but of what it shows');
      const taught = reported(true).filter((code) => code !== 'no-line');
      assert.deepEqual(taught, hints[name] ?? [], 'no sample has a hint but of what it shows');
      const { params, evaluate, ending, history, predictions } = outcome;
      const epochs = history['loss']?.length;
      const told = [
        `${params.total} parameters`,
        epochs && `${epochs} epochs`,
        evaluate && JSON.stringify(evaluate.logs),
        predictions && `answers ${Array.from(predictions.values, (value) => value.toPrecision(4)).join(' ')}`,
      ];
      t.diagnostic(told.filter(Boolean).join(', '));
      if (ending && name !== 'overfitting-early-stopping') assert.equal(ending.reason, 'finished');
      await figure({ ...outcome, again: (changes, task) => runSample(name, changes, task) });
    });
  }
});

describe('the samples together', () => {
  const specs = sampleNames.filter((name) => !sheetNames.includes(name)).map(specOf);

  it('show every layer', () => {
    const used = specs.flatMap((spec) => spec.layers.map(({ type }) => type));
    allShown(Object.keys(layers), used);
  });

  it('show every optimizer', () => {
    const used = specs.flatMap(({ compile }) => (compile ? [compile.optimizer.type] : []));
    allShown(Object.keys(optimizers), used);
  });

  it('show every source of data, every gate and every synthetic set', () => {
    const data = specs.flatMap((spec) => spec.data ?? []);
    const sources = data.map(({ source }) => source);
    const gates = data.flatMap((d) => (d.source === 'gate' ? [d.gate] : []));
    const sets = data.flatMap((d) => (d.source === 'synthetic' ? [d.synthetic] : []));
    allShown(Object.keys(dataSources), sources);
    allShown(gateNames, gates);
    allShown(syntheticNames, sets);
  });

  it('have names of their own', () => {
    const names = specs.map(({ name }) => name);
    assert.ok(names.every(Boolean));
    assert.equal(new Set(names).size, names.length);
  });

  it('are in the index, each once, with nothing else', () => {
    const index = readFileSync(join(folder, 'README.md'), 'utf8');
    const linked = [...index.matchAll(/\]\(([^)]+)\.nn\.json\)/g)].map(([, name]) => name as string);
    assert.deepEqual([...new Set(linked)].sort(), [...sampleNames]);
  });
});

describe('the text of every sample', () => {
  for (const name of sampleNames) {
    it(`${name}: a comment of two to eight lines of 72 columns, then a spec that fits on a screen`, () => {
      const lines = sampleText(name).split('\n');
      const comment = lines.findIndex((line) => !line.startsWith('// '));
      assert.ok(comment >= 2 && comment <= 8, `${comment} lines of comment`);
      assert.ok(
        lines.slice(0, comment).every((line) => line.length <= 72),
        'a comment is read in a narrow editor too',
      );
      assert.match(lines.slice(0, comment).join(' '), /\bLook\b|At each layer/);
      assert.match(lines.slice(0, comment).join(' '), /\b[Tt]ry\b|\bCompare\b/);
      assert.equal(lines.at(-1), '', 'ends with a line break');
      assert.ok(lines.length - 1 <= 45, `${lines.length - 1} lines`);
      const untidy = lines.filter((line) => line.length > 120 || /\s$/.test(line));
      assert.deepEqual(untidy, [], 'too long, or spaces at the end');
    });
  }
});
