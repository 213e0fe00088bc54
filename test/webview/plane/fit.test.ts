import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { h } from 'preact';
import { curvePath, FitPlot } from '../../../src/webview/study/plane/fit/fit-plot';
import { look } from '../../../src/webview/study/plane/fit/look';
import { crossings, type Scene, sceneOf } from '../../../src/webview/study/plane/fit/scene';
import { axisNames, formula, pointText, sentence } from '../../../src/webview/study/plane/fit/sentence';
import { layOut } from '../../../src/webview/study/plane/frame';
import type { Hand } from '../../../src/webview/study/plane/question';
import { structureOf } from '../../../src/webview/study/plane/structure';
import { momentOf } from '../../../src/webview/study/shared/moment';
import { readingOf } from '../../../src/webview/study/shared/reading';
import { pointsOf } from '../points';
import { readingFor } from '../readings';
import { sameDrawing } from '../snapshot';
import { plane } from './looks';

async function scene(name: 'noisy-line' | 'logistic', hand?: Hand): Promise<Scene> {
  const { state, ask } = plane(name);
  const { network, data } = state;
  const structure = network && structureOf(network, 1);
  assert.ok(structure);
  const moment = momentOf({ state, curves: new Map(), cursor: undefined });
  return sceneOf(await look({ ask, moment, network, structure, data, reading: readingOf(network), hand }, false));
}

describe('the fitted curve', () => {
  it('is drawn a little beyond the data on both sides', async () => {
    const { look, known } = await scene('noisy-line');
    assert.deepEqual(known, [-1.5, Math.fround(1.45)]);
    assert.ok((look.x[0] as number) < -1.9 && (look.x.at(-1) as number) > 1.85);
  });

  it('is a formula for a single unit, with its activation', async () => {
    assert.equal(formula(await scene('noisy-line')), 'y = 2.01·x + 0.981');
    assert.equal(formula(await scene('logistic')), 'output = sigmoid(1.71·hours − 5.42)');
    assert.equal(formula(await scene('noisy-line', [-1, 0])), 'y = −x');
  });

  it('breaks where there is no number', () => {
    const layout = { x: (v: number) => v, y: (v: number) => v };
    assert.equal(curvePath([0, 1, 2, 3, 4], [1, 2, Number.NaN, 3, 4], layout), 'M0 1L1 2M3 3L4 4');
  });

  it('passes its threshold between two samples', () => {
    assert.deepEqual(crossings([0, 1, 2, 3], [0, 1, 1, 0], 0.25), [0.25, 2.75]);
    assert.deepEqual(crossings([0, 1], [0, 0], 0.5), []);
  });

  it('passes logits at 0, where their targets are 0 and 1', async () => {
    const { state, ask } = plane('noisy-line');
    const points = [pointsOf('train', 1, Float32Array.of(-2, -1, 0.2, 0.3), Float32Array.of(0, 0, 1, 1))];
    const { network, data: shownData } = state;
    const structure = network && structureOf(network, 1);
    assert.ok(structure && shownData);
    const data = { ...shownData, points };
    const reading = readingOf({ reading: readingFor('linear', 1, data, { type: 'binary_crossentropy', from_logits: true }) });
    const moment = momentOf({ state, curves: new Map(), cursor: undefined });
    const seen = sceneOf(await look({ ask, moment, network, structure, data, reading, hand: [1, 0] }, false));
    assert.equal(seen.crossings.length, 1);
    assert.ok(Math.abs(seen.crossings[0] as number) < 1e-6);
    assert.deepEqual(
      seen.dots.map(({ answer, right }) => [answer, right]),
      [
        [0, true],
        [0, true],
        [1, true],
        [1, true],
      ],
    );
    assert.match(sentence(seen), /^The answer passes 0 at x = 0\. Answered right: 4 of 4 training points/);
  });

  it('has each point beside its answer', async () => {
    const { dots } = await scene('logistic');
    assert.equal(dots.length, 12);
    assert.deepEqual(
      dots.filter(({ right }) => !right).map(({ x }) => x),
      [2.5, 4],
    );
    assert.ok(Math.abs((dots[0]?.output as number) - 1 / (1 + Math.exp(5.42 - 1.71 * 0.5))) < 1e-6);
  });

  for (const name of ['noisy-line', 'logistic'] as const) {
    it(`is drawn as it was looked at: ${name}`, async () => {
      const shown = await scene(name);
      const { x } = shown.look;
      const layout = layOut(400, 264, { x: [x[0] as number, x.at(-1) as number], y: shown.y });
      const names = axisNames(shown.look.question.data, shown.reading);
      sameDrawing(
        `test/webview/plane/snapshots/${name}.svg`,
        layout,
        h(FitPlot, { scene: shown, layout, names, showResiduals: name === 'noisy-line', at: undefined }),
      );
    });
  }
});

describe('what is said of it', () => {
  it('is how far it misses the data, by split', async () => {
    assert.equal(
      sentence(await scene('noisy-line')),
      'The line y = 2.01·x + 0.981 misses 45 training points by 0.2623 on average. It misses 15 test points by 0.2645 on average.',
    );
  });

  it('is where it passes the threshold, and how many points are right', async () => {
    assert.equal(
      sentence(await scene('logistic')),
      'The answer passes 0.5 at hours = 3.17. Answered right: 10 of 12 training points (83.3\u00a0%).',
    );
    assert.match(sentence(await scene('logistic', [0, -1])), /^The answer does not pass 0\.5/);
  });

  it('names each point with its target and its answer', async () => {
    assert.equal(pointText(4, await scene('logistic')), 'Point 5 of 12: hours = 2.5. Target: passed. Output 0.2414: failed, wrong.');
    assert.match(pointText(0, await scene('noisy-line')), /^Point 1 of 60: x = −1\.5\. Target −2, output −2\.0385: off by 0\.0385\.$/);
    assert.equal(pointText(99, await scene('logistic')), '');
  });
});
