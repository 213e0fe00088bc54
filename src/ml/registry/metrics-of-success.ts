import { standard } from '../spec/fields';
import { boolean, integer, nullable, number } from '../spec/kinds';
import { oneOf } from '../spec/one-of';
import { table } from './entry';
import { type MetricEntry, metricName, metricPage as page } from './metric-entry';

const k = standard(integer({ min: 1 }), 5, 'How many of the largest outputs count as right answers.');
const threshold = standard(number({ min: 0, max: 1 }), 0.5, 'Outputs above this mean class 1.');

/** Metrics that count right answers, and those that losses do not have. */
export const measuresOfSuccess = table({
  accuracy: {
    text: 'The share of right answers. Which accuracy it is follows from the shapes: binary_ for one output, categorical_ for one-hot targets, sparse_categorical_ for class numbers.',
    source: page('accuracy', 'Accuracy'),
    params: { name: metricName },
    aliases: ['acc', 'Acc', 'ACC', 'Accuracy'],
    unsupported: ['dtype'],
    targets: 'any',
  },
  binary_accuracy: {
    text: 'The share of outputs that are on the target’s side of the threshold.',
    source: page('accuracy', 'BinaryAccuracy'),
    params: { threshold: standard(number(), 0.5, 'Outputs above this mean class 1.'), name: metricName },
    aliases: ['BinaryAccuracy'],
    unsupported: ['dtype'],
    targets: 'values',
  },
  categorical_accuracy: {
    text: 'The share of samples whose largest output is where the one-hot target has its 1.',
    source: page('accuracy', 'CategoricalAccuracy'),
    params: { name: metricName },
    aliases: ['CategoricalAccuracy'],
    unsupported: ['dtype'],
    targets: 'distribution',
  },
  sparse_categorical_accuracy: {
    text: 'The share of samples whose largest output is that of the target’s class number.',
    source: page('accuracy', 'SparseCategoricalAccuracy'),
    params: { name: metricName },
    aliases: ['SparseCategoricalAccuracy'],
    unsupported: ['dtype'],
    targets: 'labels',
  },
  top_k_categorical_accuracy: {
    text: 'The share of samples whose right class is among the k largest outputs; targets one-hot.',
    source: page('accuracy', 'TopKCategoricalAccuracy'),
    params: { k, name: metricName },
    aliases: ['TopKCategoricalAccuracy'],
    unsupported: ['dtype'],
    targets: 'distribution',
  },
  sparse_top_k_categorical_accuracy: {
    text: 'The share of samples whose right class is among the k largest outputs; targets class numbers.',
    source: page('accuracy', 'SparseTopKCategoricalAccuracy'),
    params: { k, name: metricName },
    aliases: ['SparseTopKCategoricalAccuracy'],
    unsupported: ['dtype', 'from_sorted_ids'],
    targets: 'labels',
  },
  precision: {
    text: 'Of all outputs above the threshold, the share where the target is 1: how far a yes can be trusted.',
    source: page('classification', 'Precision'),
    params: { thresholds: threshold, name: metricName },
    aliases: ['Precision'],
    unsupported: ['dtype', 'top_k', 'class_id'],
    targets: 'values',
  },
  recall: {
    text: 'Of all targets that are 1, the share with an output above the threshold: how many were found.',
    source: page('classification', 'Recall'),
    params: { thresholds: threshold, name: metricName },
    aliases: ['Recall'],
    unsupported: ['dtype', 'top_k', 'class_id'],
    targets: 'values',
  },
  auc: {
    text: 'The area under the curve that a moving threshold draws: ROC (found against false alarms) or PR (precision against recall). 1 is perfect; 0.5 under ROC is guessing.',
    source: page('classification', 'AUC'),
    params: {
      num_thresholds: standard(integer({ min: 2, max: 100_000 }), 200, 'How many thresholds from 0 to 1 are tried.'),
      curve: standard(oneOf(['ROC', 'PR', 'PRGAIN'], 'curve'), 'ROC', 'Which curve.'),
      summation_method: standard(
        oneOf(['interpolation', 'minoring', 'majoring'], 'summation method'),
        'interpolation',
        'How the area between two points is taken: in between, from below or from above.',
      ),
      from_logits: standard(boolean, false, 'True when the outputs are sums before sigmoid, not probabilities.'),
      name: metricName,
    },
    aliases: ['AUC'],
    unsupported: ['dtype', 'thresholds', 'multi_label', 'num_labels', 'label_weights'],
    targets: 'values',
  },
  f1_score: {
    text: '2 · precision · recall / (precision + recall), for each class, and one number of them all.',
    source: page('classification', 'F1Score'),
    params: {
      average: standard(
        oneOf(['macro', 'micro', 'weighted'], 'average'),
        'macro',
        'How the classes’ scores become one number. Keras’s own default gives a list, one number a class, which no curve can show.',
      ),
      threshold: standard(
        nullable(number({ above: 0, max: 1 })),
        null,
        'Outputs above this mean yes; null takes the largest output of a row, which for a single output is always yes.',
      ),
      name: metricName,
    },
    aliases: ['F1Score'],
    unsupported: ['dtype'],
    targets: 'values',
  },
  root_mean_squared_error: {
    text: '√ of the mean of (y − ŷ)²: the squared error in the target’s own unit.',
    source: page('regression', 'RootMeanSquaredError'),
    params: { name: metricName },
    aliases: ['RootMeanSquaredError'],
    unsupported: ['dtype'],
    targets: 'values',
  },
  r2_score: {
    text: '1 − Σ(y − ŷ)² / Σ(y − mean of y)²: 1 is perfect, 0 is no better than always answering the mean.',
    source: page('regression', 'R2Score'),
    params: {
      class_aggregation: standard(
        oneOf(['uniform_average', 'variance_weighted_average'], 'aggregation'),
        'uniform_average',
        'How the scores of several outputs become one number.',
      ),
      name: metricName,
    },
    aliases: ['R2Score'],
    unsupported: ['dtype', 'num_regressors'],
    targets: 'values',
  },
} satisfies Readonly<Record<string, MetricEntry>>);
