import * as vscode from 'vscode';
import { volume } from '../../ml/language/shape';
import { affineLogits } from '../../ml/model/affine-logits';
import type { WorkerClient } from '../../ml/worker/client';
import type { Requests } from '../../webview/study/messages/from-view';
import type { Runs } from '../runs/run';
import type { Subject } from './content/content';
import { networkThen } from './network-then';
import type { RunNetworks } from './networks';
import { withInstead } from './weights';

interface Sources {
  readonly worker: Pick<WorkerClient, 'ask'>;
  readonly runs: Runs;
  readonly networks: RunNetworks;
}

/** Answers what a panel asks about networks. Each throws an error for the reader where it cannot. */
export class Answers {
  readonly #from: Sources;

  constructor(from: Sources) {
    this.#from = from;
  }

  async outputs(subject: Subject, ask: Requests['outputs']['ask']): Promise<Requests['outputs']['answer']> {
    const { model, key, epoch, weights } = await networkThen(this.#from, subject, ask);
    const rowSize = volume(model.inputShape);
    const rows = ask.x.length / rowSize;
    if (!Number.isInteger(rows)) throw new Error(`${ask.x.length} numbers are no rows of ${rowSize}`);
    const layers = ask.layers === 'all' ? model.layers : model.layers.slice(-1);
    const then = ask.instead ? withInstead(weights, ask.instead, model) : weights;
    const preActivations = rowSize === 2 ? affineLogits(model, then) : undefined;
    const { outputs } = await this.#from.worker.ask({
      task: 'outputs',
      model,
      key,
      weights: then,
      x: { shape: [rows, ...model.inputShape], values: ask.x },
      layers: layers.map(({ index }) => index),
    });
    const answered = layers.map(({ index, name, outputShape }, i) => {
      const own = preActivations?.get(index);
      return {
        name,
        units: volume(outputShape),
        shape: outputShape,
        values: outputs[i]?.values ?? new Float32Array(),
        ...(own && { preActivations: own }),
      };
    });
    return { epoch, layers: answered };
  }

  async weights(subject: Subject, ask: Requests['weights']['ask']): Promise<Requests['weights']['answer']> {
    const { model, epoch, weights } = await networkThen(this.#from, subject, ask);
    const layer = model.layers.find(({ name }) => name === ask.layer);
    if (!layer) throw new Error(vscode.l10n.t('This run has no layer {0}.', ask.layer));
    const variables = layer.weights.map(({ name, shape }) => ({
      name,
      shape,
      // On its own, not as a window of all weights: those would be sent along.
      values: (weights.get(`${layer.name}/${name}`) ?? new Float32Array()).slice(),
    }));
    return { epoch, variables };
  }
}
