import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { isDamaged, readHistory } from '../../../src/ml/runs/run-folder';
import { Recorder } from '../../../src/ml/worker/recorder';
import { afterBatches, inFolder, jobOf, runHere, textOf, tryHere } from './kept-spec';

describe('what a run continues from', () => {
  const changes: readonly (readonly [title: string, file: string, from: string | RegExp, to: string, code: string])[] = [
    ['another learning rate in its spec', 'spec.nn.json', '0.02', '0.03', 'run-file-changed'],
    ['another figure in its history', 'history.csv', /,0\.\d/, ',0.1234', 'run-file-changed'],
    ['another version of its engine', 'run.json', /"version": "[^"]+"/, '"version": "0.9"', 'run-other-engine'],
  ];
  for (const [title, file, from, to, code] of changes)
    it(`is not silently ${title}`, async () => {
      await inFolder(async (folder) => {
        await runHere(jobOf(textOf(), { folder }), afterBatches(30));
        const text = readFileSync(join(folder, file), 'utf8');
        writeFileSync(join(folder, file), text.replace(from, to));
        const result = await tryHere(jobOf('', { folder, resume: true }));
        assert.deepEqual('problems' in result && result.problems.map((problem) => problem.code), [code]);
      });
    });

  it('may be a run of an older version, without checksums', async () => {
    await inFolder(async (folder) => {
      await runHere(jobOf(textOf(), { folder }), afterBatches(30));
      const file = join(folder, 'run.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace(/ "spec": \d+,\n/, ''));
      const { outcome } = await runHere(jobOf('', { folder, resume: true }));
      assert.equal(outcome.ending?.reason, 'finished');
    });
  });

  it('has every epoch that was told: it is written first', async (test) => {
    await inFolder(async (folder) => {
      const order: string[] = [];
      const { epoch } = Recorder.prototype;
      test.mock.method(Recorder.prototype, 'epoch', function (this: Recorder, done: Parameters<typeof epoch>[0]) {
        epoch.call(this, done);
        order.push(`written ${done.epoch}`);
      });
      const { events } = await runHere(jobOf(textOf(), { folder }), {
        emit: (event) => void (event.type === 'epoch' && order.push(`told ${event.epoch}`)),
      });
      const epochs = events.filter(({ type }) => type === 'epoch').length;
      assert.deepEqual(order, Array.from({ length: epochs }, (_, i) => [`written ${i}`, `told ${i}`]).flat());
      const history = await readHistory(folder);
      assert.ok(!isDamaged(history) && history.length === epochs);
    });
  });
});
