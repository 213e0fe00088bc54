import assert from 'node:assert/strict';
import { descentChoices } from '../../../src/ml/descent/choices';
import type { Race, SurfaceLook } from '../../../src/ml/descent/look';
import { readSpec } from '../../../src/ml/spec/read-spec';
import { bendOf } from '../../../src/webview/study/descent/bowl';
import { ask, changed, sampleText } from '../run-sample';
import { type Claims, check, claim, ok, rate, type Sample } from './claim';

/** J(w, b) of a sample, over the part that the view shows of it before training. */
async function surface(sample: Sample, loss?: string, range?: object): Promise<SurfaceLook> {
  const answer = await ask({ task: 'surface', text: sampleText(sample.name), size: 80, ...(loss && { loss }), ...range } as never);
  return (answer as { look: SurfaceLook }).look;
}

/** A race from the sample's own start, with what the view offers. */
async function race(sample: Sample, names: readonly string[], learningRate?: number): Promise<Race> {
  const text = changed(sampleText(sample.name), learningRate === undefined ? [] : [rate(learningRate)]);
  const { spec } = readSpec(text);
  assert.ok(spec);
  const { racers, epochs } = descentChoices(spec, { kind: 'number', outputs: 1 }, { rows: { train: 4 } }) ?? assert.fail('no choices');
  const { plane, at, lowest } = await surface(sample);
  const answer = await ask({
    task: 'descend',
    text,
    plane,
    start: [at.x, at.y],
    racers: names.map((name) => ({ ...racers.find((racer) => racer.name === name)?.optimizer })),
    steps: epochs,
    ...(lowest && { lowest: lowest.loss }),
  } as never);
  return (answer as { race: Race }).race;
}

const four = ['SGD', 'Momentum', 'RMSprop', 'Adam'];

/** What the samples say of Loss Surface. */
export const surfaceClaims: Claims = {
  'optimizer-race': [
    check(/Optimizers race down the valley of gradient-descent/, (s) => {
      assert.deepEqual(s.value('data'), s.other('gradient-descent').value('data'));
    }),
    claim(/All of them start at w = (-[\d.]+) and b = (\d) with a learning rate of ([\d.]+)/, (s) => [
      ...s.numbers('layers', 0, 'weights'),
      ...s.numbers('layers', 0, 'bias'),
      s.value('compile', 'optimizer', 'learning_rate') as number,
    ]),
    check(
      /Look at the epoch in which each arrives: SGD in (\d+), Momentum in (\d+), RMSprop in (\d+), and Adam not within (\d+)/,
      async (s, sgd, momentum, rmsprop, all) => {
        const { racers } = await race(s, four);
        assert.deepEqual(
          racers.map(({ arrives }) => arrives),
          [sgd, momentum, rmsprop, undefined],
        );
        assert.equal(s.value('fit', 'epochs'), all);
      },
    ),
    check(/Look at their ways: Momentum swings to and fro across the valley, while RMSprop and Adam begin with equal steps/, async (s) => {
      const [sgd, momentum, ...others] = (await race(s, four)).racers;
      // The floor of the valley is where a change of w alone would not help: 30 w + 10 b = 70, by the sums of x² and of x.
      const sides = Array.from(momentum?.x ?? [], (w, i) => Math.sign(30 * w + 10 * (momentum?.y[i] as number) - 70));
      ok(sides.filter((side, i) => i > 0 && side !== sides[i - 1]).length > 4, 'crosses the valley');
      const first = ({ x, y }: Race['racers'][number]) =>
        [1, 0].map((i) => Math.abs(((i ? x : y)[1] as number) - ((i ? x : y)[0] as number)));
      for (const other of others) {
        const [dw, db] = first(other) as [number, number];
        ok(Math.abs(dw - db) < 1e-3 * dw, 'equal steps', dw, db);
      }
      const [dw, db] = first(sgd as Race['racers'][number]) as [number, number];
      ok(dw / db > 2 || db / dw > 2, 'and those of SGD are not', dw, db);
    }),
    check(/Try ([\d.]+) for Adam/, async (s, faster) => {
      ok((await race(s, ['Adam'], faster)).racers[0]?.arrives !== undefined, 'it arrives then');
    }),
  ],
  'logistic-regression': [
    check(/the mean loss over w and b is one bowl; that of the squared error, beside it, is none/, async (s) => {
      const look = await surface(s);
      assert.deepEqual(bendOf(look), { hollows: 1, downwards: 0 });
      const same = { range: { x: [look.x.values[0], look.x.values.at(-1)], y: [look.y.values[0], look.y.values.at(-1)] } };
      ok((bendOf(await surface(s, 'mean_squared_error', same))?.downwards ?? 0) > 0.05, 'the other bends downwards');
    }),
  ],
};
