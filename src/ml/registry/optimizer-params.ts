import { standard } from '../language/fields';
import { boolean, nullable, number } from '../language/kinds';

/** Parameters that several optimizers share, with Keras's names. */
export const learningRate = (value: number) =>
  standard(number({ min: 0 }), value, 'How large a step is: too small and learning takes for ever, too large and the loss grows.');

export const epsilon = (value: number) => standard(number({ min: 0 }), value, 'A small number that keeps the division from being by zero.');

export const beta1 = standard(number({ min: 0, below: 1 }), 0.9, 'How much of the mean of past gradients stays at each step.');

export const beta2 = standard(number({ min: 0, below: 1 }), 0.999, 'How much of the mean of past squared gradients stays at each step.');

export const rho = (value: number) =>
  standard(number({ min: 0, max: 1 }), value, 'How much of the mean of past squared gradients stays at each step.');

export const amsgrad = standard(
  boolean,
  false,
  'Divide by the largest mean of squared gradients so far (AMSGrad), so that steps never grow back.',
);

const limit = nullable(number({ above: 0 }));

/** Keras lets only one of these be given; their names, for the check. */
export const clipNames = ['clipnorm', 'clipvalue', 'global_clipnorm'] as const;

const clipping = {
  clipnorm: standard(limit, null, 'Shortens the gradient of each variable to this length; null for never.'),
  clipvalue: standard(limit, null, 'Cuts each number of the gradients to ± this; null for never.'),
  global_clipnorm: standard(limit, null, 'Shortens the gradient of all variables taken together to this length; null for never.'),
};

const decayText = 'Before each step every weight loses learning_rate · weight_decay of itself';

/** What every optimizer of Keras has. */
export const common = { weight_decay: standard(nullable(number({ min: 0 })), null, `${decayText}; null for never.`), ...clipping };

/** The same for AdamW, where decay is the point. */
export const commonWithDecay = { weight_decay: standard(number({ min: 0 }), 0.004, `${decayText}.`), ...clipping };

/** What every optimizer of Keras has and this project does not. */
export const unsupported = [
  'use_ema',
  'ema_momentum',
  'ema_overwrite_frequency',
  'loss_scale_factor',
  'gradient_accumulation_steps',
  'name',
];
