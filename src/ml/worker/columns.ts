import { checkNetwork, loadDescribed, withoutWeightsFile } from '../checks/check-spec';
import type { Breathe } from '../data/breathe';
import { asGiven, columnsOf } from '../data/columns';
import { inParts } from '../data/context';
import { type Dataset, rowCount, type Split, splitNames, type Tensor } from '../data/dataset';
import { readingOf } from '../model/interpret-output';
import type { Model } from '../model/model';
import { NEITHER, type OutputReading, tellsClassesApart } from '../model/output-reading';
import { classCount } from '../report/class-answers';
import { labelsOf } from '../report/reported';
import { readSpec } from '../spec/read-spec';
import type { Spec } from '../spec/spec';
import { fitData } from '../training/fit-data';
import { type DataCache, filesOf } from './data-cache';
import type { ColumnsRequest, SplitFacts } from './data-questions';
import type { AnswerTo } from './messages';

/** What the data of a spec is, split by split, also where its network does not fit to it. */
export async function columnFactsOf(
  { text, scope, unlimited }: ColumnsRequest,
  data: DataCache,
  breathe: Breathe,
): Promise<AnswerTo<ColumnsRequest>> {
  const load = unlimited ? loadDescribed : data.loader(scope, breathe);
  const { problems, spec, model, dataset, facts } = await checkNetwork(text, filesOf(scope), load, withoutWeightsFile);
  if (!dataset || !facts) return { problems };
  const scale = readSpec(text).partial?.data?.scale ?? 1;
  const reading = model && readingOf(model, spec?.compile?.loss, facts.targets);
  const splits = splitsOf(dataset, spec, model);
  const found: SplitFacts[] = [];
  for (const split of splitNames) {
    const block = splits[split];
    if (!block) continue;
    const labels = reading && classesOf(block, reading);
    const columns = await columnsOf(block, dataset, { scale, labels, breathe });
    found.push({
      split,
      rows: rowCount(block),
      inputs: await rangeOf(block.x, asGiven(scale), breathe),
      targets: await rangeOf(block.y, (value) => value, breathe),
      ...(labels && { classCounts: countsOf(labels, reading) }),
      ...(columns && { columns }),
    });
  }
  const { set, classNames } = dataset;
  const { inputShape, targetShape } = facts;
  return { ...(set && { set }), ...(classNames && { classNames }), inputShape, targetShape, splits: found, warnings: problems };
}

/** As training has them; as the data says where nothing can be trained. */
const splitsOf = (dataset: Dataset, spec: Spec | undefined, model: Model | undefined): Pick<Dataset, 'train' | 'validation' | 'test'> =>
  spec && model ? { ...dataset, ...fitData(dataset, spec.fit) } : dataset;

/** The class that each target names; undefined where they name none, or one does not exist. */
function classesOf({ y }: Split, reading: OutputReading): Int32Array | undefined {
  if (!tellsClassesApart(reading)) return undefined;
  const labels = labelsOf(y, reading);
  return labels.every((label) => label !== NEITHER && label < classCount(reading)) ? labels : undefined;
}

function countsOf(labels: Int32Array, reading: OutputReading): number[] {
  if (!tellsClassesApart(reading)) return [];
  const counts = new Array<number>(classCount(reading)).fill(0);
  for (const label of labels) counts[label] = (counts[label] as number) + 1;
  return counts;
}

async function rangeOf(
  { values }: Tensor,
  given: (value: number) => number,
  breathe: Breathe,
): Promise<{ readonly min: number; readonly max: number }> {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  await inParts(values.length, breathe, (from, to) => {
    for (let i = from; i < to; i++) {
      const value = values[i] as number;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  });
  return { min: given(min), max: given(max) };
}
