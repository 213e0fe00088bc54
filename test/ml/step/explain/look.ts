import type { Step } from '../../../../src/ml/step/explain/cells';
import { lookInside } from '../../../../src/ml/step/look-inside';
import { stepNetwork } from '../../../../src/ml/step/step-network';
import { fitData } from '../../../../src/ml/training/fit-data';
import { prepare, stepOf } from '../../../golden/run-case';

interface Which {
  readonly epoch?: number;
  readonly batch?: number;
  readonly sample?: number;
  readonly check?: boolean;
}

/** A step of a spec's training, to be explained. */
export async function stepTo(text: object, { epoch = 0, batch = 0, sample = 0, check = false }: Which = {}): Promise<Step> {
  const prepared = await prepare(text, 'wasm');
  const { spec, model, dataset, session } = prepared;
  try {
    const { compile, fit, seed } = spec;
    const step = await stepOf(prepared, { epoch, batch });
    return {
      look: await lookInside({ model, compile, seed, ...fitData(dataset, fit), sample, check }, step),
      network: stepNetwork(model, compile),
    };
  } finally {
    session.dispose();
  }
}
