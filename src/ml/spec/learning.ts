import type { Spec } from './spec';

/** What has to be known of how a network learned, to say what its curve of losses means and which other curves it may be compared with. */
export interface Learning {
  readonly rule: 'gradient' | 'perceptron';
  /** Units are left out at random while it trains, which alone makes its loss tremble. */
  readonly dropout: boolean;
  /** The same for specs whose losses are in one unit: loss function, its settings, and what weighs the rows. */
  readonly loss: string;
  /** The same for specs that learn from the same data, whatever the seed. */
  readonly data: string;
}

/** @returns undefined for a spec that does not train */
export function learningOf({ compile, layers, data, fit }: Spec): Learning | undefined {
  return (
    compile && {
      rule: compile.optimizer.type === 'perceptron' ? 'perceptron' : 'gradient',
      dropout: layers.some((layer) => layer.type === 'Dropout' && layer.rate > 0),
      loss: JSON.stringify([compile.loss, fit.class_weight, fit.sample_weight]),
      data: JSON.stringify([data, fit.validation_split]),
    }
  );
}
