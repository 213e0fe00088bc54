import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Area } from '../../../src/webview/study/plane/boundary/grid';
import type { Point } from '../../../src/webview/study/plane/boundary/line';
import { type Scene, sceneOf } from '../../../src/webview/study/plane/boundary/scene';
import { pointText, sentence } from '../../../src/webview/study/plane/boundary/sentence';
import { lookAt, type PlaneName } from './looks';

const scene = async (name: PlaneName, options: Parameters<typeof lookAt>[1] = {}): Promise<Scene> => sceneOf(await lookAt(name, options));
const say = async (...asked: Parameters<typeof scene>): Promise<string> => sentence((await scene(...asked)).seen);

/** Whether a point is in an area with holes: rings are crossed an odd number of times on the way out. */
function inside(area: Area, [px, py]: Point): boolean {
  let crossed = 0;
  for (const ring of area) {
    for (const [i, [x, y]] of ring.entries()) {
      const [u, v] = ring[(i + 1) % ring.length] as Point;
      if (y > py !== v > py && px < x + ((py - y) / (v - y)) * (u - x)) crossed++;
    }
  }
  return crossed % 2 === 1;
}

/** The classes whose regions a point is in. */
const classesAt = ({ regions }: Scene, point: Point): number[] =>
  regions.filter(({ level, area }) => level === 0 && inside(area, point)).map(({ klass }) => klass);

const nearCorners: readonly Point[] = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

describe('the regions', () => {
  it('have each corner of a gate on its side, and only there', async () => {
    const at = async (name: PlaneName) => nearCorners.map((point) => classesAt(drawn[name] as Scene, point));
    const drawn: Partial<Record<PlaneName, Scene>> = { 'gate-and': await scene('gate-and'), 'gate-xor': await scene('gate-xor') };
    assert.deepEqual(await at('gate-and'), [[0], [0], [0], [1]]);
    assert.deepEqual(await at('gate-xor'), [[0], [1], [1], [0]]);
  });

  it('of step units end exactly at their lines, not at the next sample', async () => {
    const xor = await scene('gate-xor');
    // The line of OR: 0.4·x₁ + 0.4·x₂ = 0.3.
    assert.deepEqual([classesAt(xor, [0.3749, 0.375]), classesAt(xor, [0.3752, 0.375])], [[0], [1]]);
    assert.equal(xor.thin.length, 2);
  });

  it('of one sigmoid unit end at its line too', async () => {
    const one = await scene('no-data');
    // 1.5·x₁ − 2·x₂ + 0.3 = 0
    assert.deepEqual([classesAt(one, [0.5, 0.526]), classesAt(one, [0.5, 0.524])], [[0], [1]]);
    assert.equal(one.regions.length, 6);
  });

  it('of a network with a hidden layer have every sample in the region of its class', async () => {
    for (const name of ['clouds', 'three-labels'] as const) {
      const drawn = await scene(name, { fine: true });
      const wrong = drawn.dots.filter((dot, i) => !classesAt(drawn, [dot.x, dot.y]).includes(drawn.verdicts[i]?.klass as number));
      // A point right on the border may fall to either side.
      assert.ok(wrong.length <= 1, `${name}: ${wrong.length}`);
      assert.ok(drawn.borders.length > 0);
    }
  });

  it('of answers that are numbers have levels between the lowest and the highest', async () => {
    const { heights, regions } = await scene('surface');
    assert.deepEqual(regions, []);
    assert.deepEqual(heights?.levels, [-15, -10, -5, 0, 5, 10, 15, 20, 25]);
    assert.equal(heights?.areas.length, 9);
  });
});

describe('the sentence', () => {
  it('says that a line separates both classes', async () => {
    assert.equal(await say('gate-and'), 'The line separates both classes: all 4 training points are on the right side.');
    assert.equal(await say('perceptron-sign'), 'The line separates both classes: all 4 training points are on the right side.');
  });

  it('says that no line separates XOR, and how far this one got', async () => {
    assert.equal(
      await say('perceptron-xor'),
      'One straight line cannot separate XOR: 3 of 4 training points at best. This one has 2 right.',
    );
    assert.equal(
      await say('perceptron-xor', { hand: [0.4, 0.4, -0.3] }),
      'One straight line cannot separate XOR: 3 of 4 training points at best.',
    );
  });

  it('says why one hidden unit is not enough for XOR', async () => {
    assert.equal(
      await say('funnel-xor'),
      'One hidden unit draws one straight line, whatever the output unit does with it. One straight line cannot separate XOR: 3 of 4 training points at best. It takes at least two hidden units.',
    );
  });

  it('says when the border of a hidden layer does', async () => {
    assert.equal(await say('gate-xor'), 'The boundary separates both classes: all 4 training points are on the right side.');
  });

  it('counts what is on the right side of a line that could do better', async () => {
    assert.equal(await say('gate-and', { hand: [0.4, 0.4, -0.3] }), 'The line has 2 of 4 training points on the right side.');
  });

  it('says that there is no border', async () => {
    assert.equal(
      await say('gate-and', { hand: [0.4, 0.4, -6] }),
      'There is no boundary in this picture: the answer is class 0 everywhere in it, which is right for 3 of 4 training points.',
    );
    assert.match(await say('gate-and', { hand: [0, 0, 1] }), /^There is no boundary in this picture: the answer is class 1 everywhere/);
  });

  it('counts points that were kept back by themselves', async () => {
    assert.equal(
      await say('clouds'),
      'The boundary has 85 of 160 training points (53.1\u00a0%) on the right side. Right of the test points: 23 of 40 (57.5\u00a0%).',
    );
  });

  it('tells of heights and errors where answers are numbers', async () => {
    assert.match(
      await say('surface'),
      /^The deeper the colour, the higher the answer: from −19\.\d+ to 25\.\d+ in this picture\. On 40 training points it is off by 8\.9785 on average\.$/,
    );
  });

  it('says that there is nothing to compare with', async () => {
    assert.match(await say('no-data'), /There is no data to compare with/);
  });
});

describe('what is said of a point', () => {
  it('is where it is, what it should be and what it is', async () => {
    const text = async (name: PlaneName, at: number): Promise<string> => {
      const { dots, verdicts, reading, look } = await scene(name);
      return pointText(at, dots, verdicts[at], reading, look.question.data);
    };
    assert.equal(await text('gate-and', 3), 'Point 4 of 4: x₁ = 1, x₂ = 1. Target: class 1. Output 1: class 1, right.');
    assert.equal(await text('perceptron-xor', 0), 'Point 1 of 4: x₁ = 0, x₂ = 0. Target: class 0. Output 1: class 1, wrong.');
    assert.match(await text('clouds', 160), /^Point 161 of 200: .* Held out for testing\. Target: same\. Output .*\.$/);
    assert.match(await text('surface', 0), /^Point 1 of 40: width = .*, length = .* Target .*\. Output .*\.$/);
  });
});
