/** What the title of a fix is filled in with: the key that is set or removed, and the value that is put in, as JSON that is cut short. */
export interface FixWords {
  readonly key: string;
  readonly value: string;
}

/** The title of each fix, by what it is for, in English. A translation is a second object of the same type. */
export const fixTitles = {
  change: ({ value }: FixWords) => `Change to ${value}`,
  set: ({ key, value }: FixWords) => `Change "${key}" to ${value}`,
  'set-missing': ({ key, value }: FixWords) => `Set "${key}" to ${value}`,
  remove: ({ key }: FixWords) => `Remove "${key}"`,
  rename: ({ value }: FixWords) => `Change to "${value}"`,
  comma: () => 'Insert a comma',
  list: () => 'Put it into a list: [ … ]',
  'list-of-samples': () => 'Make it a list of one sample',

  'layer-before': ({ value }: FixWords) => `Put ${value} before it`,
  'hidden-layer': () => 'Put a hidden layer before it',
  'layer-name': () => 'Remove this name of a layer',
  'inputs-first': () => 'Write it inputs first, as Keras stores it',

  'rows-to-columns': () => 'Turn rows into columns: "transpose": true',
  'rows-as-they-are': () => 'Leave rows as they are, without "transpose"',
  'shuffle-first': () => 'Shuffle the rows before they are split',
  'get-data-set': ({ value }: FixWords) => `Get ${value}…`,
  sample: ({ value }: FixWords) => `Use the sample: "size": ${value}`,
  'scale-pixels': () => 'Divide the pixels by 255: "scale": 255',
  'class-name': () => 'Remove this name of a class',
  'one-hot': () => 'Write the labels as one-hot rows: "one_hot": true',

  activation: ({ value }: FixWords) => `Set the activation to ${value}`,
  loss: ({ value }: FixWords) => `Change the loss to ${value}`,
  'activation-of-all': ({ value }: FixWords) => `Set the activation of all of them to ${value}`,
  'activation-and-loss': ({ value }: FixWords) => `Set the activation to ${value}, the loss to "binary_crossentropy"`,
  drawn: () => 'Let the weights be drawn at random',
  'with-bias': () => 'Let it have a bias',
  'perceptron-rule': () => 'Train by the perceptron rule',
  'outputs-are-probabilities': () => 'Leave out "from_logits": the outputs are probabilities',

  'ignore-code': ({ key }: FixWords) => `Remove "${key}" from the comment`,
  'ignore-comment': () => 'Remove the comment',

  metric: () => 'Remove this metric',
  'metric-name': () => 'Remove this name of a metric',
  'metric-threshold': ({ value }: FixWords) => `Give the metric a threshold of ${value}`,
  'metric-of-logits': () => 'Say that the outputs are logits: "from_logits": true',

  'early-stopping': () => 'Stop early, with the best weights',
  validation: () => 'Keep a fifth of the rows for validation',
  monitor: ({ value }: FixWords) => `Watch ${value} instead`,
};

export type FixPurpose = keyof typeof fixTitles;
