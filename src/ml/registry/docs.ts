import { type Fields, writtenDefault } from '../language/fields';
import { expectedOf } from '../language/kind';
import { expectedText } from '../language/messages/expected';
import type { SchemaWords } from '../language/schema-texts';
import { activations } from './activations';
import type { Table } from './entry';
import { initializers } from './initializers';
import { layers } from './layers';
import { losses } from './losses';
import { metrics } from './metrics';
import { optimizers } from './optimizers';

const sections = { layers, activations, losses, metrics, optimizers, initializers } satisfies Readonly<Record<string, Table>>;

/** What the reference and the schema say in one language. */
export interface ReferenceWords extends SchemaWords {
  readonly title: string;
  readonly made: string;
  readonly sections: Readonly<Record<keyof typeof sections, string>>;
  readonly columns: readonly [parameter: string, is: string, standard: string];
  readonly also: string;
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
  value: 'Value',
  standard: 'Default',
  required: 'required',
  use: 'When to use it:',
  parameters: 'Parameters',
  also: 'Also',
  source: 'Source',
  text: (text) => text,
  expected: expectedText,
};

const cell = (text: string): string => text.replaceAll('|', '\\|');

function parameters(params: Fields, { columns, required, text: said, expected }: ReferenceWords): string[] {
  const rows = Object.entries(params).map(([key, field]) => {
    const written = writtenDefault(field);
    const standard = field.presence === 'required' ? required : written === undefined ? '' : `\`${written}\``;
    return `| \`${key}\` | ${cell(expected(expectedOf(field.kind)))} | ${standard} | ${cell(said(field.text))} |`;
  });
  return rows.length ? ['', `| ${columns.join(' | ')} | |`, '|---|---|---|---|', ...rows] : [];
}

/** The reference of everything a spec can name, as Markdown. */
export function registryMarkdown(words: ReferenceWords): string {
  const lines = [`# ${words.title}`, '', words.made];
  for (const [section, entries] of Object.entries<Table>(sections)) {
    lines.push('', `## ${words.sections[section as keyof typeof sections]}`);
    for (const [name, { text, formula, use, source, params, aliases = [] }] of Object.entries(entries)) {
      const also = aliases.length ? ` ${words.also}: ${aliases.map((a) => `\`${a}\``).join(', ')}.` : '';
      lines.push('', `### ${name}`, '', `${words.text(text)}${also} [${words.source}](${source})`);
      if (formula !== undefined) lines.push('', '```text', formula, '```');
      lines.push('', `**${words.use}** ${words.text(use)}`, ...parameters(params, words));
    }
  }
  return `${lines.join('\n')}\n`;
}
