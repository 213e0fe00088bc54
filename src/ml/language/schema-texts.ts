import type { JsonSchema } from './kind';
import type { Expected } from './messages/expected';

/** What an editor says of a key, as data: a schema is made without a language, and its texts are written afterwards. */
export interface SaidOfKey {
  readonly text: string;
  readonly expected: Expected;
  readonly required: boolean;
  /** As it is written in a spec; not set where there is no default. */
  readonly standard?: string;
}

/** What an editor says of a name that a key may have as its value. */
export interface SaidOfName {
  readonly text: string;
  /** The same in every language; one line for each rule or piece. */
  readonly formula?: string;
  /** When to use it. */
  readonly use: string;
  /** Its parameters with their defaults as they are written, or without where they are required. */
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly source: string;
}

/** The words around what the registry says, in one language. */
export interface SchemaWords {
  readonly value: string;
  readonly standard: string;
  readonly required: string;
  readonly use: string;
  readonly parameters: string;
  readonly source: string;
  text(english: string): string;
  expected(expected: Expected): string;
}

/** Every mark that Markdown would obey. */
const escaped = (text: string): string => text.replace(/[\\`*_{}[\]()<>#+|~!-]/g, '\\$&');

const code = (text: string): string => `\`${text}\``;

/** What is said of a key, as Markdown: its text, what its value may be, its default. */
function keyMarkdown({ text, expected, required, standard }: SaidOfKey, words: SchemaWords): string {
  const facts = [
    `${words.value}: ${escaped(words.expected(expected))}`,
    ...(required ? [words.required] : []),
    ...(standard === undefined ? [] : [`${words.standard}: ${code(standard)}`]),
  ];
  return [escaped(words.text(text)), facts.join(' · ')].join('\n\n');
}

/** What is said of a name, each part as Markdown. */
export interface NameTexts {
  readonly what: string;
  readonly formula?: string;
  readonly use: string;
  readonly parameters?: string;
  readonly source: string;
}

export function nameTexts({ text, formula, use, params, source }: SaidOfName, words: SchemaWords): NameTexts {
  const list = Object.entries(params).map(
    ([key, standard]) => `${code(key)} (${standard === undefined ? words.required : code(standard)})`,
  );
  return {
    what: escaped(words.text(text)),
    ...(formula !== undefined && { formula: `\`\`\`text\n${formula}\n\`\`\`` }),
    use: `**${words.use}** ${escaped(words.text(use))}`,
    ...(list.length > 0 && { parameters: `${words.parameters}: ${list.join(', ')}` }),
    source: `[${words.source}](${source})`,
  };
}

const nameMarkdown = (said: SaidOfName, words: SchemaWords): string => Object.values(nameTexts(said, words)).join('\n\n');

/** A schema with its texts written in one language. */
export function withTexts(schema: JsonSchema, words: SchemaWords): JsonSchema {
  const written = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return isText(key, value) ? words.text(value) : value;
    if (Array.isArray(value)) return value.map((item) => written(item, key === 'enumDescriptions' ? 'description' : ''));
    if (typeof value !== 'object' || value === null) return value;
    const { said, saidOfNames, ...rest } = value as JsonSchema;
    // A property of a spec may be called so, too; what is said of one is an object with a text.
    if (isSaid(said)) delete (rest as Record<string, unknown>)['description'];
    return {
      ...Object.fromEntries(Object.entries(rest).map(([name, inner]) => [name, written(inner, name)])),
      ...(isSaid(said) && { markdownDescription: keyMarkdown(said, words) }),
      ...(Array.isArray(saidOfNames) && { markdownEnumDescriptions: (saidOfNames as SaidOfName[]).map((one) => nameMarkdown(one, words)) }),
    };
  };
  return written(schema) as JsonSchema;
}

const isSaid = (said: unknown): said is SaidOfKey => typeof said === 'object' && said !== null && 'text' in said;

/** Titles of one word are names of keys, which are the same in every language. */
const isText = (key: string, value: string): boolean => key === 'description' || (key === 'title' && value.includes(' '));
