import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkSpec } from '../../src/ml/checks/check-spec';
import type { Files } from '../../src/ml/data/files';
import { parameterCounts } from '../../src/ml/model/cost';
import { runJob } from '../../src/ml/worker/job';
import { type Change, changed, filesOf, sampleText, unattended } from './run-sample';

const noFiles: Files = { read: () => Promise.resolve({ trouble: 'missing' }) };

interface Case {
  readonly sample: string;
  readonly parameters: number;
  readonly fit: { readonly epochs: number; readonly batch_size: number };
  /** What keeps a run with a few pictures short. */
  readonly shorter: readonly Change[];
}

const cases: readonly Case[] = [
  {
    sample: 'fashion-mnist',
    parameters: 266_610,
    fit: { epochs: 30, batch_size: 32 },
    shorter: [
      [['data', 'validation', 'first'], 100],
      [['fit', 'epochs'], 1],
    ],
  },
  { sample: 'mnist', parameters: 407_050, fit: { epochs: 5, batch_size: 128 }, shorter: [[['fit', 'epochs'], 1]] },
];

for (const { sample, parameters, fit, shorter } of cases) {
  describe(sample, () => {
    it(`has ${parameters.toLocaleString('en-US')} parameters, and says where the whole set is not here`, async () => {
      const { problems, model, spec } = await checkSpec(sampleText(sample), noFiles);
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

    it('runs on the sample that is shipped', async () => {
      const result = await runJob(
        { text: changed(sampleText(sample), [...shorter, [['data', 'size'], 'sample']]), engine: 'cpu', task: 'train' },
        { ...unattended, workerKind: 'thread', files: filesOf(sample) },
      );
      assert.ok('outcome' in result, 'problems' in result ? result.problems.map((p) => p.message).join(' ') : '');
      assert.deepEqual(result.outcome.problems, []);
      assert.equal(result.outcome.evaluate?.on, 'test');
      assert.equal(result.outcome.history['val_loss'] !== undefined, sample === 'fashion-mnist');
    });
  });
}
