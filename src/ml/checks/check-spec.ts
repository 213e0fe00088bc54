import { findNodeAtLocation } from 'jsonc-parser';
import type { DataContext } from '../data/context';
import type { Dataset } from '../data/dataset';
import { type DataFacts, describeData } from '../data/facts';
import type { Files } from '../data/files';
import { loadData } from '../data/load';
import type { Problem } from '../language/problem';
import type { Reporter } from '../language/reporter';
import { buildModel, declaredInput } from '../model/build';
import type { Model } from '../model/model';
import { layerNames } from '../model/model';
import { wire } from '../model/wire';
import type { LayerConfig } from '../registry/layers';
import { readWeightsFile } from '../results/weights-file';
import { readSheet, type Sheet } from '../sheets/sheet';
import type { DataSpec } from '../spec/data-section';
import { readSpec, type SpecReading } from '../spec/read-spec';
import type { Spec } from '../spec/spec';
import type { GivenWeights } from '../training/initial-state';
import { runChecks } from '.';

/** Everything that can be known of a spec without training it. What could not be worked out is missing; `problems` say why. */
export interface CheckedSpec {
  readonly problems: readonly Problem[];
  /** Set when the text could be read whole. */
  readonly spec?: Spec;
  readonly dataset?: Dataset;
  readonly facts?: DataFacts;
  readonly model?: Model;
  /** Values by `layer/variable` from the spec's weights file; empty where it names none. */
  readonly fileWeights?: GivenWeights;
  /** Set where the text describes functions or tensors in place of a network, and any of them could be read. */
  readonly sheet?: Sheet;
}

/** What came of loading data; nothing where it has an error. */
export interface DescribedData {
  readonly dataset?: Dataset;
  readonly facts?: DataFacts;
}

/** A way to load what a "data" section describes; problems go to the context's reporter. */
export type DataLoader = (spec: DataSpec, context: DataContext) => Promise<DescribedData>;

/** A way to read the file that a spec names under "weights"; undefined after a problem was reported. Never rejects. */
export type WeightsReader = (path: string, files: Files, model: Model, reporter: Reporter) => Promise<GivenWeights | undefined>;

/** For those who have weights already: what the spec's own file holds, or whether it exists, does not matter to them. */
export const withoutWeightsFile: WeightsReader = () => Promise.resolve(new Map());

/** Loads the data anew. */
export const loadDescribed: DataLoader = async (spec, context) => {
  const { dataset } = await loadData(spec, context);
  return dataset ? { dataset, facts: await describeData(dataset, context.breathe) } : {};
};

/** Reads a spec and its data, works out the model and checks that everything fits together. Never throws on what a user wrote. */
export async function checkSpec(
  text: string,
  files: Files,
  load: DataLoader = loadDescribed,
  readWeights: WeightsReader = readWeightsFile,
): Promise<CheckedSpec> {
  const reading = readSpec(text);
  if (reading.sheet) {
    const sheet = await readSheet(reading.sheet, reading.list);
    reading.list.reportIgnores(reading.list.sound);
    return { problems: sorted(reading.list.problems), ...(sheet && { sheet }) };
  }
  return checkNetworkOf(reading, files, load, readWeights);
}

/** As `checkSpec`, for those who can do nothing without a network: a file that describes none has an error. */
export function checkNetwork(
  text: string,
  files: Files,
  load: DataLoader = loadDescribed,
  readWeights: WeightsReader = readWeightsFile,
): Promise<CheckedSpec> {
  const reading = readSpec(text);
  const { sheet, list } = reading;
  if (sheet) list.report('sheet-without-network', { kind: sheet.kind }, [sheet.kind], { onKey: true });
  return checkNetworkOf(reading, files, load, readWeights);
}

async function checkNetworkOf(reading: SpecReading, files: Files, load: DataLoader, readWeights: WeightsReader): Promise<CheckedSpec> {
  const { list, partial, spec } = reading;
  const { dataset, facts } = partial?.data ? await load(partial.data, { files, seed: partial.seed ?? 0, reporter: list }) : {};
  const model = modelOf(reading, facts);
  if (spec && model) runChecks({ spec, model, ...(facts && { facts }), ...(dataset && { dataset }) }, list);
  const fileWeights = spec && model && (await weightsOf(spec, model));
  // What needs the data could not be checked without it.
  list.reportIgnores(list.sound && spec !== undefined && model !== undefined && (dataset !== undefined || spec.data === undefined));
  return {
    problems: sorted(list.problems),
    ...(spec && { spec }),
    ...(dataset && { dataset }),
    ...(facts && { facts }),
    ...(model && { model }),
    ...(fileWeights && { fileWeights }),
  };

  async function weightsOf({ weights }: Spec, model: Model): Promise<GivenWeights | undefined> {
    return weights === undefined ? new Map() : await readWeights(weights, files, model, list);
  }
}

function modelOf({ list, partial, root }: SpecReading, facts: DataFacts | undefined): Model | undefined {
  const layers = partial?.layers;
  if (!layers?.every((l): l is LayerConfig => l !== undefined)) return undefined;
  const brokenData = !facts && root && findNodeAtLocation(root, ['data']);
  if (brokenData && !declaredInput(layers[0])) {
    // What goes in will be known once the data is put right, so only the connections can be looked at.
    wire(layers, layerNames(layers), list);
    return undefined;
  }
  return buildModel(layers, partial?.name, facts?.inputShape, list);
}

/** In the order of the text, as a reader goes through it; then what is in other files. */
const sorted = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort((a, b) => Number(a.file !== undefined) - Number(b.file !== undefined) || a.range.start.offset - b.range.start.offset);
