import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import { WorkerClient } from '../../src/ml/worker/client';
import { inThread } from '../../src/ml/worker/thread-port';
import { built } from '../built';
import { trainChecked } from '../ml/spec/train-checked';
import { trainedSpecs } from '../ml/spec/trained-specs';

/** Cases, and the seed that they are drawn from. */
const CASES = Number(process.env['SOAK_CASES'] ?? 20_000);
const SEED = Number(process.env['SOAK_SEED'] ?? 1);
const MOST_MS = 2000;

describe('specs over the whole registry', () => {
  const client = new WorkerClient(inThread(built('worker.js')));
  after(() => client.dispose());

  test(`${CASES} specs train where they pass the check, none for more than ${MOST_MS} ms of the processor, none with an unexplained number`, async (t) => {
    let trained = 0;
    const holds = async (spec: object): Promise<void> => {
      const before = process.cpuUsage();
      if (await trainChecked(JSON.stringify(spec), client)) trained++;
      const { user, system } = process.cpuUsage(before);
      assert.ok((user + system) / 1000 < MOST_MS, `it took ${(user + system) / 1000} ms`);
    };
    await fc.assert(fc.asyncProperty(trainedSpecs, holds), { seed: SEED, numRuns: CASES });
    t.diagnostic(`${trained} of ${CASES} specs were trained.`);
  });
});
