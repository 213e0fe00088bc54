import type { LayerType } from '../../registry/layers';
import * as core from './core';
import { Conv2D, Dense } from './linear';
import * as normalization from './normalization';
import type { LayerRule } from './numbers';
import * as pooling from './pooling';
import { recurrentRule } from './recurrent';

/** How the numbers of each layer of the registry come about; an entry without a rule here does not compile. */
export const rules: Readonly<Record<LayerType, LayerRule>> = {
  ...core,
  ...pooling,
  ...normalization,
  Dense,
  Conv2D,
  SimpleRNN: recurrentRule,
  LSTM: recurrentRule,
  GRU: recurrentRule,
};
