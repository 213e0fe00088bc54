import fc from 'fast-check';
import type { JsonSchema } from '../../../src/ml/language/kind';

type Schemas = readonly JsonSchema[];

/** Numbers that people write, and those at the bounds. */
function numbers(schema: JsonSchema, whole: boolean): fc.Arbitrary<number> {
  const least = (schema['minimum'] ?? schema['exclusiveMinimum'] ?? -100) as number;
  const most = Math.min((schema['maximum'] ?? schema['exclusiveMaximum'] ?? least + 200) as number, least + 2000);
  const open = (n: number): boolean => n !== schema['exclusiveMinimum'] && n !== schema['exclusiveMaximum'];
  if (whole) return fc.integer({ min: Math.ceil(least), max: Math.floor(most) }).filter(open);
  return fc
    .oneof(
      fc.constantFrom(0, 1, 0.5, 1e-7).filter((n) => n >= least && n <= most),
      fc.double({ min: least, max: most, noNaN: true }),
    )
    .filter(open);
}

/** A rectangular block of numbers, as "numbers" in the schema allows more loosely. */
const blocks = fc
  .array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 })
  .map((shape): unknown => shape.reduceRight<unknown>((inner, size) => Array.from({ length: size }, () => inner), 0.5));

/** JSON values that a schema of this project allows, drawn from its own structure. */
export function fromSchema(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema['$ref']) return blocks;
  if (schema['anyOf']) return fc.oneof(...(schema['anyOf'] as Schemas).map(fromSchema));
  if (schema['allOf']) return fc.oneof(...(schema['allOf'] as Schemas).map(typed));
  if (schema['enum']) return fc.constantFrom(...(schema['enum'] as readonly unknown[]));
  switch (schema['type']) {
    case 'integer':
    case 'number':
      return numbers(schema, schema['type'] === 'integer');
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return fc.oneof(fc.constantFrom('a', 'b', 'loss', '__proto__', '데이터'), fc.string({ minLength: 1, maxLength: 8 }));
    case 'array':
      return fc.array(fromSchema(schema['items'] as JsonSchema), {
        minLength: (schema['minItems'] ?? 0) as number,
        maxLength: Math.min((schema['maxItems'] ?? 3) as number, 3),
      });
    case 'object':
      return schema['properties'] ? object(schema) : records(schema);
    default:
      throw new Error(`a schema that is not known here: ${JSON.stringify(schema)}`);
  }
}

/** One branch of a schema, recognized by "type". */
function typed(branch: JsonSchema): fc.Arbitrary<unknown> {
  const types = (branch['if'] as { readonly properties: { readonly type: { readonly enum: readonly string[] } } }).properties.type.enum;
  const { type: _, ...properties } = (branch['then'] as JsonSchema)['properties'] as Readonly<Record<string, JsonSchema>>;
  const others = object({ ...(branch['then'] as JsonSchema), properties });
  return fc.tuple(fc.constantFrom(...types), others).map(([type, rest]) => ({ type, ...(rest as object) }));
}

function object(schema: JsonSchema): fc.Arbitrary<unknown> {
  const properties = schema['properties'] as Readonly<Record<string, JsonSchema>>;
  const model = Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, fromSchema(value)]));
  return fc.record(model, { requiredKeys: (schema['required'] ?? []) as string[] });
}

/** Objects with keys of the user's own. */
function records(schema: JsonSchema): fc.Arbitrary<unknown> {
  const names = (schema['propertyNames'] as { readonly pattern: string }).pattern.includes('[a-z_]')
    ? ['kernel', 'bias', 'gamma']
    : ['0', '1', '17'];
  return fc.dictionary(fc.constantFrom(...names), fromSchema(schema['additionalProperties'] as JsonSchema), { maxKeys: 2 });
}
