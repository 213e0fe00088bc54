import type { JsonSchema } from './kind';
import { snippetsOf } from './schema-snippets';

type Schemas = readonly JsonSchema[];
type Properties = Readonly<Record<string, JsonSchema>>;

/** Rules that only ever lead to a warning: they neither propose anything nor tell one kind of object from another. */
const bounds = new Set([
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  ...['minLength', 'minItems', 'maxItems', 'propertyNames'],
]);

/**
 * The schema for editors, made from the strict one: it completes and explains, and never warns of anything, because the extension's own
 * checks say the same better. For that the whole schema stands under an "if" without "then": VS Code's JSON support proposes what it
 * finds there and reports nothing of it.
 */
export function editorSchema({ $schema, allowComments, allowTrailingCommas, definitions, ...spec }: JsonSchema): JsonSchema {
  return { $schema, allowComments, allowTrailingCommas, definitions, if: helpful(spec) };
}

/** A part of the schema without bounds and with snippets of whole values. */
function helpful(part: JsonSchema): JsonSchema {
  const kept = Object.fromEntries(Object.entries(part).filter(([key]) => !bounds.has(key)));
  const [items, rest, alternatives] = [part['items'], part['additionalProperties'], part['anyOf']] as [JsonSchema?, JsonSchema?, Schemas?];
  const branches = part['allOf'] as Schemas | undefined;
  const common = branches ? inAll(branches.map(propertiesOf)) : {};
  const properties = { ...propertiesOf(part), ...common };
  const snippets = snippetsOf(part);
  return {
    ...kept,
    ...(Object.keys(properties).length && { properties: mapped(properties, proposing) }),
    ...(items && { items: helpful(items) }),
    ...(rest && { additionalProperties: helpful(rest) }),
    ...(alternatives && { anyOf: alternatives.map(helpful) }),
    ...(branches && { allOf: branches.map((one) => branch(one, common)) }),
    ...(snippets.length && { defaultSnippets: snippets }),
  };
}

const mapped = (properties: Properties, change: (value: JsonSchema) => JsonSchema): Properties =>
  Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, change(value)]));

const propertiesOf = (part: JsonSchema): Properties => ((part['then'] as JsonSchema | undefined) ?? part)['properties'] as Properties;

/** The keys that mean the same in every branch, such as the name of a layer: written once, they take a third of the room. */
function inAll([first = {}, ...others]: readonly Properties[]): Properties {
  const same = ([key, value]: [string, JsonSchema]) => others.every((other) => JSON.stringify(other[key]) === JSON.stringify(value));
  return Object.fromEntries(Object.entries(first).filter((entry) => entry[0] !== 'type' && same(entry)));
}

/** One type's own keys. The "type" in its condition is not proposed: that would be the one type, without its text. */
function branch(part: JsonSchema, common: Properties): JsonSchema {
  const condition = part['if'] as { readonly properties: Properties };
  const type = { ...condition.properties['type'], doNotSuggest: true };
  const own = Object.entries(propertiesOf(part)).filter(([key]) => key !== 'type' && !(key in common));
  // biome-ignore lint/suspicious/noThenProperty: "then" is JSON Schema's keyword; this object is never awaited.
  return { if: { ...condition, properties: { type } }, then: { properties: mapped(Object.fromEntries(own), proposing) } };
}

/** A key's value, with something to go on to when the key was chosen in an editor: the names it may have, a snippet, or its brackets. */
function proposing(value: JsonSchema): JsonSchema {
  const better = helpful(value);
  if (['type', 'enum', 'default'].some((key) => key in better)) return better;
  const alternatives = alternativesOf(better);
  const names = alternatives.flatMap((one) => (one['enum'] ?? []) as readonly unknown[]);
  if (names.length) return { ...better, examples: names.slice(0, 2) };
  const snippets = alternatives.flatMap((one) => (one['defaultSnippets'] ?? []) as Schemas);
  if (snippets.length) return { ...better, anyOf: alternatives.map(({ defaultSnippets: _, ...one }) => one), defaultSnippets: snippets };
  // The only schema that is referred to is that of numbers, which mostly stand in lists.
  const types = alternatives.flatMap((one) => ('$ref' in one ? ['array', 'number'] : one['type']));
  return { ...better, type: [...new Set(types)] };
}

/** What a schema may be instead of itself, however deep that is. */
const alternativesOf = (part: JsonSchema): Schemas =>
  ((part['anyOf'] as Schemas | undefined) ?? []).flatMap(alternativesOf).concat('anyOf' in part ? [] : part);
