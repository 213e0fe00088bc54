import { type Fields, type FieldValues, objectOf, optional, required, standard } from '../language/fields';
import { boolean, integer, listOf, number, oneOf, record, text } from '../language/kinds';
import { loss } from '../registry/losses';
import { metric } from '../registry/metrics';
import { optimizer } from '../registry/optimizers';

/** Largest number of epochs a spec may ask for: a slip of the finger must not train for years. */
const MOST_EPOCHS = 1_000_000;

const compileFields = {
  optimizer: required(optimizer, 'How the weights are changed at each step.'),
  loss: optional(loss, 'What training makes smaller. May be left out with the perceptron rule only.'),
  metrics: standard(listOf(metric), [], 'What else is measured, such as "accuracy".'),
} satisfies Fields;

const earlyStopping = {
  monitor: standard(text, 'val_loss', 'What is watched: a name from the history.'),
  patience: standard(integer({ min: 0 }), 0, 'Epochs without improvement before training stops.'),
  min_delta: standard(number({ min: 0 }), 0, 'A smaller change is no improvement.'),
  mode: standard(oneOf(['auto', 'min', 'max'], 'mode'), 'auto', 'Whether smaller or larger is better; "auto" knows by the name.'),
  baseline: optional(number(), 'Training stops if this is not reached.'),
  restore_best_weights: standard(boolean, false, 'Whether the weights of the best epoch are taken in the end.'),
  start_from_epoch: standard(integer({ min: 0 }), 0, 'Epochs before watching begins.'),
} satisfies Fields;

const classWeight = record(number({ min: 0 }), { pattern: /^(0|[1-9]\d{0,8})$/, words: 'class numbers such as "0"' });

const fitFields = {
  epochs: standard(integer({ min: 1, max: MOST_EPOCHS }), 1, 'How many times all training rows are used.'),
  batch_size: standard(integer({ min: 1 }), 32, 'Rows in one step.'),
  shuffle: standard(boolean, true, 'Whether the rows are put into another order each epoch.'),
  validation_split: standard(number({ min: 0, below: 1 }), 0, 'The last part of the training rows that is kept for validation.'),
  class_weight: optional(classWeight, 'How much each class counts in the loss: { "0": 1, "1": 5 }.'),
  sample_weight: optional(
    listOf(number({ min: 0 }), { min: 1 }),
    'How much each training row counts in the loss: a number for each row of the data, in its order there.',
  ),
  early_stopping: optional(objectOf(earlyStopping, '"early_stopping"'), 'Stops when nothing improves any more.'),
} satisfies Fields;

const kerasFit = [
  'validation_data',
  'callbacks',
  'verbose',
  'initial_epoch',
  'steps_per_epoch',
  'validation_steps',
  'validation_batch_size',
  'validation_freq',
];
const kerasCompile = ['loss_weights', 'weighted_metrics', 'run_eagerly', 'steps_per_execution', 'jit_compile', 'auto_scale_loss'];

export const compileSection = objectOf(compileFields, '"compile"', { unsupported: kerasCompile });
export const fitSection = objectOf(fitFields, '"fit"', { unsupported: kerasFit });

export type CompileSection = FieldValues<typeof compileFields>;
export type FitSpec = FieldValues<typeof fitFields>;
export type EarlyStopping = FieldValues<typeof earlyStopping>;

/** The fit section when a spec has none. */
export const defaultFit: FitSpec = Object.fromEntries(
  Object.entries(fitFields).map(([key, field]) => [key, 'value' in field ? field.value : undefined]),
) as unknown as FitSpec;
