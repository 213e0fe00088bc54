import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { call, folderWith, xor } from './helper';

describe('the command sheet', () => {
  test('works out both kinds, as one JSON object or to be read', async (t) => {
    const cwd = folderWith(
      { 'f.nn.json': { functions: ['x^2 - x - 2'], x: { from: -1, to: 1, step: 1 } }, 't.nn.json': { tensors: { a: [[1, 2, 3]] } } },
      t,
    );
    const functions = await call(['sheet', 'f.nn.json', '--json'], { cwd });
    const { functions: found } = JSON.parse(functions.stdout) as { functions: { x: number[]; y: number[]; slope: number[] }[] };
    assert.deepEqual([found[0]?.x, found[0]?.y, found[0]?.slope, functions.code], [[-1, 0, 1], [0, -2, -2], [-3, -1, 1], 0]);
    const tensors = await call(['sheet', 't.nn.json', '--json'], { cwd });
    assert.deepEqual(JSON.parse(tensors.stdout), { tensors: { a: { shape: [1, 3], ndim: 2, value: [[1, 2, 3]] } } });
    assert.match((await call(['sheet', 't.nn.json'], { cwd })).stdout, /shape \(1, 3\), ndim 2/);
    assert.match(
      (await call(['sheet', 'f.nn.json'], { cwd })).stdout,
      /^f\(x\) = x² − x − 2\n {2}f′\(x\) = 2x − 1\n {2}minimum at x = 0\.5: -2\.25\n/,
    );
  });

  test('says where a mistake is, and prints what is right', async (t) => {
    const cwd = folderWith({ 't.nn.json': '{ "tensors": { "a": [1, 2],\n "b": [[1], [2, 3]] } }' }, t);
    const { code, stdout, stderr } = await call(['sheet', 't.nn.json', '--json'], { cwd });
    assert.deepEqual([code, Object.keys((JSON.parse(stdout) as { tensors: object }).tensors)], [1, ['a']]);
    assert.match(stderr, /^t\.nn\.json:2:\d+: /);
  });

  test('is not for a network, and the others are not for a sheet', async (t) => {
    const cwd = folderWith({ 'xor.nn.json': xor, 't.nn.json': { tensors: { a: 1 } } }, t);
    const network = await call(['sheet', 'xor.nn.json'], { cwd });
    assert.deepEqual([network.code, network.stdout], [2, '']);
    assert.match(network.stderr, /describes a network, and no functions or tensors/);
    for (const command of ['summary', 'train', 'predict', 'step']) {
      const { code, stdout, stderr } = await call([command, 't.nn.json'], { cwd });
      assert.deepEqual([code, stdout], [1, ''], command);
      assert.match(stderr, /^t\.nn\.json:2:3: This file is a sheet of tensors: it describes no network/m, command);
    }
    assert.equal((await call(['check', 't.nn.json'], { cwd })).code, 0);
  });
});
