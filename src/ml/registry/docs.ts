import type { Fields } from '../language/fields';
import { activations } from './activations';
import type { Table } from './entry';
import { initializers } from './initializers';
import { layers } from './layers';
import { losses } from './losses';
import { metrics } from './metrics';
import { optimizers } from './optimizers';

const sections: readonly (readonly [title: string, entries: Table])[] = [
  ['Layers', layers],
  ['Activations', activations],
  ['Losses', losses],
  ['Metrics', metrics],
  ['Optimizers', optimizers],
  ['Initializers', initializers],
];

const shown = (value: unknown): string => {
  if (value === undefined) return '';
  if (value !== null && typeof value === 'object' && 'type' in value) return `\`"${String(value.type)}"\``;
  return `\`${JSON.stringify(value)}\``;
};

const cell = (text: string): string => text.replaceAll('|', '\\|');

function parameters(params: Fields): string[] {
  const rows = Object.entries(params).map(
    ([key, { kind, text, presence, value }]) =>
      `| \`${key}\` | ${cell(kind.expected)} | ${presence === 'required' ? 'required' : shown(value)} | ${cell(text)} |`,
  );
  return rows.length ? ['', '| parameter | is | default | |', '|---|---|---|---|', ...rows] : [];
}

/** The reference of everything a spec can name, as Markdown. */
export function registryMarkdown(): string {
  const lines = ['# What a spec can name', '', 'Made from the registry by `npm run generate`; do not edit by hand.'];
  for (const [title, entries] of sections) {
    lines.push('', `## ${title}`);
    for (const [name, { text, source, params, aliases = [] }] of Object.entries(entries)) {
      const also = aliases.length ? ` Also: ${aliases.map((a) => `\`${a}\``).join(', ')}.` : '';
      lines.push('', `### ${name}`, '', `${text}${also} [Source](${source})`, ...parameters(params));
    }
  }
  return `${lines.join('\n')}\n`;
}
