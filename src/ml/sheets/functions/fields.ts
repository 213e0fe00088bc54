import type { Node } from 'jsonc-parser';
import { type Fields, fieldsSchema, optional, properties, readFields, replaceString, required, standard } from '../../language/fields';
import { type JsonSchema, type Kind, type Reader, wrongKind } from '../../language/kind';
import { byType, givenName, number, text } from '../../language/kinds';
import { nearest } from '../../language/nearest';
import { type Activation, activations } from '../../registry/activations';
import { defaults, namesOf, spellings, type Table } from '../../registry/entry';
import { type Loss, losses } from '../../registry/losses';
import { MOST_CHARACTERS } from './tokens';

/** What an item of "functions" is, with its place in the text. */
export type Given = { readonly node: Node } & (
  | { readonly is: 'text' }
  | { readonly is: 'activation'; readonly activation: Activation; readonly own: readonly string[] }
  | { readonly is: 'loss'; readonly loss: Loss; readonly target: number; readonly targetNode: Node; readonly own: readonly string[] }
);

const MOST_FUNCTIONS = 12;

/** The keys of an object by which one sort of function is recognized: its table, and what it has besides the entry's own parameters. */
const sorts = {
  activation: { table: activations as Table, names: namesOf(activations), what: 'activation', more: {} },
  loss: {
    table: losses as Table,
    names: namesOf(losses),
    what: 'loss',
    more: { target: required(number(), 'The target that the prediction x is held against.') },
  },
} as const satisfies Readonly<Record<string, { table: Table; names: ReadonlyMap<string, string>; what: string; more: Fields }>>;

type Sort = keyof typeof sorts;

const expected =
  'an expression such as "x^2 - 1", the name of an activation, { "activation": NAME, … } or { "loss": NAME, "target": NUMBER, … }';

/** An object of one of the sorts, its name under the sort's own key. */
function readNamed(node: Node, at: string, reader: Reader): Given | undefined {
  const found = [...properties(node)];
  const sort = (Object.keys(sorts) as Sort[]).find((key) => found.some((property) => property.key === key));
  if (!sort) return wrongKind({ expected }, node, at, reader);
  const { table, names, what, more } = sorts[sort];
  const nameNode = found.find(({ key }) => key === sort)?.valueNode;
  if (nameNode?.type !== 'string')
    return (
      nameNode && wrongKind({ expected: `the name of ${what === 'loss' ? 'a loss' : 'an activation'}` }, nameNode, `"${sort}"`, reader)
    );
  const written = String(nameNode.value);
  const type = names.get(written);
  if (type === undefined) {
    const meant = nearest(written, names.keys());
    reader.report(
      'unknown-name',
      { name: written.slice(0, 80), what, known: Object.keys(table), ...(meant && { nearest: meant }) },
      nameNode,
      {
        fixes: meant ? [replaceString(nameNode, meant)] : [],
      },
    );
    return undefined;
  }
  const entry = table[type] as Table[string];
  const values = readFields(node, { ...more, ...entry.params }, type, reader, { also: [sort], unsupported: entry.unsupported ?? [] });
  reader.found?.({ node: nameNode, entries: table, type, ...(values && { params: values }) });
  if (!values) return undefined;
  const own = found.map(({ key }) => key).filter((key) => Object.hasOwn(entry.params, key));
  const { target, ...params } = values as { readonly target?: number };
  const config = { type, ...params };
  if (sort === 'activation') return { is: 'activation', node, activation: config as Activation, own };
  const targetNode = found.find(({ key }) => key === 'target')?.valueNode ?? node;
  return { is: 'loss', node, loss: config as Loss, target: target as number, targetNode, own };
}

/** JSON Schema of such an object; editors complete and explain the right parameters, by `if`/`then`. */
function namedSchema(sort: Sort): JsonSchema {
  const { table, names, more } = sorts[sort];
  const accepted = [...names.keys()];
  return {
    type: 'object',
    required: [sort],
    properties: { [sort]: { anyOf: spellings(accepted, table, names) } },
    allOf: Object.entries(table).map(([name, entry]) => {
      const shape = fieldsSchema({ ...more, ...entry.params });
      return {
        if: { properties: { [sort]: { enum: accepted.filter((one) => names.get(one) === name) } }, required: [sort] },
        // biome-ignore lint/suspicious/noThenProperty: "then" is JSON Schema's keyword; this object is never awaited.
        then: { ...shape, properties: { [sort]: {}, ...(shape['properties'] as JsonSchema) } },
      };
    }),
  };
}

const byName = Object.keys(activations).filter((name) =>
  Object.values((activations as Table)[name]?.params ?? {}).every(({ presence }) => presence !== 'required'),
);

const item: Kind<Given> = {
  ...byType({
    string: {
      ...text,
      read(node: Node, _, reader): Given {
        const type = sorts.activation.names.get(String(node.value).trim());
        const entry = type === undefined ? undefined : sorts.activation.table[type];
        if (type !== undefined && entry) reader.found?.({ node, entries: activations, type, params: defaults(entry) });
        return { is: 'text', node };
      },
    },
    object: { expected, read: readNamed, schema: () => ({}) },
  }),
  expected,
  schema: () => ({
    anyOf: [
      ...spellings(byName, activations, sorts.activation.names),
      { type: 'string', minLength: 1, maxLength: MOST_CHARACTERS },
      namedSchema('activation'),
      namedSchema('loss'),
    ],
  }),
};

/** All items that could be read: one that is wrong does not keep the others from being drawn. */
const functionList: Kind<readonly Given[]> = {
  expected: `a list of 1 to ${MOST_FUNCTIONS} functions`,
  read(node, at, reader) {
    const items = node.children ?? [];
    if (node.type !== 'array' || items.length < 1 || items.length > MOST_FUNCTIONS) return wrongKind(functionList, node, at, reader);
    const given: Given[] = [];
    for (const [i, child] of items.entries()) {
      const one = reader.done ? undefined : item.read(child, `"functions[${i}]"`, reader);
      if (one) given.push(one);
    }
    return given;
  },
  schema: () => ({ type: 'array', items: item.schema(), minItems: 1, maxItems: MOST_FUNCTIONS }),
};

const rangeFields = {
  from: standard(number(), -5, 'Where the curves begin.'),
  to: standard(number(), 5, 'Where the curves end.'),
  step: optional(number({ above: 0 }), 'From one row of the table of values to the next; a twentieth of the range if not given.'),
} satisfies Fields;

export interface GivenRange {
  readonly node: Node;
  readonly from: number;
  readonly to: number;
  readonly step?: number | undefined;
}

const range: Kind<GivenRange> = {
  expected: 'an object { "from": …, "to": …, "step": … }',
  read(node, at, reader) {
    if (node.type !== 'object') return wrongKind(range, node, at, reader);
    const values = readFields(node, rangeFields, at, reader);
    return values && { node, ...values };
  },
  schema: () => fieldsSchema(rangeFields),
};

/** A sheet of functions: its keys in the order in which they are proposed. */
export const functionSheetFields = {
  name: optional(givenName, 'What this sheet is called on screen.'),
  functions: required(
    functionList,
    'Functions of x, up to 12: expressions such as "x^2 - x - 2", activations by name, or losses of the prediction x for a given target.',
  ),
  x: optional(range, 'From where to where the functions are drawn, and the step of the table of values.'),
  $schema: optional(text, 'Where the schema of this file is.'),
} satisfies Fields;
