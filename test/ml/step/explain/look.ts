import assert from 'node:assert/strict';
import type { Step } from '../../../../src/ml/step/explain/cells';
import { lookInside } from '../../../../src/ml/step/look-inside';
import { stepNetwork } from '../../../../src/ml/step/step-network';
import { fitData } from '../../../../src/ml/training/fit-data';
import { initialState } from '../../../../src/ml/training/initial-state';
import { replayStep } from '../../../../src/ml/training/replay';
import { prepare, unattended } from '../../../golden/run-case';

interface Which {
  readonly epoch?: number;
  readonly batch?: number;
  readonly sample?: number;
  readonly check?: boolean;
}

/** A step of a spec's training, to be explained. */
export async function stepTo(text: object, { epoch = 0, batch = 0, sample = 0, check = false }: Which = {}): Promise<Step> {
  const { spec, model, dataset, session } = await prepare(text, 'wasm');
  try {
    const { compile, fit, seed } = spec;
    const plan = { model, fit, dataset, seed, state: initialState(model, seed) };
    const step = await replayStep(session, plan, 0, { epoch, batch }, unattended);
    assert.ok(step && 'record' in step);
    return {
      look: lookInside({ model, compile, seed, ...fitData(dataset, fit), sample, check }, step),
      network: stepNetwork(model, compile),
    };
  } finally {
    session.dispose();
  }
}
