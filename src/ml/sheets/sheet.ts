import type { Node } from 'jsonc-parser';
import { type Fields, fieldsSchema } from '../language/fields';
import type { JsonSchema } from '../language/kind';
import type { ProblemList } from '../language/reporter';
import type { SpecReading } from '../spec/read-spec';
import type { SheetKind } from '../spec/sheet-kind';
import { functionSheetFields } from './functions/fields';
import { readFunctionSheet } from './functions/read';
import type { FunctionSheet } from './functions/sheet';
import { tensorSheetFields } from './tensors/fields';
import { readTensorSheet } from './tensors/read';
import type { TensorSheet } from './tensors/sheet';

/** What a file describes in place of a network, worked out: plain data for pages and for the command line. */
export type Sheet = FunctionSheet | TensorSheet;

interface Kind {
  readonly fields: Fields;
  readonly read: (root: Node, list: ProblemList) => Promise<Sheet | undefined>;
}

const kinds: Readonly<Record<SheetKind, Kind>> = {
  functions: { fields: functionSheetFields, read: readFunctionSheet },
  tensors: { fields: tensorSheetFields, read: readTensorSheet },
};

/**
 * Reads and works out a sheet. Never throws on what a user wrote; every problem has its place.
 * @returns what could be read; undefined where nothing could
 */
export const readSheet = ({ kind, root }: NonNullable<SpecReading['sheet']>, list: ProblemList): Promise<Sheet | undefined> =>
  kinds[kind].read(root, list);

/** The JSON Schema of each kind of sheet, made from the fields that are read. */
export const sheetSchemas = (): Readonly<Record<SheetKind, JsonSchema>> => ({
  functions: fieldsSchema(kinds.functions.fields),
  tensors: fieldsSchema(kinds.tensors.fields),
});
