import assert from 'node:assert/strict';
import type { Outcome } from '../../../src/ml/worker/messages';
import { curve, last, weights } from '../figures/figure';
import type { Change } from '../run-sample';
import { type Claim, type Claims, check, ends, epochs, ok, rate, reached, rises, type Sample, withSeeds } from './claim';

/** With its own seed, then with five others. */
const all = async (sample: Sample, ...changes: readonly Change[]): Promise<readonly Outcome[]> => [
  await sample.run(...changes),
  ...(await withSeeds(sample, ...changes)),
];

const racer = (sample: Sample, name: string): Sample => sample.other(`optimizers/${name}`);

const set = (key: string, value: unknown): Change => [['compile', 'optimizer', key], value];

/** The loss that the files name as the one to reach. */
const GOAL = 0.2;

const goal = (ran: Outcome): number => reached(ran, GOAL);

/** Fails unless the first of two is there sooner, with each seed. */
function sooner(one: readonly Outcome[], other: readonly Outcome[]): void {
  one.forEach((ran, i) => ok(goal(ran) < goal(other[i] as Outcome), 'sooner', goal(ran), goal(other[i] as Outcome)));
}

/** Fails unless two curves are nearly the same, with each seed. */
function alike(one: readonly Outcome[], other: readonly Outcome[]): void {
  one.forEach((ran, i) =>
    ok(Math.abs(goal(ran) - goal(other[i] as Outcome)) <= 4, 'nearly the same', goal(ran), goal(other[i] as Outcome)),
  );
}

/** What all of them begin with. */
const sameRace: Claim = check(
  /All files in this folder are one race: the same ring of points, the same network, the same first weights\./,
  async (s) => {
    const first = racer(s, 'sgd');
    for (const key of ['seed', 'data', 'layers', 'fit']) assert.deepEqual(s.value(key), first.value(key));
    assert.deepEqual(await drawn(s), await drawn(first));
  },
);

const drawn = async (s: Sample): Promise<readonly number[]> =>
  weights(
    await s.run(...(s.value('compile', 'optimizer', 'type') === 'AdamW' ? [set('weight_decay', 0)] : []), rate(0), epochs(1)),
    'dense/kernel',
  );

const belowGoal = check(/Look at the epoch in which the loss falls below ([\d.]+)/, async (s, bound) => {
  assert.equal(bound, GOAL);
  for (const ran of await all(s)) ok(goal(ran) < 50, 'it does');
});

const own: Claims = {
  sgd: [
    belowGoal,
    check(/Try learning rates of ([\d.]+) and (\d)\./, async (s, slow, fast) => {
      const [calm, wild] = [await s.run(rate(slow)), await s.run(rate(fast))];
      ok(
        goal(calm) > 50 && rises(wild) > rises(await s.run()) && (curve(wild)[1] as number) > 1,
        'too slow, and restless',
        goal(calm),
        rises(wild),
      );
    }),
  ],
  momentum: [
    check(/v <- ([\d.]+) v - learning_rate \* g/, (s, share) => assert.equal(s.value('compile', 'optimizer', 'momentum'), share)),
    check(/Look at how a tenth of the learning rate of sgd goes as far/, async (s) => {
      const sgd = racer(s, 'sgd');
      assert.equal((s.value('compile', 'optimizer', 'learning_rate') as number) * 10, sgd.value('compile', 'optimizer', 'learning_rate'));
      alike(await all(s), await all(sgd));
    }),
    check(/Try momentum ([\d.]+) and ([\d.]+)\./, async (s, less, more) => {
      const [weak, strong] = [await s.run(set('momentum', less)), await s.run(set('momentum', more))];
      ok(goal(weak) > 50 && goal(strong) < goal(await s.run()), 'slower, and faster', goal(weak), goal(strong));
    }),
  ],
  nag: [
    check(/Look at its curve beside that of momentum: nearly the same here/, async (s) =>
      alike(await all(s), await all(racer(s, 'momentum'))),
    ),
    check(/Try learning_rate ([\d.]+) in both files/, async (s, fast) =>
      ok(goal(await s.run(rate(fast))) < goal(await racer(s, 'momentum').run(rate(fast))), 'sooner'),
    ),
  ],
  adagrad: [
    check(/Look at the end of the curve\. Try (\d+) epochs: does it come to a halt/, async (s, n) => {
      const loss = curve(await s.run(epochs(n)));
      const fall = (from: number, to: number): number => (loss[from] as number) - (loss[to - 1] as number);
      // Each fifty epochs bring less than the fifty before, but they bring something.
      ok(fall(50, 100) > fall(n - 50, n) && fall(n - 50, n) > 0 && fall(n - 50, n) < 0.01, 'slower and slower');
    }),
  ],
  adadelta: [
    check(
      /Look at the first epochs: as there are no steps before the first, epsilon decides how it starts\. Try epsilon ([\d.e-]+), the default: it hardly gets going/,
      async (s, small) => {
        const usual = await all(s, set('epsilon', small));
        assert.deepEqual((await s.run(set('epsilon', undefined))).history, usual[0]?.history);
        for (const ran of usual) ok(last(ran) > 0.65, 'hardly', last(ran));
      },
    ),
  ],
  rmsprop: [
    check(/Look at the learning rate: far smaller than that of sgd, .* Try ([\d.]+)\./, async (s, large) => {
      const own = s.value('compile', 'optimizer', 'learning_rate') as number;
      ok(own < (racer(s, 'sgd').value('compile', 'optimizer', 'learning_rate') as number) / 10, 'smaller');
      ok(rises(await s.run(rate(large))) > rises(await s.run()) + 5, 'restless', rises(await s.run(rate(large))));
    }),
  ],
  adam: [
    check(/with both means corrected for having started at (0)/, (_, start) => assert.equal(start, 0)),
    belowGoal,
    check(/Try learning_rate ([\d.]+), the default, and (\d+) epochs/, async (s, usual, n) => {
      const ran = await s.run(rate(usual), epochs(n));
      assert.equal(goal(await s.run(set('learning_rate', undefined), epochs(n))), goal(ran));
      ok(goal(ran) > 50 && goal(ran) <= n, 'reached in epoch', goal(ran));
    }),
  ],
  adamw: [
    check(/so only useful weights stay large\. Look at the weights, beside those of adam/, async (s) => {
      const [decayed, plain] = [await all(s), await all(racer(s, 'adam'))];
      decayed.forEach((ran, i) =>
        ok(Math.hypot(...weights(ran, 'dense/kernel')) < Math.hypot(...weights(plain[i] as Outcome, 'dense/kernel')), 'smaller'),
      );
    }),
    check(/Try weight_decay ([\d.]+): when does it begin to hurt/, async (s, much) =>
      ok((await ends(s, set('weight_decay', much))) > 0.65 && (await ends(s, set('weight_decay', 0.1))) > 0.15, 'hurts'),
    ),
  ],
  adamax: [
    check(/Look at where it lies between adam and rmsprop/, async (s) => {
      const [curves, slower] = [await all(s), await all(racer(s, 'rmsprop'))];
      sooner(await all(racer(s, 'adam')), curves);
      sooner(curves.slice(0, 1), slower.slice(0, 1));
      ok(curves.filter((ran, i) => goal(ran) < goal(slower[i] as Outcome)).length >= 5, 'with nearly every seed');
    }),
    check(/Try learning_rate ([\d.]+)\./, async (s, fast) => ok(goal(await s.run(rate(fast))) < goal(await s.run()), 'sooner')),
  ],
  nadam: [
    check(/Look at its curve beside that of adam: where is it ahead\? Try several seeds before you believe in a difference/, async (s) => {
      const [one, other] = [await all(s), await all(racer(s, 'adam'))];
      const ahead = one.map((ran, i) => last(ran) < last(other[i] as Outcome));
      ok(ahead.includes(true) && ahead.includes(false), 'with some seeds', ahead);
    }),
  ],
  radam: [
    check(/Look at the first ten epochs: slower than adam/, async (s) => {
      const [one, other] = [await all(s), await all(racer(s, 'adam'))];
      one.forEach((ran, i) => ok((curve(ran)[9] as number) > (curve(other[i] as Outcome)[9] as number) + 0.1, 'slower'));
    }),
    check(/Try learning_rate ([\d.]+) in both files/, async (s, fast) =>
      ok(goal(await s.run(rate(fast))) > goal(await racer(s, 'adam').run(rate(fast))), 'still slower'),
    ),
  ],
  laprop: [
    check(/Look at its curve beside that of adam: nearly the same here/, async (s) => alike(await all(s), await all(racer(s, 'adam')))),
    check(/Try beta_1 ([\d.]+) in both files/, async (s, share) => {
      const beta = set('beta_1', share);
      alike([await s.run(beta)], [await racer(s, 'adam').run(beta)]);
    }),
  ],
  padam: [
    check(/between SGD with momentum \(partial (0)\) and AMSGrad \(partial ([\d.]+)\)/, (s, none, half) => {
      const partial = s.value('compile', 'optimizer', 'partial') as number;
      ok(none < partial && partial < half, 'between');
    }),
    check(/Look at its curve beside theirs/, async (s) => {
      for (const ran of await all(s)) ok(goal(ran) < 50, 'it gets there');
    }),
    check(/Try partial (0) with learning_rate (1): which file is it the same as/, async (s, none, large) => {
      const [one, other] = [await s.run(set('partial', none), rate(large)), await racer(s, 'momentum').run()];
      ok(Math.abs(last(one) - last(other)) < 1e-4, 'momentum', last(one), last(other));
    }),
    check(
      /Then partial ([\d.]+) with ([\d.]+): adam, nearly; with ([\d.]+) it is faster, as nothing corrects its first means/,
      async (s, half, small, large) => {
        const adam = await all(racer(s, 'adam'));
        alike(await all(s, set('partial', half), rate(small)), adam);
        sooner(await all(s, set('partial', half), rate(large)), adam);
      },
    ),
  ],
};

export const raceClaims: Claims = Object.fromEntries(
  Object.entries(own).map(([name, claims]) => [`optimizers/${name}`, [sameRace, ...claims]]),
);
