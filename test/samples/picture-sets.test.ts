import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkSpec } from '../../src/ml/checks/check-spec';
import type { Files } from '../../src/ml/data/files';
import { parameterCounts } from '../../src/ml/model/cost';
import { runJob } from '../../src/ml/worker/job';
import { idx } from './data-files';
import { type Change, changed, sampleText, unattended } from './run-sample';

const fileNames = ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte', 't10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte'];

const noFiles: Files = { read: () => Promise.resolve({ trouble: 'missing' }) };

/** Pictures of 28 × 28 in which the class is the row that is lit, under the names of the real files. */
function standIn(set: string, train: number, test: number): Files {
  const part = (count: number) => {
    const labels = Array.from({ length: count }, (_, i) => i % 10);
    const pixels = labels.flatMap((label) => Array.from({ length: 784 }, (_, at) => (Math.floor(at / 28) === 2 * label ? 255 : 0)));
    return [idx([count, 28, 28], pixels), idx([count], labels)];
  };
  const contents = [...part(train), ...part(test)];
  return {
    read(path) {
      const bytes = contents[fileNames.findIndex((name) => path === `${set}/${name}`)];
      return Promise.resolve(bytes ? { bytes } : { trouble: 'missing' });
    },
  };
}

interface Case {
  readonly sample: string;
  readonly set: string;
  readonly parameters: number;
  readonly fit: { readonly epochs: number; readonly batch_size: number };
  /** What keeps a run with a few pictures short. */
  readonly shorter: readonly Change[];
}

const cases: readonly Case[] = [
  {
    sample: 'fashion-mnist',
    set: 'fashion_mnist',
    parameters: 266_610,
    fit: { epochs: 30, batch_size: 32 },
    shorter: [
      [['data', 'validation', 'first'], 10],
      [['fit', 'epochs'], 2],
    ],
  },
  { sample: 'mnist', set: 'mnist', parameters: 407_050, fit: { epochs: 5, batch_size: 128 }, shorter: [[['fit', 'epochs'], 2]] },
];

for (const { sample, set, parameters, fit, shorter } of cases) {
  describe(sample, () => {
    it(`has ${parameters.toLocaleString('en-US')} parameters, and says which files are missing where`, async () => {
      const { problems, model, spec } = await checkSpec(sampleText(sample), noFiles);
      assert.ok(model && spec);
      assert.equal(parameterCounts(model).total, parameters);
      assert.deepEqual({ epochs: spec.fit.epochs, batch_size: spec.fit.batch_size }, fit);
      assert.deepEqual(
        problems.map(({ code, severity }) => ({ code, severity })),
        [{ code: 'picture-set-missing', severity: 'error' }],
      );
      const { message, range } = problems[0] as (typeof problems)[number];
      for (const name of [set, ...fileNames]) assert.ok(message.includes(name), message);
      assert.match(sampleText(sample).split('\n')[range.start.line - 1] ?? '', /"dataset"/);
    });

    it('names the four files in its text', () => {
      const comment = sampleText(sample).replaceAll('\n// ', ' ');
      for (const name of [`folder "${set}" beside this file`, ...fileNames]) assert.ok(comment.includes(name), name);
    });

    it('runs once the files are there', async () => {
      const result = await runJob(
        { text: changed(sampleText(sample), shorter), folder: '.', workspace: '.', engine: 'cpu', task: 'train' },
        { ...unattended, workerKind: 'thread', files: standIn(set, 40, 10) },
      );
      assert.ok('outcome' in result, 'problems' in result ? result.problems.map((p) => p.message).join(' ') : '');
      assert.deepEqual(result.outcome.problems, []);
      assert.equal(result.outcome.evaluate?.on, 'test');
      assert.equal(result.outcome.history['val_loss'] !== undefined, sample === 'fashion-mnist');
    });
  });
}
