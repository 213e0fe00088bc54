import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { volume } from '../../ml/language/shape';
import { affineSums } from '../../ml/model/affine-sums';
import type { Model } from '../../ml/model/model';
import type { WorkerClient } from '../../ml/worker/client';
import type { Moment, Requests } from '../../webview/study/messages/from-view';
import type { Run, Runs } from '../runs/run';
import type { Subject } from './content/content';
import type { RunNetworks } from './networks';
import { initialWeights, type WeightsThen, weightsOfRun, withInstead } from './weights';

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
    const { model, epoch, weights } = await this.#moment(subject, ask);
    const rowSize = volume(model.inputShape);
    const rows = ask.x.length / rowSize;
    if (!Number.isInteger(rows)) throw new Error(`${ask.x.length} numbers are no rows of ${rowSize}`);
    const layers = ask.layers === 'all' ? model.layers : model.layers.slice(-1);
    const then = ask.instead ? withInstead(weights, ask.instead, model) : weights;
    const sums = rowSize === 2 ? affineSums(model, then) : undefined;
    const { outputs } = await this.#from.worker.ask({
      task: 'outputs',
      model,
      key: keyOf(model),
      weights: then,
      x: { shape: [rows, ...model.inputShape], values: ask.x },
      layers: layers.map(({ index }) => index),
    });
    const answered = layers.map(({ index, name, outputShape }, i) => {
      const own = sums?.get(index);
      return { name, units: volume(outputShape), values: outputs[i]?.values ?? new Float32Array(), ...(own && { sums: own }) };
    });
    return { epoch, layers: answered };
  }

  async weights(subject: Subject, ask: Requests['weights']['ask']): Promise<Requests['weights']['answer']> {
    const { model, epoch, weights } = await this.#moment(subject, ask);
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

  /** The network and its weights at a moment of a run, or before any. */
  async #moment(subject: Subject, ask: { readonly run?: string; readonly at: Moment }): Promise<WeightsThen & { readonly model: Model }> {
    const run = ask.run === undefined ? undefined : this.#run(ask.run);
    if (run) return { ...(await weightsOfRun(run, ask.at)), model: await this.#from.networks.model(run, subject.shown) };
    const { shown, place } = subject;
    if (!shown) throw new Error(vscode.l10n.t('There is no network to ask.'));
    return { ...(await initialWeights(this.#from.worker, shown.text, place)), model: shown.model };
  }

  #run(id: string): Run {
    const run = this.#from.runs.get(id);
    if (!run) throw new Error(vscode.l10n.t('This run is gone.'));
    return run;
  }
}

const keys = new WeakMap<Model, string>();

/** Tells a network from others by what computes in it, so that one that is asked often is built once. */
function keyOf(model: Model): string {
  const known = keys.get(model);
  if (known !== undefined) return known;
  const what = JSON.stringify([
    model.inputShape,
    model.layers.map(({ name, config, inputs }) => [name, { ...config, weights: undefined, bias: undefined }, inputs]),
  ]);
  const key = createHash('sha256').update(what).digest('hex');
  keys.set(model, key);
  return key;
}
