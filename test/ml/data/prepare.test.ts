import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { load, loadBadly, loadWell, plain } from './helper';

describe('scale', () => {
  test('divides the inputs of every part, and no target', async () => {
    const own = { x: [510], y: [2] };
    const { train, validation, test: tested } = await loadWell({ x: [255, 51, 1], y: [255, 51, 1], scale: 255, validation: own, test: 1 });
    assert.deepEqual([...train.x.values], [1, Math.fround(0.2)]);
    assert.deepEqual([...train.y.values], [255, 51]);
    assert.deepEqual([...(validation?.x.values ?? []), ...(tested?.x.values ?? [])], [2, Math.fround(1 / 255)]);
  });

  test('may not take numbers out of range', async () => {
    assert.equal((await loadBadly({ x: [1e30], y: [1], scale: 1e-20 })).code, 'scale-overflows');
  });
});

describe('one_hot', () => {
  test('as many classes as the largest label of all parts needs', async () => {
    const { train, validation } = await loadWell({ x: [1, 2, 3], y: [0, 2, 1], one_hot: true, validation: { x: [4], y: [3] } });
    assert.deepEqual(plain(train.y), { shape: [3, 4], values: [1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0] });
    assert.deepEqual(validation && plain(validation.y), { shape: [1, 4], values: [0, 0, 0, 1] });
  });

  test('or as many as there are names; a column of labels will do', async () => {
    const { train, classNames } = await loadWell({ x: [1, 2], y: [[0], [1]], one_hot: true, class_names: ['a', 'b', 'c'] });
    assert.deepEqual(plain(train.y), { shape: [2, 3], values: [1, 0, 0, 0, 1, 0] });
    assert.deepEqual(classNames, ['a', 'b', 'c']);
  });

  test('needs class numbers', async () => {
    assert.match((await loadBadly({ x: [1, 2], y: [0, 1.5], one_hot: true })).message, /row 2 of y is 1\.5/);
    assert.match((await loadBadly({ x: [1, 2], y: [-1, 1], one_hot: true })).message, /row 1 of y is -1/);
    const problem = await loadBadly({
      x: [1, 2],
      y: [
        [0, 1],
        [1, 0],
      ],
      one_hot: true,
    });
    assert.equal(problem.code, 'one-hot-shape');
    assert.match(problem.message, /y is 2 × 2/);
  });

  test('more classes than names', async () => {
    const problem = await loadBadly({ x: [1, 2], y: [0, 3], one_hot: true, class_names: ['a', 'b'] });
    assert.match(problem.message, /up to class 3, so there are 4 classes from 0 on, but "class_names" has 2 names/);
  });

  test('too many classes to hold', async () => {
    const problem = await loadBadly({ x: [1, 2], y: [0, 1e9], one_hot: true });
    assert.equal(problem.code, 'data-too-large');
    assert.match(
      problem.message,
      /^y is 2 × 1000000001: as float32 that takes 7\.5 GiB of memory, and the data may take at most 2 GiB on this computer\./,
    );
  });
});

describe('class_names', () => {
  const x = [1, 2, 3];

  test('one for each class; more may be named than appear', async () => {
    const { classNames } = await loadWell({ x, y: [0, 1, 0], class_names: ['no', 'yes', 'perhaps'] });
    assert.deepEqual(classNames, ['no', 'yes', 'perhaps']);
    await loadWell({ x, y: [-1, 1, -1], class_names: ['no', 'yes'] });
    await loadWell({
      x,
      y: [
        [0, 1],
        [1, 1],
        [0, 0],
      ],
      class_names: ['tall', 'old'],
    });
  });

  test('too few', async () => {
    assert.match(
      (await loadBadly({ x, y: [0, 1, 2], class_names: ['no', 'yes'] })).message,
      /3 classes from 0 on, but "class_names" has 2 names/,
    );
    assert.match(
      (
        await loadBadly({
          x,
          y: [
            [0, 1],
            [1, 1],
            [0, 0],
          ],
          class_names: ['a'],
        })
      ).message,
      /2 columns, but "class_names" has 1 name/,
    );
  });

  test('that are numbers name the targets with these values, in the order of the names', async () => {
    const class_names = ['3', '5', '7'];
    const { train, validation, classNames } = await loadWell({ x, y: [7, 3, 5], class_names, validation: { x: [4], y: [5] } });
    assert.deepEqual(
      [plain(train.y), validation && plain(validation.y)],
      [
        { shape: [3], values: [2, 0, 1] },
        { shape: [1], values: [1] },
      ],
    );
    assert.deepEqual(classNames, class_names);
    const oneHot = await loadWell({ x, y: [1, 2, 3], class_names: ['1', '2', '3'], one_hot: true });
    assert.deepEqual(plain(oneHot.train.y), { shape: [3, 3], values: [1, 0, 0, 0, 1, 0, 0, 0, 1] });
    const csv = await loadWell({ csv: 'a.csv', target: 'y', class_names: ['10', '2'] }, { 'a.csv': 'a,y\n1,2\n2,10.0\n' });
    assert.deepEqual([...csv.train.y.values], [1, 0]);
    assert.deepEqual([...(await loadWell({ x, y: [-1, 0, 1], class_names: ['-1', '0', '1'] })).train.y.values], [0, 1, 2]);
  });

  test('that are numbers, but not those of the targets, name class numbers; -1 and 1 stay what they are', async () => {
    assert.deepEqual([...(await loadWell({ x, y: [0, 1, 2], class_names: ['1', '2', '3'] })).train.y.values], [0, 1, 2]);
    assert.deepEqual([...(await loadWell({ x, y: [-1, 1, 1], class_names: ['-1', '1'] })).train.y.values], [-1, 1, 1]);
    assert.deepEqual([...(await loadWell({ x, y: [2, 1, 0], class_names: ['0', '1', 'many'] })).train.y.values], [2, 1, 0]);
  });

  test('for labels that count from 1: what to subtract, for class numbers and for one_hot', async () => {
    const message =
      'The targets go from 1 to 3, but class numbers count from 0: the 3 names in "class_names" are for 0 to 2. Subtract 1 from each target.';
    for (const one_hot of [false, true])
      assert.equal((await loadBadly({ x, y: [1, 2, 3], class_names: ['a', 'b', 'c'], one_hot })).message, message);
  });

  test('for targets that are no classes: a warning', async () => {
    const { dataset, problems } = await load({ x, y: [0.5, 1, 2], class_names: ['no', 'yes'] });
    assert.ok(dataset);
    assert.deepEqual(
      problems.map((p) => [p.code, p.severity]),
      [['names-without-classes', 'warning']],
    );
  });
});
