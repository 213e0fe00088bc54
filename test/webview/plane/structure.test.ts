import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { activation as activationKind, unitFacts } from '../../../src/ml/registry/activations';
import type { LayerRow } from '../../../src/webview/study/messages/state';
import { linesOf, structureOf } from '../../../src/webview/study/plane/structure';
import { readWell } from '../../ml/registry/read';
import { plane } from './looks';

const row = (name: string, type: string, activation: string, kernel?: readonly [number, number]): LayerRow => ({
  name,
  type,
  outputShape: '',
  params: '',
  arithmetic: '',
  connectedTo: '',
  memory: '',
  multiplyAdds: '',
  trainable: true,
  activation,
  gives: unitFacts(readWell(activationKind, activation || 'linear')),
  variables: kernel ? [{ name: 'kernel', shape: kernel, axes: ['input', 'unit'], trainable: true }] : [],
});
const edges = (...pairs: readonly (readonly [number, number])[]) => pairs.map(([from, to]) => ({ from, to }));
const found = (network: Parameters<typeof structureOf>[0]) => {
  const structure = structureOf(network);
  return {
    output: structure?.output.name,
    first: structure?.first.map(({ name }) => name),
    hidden: structure?.hidden.map(({ name }) => name),
    steps: structure?.steps,
    single: structure?.single?.name,
    plane: structure?.plane?.name,
  };
};

describe('what the boundary view looks into', () => {
  it('of a single unit is its weights', () => {
    const network = plane('gate-and').state.network;
    assert.ok(network);
    assert.deepEqual(found(network), { output: 'dense', first: ['dense'], hidden: [], steps: true, single: 'dense', plane: undefined });
  });

  it('is one line behind one hidden unit, unless that or the output falls and rises', () => {
    const narrow = (hidden: string, output: string) =>
      structureOf({
        rows: [row('input', 'InputLayer', ''), row('hidden', 'Dense', hidden, [2, 1]), row('output', 'Dense', output, [1, 1])],
        edges: edges([0, 1], [1, 2]),
      })?.funnel?.name;
    assert.deepEqual(
      [narrow('tanh', 'sigmoid'), narrow('relu', ''), narrow('gelu', 'sigmoid'), narrow('tanh', 'silu')],
      ['hidden', 'hidden', undefined, undefined],
    );
    const wide = structureOf({
      rows: [row('input', 'InputLayer', ''), row('hidden', 'Dense', 'tanh', [2, 2]), row('output', 'Dense', 'sigmoid', [2, 1])],
      edges: edges([0, 1], [1, 2]),
    });
    assert.equal(wide?.funnel, undefined);
  });

  it('of two step units and an output is their lines, and the plane they span', () => {
    const network = plane('gate-xor').state.network;
    assert.ok(network);
    assert.deepEqual(found(network), {
      output: 'and',
      first: ['nand_or'],
      hidden: ['nand_or'],
      steps: true,
      single: undefined,
      plane: 'nand_or',
    });
  });

  it('of a graph is every Dense layer on the input, past the layers that join them', () => {
    const rows = [
      row('ab', 'InputLayer', ''),
      row('nand', 'Dense', 'step', [2, 1]),
      row('or', 'Dense', 'step', [2, 1]),
      row('both', 'Concatenate', ''),
      row('and', 'Dense', 'step', [2, 1]),
    ];
    assert.deepEqual(found({ rows, edges: edges([0, 1], [0, 2], [1, 3], [2, 3], [3, 4]) }), {
      output: 'and',
      first: ['nand', 'or'],
      hidden: ['nand', 'or'],
      steps: true,
      single: undefined,
      plane: 'both',
    });
  });

  it('takes lines for exact only where nothing goes past them', () => {
    const rows = [
      row('in', 'InputLayer', ''),
      row('steps', 'Dense', 'step', [2, 2]),
      row('both', 'Concatenate', ''),
      row('out', 'Dense', 'sigmoid', [4, 1]),
    ];
    assert.equal(found({ rows, edges: edges([0, 1], [0, 2], [1, 2], [2, 3]) }).steps, false);
  });

  it('has a unit that is followed by an activation layer moved by hand, too', () => {
    const rows = [row('dense', 'Dense', '', [2, 1]), row('activation', 'Activation', 'sigmoid')];
    const { single, output } = found({ rows, edges: edges([0, 1]) });
    assert.deepEqual([single, output], ['dense', 'activation']);
  });

  it('reads the lines out of a kernel column by column', () => {
    assert.deepEqual(linesOf(Float32Array.of(1, 2, 3, 4), Float32Array.of(5, 6)), [
      { w1: 1, w2: 3, b: 5 },
      { w1: 2, w2: 4, b: 6 },
    ]);
    assert.deepEqual(linesOf(Float32Array.of(1, 2), undefined), [{ w1: 1, w2: 2, b: 0 }]);
  });
});
