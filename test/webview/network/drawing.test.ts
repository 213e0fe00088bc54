import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { h } from 'preact';
import { BoxDrawing, curve } from '../../../src/webview/study/network/box-drawing';
import { arrowText, placeBoxes } from '../../../src/webview/study/network/box-layout';
import { boxLines, layerLabel } from '../../../src/webview/study/network/layer-node';
import { NeuronDrawing, NeuronLinks } from '../../../src/webview/study/network/neuron-drawing';
import { neuronColumns, placeNeurons } from '../../../src/webview/study/network/neurons';
import { skip, xor } from './networks';
import { markup } from './render';

const size = { width: (text: string) => text.length * 7, line: 16 };
const labelOf =
  ({ rows }: typeof skip) =>
  (lines: readonly string[], row: number): string =>
    layerLabel(lines, rows[row]!);
const marks = { chosen: 0, pointed: 1, stop: 0 };
const actions = { point: () => undefined, pick: () => undefined, key: () => false };

/** Reviewed by eye. After a change that is meant: SNAPSHOTS=write node scripts/test.mjs network/drawing, and look at what became of it. */
function sameAs(name: string, { width, height }: { width: number; height: number }, inside: unknown): void {
  const file = `test/webview/network/snapshots/${name}.svg`;
  const text = markup(h('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}` }, inside as never));
  if (process.env['SNAPSHOTS'] === 'write') writeFileSync(file, text);
  assert.equal(text, readFileSync(file, 'utf8'));
}

describe('the drawing of a network', () => {
  it('shows layers as boxes, with what goes from one to the next', () => {
    const plan = placeBoxes(skip, (row) => boxLines(skip.rows[row]!), size, 'down');
    sameAs('boxes', plan, h(BoxDrawing, { plan, labelOf: labelOf(skip), line: size.line, marks, actions }));
  });

  it('shows a small dense network unit by unit, its weights by colour, dashes and thickness', () => {
    const plan = placeNeurons(neuronColumns(xor, 'inputs')!, size, 'whole');
    const weights = new Map([
      ['hidden', [variable('kernel', [2, 2], [2, -1, 0, 0.5]), variable('bias', [2], [0, -1])]],
      ['output', [variable('kernel', [2, 1], [-2, Number.NaN]), variable('bias', [1], [0.5])]],
    ]);
    sameAs('neurons', plan, [
      h(NeuronLinks, { plan, weights }),
      h(NeuronDrawing, { plan, labelOf: labelOf(xor), line: size.line, weights, marks, actions }),
    ]);
  });

  it('says in words what a layer is', () => {
    const lines = boxLines(skip.rows.at(-1)!);
    assert.deepEqual(lines, ['answer', 'Dense · sigmoid · frozen', '(None, 1)']);
    const made = (name: string, type: string, activation = '') =>
      boxLines({ ...skip.rows.at(-1)!, name, type, activation, trainable: true });
    assert.deepEqual(made('dense_2', 'Dense'), ['dense_2', '(None, 1)']);
    assert.deepEqual(made('max_pooling2d', 'MaxPooling2D'), ['max_pooling2d', '(None, 1)']);
    assert.deepEqual(made('conv2d_1', 'Conv2D', 'relu'), ['conv2d_1', 'relu', '(None, 1)']);
    assert.equal(layerLabel(lines, skip.rows.at(-1)!), 'answer Dense · sigmoid · frozen (None, 1), 11 parameters');
    assert.deepEqual(boxLines(skip.rows[2]!), ['in_a', 'Add', '(None, 10)']);
  });

  it('says what goes along an arrow for one sample', () => {
    assert.equal(arrowText('(None, 28, 28)'), '28 × 28');
    assert.equal(arrowText('(None, 4)'), '4');
  });

  it('bends a line at the points between its ends', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 0, y: 10 },
      { x: 10, y: 20 },
      { x: 10, y: 30 },
    ];
    assert.equal(curve(points), 'M0 0Q0 10 5 15Q10 20 10 30');
    assert.equal(curve(points.slice(0, 2)), 'M0 0L0 10');
    assert.equal(curve([]), '');
  });
});

const variable = (name: string, shape: number[], values: number[]) => ({ name, shape, values: Float32Array.from(values) });
