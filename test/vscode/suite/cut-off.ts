import { long } from './specs';

/** Long enough to be in the middle of, short enough to be done again. */
export const cutOff = long({ name: 'cut off', epochs: 80, samples: 400 });
