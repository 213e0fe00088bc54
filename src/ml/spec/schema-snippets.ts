import type { JsonSchema } from '../language/kind';
import type { SaidOfName } from '../language/schema-texts';

type Schemas = readonly JsonSchema[];
type Properties = Readonly<Record<string, JsonSchema>>;

/** A snippet as VS Code's JSON support takes it: its text has numbered places to fill in. */
type Snippet = { readonly label: string; readonly description?: string; readonly bodyText: string };

/** What a learner may start from, for keys that must be there. */
const starts: Readonly<Record<string, string>> = {
  units: '8',
  filters: '8',
  activation: '"relu"',
  kernel_size: '3',
  pool_size: '2',
  shape: '[2]',
  target_shape: '[28, 28, 1]',
  rate: '0.5',
  stddev: '0.1',
  input_dim: '1000',
  output_dim: '8',
  threshold: '0.5',
  default_value: '0',
  first: '100',
  x: '[[0, 0], [1, 1]]',
  y: '[0, 1]',
  csv: '"data.csv"',
  target: '"y"',
  npz: '"data.npz"',
  pictures: '"pictures"',
};

/** More choices than a list at the cursor shows well. */
const MOST_CHOICES = 20;

/** The same for keys that may be left out, where the value that then holds is not what one writes them for. */
const others: Readonly<Record<string, string>> = {
  seed: '1',
  scale: '255',
  test: '0.2',
  validation: '0.2',
  validation_split: '0.2',
  epochs: '100',
  patience: '10',
  input_dim: '2',
};

/**
 * What a key without names to choose from begins with: a number to be replaced, or the brackets of an object over lines.
 * @param types those its value may have
 */
export function startOf(
  key: string,
  types: readonly unknown[],
  needed: boolean,
): readonly { readonly label: string; readonly body: string }[] {
  const start = needed ? starts[key] : others[key];
  const isNumber = types.includes('number') || types.includes('integer');
  // "^": VS Code's JSON support then takes the text as it is.
  if (isNumber && start !== undefined) return [{ label: start, body: `^\${1:${start}}` }];
  return types.length === 1 && types[0] === 'object' ? [{ label: '{}', body: '^{\n\t$1\n}' }] : [];
}

/**
 * Whole values for a schema: one for each type it can have, or for the keys it must have.
 * @param byName whether a type's name alone will do: then an object with nothing but the name would say the same once more
 */
export function snippetsOf(part: JsonSchema, byName: boolean): readonly Snippet[] {
  const type = (part['properties'] as Properties | undefined)?.['type'];
  const branches = part['allOf'] as Schemas | undefined;
  if (type && branches)
    return branches.flatMap((branch) => ofType(branch, ((type['anyOf'] as Schemas | undefined)?.[0] ?? type) as JsonSchema, byName));
  const title = part['title'];
  return typeof title === 'string' ? [snippet(part, keysOf(part))] : [];
}

/** `{ "type": "SGD", "learning_rate": 0.01 }`: a type with the keys it must have, else with its first. */
function ofType(branch: JsonSchema, type: JsonSchema, byName: boolean): Snippet[] {
  const { properties } = branch['if'] as { readonly properties: { readonly type: { readonly enum: readonly string[] } } };
  const name = properties.type.enum[0] as string;
  const then = branch['then'] as JsonSchema;
  const keys = keysOf(then);
  if (byName && keys.length === 0) return [];
  const description = (type['saidOfNames'] as readonly SaidOfName[] | undefined)?.[(type['enum'] as readonly string[]).indexOf(name)]?.text;
  const made = snippet(then, keys, name);
  return [{ ...made, ...(description !== undefined && { description }) }];
}

/** The keys that must be there, else the first of its own with a default. */
function keysOf(part: JsonSchema): readonly string[] {
  const needed = (part['required'] ?? []) as readonly string[];
  if (needed.length) return needed;
  return Object.entries(part['properties'] as Properties)
    .filter(([key, value]) => key !== 'trainable' && 'default' in value)
    .map(([key]) => key)
    .slice(0, 1);
}

function snippet(part: JsonSchema, keys: readonly string[], type?: string): Snippet {
  const properties = part['properties'] as Properties;
  let places = 0;
  const written = (key: string, value: JsonSchema): string => {
    const names = value['enum'] as readonly string[] | undefined;
    if (names) return `"\${${++places}|${names.slice(0, MOST_CHOICES).join(',')}|}"`;
    const inner = value['properties'] as Properties | undefined;
    if (inner && !(key in starts)) {
      const needed = (value['required'] ?? []) as readonly string[];
      return `{ ${needed.map((k) => `"${k}": ${written(k, inner[k] as JsonSchema)}`).join(', ')} }`;
    }
    const start = starts[key];
    const fits = start !== undefined && (value['type'] !== 'string' || start.startsWith('"'));
    return `\${${++places}:${fits ? start : JSON.stringify(value['default'] ?? key)}}`;
  };
  const given = keys.map((key) => `"${key}": ${written(key, properties[key] as JsonSchema)}`);
  const all = [...(type === undefined ? [] : [`"type": "${type}"`]), ...given];
  const label = plain(`{ ${all.join(', ')} }`);
  // A section of several keys is laid out over lines, as in the samples; a layer and an optimizer are in one.
  return { label, bodyText: type === undefined && all.length > 1 ? `{\n\t${all.join(',\n\t')}\n}` : `{ ${all.join(', ')} }` };
}

/** A snippet's text as it is when nothing was filled in. */
export const plain = (bodyText: string): string => bodyText.replace(/\$\{\d+(?::([^}]*)|\|([^,|]*)[^}]*)\}/g, '$1$2');
