import { type Fields, fieldsSchema } from '../language/fields';
import type { JsonSchema } from '../language/kind';
import type { SheetKind } from '../spec/sheet-kind';
import { functionSheetFields } from './functions/fields';
import { tensorSheetFields } from './tensors/fields';

const fields: Readonly<Record<SheetKind, Fields>> = { functions: functionSheetFields, tensors: tensorSheetFields };

/** The JSON Schema of each kind of sheet, made from the fields that are read. */
export const sheetSchemas = (): Readonly<Record<SheetKind, JsonSchema>> => ({
  functions: fieldsSchema(fields.functions),
  tensors: fieldsSchema(fields.tensors),
});
