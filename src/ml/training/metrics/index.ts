import { volume } from '../../language/shape';
import { type Metric, metricTargets, nameOfMetric } from '../../registry/metrics';
import { auc } from './auc';
import {
  accuracyKind,
  binaryAccuracy,
  categoricalAccuracy,
  f1Score,
  shareOfYes,
  sparseCategoricalAccuracy,
  sparseTopK,
  topK,
} from './classification';
import { binaryCrossentropy, categoricalCrossentropy, sparseCategoricalCrossentropy } from './crossentropy';
import * as errors from './errors';
import { r2Score } from './errors';
import { type Layout, layoutOf, type MetricContext, meanOf, type Streaming } from './streaming';

export { accuracyKind } from './classification';

/** A metric at work, under the name that the history knows it by. */
export interface StreamingMetric extends Streaming {
  readonly name: string;
}

type Make<Type extends Metric['type']> = (
  config: Extract<Metric, { readonly type: Type }>,
  layout: Layout,
  context: MetricContext,
) => Streaming;

const makers: { readonly [Type in Metric['type']]: Make<Type> } = {
  accuracy(_, layout, context) {
    const kind = accuracyKind(context);
    if (kind === 'binary') return meanOf(binaryAccuracy(0.5), layout);
    return kind === 'sparse' ? meanOf(sparseCategoricalAccuracy, layout, { labels: true }) : meanOf(categoricalAccuracy, layout);
  },
  binary_accuracy: ({ threshold }, layout) => meanOf(binaryAccuracy(threshold), layout),
  categorical_accuracy: (_, layout) => meanOf(categoricalAccuracy, layout),
  sparse_categorical_accuracy: (_, layout) => meanOf(sparseCategoricalAccuracy, layout, { labels: true }),
  top_k_categorical_accuracy: ({ k }, layout) => meanOf(topK(k), layout),
  sparse_top_k_categorical_accuracy: ({ k }, layout) => meanOf(sparseTopK(k), layout, { labels: true }),
  precision: ({ thresholds }, layout) => shareOfYes('precision', thresholds, layout),
  recall: ({ thresholds }, layout) => shareOfYes('recall', thresholds, layout),
  auc,
  f1_score: f1Score,
  root_mean_squared_error: (_, layout) => meanOf(errors.squaredError, layout, { finish: Math.sqrt }),
  r2_score: r2Score,
  mean_squared_error: (_, layout) => meanOf(errors.squaredError, layout),
  mean_absolute_error: (_, layout) => meanOf(errors.absoluteError, layout),
  mean_absolute_percentage_error: (_, layout) => meanOf(errors.percentageError, layout),
  mean_squared_logarithmic_error: (_, layout) => meanOf(errors.squaredLogarithmicError, layout),
  log_cosh_error: (_, layout) => meanOf(errors.logCosh, layout),
  cosine_similarity: (_, layout) => meanOf(errors.cosineSimilarity, layout),
  binary_crossentropy: (config, layout) => meanOf(binaryCrossentropy(config, layout), layout),
  categorical_crossentropy: (config, layout) => meanOf(categoricalCrossentropy(config, layout), layout),
  sparse_categorical_crossentropy: (config, layout) => meanOf(sparseCategoricalCrossentropy(config, layout), layout, { labels: true }),
  kl_divergence: (_, layout) => meanOf(errors.klDivergence, layout),
  poisson: (_, layout) => meanOf(errors.poisson, layout),
  hinge: (_, layout) => meanOf(errors.hinge, layout, { prepare: errors.signs }),
  squared_hinge: (_, layout) => meanOf(errors.squaredHinge, layout, { prepare: errors.signs }),
  categorical_hinge: (_, layout) => meanOf(errors.categoricalHinge, layout),
};

/** Whether a metric can compare targets and outputs of these shapes. */
export function metricFits(config: Metric, context: MetricContext): boolean {
  const { outputShape, targetShape } = context;
  if ((config.type === 'f1_score' || config.type === 'r2_score') && outputShape.length > 1) return false;
  const labels = config.type === 'accuracy' ? accuracyKind(context) === 'sparse' : metricTargets(config) === 'labels';
  return volume(targetShape) === (labels ? layoutOf(context).lines : volume(outputShape));
}

/**
 * Makes a metric. Each batch of an epoch is to be handed over by itself, because some look at a whole batch, as in Keras.
 * @throws RangeError for shapes that do not go together (`metricFits`)
 */
export function createMetric(config: Metric, context: MetricContext): StreamingMetric {
  if (!metricFits(config, context)) {
    throw new RangeError(`${config.type} cannot compare targets [${context.targetShape}] with outputs [${context.outputShape}]`);
  }
  // The table's type says that each type has a maker for its own config; TypeScript cannot follow that through a union.
  const make = makers[config.type] as (config: Metric, layout: Layout, context: MetricContext) => Streaming;
  return { name: nameOfMetric(config), ...make(config, layoutOf(context), context) };
}
