import type { Entry } from './entry';

export interface ActivationEntry extends Entry {
  /** False where the derivative is 0 wherever it exists, so that nothing can be learned through the function. True when left out. */
  readonly gradient?: boolean;
  /** True where each value depends on all others of its row (the last axis). False when left out. */
  readonly wholeRow?: boolean;
}

/** Where Keras describes an activation function. */
export const activationPage = (name: string): string => `https://keras.io/api/layers/activations/#${name.replaceAll('_', '')}-function`;
