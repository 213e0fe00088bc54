import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { walk } from '../../../src/webview/study/network/arrow-keys';
import { placeBoxes } from '../../../src/webview/study/network/box-layout';
import { boxLines } from '../../../src/webview/study/network/layer-node';
import { largestNamed, linksOf, neuronColumns, placeNeurons, strokeOf } from '../../../src/webview/study/network/neurons';
import { columnsFor } from '../../../src/webview/study/network/table-columns';
import { convolution, deep, dense, networkOf, skip, xor } from './networks';

const size = { width: (text: string) => text.length * 7, line: 16 };
const linesOf =
  ({ rows }: typeof skip) =>
  (row: number) =>
    boxLines(rows[row]!);

describe('boxes', () => {
  for (const network of [skip, convolution, deep]) {
    it(`do not lie over each other: ${network.name}`, () => {
      const { boxes, width, height } = placeBoxes(network, linesOf(network), size, 'down');
      assert.equal(boxes.length, network.rows.length);
      for (const [i, a] of boxes.entries()) {
        assert.ok(a.x - a.width / 2 >= 0 && a.x + a.width / 2 <= width && a.y - a.height / 2 >= 0 && a.y + a.height / 2 <= height);
        for (const b of boxes.slice(i + 1))
          assert.ok(Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2);
      }
    });

    it(`are after those that feed them: ${network.name}`, () => {
      const down = placeBoxes(network, linesOf(network), size, 'down');
      const right = placeBoxes(network, linesOf(network), size, 'right');
      assert.ok(
        network.edges.every(({ from, to }) => down.boxes[from]!.y < down.boxes[to]!.y && right.boxes[from]!.x < right.boxes[to]!.x),
      );
    });
  }

  it('are wide enough for their longest line', () => {
    const [box] = placeBoxes(skip, linesOf(skip), size, 'down').boxes;
    assert.ok(box!.width >= size.width('Dense · tanh'));
  });

  it('are joined by arrows from edge to edge, with the sizes of what goes along them', () => {
    const { arrows, boxes } = placeBoxes(convolution, linesOf(convolution), size, 'down');
    assert.deepEqual(
      arrows.map(({ label }) => label.text),
      ['8 × 8 × 1', '6 × 6 × 6', '3 × 3 × 6', '3 × 3 × 6', '54'],
    );
    for (const { from, to, points } of arrows) {
      assert.ok(Math.abs(points[0]!.y - (boxes[from]!.y + boxes[from]!.height / 2)) < 1);
      assert.ok(Math.abs(points.at(-1)!.y - (boxes[to]!.y - boxes[to]!.height / 2)) < 1);
    }
  });
});

describe('units', () => {
  it('are drawn for a small chain of dense layers only', () => {
    assert.deepEqual(
      neuronColumns(xor, 'inputs')?.map(({ units, row }) => [units, row]),
      [
        [2, undefined],
        [2, 0],
        [1, 1],
      ],
    );
    assert.equal(neuronColumns(skip, ''), undefined);
    assert.equal(neuronColumns(convolution, ''), undefined);
    assert.equal(neuronColumns(deep, ''), undefined);
    const wide = (units: number) => neuronColumns(networkOf('', [2], [dense('a', 2, units)]), '');
    assert.equal(wide(16)?.[1]?.units, 16);
    assert.equal(wide(17), undefined);
    assert.equal(neuronColumns(networkOf('', [17], [dense('a', 17, 1)]), ''), undefined);
    const layers = (count: number) =>
      networkOf(
        '',
        [2],
        Array.from({ length: count }, (_, i) => dense(`d${i}`, 2, 2)),
      );
    assert.equal(neuronColumns(layers(5), '')?.length, 6);
    assert.equal(neuronColumns(layers(6), ''), undefined);
  });

  it('take an input layer of the spec for their inputs', () => {
    const network = networkOf('', [2], [{ name: 'x', type: 'InputLayer', shape: [2] }, dense('a', 2, 3)]);
    assert.deepEqual(
      neuronColumns(network, 'inputs')?.map(({ name, units, row }) => [name, units, row]),
      [
        ['x', 2, 0],
        ['a', 3, 1],
      ],
    );
  });

  for (const form of ['whole', 'compact'] as const) {
    it(`are in columns, in the middle of the height, within the drawing: ${form}`, () => {
      const network = networkOf('', [2], [dense('a_layer_with_a_long_name', 2, 16), dense('b', 16, 1)]);
      const plan = placeNeurons(neuronColumns(network, 'inputs')!, size, form);
      const middles = plan.columns.map(({ y }) => y.reduce((a, b) => a + b, 0) / y.length);
      assert.ok(middles.every((m) => Math.abs(m - middles[0]!) < 1e-9));
      for (const { x, y, width } of plan.columns) {
        assert.ok(x - width / 2 >= 0 && x + width / 2 <= plan.width);
        assert.ok(y.every((place) => place - plan.radius >= plan.top && place + plan.radius <= plan.height));
      }
      plan.columns.slice(1).forEach((c, i) => assert.ok(c.x - c.width / 2 > plan.columns[i]!.x + plan.columns[i]!.width / 2));
    });
  }

  it('are joined by the weights as Keras stores them: inputs first', () => {
    const plan = placeNeurons(neuronColumns(xor, '')!, size, 'whole');
    const kernel = { name: 'kernel', shape: [2, 2], values: Float32Array.of(1, 2, 3, -4) };
    const links = linksOf(plan, new Map([['hidden', [kernel]]]));
    assert.deepEqual(
      links.map(({ layer, from, to, weight }) => [layer, from, to, weight]),
      [
        ['hidden', 0, 0, 1],
        ['hidden', 0, 1, 2],
        ['hidden', 1, 0, 3],
        ['hidden', 1, 1, -4],
        ['output', 0, 0, undefined],
        ['output', 1, 0, undefined],
      ],
    );
    const weights = new Map([['hidden', [kernel, { ...kernel, name: 'bias', values: Float32Array.of(9) }]]]);
    assert.deepEqual([largestNamed(weights, 'kernel'), largestNamed(weights, 'bias')], [4, 9]);
  });

  it('show a weight by its sign and its part of the largest', () => {
    assert.deepEqual(strokeOf(-2, 4), { sign: 'negative', size: 0.5 });
    assert.deepEqual(strokeOf(4, 4), { sign: 'positive', size: 1 });
    assert.deepEqual(strokeOf(0, 4), { sign: 'zero', size: 0 });
    assert.deepEqual(strokeOf(0, 0), { sign: 'zero', size: 0 });
    assert.deepEqual(strokeOf(Number.POSITIVE_INFINITY, 4), { sign: 'positive', size: 1 });
    assert.deepEqual(strokeOf(Number.NaN, 4), { sign: 'unknown', size: 0 });
    assert.deepEqual(strokeOf(undefined, 4), { sign: 'unknown', size: 0 });
  });
});

describe('arrow keys', () => {
  const { boxes } = placeBoxes(skip, linesOf(skip), size, 'down');
  const go = (from: number, key: string): number | undefined => walk(boxes, from, key);

  it('go to the nearest layer in their direction', () => {
    assert.equal(go(0, 'ArrowDown'), 1);
    assert.equal(go(1, 'ArrowDown'), 2);
    assert.equal(go(2, 'ArrowUp'), 1);
  });

  it('reach every layer from the first', () => {
    const met = new Set([0]);
    for (const from of met) for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) met.add(go(from, key) ?? from);
    assert.equal(met.size, boxes.length);
  });

  it('go to the first and the last', () => {
    assert.equal(go(3, 'Home'), 0);
    assert.equal(go(3, 'End'), 5);
  });

  it('stop at the edge, and leave other keys alone', () => {
    assert.equal(go(5, 'ArrowDown'), undefined);
    assert.equal(go(0, 'a'), undefined);
  });

  it('also move on and back across the direction of a chain', () => {
    const chain = [0, 1, 2].map((x) => ({ x: 100 * x, y: 0 }));
    assert.equal(walk(chain, 1, 'ArrowDown'), 2);
    assert.equal(walk(chain, 1, 'ArrowUp'), 0);
    assert.equal(walk(chain, 2, 'ArrowDown'), undefined);
  });
});

describe('columns of the table', () => {
  it('all are side by side where there is room', () => {
    assert.deepEqual(columnsFor(800, true), { shown: ['outputShape', 'params', 'connectedTo', 'memory', 'multiplyAdds'], folded: [] });
    assert.deepEqual(columnsFor(800, false).shown, ['outputShape', 'params', 'memory', 'multiplyAdds']);
  });

  it('give way one after another, but never shape and parameters', () => {
    assert.deepEqual(columnsFor(520, false).folded, ['multiplyAdds']);
    assert.deepEqual(columnsFor(400, false).folded, ['memory', 'multiplyAdds']);
    assert.deepEqual(columnsFor(10, true), { shown: ['outputShape', 'params'], folded: ['connectedTo', 'memory', 'multiplyAdds'] });
  });
});
