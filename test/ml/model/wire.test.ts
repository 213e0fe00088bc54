import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { built, dense, sound } from './built';

const input = { type: 'Input', shape: [2], name: 'in' };
const add = (name: string, inputs: readonly string[]) => ({ type: 'Add', name, inputs });
const flow = (layers: Parameters<typeof sound>[0]): string[] => sound(layers).layers.map((l) => `${l.inputs.join('+')}→${l.name}`);
const problem = (layers: Parameters<typeof built>[0]) =>
  built(layers)
    .problems.map((p) => p.message)
    .join('\n');

describe('how layers are connected', () => {
  test('each follows the one before it', () => {
    assert.deepEqual(flow([dense(2, { input_dim: 2 }), dense(2), dense(1)]), ['-1→dense', '0→dense_1', '1→dense_2']);
  });

  test('inputs by name, also of later layers', () => {
    const layers = [input, add('sum', ['late', 'in']), dense(1, { name: 'out' }), dense(2, { name: 'late', inputs: ['in'] })];
    assert.deepEqual(flow(layers), ['-1→in', '0→late', '1+0→sum', '2→out']);
  });

  test('the same layer twice', () => assert.deepEqual(flow([input, add('twice', ['in', 'in'])]), ['-1→in', '0+0→twice']));

  test('a skip around layers', () => {
    assert.deepEqual(flow([dense(2, { input_dim: 2, name: 'a' }), dense(2), add('sum', ['a', 'dense'])]), ['-1→a', '0→dense', '0+1→sum']);
  });
});

describe('circles', () => {
  test('only the layers of the circle are named, in the order of the flow', () => {
    const layers = [
      input,
      add('b', ['in', 'd']),
      dense(2, { name: 'c' }),
      dense(2, { name: 'd' }),
      dense(2, { name: 'behind' }),
      dense(1, { name: 'last' }),
    ];
    assert.match(problem(layers), /circle: "b" → "c" → "d" → "b"\./);
  });

  test('of two', () =>
    assert.match(problem([input, dense(2, { name: 'a', inputs: ['b'] }), dense(2, { name: 'b', inputs: ['a'] })]), /"a" → "b" → "a"/));
  test('of one', () => assert.match(problem([dense(2, { name: 'a', inputs: ['a'] })]), /"a" feeds itself/));
});

test('every other end is named', () => {
  const { problems } = built([
    input,
    dense(1, { name: 'a' }),
    dense(1, { name: 'b', inputs: ['in'] }),
    dense(1, { name: 'c', inputs: ['in'] }),
  ]);
  assert.deepEqual(
    problems.map((p) => (p.args as { readonly layer: string }).layer),
    ['a', 'b'],
  );
});

test('whatever the connections, there is an order in which each layer follows its inputs, or a circle', () => {
  const graphs = fc
    .integer({ min: 1, max: 12 })
    .chain((n) => fc.array(fc.array(fc.integer({ min: 0, max: n }), { minLength: 2, maxLength: 3 }), { minLength: n, maxLength: n }));
  fc.assert(
    fc.property(graphs, (feeds) => {
      const layers = [
        { ...input, name: 'n0' },
        ...feeds.map((inputs, i) =>
          add(
            `n${i + 1}`,
            inputs.map((f) => `n${f}`),
          ),
        ),
      ];
      const { model, problems } = built(layers);
      assert.equal(model === undefined, problems.length > 0);
      for (const layer of model?.layers ?? []) assert.ok(layer.inputs.every((i) => i < layer.index));
      const circle = problems.find((p) => p.code === 'cyclic-graph');
      if (!circle) return;
      const { layers: names } = circle.args as { readonly layers: readonly string[] };
      for (const [i, name] of names.entries()) {
        const before = names[(i + names.length - 1) % names.length] as string;
        assert.ok(feeds[Number(name.slice(1)) - 1]?.includes(Number(before.slice(1))), `${before} does not feed ${name}`);
      }
    }),
    { seed: 2, numRuns: 1000 },
  );
});
