import { checkNetwork, checkSpec, withoutWeightsFile } from '../checks/check-spec';
import { type Dataset, pickRows, rowCount, rowSize, someRows, splitNames, type Tensor } from '../data/dataset';
import { obstacleTo } from '../engine/compact/can-run';
import { largeAt, nameAt } from '../hovers/questions';
import { runnable } from '../language/problem';
import { isLargeBatch } from '../model/cost';
import { lineOrNot } from '../separation/line-or-not';
import { compareSpecs, differences } from '../spec/differences';
import { readSpec } from '../spec/read-spec';
import type { FitSpec } from '../spec/sections';
import { specSpans, textFacts } from '../spec/text-facts';
import { rowsInStep, splitsOf } from '../training/fit-data';
import { initialState } from '../training/initial-state';
import { adviceOf } from './advice';
import { namesBeside } from './beside';
import { columnFactsOf } from './columns';
import { DataCache, filesOf, stamped } from './data-cache';
import { Descents } from './descent';
import { Guesses } from './guesses';
import { gradientsAt, updatesOf } from './learning';
import type { AnswerTo, CheckAnswer, CheckRequest, InitialAnswer, InitialRequest, Question } from './messages';
import { keyOf, NetworkOutputs } from './network-outputs';
import { Newest } from './newest';
import { Reports } from './report';
import type { WhyRequest } from './report-questions';
import { courseOf, whyOf } from './saliency';
import { samplesOf } from './samples';
import { SpecData } from './spec-data';
import { StepSessions } from './step-sessions';
import { stepOf } from './steps';

type SeparationRequest = Extract<Question, { task: 'separation' }>;

/** An answer, and the blocks of memory that can be handed over with it instead of being copied. */
interface Found {
  readonly answer: AnswerTo<Question>;
  readonly moved: readonly ArrayBuffer[];
}

/** Answers questions. A defect of ours rejects; what a user wrote never does. */
export class Answers {
  readonly #data = new DataCache();
  readonly #breathe: () => Promise<void>;
  readonly #guesses = new Guesses();
  readonly #outputs: NetworkOutputs;
  readonly #steps: StepSessions;
  readonly #descents: Descents;
  readonly #opened: SpecData;
  readonly #reports: Reports;
  readonly #whys: Newest;

  /** @param breathe awaited between parts of a long answer, so that other questions can come in */
  constructor(breathe: () => Promise<void>) {
    this.#breathe = breathe;
    this.#outputs = new NetworkOutputs(breathe);
    this.#steps = new StepSessions(this.#data, breathe);
    this.#descents = new Descents(this.#steps, breathe);
    this.#opened = new SpecData(this.#data, breathe);
    this.#reports = new Reports(this.#opened, this.#outputs, breathe);
    this.#whys = new Newest(breathe);
  }

  async to(question: Question): Promise<Found> {
    switch (question.task) {
      case 'check':
        return { answer: await this.#check(question), moved: [] };
      case 'read': {
        const { spec } = readSpec(question.text);
        return { answer: { ...textFacts(question.text), ...(spec && { spec }) }, moved: [] };
      }
      case 'initial':
        return { answer: await this.#initial(question), moved: [] };
      case 'outputs': {
        const answer = await this.#outputs.of(question);
        return { answer, moved: answer.outputs.map(({ values }) => values.buffer as ArrayBuffer) };
      }
      case 'step':
        return { answer: await stepOf(question, this.#steps), moved: [] };
      case 'gradients':
        return { answer: await gradientsAt(question, this.#steps, this.#breathe), moved: [] };
      case 'advice':
        return { answer: await adviceOf(question, this.#steps, this.#breathe), moved: [] };
      case 'updates':
        return { answer: await updatesOf(question, this.#steps, this.#breathe), moved: [] };
      case 'surface':
        return { answer: await this.#descents.surface(question), moved: [] };
      case 'slope':
        return { answer: await this.#descents.slope(question), moved: [] };
      case 'descend':
        return { answer: await this.#descents.descend(question), moved: [] };
      case 'separation':
        return { answer: await this.#separation(question), moved: [] };
      case 'samples':
        return { answer: await samplesOf(question, this.#opened), moved: [] };
      case 'report':
        return { answer: await this.#reports.of(question), moved: [] };
      case 'why':
        return { answer: await this.#why(question), moved: [] };
      case 'course':
        return { answer: await courseOf(question, this.#outputs, this.#breathe), moved: [] };
      case 'columns':
        return { answer: await columnFactsOf(question, this.#data, this.#breathe), moved: [] };
      case 'name':
        return { answer: nameAt(question), moved: [] };
      case 'large':
        return { answer: largeAt(question), moved: [] };
      case 'beside':
        return { answer: await namesBeside(question, filesOf(question.scope), this.#breathe), moved: [] };
      case 'differences':
        return { answer: differences(question.before, question.after), moved: [] };
      case 'compare':
        return { answer: compareSpecs(question.before, question.after), moved: [] };
    }
  }

  #why(question: WhyRequest): Promise<AnswerTo<WhyRequest>> {
    const key = JSON.stringify([question.asker, question.klass]);
    return this.#whys.answer(key, (breathe) => whyOf(question, this.#outputs, breathe));
  }

  async #check({ text, scope }: CheckRequest): Promise<CheckAnswer> {
    const asked = new Map<string, string>();
    const files = stamped(filesOf(scope), asked);
    const { problems, spec, model, facts, dataset, sheet } = await checkSpec(
      text,
      files,
      this.#data.loader(scope, this.#breathe, asked),
      this.#data.weightsReader(scope, this.#breathe, asked),
    );
    const obstacle = model && obstacleTo(model, spec?.compile);
    const points = dataset && spec && pointsOf(dataset, spec.fit);
    const guess = dataset && spec?.compile && model && runnable(problems) && this.#guesses.of(dataset, spec.compile.loss, spec.fit, model);
    const { inputNames, targetNames, classNames } = dataset ?? {};
    const names = { ...(inputNames && { inputNames }), ...(targetNames && { targetNames }), ...(classNames && { classNames }) };
    return {
      ...textFacts(text),
      spans: specSpans(text),
      problems,
      files: asked,
      ...(sheet && { sheet }),
      ...(spec && { spec }),
      ...(model && { model, modelKey: keyOf(model) }),
      ...(obstacle && { obstacle }),
      ...(model && spec && { largeBatches: isLargeBatch(model, rowsInStep(spec.fit, facts)) }),
      ...(facts && { facts }),
      ...(points && { points }),
      ...(guess && { guess }),
      ...(dataset && { names }),
    };
  }

  async #initial({ text, scope }: InitialRequest): Promise<InitialAnswer> {
    const { problems, spec, model, fileWeights } = await checkNetwork(
      text,
      filesOf(scope),
      this.#data.loader(scope, this.#breathe),
      this.#data.weightsReader(scope, this.#breathe),
    );
    if (!runnable(problems) || !spec || !model) return { problems };
    return { weights: initialState(model, spec.seed, fileWeights).weights };
  }

  async #separation({ text, scope, output }: SeparationRequest): Promise<AnswerTo<SeparationRequest>> {
    const { problems, spec, model, dataset, facts } = await checkNetwork(
      text,
      filesOf(scope),
      this.#data.loader(scope, this.#breathe),
      withoutWeightsFile,
    );
    if (!runnable(problems) || !spec || !model) return { problems };
    const look = lineOrNot({ spec, model, dataset, facts }, output);
    return 'code' in look ? { refused: look } : { look };
  }
}

/** More points than this cover each other in a picture. */
const MOST_POINTS = 2000;

/** Rows to be drawn, where a sample is one number or two: what `fit` holds back is not what was learned from. */
function pointsOf(dataset: Dataset, fit: FitSpec): CheckAnswer['points'] {
  const inputs = rowSize(dataset.train.x);
  if (inputs < 1 || inputs > 2) return undefined;
  const splits = splitsOf(dataset, fit);
  return splitNames.flatMap((split) => {
    const block = splits[split];
    if (!block) return [];
    const rows = someRows(rowCount(block), MOST_POINTS);
    return [{ split, rows, x: tableOf(block.x, rows), y: tableOf(block.y, rows) }];
  });
}

/** Some rows as a table: [rows, numbers]. */
const tableOf = (block: Tensor, rows: Uint32Array): Tensor => ({
  shape: [rows.length, rowSize(block)],
  values: pickRows(block, rows).values,
});
