import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { activationCurves, lossCurves, strokesOf } from '../../../src/ml/hovers/curves';
import { largeOf } from '../../../src/ml/hovers/large';
import { entryNamed, type Pictured } from '../../../src/ml/hovers/named-at';
import { pictureOf } from '../../../src/ml/hovers/picture';
import { grounds } from '../../../src/ml/hovers/svg';
import { heightOf, perceptronLines, tuned, wayOf } from '../../../src/ml/hovers/valley';
import { activations, outputRange } from '../../../src/ml/registry/activations';
import { losses } from '../../../src/ml/registry/losses';
import { optimizers } from '../../../src/ml/registry/optimizers';
import { curveOf } from '../../../src/ml/step/activations';
import { check } from '../spec/check';

const all = Object.entries({ activations, losses, optimizers }).flatMap(([table, entries]) =>
  Object.keys(entries).map((name) => entryNamed(table, name) as Pictured),
);
const called = ({ table, config }: Pictured): string => `${table} ${config.type}`;

describe('every activation, loss and optimizer', () => {
  for (const entry of all)
    test(`${called(entry)} has a picture on every ground`, () => {
      for (const ground of grounds) {
        const { svg } = pictureOf(entry, ground);
        assert.ok(svg.length < 8_000, String(svg.length));
        assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
        assert.equal(pictureOf(entry, ground).svg, svg, 'the same each time');
        for (const [, size] of svg.matchAll(/font-size="([^"]+)"/g)) assert.ok(Number(size) >= 9);
        assert.ok((svg.match(/<path/g) ?? []).length > 0);
      }
    });

  for (const entry of all)
    test(`${called(entry)} is shown large by a spec without a mistake`, async () => {
      const large = largeOf(entry);
      if (!large) return assert.equal(entry.config.type, 'cosine_similarity');
      if (large.in === 'sample') return assert.ok(existsSync(`samples/${large.sample}.nn.json`), large.sample);
      const { problems, sheet } = await check(large.text);
      assert.deepEqual(problems, []);
      assert.equal(sheet?.kind, 'functions');
      assert.ok(large.text.includes(entry.config.type));
    });
});

describe('curves', () => {
  test('of activations are of the functions that train', () => {
    for (const entry of all) {
      if (entry.table !== 'activations') continue;
      const { f, slope } = curveOf(entry.config) ?? {};
      const picture = activationCurves(entry.config);
      const [values, slopes] = picture.curves.map((curve) => strokesOf(curve, picture.x).flat());
      assert.ok(values?.length === 120 && slopes?.length, entry.config.type);
      const [low, high] = outputRange(entry.config);
      for (const [z, y] of values) {
        assert.ok(y >= low - 1e-3 && y <= high + 1e-3, `${entry.config.type}(${z}) = ${y}`);
        if (f) assert.equal(y, f(z), `${entry.config.type}(${z})`);
      }
      for (const [z, y] of slopes) if (f && slope) assert.equal(y, slope(z, f(z)), `${entry.config.type}′(${z})`);
    }
  });

  test('of losses are lowest at their target', () => {
    for (const entry of all) {
      if (entry.table !== 'losses') continue;
      const picture = lossCurves(entry.config);
      for (const curve of picture.curves) {
        const points = strokesOf(curve, picture.x).flat();
        const lowest = points.reduce((least, point) => (point[1] < least[1] ? point : least));
        const target = Number(curve.name.replace('y = ', '').replace('−', '-'));
        const beside = points.filter(([x]) => Math.abs(x - (Number.isNaN(target) ? 0 : target)) < 0.06 * (picture.x[1] - picture.x[0]));
        assert.ok(
          beside.some(([, y]) => y <= lowest[1] + 0.01),
          `${entry.config.type} ${curve.name}: ${lowest.join(', ')}`,
        );
      }
    }
  });

  test('break where they jump, and nowhere else', () => {
    const parts = (name: string): number[] => {
      const entry = entryNamed('activations', name);
      assert.equal(entry?.table, 'activations');
      const picture = activationCurves(entry.config as never);
      return picture.curves.map((curve) => strokesOf(curve, picture.x).length);
    };
    assert.deepEqual(parts('step'), [2, 1]);
    assert.deepEqual(parts('relu'), [1, 2]);
    assert.deepEqual(parts('relu6'), [1, 2]);
    assert.deepEqual(parts('hard_tanh'), [1, 3]);
    assert.deepEqual(parts('hard_shrink'), [3, 3]);
    assert.deepEqual(parts('sigmoid'), [1, 1]);
    assert.deepEqual(parts('exponential'), [1, 1]);
  });
});

describe('the way of an optimizer', () => {
  test('is its own rule, from one start, and leads down', () => {
    for (const entry of all) {
      if (entry.table !== 'optimizers' || entry.config.type === 'perceptron') continue;
      const way = wayOf(tuned(entry.config));
      const [start, end] = [heightOf(way[0] as never), heightOf(way.at(-1) as never)];
      // Adadelta's first steps are as small as epsilon, whatever its rate.
      assert.ok(end < start * (entry.config.type === 'Adadelta' ? 1 : 0.5), `${entry.config.type}: ${start} to ${end}`);
    }
  });

  test('of plain gradient descent is what one computes by hand', () => {
    const [, first, second] = wayOf({ ...optimizerOf('SGD'), learning_rate: 0.1 } as never);
    // a ← a − 0.1 · a, b ← b − 0.1 · 16 b
    for (const [found, expected] of [
      [first, [-2.16, -0.6]],
      [second, [-1.944, 0.36]],
    ] as const)
      expected.forEach((value, i) => assert.ok(Math.abs((found?.[i] as number) - value) < 1e-6, String(found)));
  });

  test('of the perceptron ends at a line that separates AND', () => {
    const [w1 = 0, w2 = 0, bias = 0] = perceptronLines(optimizerOf('perceptron') as never).at(-1) ?? [];
    assert.deepEqual(
      [0, w1, w2, w1 + w2].map((sum) => sum + bias > 0),
      [false, false, false, true],
    );
  });
});

const optimizerOf = (name: string): Pictured['config'] => (entryNamed('optimizers', name) as Pictured).config;

/** Reviewed by eye. After a change that is meant: SNAPSHOTS=write node scripts/test.mjs hovers/pictures, and look at what became of it. */
describe('pictures look as they did', () => {
  const folder = 'test/ml/hovers/snapshots';
  for (const [table, name, ground] of [
    ['activations', 'relu', 'dark'],
    ['activations', 'sigmoid', 'light'],
    ['losses', 'binary_crossentropy', 'dark'],
    ['losses', 'hinge', 'high-contrast-light'],
    ['optimizers', 'Adam', 'high-contrast-dark'],
    ['optimizers', 'perceptron', 'light'],
  ] as const)
    test(`${name}, ${ground}`, () => {
      const { svg } = pictureOf(entryNamed(table, name) as Pictured, ground);
      const file = `${folder}/${name}.svg`;
      if (process.env['SNAPSHOTS'] === 'write') {
        mkdirSync(folder, { recursive: true });
        writeFileSync(file, `${svg}\n`);
      }
      assert.equal(`${svg}\n`, readFileSync(file, 'utf8'));
    });
});
