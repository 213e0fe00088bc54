import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { jobOf, runHere, spec } from '../ml/worker/kept-spec';
import { call, folderWith } from './helper';

const faster = { ...spec, compile: { ...spec.compile, optimizer: { type: 'Adam', learning_rate: 0.2 } } };
const rmsprop = { ...spec, compile: { ...spec.compile, optimizer: 'rmsprop' } };
const wider = { ...spec, layers: [{ ...spec.layers[0], units: 8 }, ...spec.layers.slice(1)] };

test('train --from continues from an epoch of a run, and --json names the run and the epoch', async (t) => {
  const cwd = folderWith({ 'same.nn.json': spec, 'faster.nn.json': faster, 'rmsprop.nn.json': rmsprop, 'wider.nn.json': wider }, t);
  const { outcome } = await runHere(jobOf(JSON.stringify(spec), { folder: join(cwd, 'run') }));
  const train = (file: string, ...more: string[]) => call(['train', `${file}.nn.json`, '--from', 'run', ...more], { cwd });
  const json = async (file: string) => JSON.parse((await train(file, '--epoch', '12', '--json')).stdout);

  const same = await json('same');
  assert.deepEqual(same.from, { run: 'moons-1', epoch: 12, fresh_optimizer: false, other_data: false });
  assert.deepEqual(same.history, outcome.history);
  const changed = await json('faster');
  assert.deepEqual(changed.history.loss.slice(0, 12), outcome.history['loss']?.slice(0, 12));
  assert.notDeepEqual(changed.history.loss.slice(12), outcome.history['loss']?.slice(12));
  assert.equal((await json('rmsprop')).from.fresh_optimizer, true);

  assert.match((await train('rmsprop', '--epoch', '12')).stdout, /Continued from epoch 12 of run moons-1\. The optimizer is another one/);
  const refused = await train('wider', '--epoch', '12');
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /"dense\/kernel" have the shape \(2, 6\) in the run, and \(2, 8\) in the spec.*\[branch-does-not-fit\]/);
  const over = await train('same');
  assert.match(over.stderr, /Nothing is left to train from epoch 24.*\[branch-without-epochs\]/);
  const nowhere = await call(['train', 'same.nn.json', '--from', 'nothing'], { cwd });
  assert.deepEqual([nowhere.code, nowhere.stderr.split('\n')[0]], [2, '--from nothing: this is not the folder of a run.']);
  const alone = await call(['train', 'same.nn.json', '--epoch', '3'], { cwd });
  assert.deepEqual([alone.code, alone.stderr.split('\n')[0]], [2, '--epoch goes with --from RUN.']);
});
