import type { Node } from 'jsonc-parser';
import type { ProblemList } from '../language/reporter';
import type { SpecReading } from '../spec/read-spec';
import type { SheetKind } from '../spec/sheet-kind';
import { readFunctionSheet } from './functions/read';
import type { Sheet } from './sheet';
import { readTensorSheet } from './tensors/read';

const readers: { readonly [K in SheetKind]: (root: Node, list: ProblemList) => Promise<Sheet | undefined> } = {
  functions: readFunctionSheet,
  tensors: readTensorSheet,
};

/**
 * Reads and works out a sheet. Never throws on what a user wrote; every problem has its place.
 * @returns what could be read; undefined where nothing could
 */
export const readSheet = ({ kind, root }: NonNullable<SpecReading['sheet']>, list: ProblemList): Promise<Sheet | undefined> =>
  readers[kind](root, list);
