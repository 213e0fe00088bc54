import { long } from './specs';

/** Long enough to be in the middle of, short enough to be done again. */
export const EPOCHS = 3000;
export const cutOff = long({ name: 'cut off', epochs: EPOCHS, samples: 400 });
