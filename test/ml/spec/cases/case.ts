import type { MessageCode } from '../../../../src/ml/language/messages';
import type { SyntaxSlip } from '../../../../src/ml/language/messages/reading';

/** A spec with one thing wrong with it, and all that is said about it. */
export interface Case {
  readonly code: MessageCode;
  /** For `json-syntax`, what it is that is wrong. */
  readonly slip?: SyntaxSlip;
  /** The spec, with «…» around the place that is marked. Where there are none, the place is the beginning. */
  readonly text: string;
  readonly severity?: 'warning' | 'info' | 'hint';
  readonly message: string;
  /** Titles of the fixes that are offered; each puts the problem right. */
  readonly fixes?: readonly string[];
  /** Other problems of the same text. */
  readonly also?: readonly MessageCode[];
}

/** A layer with nothing wrong, for two inputs. */
export const dense = '{ "type": "Dense", "units": 1, "input_shape": [2] }';

/** A spec of layers alone. */
export const layers = (list: string): string => `{ "layers": [${list}] }`;

/** A spec that trains its layers on a gate, or on what is given. */
export const trained = (list: string, compile = '"optimizer": "adam", "loss": "mse"', data = '{ "gate": "AND" }', rest = ''): string =>
  `{ "data": ${data}, "layers": [${list}], "compile": { ${compile} }${rest} }`;

/** The same with a sound layer and a "fit" section. */
export const run = (fit: string, compile?: string, data?: string): string =>
  trained('{ "type": "Dense", "units": 1 }', compile, data, `, "fit": { ${fit} }`);

/** Three samples of three classes. */
export const classes = '{ "x": [[1, 2], [3, 4], [5, 6]], "y": [0, 1, 2] }';

/** Two samples of 2 × 2 numbers. */
export const pictures = '{ "x": [[[1, 2], [3, 4]], [[5, 6], [7, 8]]], "y": [0, 1] }';

export const bce = '"optimizer": "adam", "loss": "binary_crossentropy"';
export const cce = '"optimizer": "adam", "loss": "categorical_crossentropy"';
export const scce = '"optimizer": "adam", "loss": "sparse_categorical_crossentropy"';
export const rule = '"optimizer": "perceptron"';
