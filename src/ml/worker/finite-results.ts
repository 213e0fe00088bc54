import type { Tensor } from '../data/dataset';
import type { TrainingState } from '../engine/engine';
import { nonFiniteIn } from '../engine/non-finite';
import type { Problem } from '../language/problem';
import { nameOfMetric } from '../registry/metrics';
import { readSpec } from '../spec/read-spec';
import type { CompileSpec } from '../spec/spec';
import type { Ending, Logs } from '../training/events';
import { type BrokenValue, brokenValue, brokenValueArgs } from '../training/explain-non-finite';
import type { TrainingResult } from '../training/train';

/** What a job came to. */
interface Results {
  readonly text: string;
  readonly compile?: CompileSpec | undefined;
  /** Not set where nothing was trained. */
  readonly trained?: TrainingResult | undefined;
  readonly evaluated?: Logs | undefined;
  readonly predictions?: Tensor | undefined;
  weights(): TrainingState['weights'];
}

/**
 * Looks for what is NaN or infinite in the results of a job: an evaluation or a prediction takes the place of the run's ending, a metric
 * alone is a warning. Where training broke off, everything after it is no number for the same reason, which has been given.
 */
export function checkFinite(results: Results): { readonly ending?: Ending; readonly problems: readonly Problem[] } {
  const { text, compile, trained, evaluated, predictions, weights } = results;
  if (trained?.ending.reason === 'diverged') return { ending: trained.ending, problems: [] };
  const broken = brokenIn(evaluated?.['loss'], predictions);
  if (broken && trained && compile) {
    const losses = trained.history['loss'] ?? [];
    const epoch = Math.max(0, losses.length - 1);
    return { ending: brokenValue(broken, { epoch, batch: 0 }, weights(), { optimizer: compile.optimizer, losses }), problems: [] };
  }
  const ending = trained && { ending: trained.ending };
  if (broken) {
    const { list } = readSpec(text);
    list.report('figure-not-finite', brokenValueArgs(broken, weights()), broken.what === 'prediction' ? ['predict'] : ['compile', 'loss']);
    return { problems: list.problems.slice(-1) };
  }
  const metrics = brokenMetrics(trained?.history ?? {}, evaluated);
  if (metrics.length === 0) return { ...ending, problems: [] };
  const { list } = readSpec(text);
  const names = compile?.metrics.map(nameOfMetric) ?? [];
  for (const metric of metrics) {
    list.report('metric-not-finite', metric, ['compile', 'metrics', names.indexOf(metric.name.replace(/^val_/, ''))]);
  }
  return { ...ending, problems: list.problems.filter(({ code }) => code === 'metric-not-finite') };
}

/** The loss of the evaluation, or else the first row of predictions (from 1), that is not finite. */
function brokenIn(loss: number | undefined, predictions: Tensor | undefined): BrokenValue | undefined {
  const value = loss === undefined ? undefined : nonFiniteIn([loss]);
  if (value) return { what: 'evaluation', value };
  const at = predictions?.values.findIndex((v) => !Number.isFinite(v)) ?? -1;
  if (!predictions || at < 0) return undefined;
  const width = predictions.values.length / (predictions.shape[0] as number);
  return { what: 'prediction', value: nonFiniteIn([predictions.values[at] as number]) ?? 'NaN', row: Math.floor(at / width) + 1 };
}

/** Metrics that were no finite number though the loss was one; `epoch` is the first, from 1, not set where only the evaluation has it. */
function brokenMetrics(history: TrainingResult['history'], evaluated: Logs | undefined): { name: string; value: string; epoch?: number }[] {
  const names = new Set(
    [...Object.keys(history), ...Object.keys(evaluated ?? {})].filter((name) => name !== 'loss' && name !== 'val_loss'),
  );
  return [...names].flatMap((name) => {
    const at = history[name]?.findIndex((v) => !Number.isFinite(v)) ?? -1;
    const value = nonFiniteIn([at < 0 ? (evaluated?.[name] ?? 0) : (history[name]?.[at] as number)]);
    return value ? [{ name, value, ...(at >= 0 && { epoch: at + 1 }) }] : [];
  });
}
