import type { Tensor } from '../data/dataset';
import { volume } from '../language/shape';
import { batchWork } from '../model/cost';
import { classScore } from '../saliency/class-score';
import { inputGradient } from '../saliency/input-gradient';
import { coveredSamples, coverOf } from '../saliency/occlusion';
import type { AnswerTo } from './messages';
import type { NetworkOutputs } from './network-outputs';
import type { CourseRequest, WhyRequest } from './report-questions';

type Breathe = () => Promise<void>;

/** Multiplications with an addition, and numbers of covered samples, that are sent through the network at once: some milliseconds. */
const WORK_AT_ONCE = 1e8;
const NUMBERS_AT_ONCE = 2 ** 20;

/**
 * Answers which inputs matter for an answer.
 * @param outputs sends covered samples through the network
 * @param breathe awaited between parts of the work, so that other questions can come in
 */
export async function whyOf(question: WhyRequest, outputs: Pick<NetworkOutputs, 'of'>, breathe: Breathe): Promise<AnswerTo<WhyRequest>> {
  const { model, key, weights, reading, x, klass, cover: asked } = question;
  const score = classScore(model, reading, klass);
  if ('code' in score) return { refused: score };
  const gradient = await inputGradient({ model, reading, weights }, x, score, breathe);
  if (!asked) return { gradient };
  const units = reading.outputs;
  const scores = async (samples: Tensor): Promise<Float64Array> => {
    const answer = await outputs.of({ task: 'outputs', model, key, weights, x: samples, layers: [model.layers.length - 1] });
    const { values } = answer.outputs[0] as Tensor;
    return Float64Array.from({ length: values.length / units }, (_, i) => score.of(values.subarray(i * units, (i + 1) * units)));
  };
  const [whole = 0] = await scores({ shape: [1, ...model.inputShape], values: x });
  const cover = coverOf(model, asked);
  const places = cover.rows * cover.columns;
  const drop = new Float32Array(places);
  const each = Math.max(1, batchWork(model, 1));
  const atOnce = Math.max(1, Math.floor(Math.min(WORK_AT_ONCE / each, NUMBERS_AT_ONCE / x.length)));
  for (let from = 0; from < places; from += atOnce) {
    const left = await scores(coveredSamples(model, x, cover, from, Math.min(places, from + atOnce)));
    left.forEach((value, i) => (drop[from + i] = whole - value));
    await breathe();
  }
  return { gradient, occlusion: { ...cover, of: score.unit, whole, drop } };
}

/** Answers how the answers to some samples changed over the moments of a run. @param breathe awaited between moments */
export async function courseOf(
  question: CourseRequest,
  outputs: Pick<NetworkOutputs, 'of'>,
  breathe: Breathe,
): Promise<AnswerTo<CourseRequest>> {
  const { model, key, x, moments } = question;
  const last = model.layers.length - 1;
  const units = volume(model.layers[last]?.outputShape ?? []);
  const size = (x.shape[0] ?? 0) * units;
  const values = new Float32Array(moments.length * size);
  for (const [i, { weights }] of moments.entries()) {
    const answer = await outputs.of({ task: 'outputs', model, key, weights, x, layers: [last] });
    values.set((answer.outputs[0] as Tensor).values, i * size);
    await breathe();
  }
  return { epochs: moments.map(({ epoch }) => epoch), units, outputs: values };
}
