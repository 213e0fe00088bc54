import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import { WorkerClient } from '../../../src/ml/worker/client';
import { inThread } from '../../../src/ml/worker/thread-port';
import { built } from '../../built';
import { trainChecked } from './train-checked';
import { trainedSpecs } from './trained-specs';

describe('what passes the check', () => {
  const client = new WorkerClient(inThread(built('worker.js')));
  after(() => client.dispose());

  test('trains, and explains every value that is not finite', async () => {
    let trained = 0;
    const holds = async (spec: object): Promise<void> => {
      if (await trainChecked(JSON.stringify(spec), client)) trained++;
    };
    await fc.assert(fc.asyncProperty(trainedSpecs, holds), { seed: 1, numRuns: 400 });
    assert.ok(trained > 20, `only ${trained} specs were trained`);
  });
});
