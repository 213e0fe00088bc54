import { l10n, type Uri } from 'vscode';
import { layerParams, parameterCounts } from '../../ml/model/cost';
import { graphDot, layerGraph } from '../../ml/model/graph';
import type { Model } from '../../ml/model/model';
import { summarize, summaryText } from '../../ml/model/summary';
import { historyCsv } from '../../ml/results/history-csv';
import { writeLayersModel } from '../../ml/results/layers-model-out';
import { outcomeJson } from '../../ml/results/outcome-json';
import { type NamedWeights, weightsToNpz } from '../../ml/results/weights';
import { readSpec } from '../../ml/spec/read-spec';
import type { WorkerClient } from '../../ml/worker/client';
import { textOf } from '../problem-text';
import { finalWeights, type Run, restoresBest } from '../runs/run';
import { fileScopeOf } from '../spec-document';
import { NotExportable } from '../write-files';

/** What is exported: a spec, and a run of it where there is one. */
export interface Source {
  readonly uri: Uri;
  readonly text: string;
  readonly run?: Run;
}

/** A file to be written. */
interface OutFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** One thing that can be exported; the same that the command line has. */
export interface Format {
  readonly label: string;
  readonly detail: string;
  readonly suffix: string;
  readonly needsRun: boolean;
  readonly isText: boolean;
  /** @param name the file's name that was chosen. Rejects with NotExportable where the reason is the user's to know. */
  make(source: Source, worker: Pick<WorkerClient, 'ask'>, name: string): Promise<readonly OutFile[]>;
}

type Make = (source: Source, worker: Pick<WorkerClient, 'ask'>) => Promise<string | Uint8Array>;

const one =
  (make: Make): Format['make'] =>
  async (source, worker, name) => [{ name, content: await make(source, worker) }];

export const exportFormats = (): readonly Format[] => [
  {
    label: l10n.t('History (CSV)'),
    detail: l10n.t('A line an epoch, as Keras writes it'),
    suffix: '.csv',
    needsRun: true,
    isText: true,
    make: one(async (source) => historyCsv([{ columns: (await runOf(source).history()).columns }])),
  },
  {
    label: l10n.t('Run (JSON)'),
    detail: l10n.t('Spec, engine, history and results'),
    suffix: '.json',
    needsRun: true,
    isText: true,
    make: one(runJson),
  },
  {
    label: l10n.t('Weights (NPZ)'),
    detail: l10n.t('For NumPy, and for "weights" in a spec'),
    suffix: '.npz',
    needsRun: true,
    isText: false,
    make: one(async (source) => weightsToNpz(await weightsOf(source))),
  },
  {
    label: l10n.t('Model for TensorFlow.js'),
    detail: l10n.t('Two files: the layers, and a file of weights beside it'),
    suffix: '.json',
    needsRun: true,
    isText: false,
    make: tensorflowModel,
  },
  {
    label: l10n.t('Summary (text)'),
    detail: l10n.t('The table of layers, as Keras prints it'),
    suffix: '.txt',
    needsRun: false,
    isText: true,
    make: one(async (source, worker) => summaryText(summarize(await modelOf(source, worker)))),
  },
  {
    label: l10n.t('Graph (DOT)'),
    detail: l10n.t('The layers and their connections, for Graphviz'),
    suffix: '.dot',
    needsRun: false,
    isText: true,
    make: one(async (source, worker) => graphDot(layerGraph(await modelOf(source, worker)))),
  },
];

async function tensorflowModel(source: Source, worker: Pick<WorkerClient, 'ask'>, name: string): Promise<readonly OutFile[]> {
  const [model, weights] = await Promise.all([modelOf(source, worker), weightsOf(source)]);
  const { list } = readSpec(source.text);
  const binary = name.replace(/(\.json)?$/i, '.weights.bin');
  const files = writeLayersModel(model, weights, binary, list);
  if (!files) throw new NotExportable(list.problems.map(textOf).join(' '));
  return [
    { name, content: files.json },
    { name: binary, content: files.binary },
  ];
}

async function runJson(source: Source, worker: Pick<WorkerClient, 'ask'>): Promise<string> {
  const run = runOf(source);
  const [model, history, weights] = await Promise.all([modelOf(source, worker), run.history(), weightsOf(source)]);
  const { meta, end } = run;
  if (!meta) throw new NotExportable(l10n.t('The run has only just begun.'));
  const { name, file, began, seed, epochs, environment } = meta;
  const layers = model.layers.map((layer) => ({
    name: layer.name,
    type: layer.config.type,
    outputShape: layer.outputShape,
    params: layerParams(layer),
  }));
  const predictions = end?.predictions && { ...end.predictions, values: Float32Array.from(end.predictions.values) };
  const result = {
    engine: meta.engine,
    params: parameterCounts(model),
    layers,
    history: history.columns,
    ...(end && { ending: end.ending }),
    ...(end?.evaluate && { evaluate: end.evaluate }),
    ...(predictions && { predictions }),
    ...(end?.classes && { classes: end.classes }),
    weights,
    milliseconds: { train: run.milliseconds },
  };
  const about = { name, file, began: new Date(began).toISOString(), status: run.status, seed, epochs, environment, spec: source.text };
  return `${outcomeJson(result, false, about)}\n`;
}

function runOf({ run }: Source): Run {
  if (!run) throw new NotExportable(l10n.t('There is no run to export yet: train the network first.'));
  return run;
}

async function modelOf({ uri, text }: Source, worker: Pick<WorkerClient, 'ask'>): Promise<Model> {
  const scope = fileScopeOf({ uri });
  const { model, problems } = await worker.ask({ task: 'check', text, ...(scope && { scope }) });
  const error = problems.find(({ severity }) => severity === 'error');
  // A run whose data is gone still has its network, if the spec says how large a sample is.
  if (!model) throw new NotExportable(error ? textOf(error) : l10n.t('The network cannot be built from this spec.'));
  return model;
}

/** The weights that training came to: the best where it went back to them at its end, as in Keras. */
async function weightsOf(source: Source): Promise<NamedWeights> {
  const run = runOf(source);
  const best = finalWeights(run, restoresBest(readSpec(source.text).spec)) === 'best' ? await run.weights('best') : undefined;
  const weights = best ?? (await run.weights('last'));
  if (!weights || !run.meta) throw new NotExportable(l10n.t('No weights of this run were kept yet.'));
  return new Map(
    run.meta.variables.map(({ name, shape }) => {
      const values = weights.get(name);
      if (!values) throw new NotExportable(l10n.t('No weights of this run were kept yet.'));
      return [name, { shape, values }];
    }),
  );
}
