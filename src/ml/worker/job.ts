import type { Dataset, SplitName } from '../data/dataset';
import { rowCount } from '../data/dataset';
import type { Files } from '../data/files';
import { chooseEngine } from '../engine/choose';
import type { Session } from '../engine/engine';
import { layerParams, parameterCounts } from '../model/cost';
import type { Model } from '../model/model';
import { readWeightsFile } from '../results/weights-file';
import { type CheckedSpec, checkSpec } from '../spec/check-spec';
import { type Problem, runnable } from '../spec/problem';
import type { Spec } from '../spec/spec';
import { EpochFigures } from '../training/epoch';
import type { Logs } from '../training/events';
import { initialState } from '../training/initial-state';
import { type Control, train } from '../training/train';
import type { Job, NumberArray, Outcome } from './messages';
import { predictionInput } from './prediction-input';

/** Rows that go through the network at once when nothing is learned; only memory depends on it. */
const PREDICT_BATCH = 256;

export interface JobControl extends Control {
  readonly files: Files;
}

type Result = { readonly outcome: Outcome } | { readonly problems: readonly Problem[] };

/** A spec that may run: nothing in it is an error. */
type Sound = CheckedSpec & { readonly spec: Spec; readonly model: Model };

/** Does all that a spec says: loads, trains, evaluates, predicts. Problems of the user's are returned; only defects of ours throw. */
export async function runJob(job: Job, control: JobControl): Promise<Result> {
  const began = control.now();
  const checked = await checkSpec(job.text, control.files);
  if (!isSound(checked)) return { problems: checked.problems };
  const { spec, model, dataset } = checked;
  // Reading weights may add to the problems.
  const { problems } = checked.reporter;
  const readsFile = spec.weights !== undefined && !job.weights;
  const file = readsFile ? await readWeightsFile(spec.weights as string, control.files, model, checked.reporter) : new Map();
  if (!file) return { problems };
  const loaded = control.now();

  const { engine, why } = await chooseEngine(job.engine ?? spec.engine);
  const initial = initialState(model, spec.seed, file);
  const state = job.weights ? { ...initial, weights: new Map([...initial.weights, ...job.weights]) } : initial;
  const session = engine.open({ model, seed: spec.seed, ...(spec.compile && { compile: spec.compile }) });
  try {
    session.setState(state);
    const compiled = control.now();
    const { compile, fit, seed } = spec;
    const asked = job.inputs ?? spec.predict;
    const learns = job.task === 'train' && compile && dataset;
    const run = learns ? await train(session, { model, compile, fit, dataset, seed, state }, control) : undefined;
    const trained = control.now();
    return {
      outcome: {
        engine: { ...engine.info, why },
        params: parameterCounts(model),
        layers: model.layers.map((layer) => ({
          name: layer.name,
          type: layer.config.type,
          outputShape: layer.outputShape,
          params: layerParams(layer),
        })),
        history: run?.history ?? {},
        ...(run && { ending: run.ending }),
        ...(spec.compile && dataset && { evaluate: await evaluate(session, spec, model, dataset) }),
        ...(asked && { predictions: await session.predict(predictionInput(asked, model.inputShape, spec.data?.scale), PREDICT_BATCH) }),
        weights: namedWeights(session, model),
        milliseconds: { load: loaded - began, compile: compiled - loaded, train: trained - compiled },
        problems,
      },
    };
  } finally {
    session.dispose();
  }
}

const isSound = (checked: CheckedSpec): checked is Sound =>
  runnable(checked.problems) && checked.spec !== undefined && checked.model !== undefined;

/** As Keras's `evaluate`: on the test rows where there are some, else on the training rows, without class or sample weights. */
async function evaluate(session: Session, spec: Spec, model: Model, dataset: Dataset): Promise<{ on: SplitName; logs: Logs }> {
  const on = dataset.test ? 'test' : 'train';
  const split = dataset.test ?? dataset.train;
  const compile = spec.compile as NonNullable<Spec['compile']>;
  session.load(on, split);
  const indices = Uint32Array.from({ length: rowCount(split) }, (_, i) => i);
  const result = await session.evaluate({ split: on, indices, batchSize: PREDICT_BATCH });
  const figures = new EpochFigures(compile.metrics, model, split.y);
  figures.add(split, indices, PREDICT_BATCH, result);
  return { on, logs: figures.logs() };
}

function namedWeights(session: Session, model: Model): ReadonlyMap<string, NumberArray> {
  const { weights } = session.state();
  return new Map(
    model.layers.flatMap((layer) =>
      layer.weights.map(({ name, shape }) => {
        const key = `${layer.name}/${name}`;
        return [key, { shape, values: weights.get(key) as Float32Array }] as const;
      }),
    ),
  );
}
