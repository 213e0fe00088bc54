import type { Fields } from '../language/fields';
import { expectedOf } from '../language/kind';
import { type Expected, expectedText } from '../language/messages/expected';
import { activations } from './activations';
import type { Table } from './entry';
import { initializers } from './initializers';
import { layers } from './layers';
import { losses } from './losses';
import { metrics } from './metrics';
import { optimizers } from './optimizers';

const sections = { layers, activations, losses, metrics, optimizers, initializers } satisfies Readonly<Record<string, Table>>;

/** What the reference says in one language. */
export interface ReferenceWords {
  readonly title: string;
  readonly made: string;
  readonly sections: Readonly<Record<keyof typeof sections, string>>;
  readonly columns: readonly [parameter: string, is: string, standard: string];
  readonly required: string;
  readonly also: string;
  readonly source: string;
  text(english: string): string;
  expected(expected: Expected): string;
}

export const englishWords: ReferenceWords = {
  title: 'What a spec can name',
  made: 'Made from the registry by `npm run generate`; do not edit by hand.',
  sections: {
    layers: 'Layers',
    activations: 'Activations',
    losses: 'Losses',
    metrics: 'Metrics',
    optimizers: 'Optimizers',
    initializers: 'Initializers',
  },
  columns: ['parameter', 'is', 'default'],
  required: 'required',
  also: 'Also',
  source: 'Source',
  text: (text) => text,
  expected: expectedText,
};

const shown = (value: unknown): string => {
  if (value === undefined) return '';
  if (value !== null && typeof value === 'object' && 'type' in value) return `\`"${String(value.type)}"\``;
  return `\`${JSON.stringify(value)}\``;
};

const cell = (text: string): string => text.replaceAll('|', '\\|');

function parameters(params: Fields, { columns, required, text: said, expected }: ReferenceWords): string[] {
  const rows = Object.entries(params).map(
    ([key, { kind, text, presence, value }]) =>
      `| \`${key}\` | ${cell(expected(expectedOf(kind)))} | ${presence === 'required' ? required : shown(value)} | ${cell(said(text))} |`,
  );
  return rows.length ? ['', `| ${columns.join(' | ')} | |`, '|---|---|---|---|', ...rows] : [];
}

/** The reference of everything a spec can name, as Markdown. */
export function registryMarkdown(words: ReferenceWords): string {
  const lines = [`# ${words.title}`, '', words.made];
  for (const [section, entries] of Object.entries<Table>(sections)) {
    lines.push('', `## ${words.sections[section as keyof typeof sections]}`);
    for (const [name, { text, source, params, aliases = [] }] of Object.entries(entries)) {
      const also = aliases.length ? ` ${words.also}: ${aliases.map((a) => `\`${a}\``).join(', ')}.` : '';
      lines.push('', `### ${name}`, '', `${words.text(text)}${also} [${words.source}](${source})`, ...parameters(params, words));
    }
  }
  return `${lines.join('\n')}\n`;
}
