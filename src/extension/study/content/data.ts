import type { DataFacts } from '../../../ml/data/facts';
import type { Model } from '../../../ml/model/model';
import type { Spec } from '../../../ml/spec/spec';
import type { CheckAnswer } from '../../../ml/worker/messages';
import type { Data } from '../../../webview/study/messages';
import { activationOf } from './activation';

/** What the panel shows of the data; undefined where there is none. */
export function dataOf({ spec, model, facts, points = [], names = {} }: CheckAnswer): Data | undefined {
  if (!facts) return undefined;
  const { data } = spec ?? {};
  const classes = classesOf(facts, spec, model, names.classNames?.length);
  return {
    rows: facts.rows,
    inputs: size(facts.inputShape),
    targets: size(facts.targetShape),
    scale: data?.scale ?? 1,
    ...(data && 'gate' in data && { gate: data.gate }),
    ...(classes !== undefined && { classes }),
    ...names,
    points: points.map(({ split, x, y }) => ({ split, x: x.values, y: y.values })),
  };
}

const size = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** Answers that are meant as a class. */
const deciding = new Set(['sigmoid', 'hard_sigmoid', 'softmax', 'step', 'sign']);

/** Whole numbers as targets may be classes or just numbers; what the network does with them tells. */
function classesOf(
  { classCounts, targets }: DataFacts,
  spec: Spec | undefined,
  model: Model | undefined,
  named: number | undefined,
): number | undefined {
  if (named) return named;
  const counted = classCounts?.train?.length;
  const forClasses = /crossentropy|hinge/.test(spec?.compile?.loss.type ?? '') || deciding.has(activationOf(model?.layers.at(-1)));
  return targets.oneHot || forClasses ? counted : undefined;
}
