import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeData } from '../../../src/ml/data/facts';
import { descentChoices } from '../../../src/ml/descent/choices';
import { initialState } from '../../../src/ml/training/initial-state';
import { train } from '../../../src/ml/training/train';
import { prepare, unattended } from '../../golden/run-case';
import { line } from './hills';

describe('the steps of an epoch that a race is offered', () => {
  const held = { validation: { x: [[6]], y: [[13]] } };
  const own = line().data;
  const cases = [
    { fit: { batch_size: 2 }, steps: 3 },
    { fit: { batch_size: 3, validation_split: 0.4 }, steps: 1 },
    { fit: { batch_size: 1, validation_split: 0.2 }, steps: 4 },
    { fit: { batch_size: 1, validation_split: 0.2 }, data: { ...own, ...held }, steps: 5 },
  ];
  for (const { fit, data = own, steps } of cases) {
    it(`are those of training, with ${JSON.stringify(fit)}${data === own ? '' : ' and validation rows of its own'}`, async () => {
      const { spec, model, dataset, session } = await prepare(line({ data, fit: { epochs: 1, ...fit } }), 'compact');
      const choices = descentChoices(spec, { kind: 'number', outputs: 1 }, await describeData(dataset));
      const trained: number[] = [];
      await train(
        session,
        { model, compile: spec.compile, fit: spec.fit, dataset, seed: spec.seed, state: initialState(model, spec.seed) },
        { ...unattended, emit: (event) => event.type === 'begin' && trained.push(event.batches) },
      );
      session.dispose();
      assert.deepEqual([choices?.batches, trained], [steps, [steps]]);
    });
  }
});
