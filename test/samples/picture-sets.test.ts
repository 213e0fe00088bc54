import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkSpec } from '../../src/ml/checks/check-spec';
import { parameterCounts } from '../../src/ml/model/cost';
import type { PictureSetName } from '../../src/ml/spec/data-section';
import type { Outcome } from '../../src/ml/worker/messages';
import { noWholeSet, wholeSets } from '../data-sets';
import { evaluated, last } from './figures/figure';
import { type Change, filesOf, runSample, sampleText } from './run-sample';

interface Case {
  readonly sample: string;
  readonly set: PictureSetName;
  readonly parameters: number;
  readonly fit: { readonly epochs: number; readonly batch_size: number };
  readonly steps: number;
  /** What keeps the run short; the notes' figures after all epochs are held by test/soak/pictures.soak.ts. */
  readonly shorter: readonly Change[];
  readonly reaches: (ran: Outcome) => void;
}

const cases: readonly Case[] = [
  {
    sample: 'mnist',
    set: 'mnist',
    parameters: 407_050,
    fit: { epochs: 5, batch_size: 128 },
    steps: 469,
    shorter: [],
    reaches: (ran) => assert.ok(evaluated(ran, 'accuracy') >= 0.977, `test accuracy ${evaluated(ran, 'accuracy')}`),
  },
  {
    sample: 'fashion-mnist',
    set: 'fashion_mnist',
    parameters: 266_610,
    fit: { epochs: 30, batch_size: 32 },
    steps: 1719,
    shorter: [[['fit', 'epochs'], 1]],
    reaches: (ran) => assert.ok(last(ran, 'val_accuracy') >= 0.75, `validation accuracy ${last(ran, 'val_accuracy')}`),
  },
];

for (const { sample, set, parameters, fit, steps, shorter, reaches } of cases) {
  describe(sample, () => {
    it(`has ${parameters.toLocaleString('en-US')} parameters, and says where the whole set is not here`, async () => {
      const { problems, model, spec } = await checkSpec(sampleText(sample), filesOf(sample));
      assert.ok(model && spec);
      assert.equal(parameterCounts(model).total, parameters);
      assert.deepEqual({ epochs: spec.fit.epochs, batch_size: spec.fit.batch_size }, fit);
      assert.deepEqual(
        problems.map(({ code, severity }) => ({ code, severity })),
        [{ code: 'picture-set-missing', severity: 'error' }],
      );
      const { range } = problems[0] as (typeof problems)[number];
      assert.match(sampleText(sample).split('\n')[range.start.line - 1] ?? '', /"dataset"/);
    });

    it(`reaches its figures on the whole set, ${steps} steps an epoch`, { skip: noWholeSet(set) }, async () => {
      let batches = 0;
      const outcome = await runSample(sample, shorter, 'train', [wholeSets], (event) => {
        if (event.type === 'begin') batches = event.batches;
      });
      assert.deepEqual(outcome.problems, []);
      assert.equal(outcome.set?.size, 'whole');
      assert.equal(outcome.evaluate?.on, 'test');
      assert.equal(batches, steps);
      reaches(outcome);
    });
  });
}
