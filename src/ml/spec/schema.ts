import { fieldSchema } from '../language/fields';
import type { JsonSchema } from '../language/kind';
import { snippetsOf, startOf } from './schema-snippets';
import { type SheetKind, sheetKinds } from './sheet-kind';
import { specFields } from './spec';

/**
 * The JSON Schema of a spec, made from the same kinds that the parser uses, so that what editors complete is what is read.
 * Draft 7, because that is what VS Code's JSON support understands best.
 */
export function specSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Neural network spec',
    description: 'A small neural network: its data, layers, loss, optimizer and training, in Keras’s words.',
    type: 'object',
    required: Object.entries(specFields).flatMap(([key, field]) => (field.presence === 'required' ? [key] : [])),
    properties: Object.fromEntries(Object.entries(specFields).map(([key, field]) => [key, fieldSchema(field)])),
    additionalProperties: false,
    allowTrailingCommas: true,
    allowComments: true,
    definitions: {
      numbers: { anyOf: [{ type: 'number' }, { type: 'array', items: { $ref: '#/definitions/numbers' } }] },
    },
  };
}

type Schemas = readonly JsonSchema[];
type Properties = Readonly<Record<string, JsonSchema>>;

/** Rules that only ever lead to a warning: they neither propose anything nor tell one kind of object from another. */
const bounds = new Set([
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  ...['minLength', 'minItems', 'maxItems', 'propertyNames'],
]);

/**
 * The schema for editors, made from the strict one: it completes and explains, and never warns of anything, because the extension's own
 * checks say the same better. For that the whole schema is under an "if" without "then": VS Code's JSON support proposes what it
 * finds there and reports nothing of it.
 */
export function editorSchema(
  { $schema, allowComments, allowTrailingCommas, definitions, ...spec }: JsonSchema,
  sheets: Readonly<Record<SheetKind, JsonSchema>>,
): JsonSchema {
  const first: Properties = Object.fromEntries(sheetKinds.map((kind) => [kind, propertiesOf(sheets[kind])[kind] as JsonSchema]));
  const ofKind = sheetKinds.reduceRight<JsonSchema>(
    // biome-ignore lint/suspicious/noThenProperty: "then" is JSON Schema's keyword; this object is never awaited.
    (otherwise, kind) => ({ if: { required: [kind], not: { required: ['layers'] } }, then: helpful(sheets[kind]), else: otherwise }),
    helpful(spec),
  );
  const open = { not: { anyOf: ['layers', ...sheetKinds].map((key) => ({ required: [key] })) } };
  // Before it is known what the file describes, the keys that begin a sheet are proposed too, after those of a network.
  // biome-ignore lint/suspicious/noThenProperty: as above.
  const beginnings = { if: open, then: { properties: inOrder(first, {}, AFTER_OWN) } };
  return { $schema, allowComments, allowTrailingCommas, definitions, if: { allOf: [ofKind, beginnings] } };
}

/** A part of the schema without bounds and with snippets of whole values. */
function helpful(part: JsonSchema, byName = false): JsonSchema {
  const kept = Object.fromEntries(Object.entries(part).filter(([key]) => key !== 'anyOf' && !bounds.has(key)));
  const [items, rest, alternatives] = [part['items'], part['additionalProperties'], part['anyOf']] as [JsonSchema?, JsonSchema?, Schemas?];
  const branches = part['allOf'] as Schemas | undefined;
  const common = branches ? inAll(branches.map(propertiesOf), nameKey(branches[0] as JsonSchema)) : {};
  const properties = { ...inOrder(propertiesOf(part) ?? {}, part, 0), ...inOrder(common, part, AFTER_OWN) };
  const snippets = snippetsOf(part, byName);
  const isNamed = alternatives?.some(({ type }) => type === 'string') ?? false;
  return {
    ...kept,
    ...(Object.keys(properties).length && { properties }),
    ...(items && { items: helpful(items) }),
    ...(rest && { additionalProperties: helpful(rest) }),
    ...(alternatives && { anyOf: proposedOnly(alternatives.map((one) => helpful(one, isNamed))) }),
    ...(branches && { allOf: branches.map((one) => branch(one, common)) }),
    ...(snippets.length && { defaultSnippets: snippets }),
  };
}

/** The keys that all types have in common come after the type's own. */
const AFTER_OWN = 40;

/** Keys as they are proposed: the required ones first, then in the order in which they are declared. Editors sort by this text. */
function inOrder(properties: Properties, { required = [] }: JsonSchema, first: number): Properties {
  const keys = Object.keys(properties);
  const needed = keys.filter((key) => (required as readonly string[]).includes(key));
  const sorted = [...needed, ...keys.filter((key) => !needed.includes(key))];
  return Object.fromEntries(
    keys.map((key) => {
      const suggestSortText = String(first + sorted.indexOf(key)).padStart(2, '0');
      return [key, { ...proposing(key, properties[key] as JsonSchema, needed.includes(key)), suggestSortText }];
    }),
  );
}

/** True for a text that is one of these names. A pattern, as editors propose what is in an "enum" wherever that is. */
const isOneOf = (names: readonly string[]): JsonSchema => ({ type: 'string', pattern: `^(${names.join('|')})$` });

/**
 * Names of the registry are proposed with their texts, and explained by the extension's own hovers, which have pictures. So the alternative
 * that has the texts is one that no value fits: VS Code's JSON support proposes what is in it, and shows of it in a hover nothing that would
 * be there twice. Other spellings are accepted, and not proposed.
 */
function proposedOnly(alternatives: Schemas): Schemas {
  if (!alternatives.some(isOfNames)) return alternatives;
  const suggested = alternatives.filter(({ doNotSuggest }) => doNotSuggest !== true);
  return [...suggested.map((one) => (isOfNames(one) ? { ...one, not: {} } : one)), { type: 'string' }];
}

const isOfNames = (part: JsonSchema): boolean => 'saidOfNames' in part;

const propertiesOf = (part: JsonSchema): Properties => ((part['then'] as JsonSchema | undefined) ?? part)['properties'] as Properties;

/** The keys that mean the same in every branch, such as the name of a layer: written once, they take a third of the room. */
function inAll([first = {}, ...others]: readonly Properties[], named: string): Properties {
  const same = ([key, value]: [string, JsonSchema]) => others.every((other) => JSON.stringify(other[key]) === JSON.stringify(value));
  return Object.fromEntries(Object.entries(first).filter((entry) => entry[0] !== named && same(entry)));
}

/** The key by whose value a branch is recognized: "type" of a layer. */
const nameKey = (part: JsonSchema): string => Object.keys((part['if'] as { readonly properties: Properties }).properties)[0] as string;

/** One type's own keys. The name in its condition is a pattern, as names would be proposed: without their texts, and in every spelling. */
function branch(part: JsonSchema, common: Properties): JsonSchema {
  const condition = part['if'] as { readonly properties: Properties };
  const named = nameKey(part);
  const names = condition.properties[named]?.['enum'] as readonly string[];
  const name = { ...isOneOf(names), doNotSuggest: true };
  const own = Object.entries(propertiesOf(part)).filter(([key]) => key !== named && !(key in common));
  const then = part['then'] as JsonSchema;
  // biome-ignore lint/suspicious/noThenProperty: "then" is JSON Schema's keyword; this object is never awaited.
  return { if: { ...condition, properties: { [named]: name } }, then: { properties: inOrder(Object.fromEntries(own), then, 1) } };
}

/** A key's value, with something to fill in when the key was chosen in an editor: the names it may have, a snippet, or its brackets. */
function proposing(key: string, value: JsonSchema, needed: boolean): JsonSchema {
  const better = helpful(value);
  const alternatives = alternativesOf(better);
  const start = startOf(key, typesOf(alternatives), needed);
  if (start.length && !alternatives.some(({ defaultSnippets }) => defaultSnippets)) {
    const { default: _, ...others } = better;
    return { ...others, defaultSnippets: start };
  }
  if (['type', 'enum', 'default'].some((word) => word in better)) return better;
  const names = alternatives.flatMap((one) => (one['enum'] ?? []) as readonly unknown[]);
  if (names.length) return { ...better, examples: names.slice(0, 2) };
  const snippets = alternatives.flatMap((one) => (one['defaultSnippets'] ?? []) as Schemas);
  if (snippets.length) return { ...better, anyOf: alternatives.map(({ defaultSnippets: _, ...one }) => one), defaultSnippets: snippets };
  return { ...better, type: typesOf(alternatives) };
}

/** The only schema that is referred to is that of numbers, which mostly are in lists. */
const typesOf = (alternatives: Schemas): readonly unknown[] => [
  ...new Set(alternatives.flatMap((one) => ('$ref' in one ? ['array', 'number'] : one['type']))),
];

/** What a schema may be instead of itself, however deep that is. */
const alternativesOf = (part: JsonSchema): Schemas =>
  ((part['anyOf'] as Schemas | undefined) ?? []).flatMap(alternativesOf).concat('anyOf' in part ? [] : part);
