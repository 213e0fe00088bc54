import type { CheckedSpec } from '../checks/check-spec';
import { type Dataset, rowSize, type Tensor } from '../data/dataset';
import type { Session } from '../engine/engine';
import { type Notice, notice } from '../language/notice';
import { runnable } from '../language/problem';
import { volume } from '../language/shape';
import { batchWork } from '../model/cost';
import { readingOf } from '../model/interpret-output';
import type { Model } from '../model/model';
import { noAnswers, readAnswers, type SplitReport } from '../report/class-answers';
import { type Reported, reportedRows } from '../report/reported';
import { dataMark } from '../runs/marks';
import type { Spec } from '../spec/spec';
import { textFacts } from '../spec/text-facts';
import { splitsOf } from '../training/fit-data';
import { PREDICT_BATCH } from './evaluate';
import type { AnswerTo } from './messages';
import { keyOf, type NetworkOutputs } from './network-outputs';
import { Newest } from './newest';
import type { ReportRequest } from './report-questions';
import type { SpecData } from './spec-data';

/** Multiplications with an addition between two breaths: some 20 milliseconds. */
const WORK_AT_ONCE = 2e8;

/** Answers how a network answers all rows of a split. A question takes the place of its asker's older one about the same split. */
export class Reports {
  readonly #data: SpecData;
  readonly #outputs: Pick<NetworkOutputs, 'of'>;
  readonly #newest: Newest;
  readonly #marks = new WeakMap<Dataset, number>();

  /** @param breathe awaited between parts of the rows, so that other questions can come in */
  constructor(data: SpecData, outputs: Pick<NetworkOutputs, 'of'>, breathe: () => Promise<void>) {
    this.#data = data;
    this.#outputs = outputs;
    this.#newest = new Newest(breathe);
  }

  of(question: ReportRequest): Promise<AnswerTo<ReportRequest>> {
    const key = JSON.stringify([question.asker, question.split]);
    return this.#newest.answer(key, (breathe) => this.#report(question, breathe));
  }

  async #report({ text, scope, weights, split, trainedOn }: ReportRequest, breathe: () => Promise<void>): Promise<AnswerTo<ReportRequest>> {
    const opening = await this.#data.open(text, scope);
    if ('problems' in opening) {
      const without = runnable(opening.problems) && textFacts(text).lacks.includes('data');
      return without ? { refused: notice('no-report', { what: 'data' }) } : opening;
    }
    const { model, dataset } = opening.opened;
    const reported = reportedRows({ ...opening.opened, split });
    if ('code' in reported) return { refused: reported };
    const misfit = otherVariable(model, weights);
    if (misfit !== undefined) return { refused: notice('no-report', { what: 'weights', name: misfit }) };
    const [key, layers] = [keyOf(model), [model.layers.length - 1]];
    const report = await reportOf(reported, model, breathe, async (x) => {
      const { outputs } = await this.#outputs.of({ task: 'outputs', model, key, weights, x, layers });
      return (outputs[0] as Tensor).values;
    });
    const same = trainedOn === undefined || trainedOn === this.#markOf(dataset);
    return { report, notes: same ? [] : [notice('report-other-data', undefined)] };
  }

  #markOf(dataset: Dataset): number {
    const mark = this.#marks.get(dataset) ?? dataMark(dataset);
    this.#marks.set(dataset, mark);
    return mark;
  }
}

/**
 * How a network answers at the end of a run.
 * @param session has the network and its weights
 * @param breathe awaited between parts of the rows; what it throws ends the report
 */
export async function reportAtEnd(
  { spec, model, dataset, facts }: Pick<CheckedSpec, 'dataset' | 'facts'> & { readonly spec: Spec; readonly model: Model },
  session: Session,
  breathe: () => Promise<void>,
): Promise<SplitReport | Notice> {
  if (!dataset) return notice('no-report', { what: 'data' });
  const reading = readingOf(model, spec.compile?.loss, facts?.targets);
  const reported = reportedRows({ reading, dataset, splits: splitsOf(dataset, spec.fit) });
  if ('code' in reported) return reported;
  return await reportOf(reported, model, breathe, async (x) => (await session.predict(x, PREDICT_BATCH)).values);
}

/**
 * Has all rows answered, some at a time.
 * @param breathe awaited between them; what it throws ends the report
 * @param answer gives the outputs for some rows
 */
async function reportOf(
  { reading, x, labels, split, classes, set }: Reported,
  model: Model,
  breathe: () => Promise<void>,
  answer: (x: Tensor) => Promise<Float32Array>,
): Promise<SplitReport> {
  const answers = noAnswers(labels);
  const atOnce = Math.max(1, Math.floor(WORK_AT_ONCE / Math.max(1, batchWork(model, 1))));
  const size = rowSize(x);
  for (let from = 0; from < labels.length; from += atOnce) {
    const to = Math.min(labels.length, from + atOnce);
    const part = { shape: [to - from, ...x.shape.slice(1)], values: x.values.subarray(from * size, to * size) };
    readAnswers(answers, reading, await answer(part), from);
    await breathe();
  }
  return { split, classes, ...answers, ...(set && { set }) };
}

/** A variable of the network of which there are other values, or none: the data is no longer as it was when they were trained. */
const otherVariable = ({ layers }: Model, weights: ReadonlyMap<string, Float32Array>): string | undefined =>
  layers
    .flatMap((layer) => layer.weights.map(({ name, shape }) => ({ name: `${layer.name}/${name}`, size: volume(shape) })))
    .find(({ name, size }) => weights.get(name)?.length !== size)?.name;
