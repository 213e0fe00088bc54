import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { h } from 'preact';
import { BoundaryPlot } from '../../../src/webview/study/plane/boundary/boundary-plot';
import { HiddenPlane } from '../../../src/webview/study/plane/boundary/hidden-plane';
import { sceneOf } from '../../../src/webview/study/plane/boundary/scene';
import { TruthTable } from '../../../src/webview/study/plane/boundary/truth-table';
import { Units } from '../../../src/webview/study/plane/boundary/units';
import { layOut } from '../../../src/webview/study/plane/frame';
import { inputNames } from '../../../src/webview/study/shared/names';
import { markup } from '../network/render';
import { sameDrawing } from '../snapshot';
import { lookAt, type PlaneName } from './looks';

async function drawn(name: PlaneName): Promise<void> {
  const look = await lookAt(name);
  const scene = sceneOf(look);
  const layout = layOut(300, 308, look.field.grid.box);
  const names = inputNames(look.question.data);
  const plot = h(BoundaryPlot, { scene, layout, names, id: 'plot', showRegions: true, showThin: true, at: undefined });
  sameDrawing(`test/webview/plane/snapshots/${name}.svg`, layout, plot);
}

const words = (text: string): string[] => [...text.matchAll(/^ *([^<\s].*)$/gm)].map(([, word]) => word as string);

describe('the drawing of a boundary', () => {
  for (const name of ['gate-and', 'gate-xor', 'perceptron-xor', 'clouds', 'surface'] as const) {
    it(`is what was looked at: ${name}`, () => drawn(name));
  }

  it('shows where the points of XOR go, two of them to one place', async () => {
    const look = await lookAt('gate-xor');
    const text = markup(h(HiddenPlane, { look, dots: sceneOf(look).dots, id: 'plane' }));
    assert.ok(words(text).includes('×2'));
    assert.ok(words(text).includes('h₁') && words(text).includes('h₂'));
    assert.match(text, /class="plot-border" d="M[^"]+L/);
  });

  it('shows no plane where the last hidden layer has not two units', async () => {
    const look = await lookAt('clouds');
    assert.equal(markup(h(HiddenPlane, { look, dots: sceneOf(look).dots, id: 'plane' })), '');
  });

  it('shows each hidden unit by itself, with its line', async () => {
    const look = await lookAt('gate-xor');
    const text = markup(h(Units, { look, name: 'nand_or', dots: sceneOf(look).dots, id: 'units' }));
    assert.deepEqual(
      [...text.matchAll(/aria-label="([^"]+)"/g)].map(([, label]) => label),
      ['Unit 1 of nand_or', 'Unit 2 of nand_or'],
    );
    assert.equal(text.match(/class="plot-border"/g)?.length, 2);
  });
});

describe('the truth table', () => {
  it('says for each pair of inputs what should be and what is', async () => {
    const scene = sceneOf(await lookAt('perceptron-xor'));
    const { dots, verdicts, reading, look } = scene;
    const text = markup(h(TruthTable, { dots, verdicts, reading, data: look.question.data, at: undefined, onGo: () => undefined }));
    const cells = words(text);
    assert.deepEqual(cells.slice(0, 7), ['Truth table', 'x₁', 'x₂', 'target', 'output', 'answer', 'right?']);
    assert.deepEqual(cells.slice(7, 19), ['0', '0', '0', '1', 'class 1', 'wrong', '0', '1', '1', '1', 'class 1', 'right']);
    assert.equal(text.match(/row-wrong/g)?.length, 2);
  });
});
