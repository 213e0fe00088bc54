import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { GradientMoment } from '../../../src/ml/step/gradients-over-run';
import { placeLabels } from '../../../src/webview/study/training/gradients/labels';
import { chosen, roughFirst } from '../../../src/webview/study/training/gradients/moments';
import { describeGradients } from '../../../src/webview/study/training/gradients/sentence';
import { median, seriesOf } from '../../../src/webview/study/training/gradients/series';

type Layer = GradientMoment['layers'][number];

/** Moments after 0, 10, 20 … epochs with these layers. */
const moments = (...layers: readonly (readonly Layer[])[]): GradientMoment[] => layers.map((own, i) => ({ epoch: 10 * i, layers: own }));
const two = (first: number, last: number, more: Partial<Layer> = {}): Layer[] => [
  { name: 'a', gradient: first, ...more },
  { name: 'b', gradient: last },
];

describe('the moments of a run that are looked at', () => {
  it('are all that were kept, or 41 of them with both ends', () => {
    assert.deepEqual(chosen([0, 5, 10]), [0, 5, 10]);
    const many = chosen(Array.from({ length: 201 }, (_, i) => 3 * i));
    assert.equal(many.length, 41);
    assert.deepEqual([many[0], many[1], many.at(-1)], [0, 15, 600]);
    assert.equal(new Set(many).size, 41);
  });

  it('show the whole run roughly at once: the ends, the middle, then what is between', () => {
    const order = roughFirst([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    assert.deepEqual(order, [0, 8, 4, 2, 6, 1, 3, 5, 7]);
    assert.deepEqual(roughFirst([]), []);
  });
});

describe('what is drawn of layers', () => {
  it('is in the order of the network, with nothing where a moment has no value', () => {
    const found = seriesOf(
      moments(
        [
          { name: 'a', gradient: 1 },
          { name: 'b', gradient: 2, update: 3 },
        ],
        [{ name: 'b', gradient: 4 }],
      ),
      'gradient',
    );
    assert.deepEqual(found, [
      { name: 'a', values: [1, Number.NaN] },
      { name: 'b', values: [2, 4] },
    ]);
    assert.deepEqual(seriesOf(moments([{ name: 'a', units: 8, dead: 2 }]), 'dead'), [{ name: 'a', values: [0.25] }]);
    assert.equal(median([3, 1, 2, 9]), 2);
  });

  it('has labels that cover none of the others, next to the ends of their lines', () => {
    assert.deepEqual(placeLabels([50, 20, Number.NaN], [0, 100], 10), [
      { at: 1, wanted: 20, y: 20 },
      { at: 0, wanted: 50, y: 50 },
    ]);
    const crowded = placeLabels([99, 99, 99, 98], [0, 100], 10).map(({ y }) => y);
    assert.deepEqual(crowded, [70, 80, 90, 100]);
    const few = placeLabels(
      Array.from({ length: 50 }, (_, i) => i),
      [0, 40],
      10,
    );
    assert.deepEqual([few.length, few.map(({ at }) => at).includes(0), few.map(({ at }) => at).includes(49)], [5, true, true]);
    few.slice(1).forEach(({ y }, i) => assert.ok(y - (few[i]?.y ?? 0) >= 10));
  });
});

describe('the sentence about gradients', () => {
  const says = (...layers: readonly (readonly Layer[])[]): string => describeGradients(moments(...layers));

  for (const [first, last, expected] of [
    [
      1e-5,
      0.04,
      'The gradient of the first layer (a) is about 1/4,000 of that of the last (b): hardly anything of the error comes back to it.',
    ],
    [0.002, 0.1, 'The gradient of the first layer (a) is about 1/50 of that of the last (b): it gets smaller on the way back.'],
    [0.13, 0.1, 'The gradient of the first layer (a) is about 1.3 times that of the last (b): the error comes back to all layers.'],
    [0.05, 0.1, 'The gradient of the first layer (a) is about 0.5 times that of the last (b): the error comes back to all layers.'],
    [7, 0.1, 'The gradient of the first layer (a) is about 70 times that of the last (b): it grows on the way back.'],
  ] as const)
    it(`names ${first} beside ${last} for what it is`, () => {
      assert.equal(says(two(first, last), two(first, last), two(last, last)), expected, 'the moment in the middle counts');
    });

  it('says that a layer hardly learns only where its updates are small, too', () => {
    const with_ = (update: number): Layer[] => [
      { name: 'a', gradient: 1e-5, update },
      { name: 'b', gradient: 0.01, update: 0.001 },
    ];
    assert.match(says(with_(1e-6)), /A step changes it about 1\/1,000 as much, so it hardly learns\.$/);
    assert.match(says(with_(0.001)), /hardly anything of the error comes back to it\.$/);
  });

  it('says where nothing comes back', () => {
    assert.equal(
      says(two(0, 1), two(0, 1), two(1, 1)),
      'The gradient of a is 0 at 2 of 3 moments: nothing of the error comes back to it there.',
    );
    assert.equal(says(two(0, 0)), 'The gradients of all layers are 0: nothing is learned here.');
  });

  it('compares one layer with itself', () => {
    assert.equal(
      says([{ name: 'a', gradient: 2 }], [{ name: 'a', gradient: 0.5 }]),
      'The gradient of a is 2 at first and 0.5 after epoch 10.',
    );
    assert.equal(says([{ name: 'a', gradient: 2 }]), '');
  });

  it('counts dead units, and says where most of them are', () => {
    const last: Layer[] = [
      { name: 'a', gradient: 1, units: 10, dead: 1 },
      { name: 'b', gradient: 1, units: 10, dead: 6 },
      { name: 'c', gradient: 1 },
    ];
    assert.match(says(two(1, 1), last), / After epoch 10, 7 of 20 units are dead: 0 for every row\. b has the most of them: 6 of 10\.$/);
    assert.match(says(two(1, 1), [last[1] as Layer, last[2] as Layer]), /6 of 10 units are dead: 0 for every row\. They are in b\.$/);
  });

  it('leaves out that the output is saturated, which may only be sure', () => {
    assert.match(
      says(two(1, 1, { saturated: 0.4 })),
      / After epoch 0, 40\s% of the outputs of a are saturated, where the slope is almost 0\.$/,
    );
    assert.doesNotMatch(
      says([
        { name: 'a', gradient: 1 },
        { name: 'b', gradient: 1, saturated: 1 },
      ]),
      /saturated/,
    );
  });

  it('says from when on nothing is known', () => {
    const broken = { batch: 0, where: 'loss', value: 'NaN', largestWeight: 1 } as const;
    const all: GradientMoment[] = [...moments(two(1, 1)), { epoch: 7, layers: [], broken }];
    assert.match(describeGradients(all), / After epoch 7 the gradients are not finite numbers\.$/);
  });
});
