import type { FunctionSheet } from './functions/sheet';
import type { TensorSheet } from './tensors/sheet';

/** What a file describes in place of a network, worked out: plain data for pages and for the command line. */
export type Sheet = FunctionSheet | TensorSheet;
