import type { Severity } from '../../problem';
import { canTurnOff, type ExplainedCode, explanations, severityOf } from '.';
import { dataExplanations } from './data';
import type { Explanation } from './explanation';
import { networkExplanations } from './network';
import { otherExplanations } from './others';

const sections = { network: networkExplanations, data: dataExplanations, others: otherExplanations } as const;

/** What the pages about problems say in one language. */
export interface ExplanationWords {
  readonly title: string;
  readonly made: string;
  /** How serious what is, and how it is turned off. */
  readonly intro: readonly string[];
  readonly sections: Readonly<Record<keyof typeof sections, string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  /** Comes before the comment that turns a problem off. */
  readonly turnOff: string;
  readonly explanations: Readonly<Record<ExplainedCode, Explanation>>;
}

export const englishExplanationWords: ExplanationWords = {
  title: 'What is reported of a spec, and why',
  made: 'Made by `npm run generate`; do not edit by hand.',
  intro: [
    'An *error* says why a spec cannot run. A *warning* says what is a mistake in all likelihood, though it runs. A *note* says what was found out, and a *hint* what there is to learn: nothing is wrong.',
    'Warnings, notes and hints can be turned off by their codes: for all specs with the setting `neuralNetwork.diagnostics.off`; in a spec with a comment, in the same line or the line before, or for the whole file. What comes after `--` is for people.',
    '```jsonc\n// nn-ignore-file: no-seed\n{ "units": 1 } // nn-ignore: no-line, one-unit-hidden -- it is about XOR\n```',
  ],
  sections: {
    network: 'The network and how it learns',
    data: 'The data and what is measured',
    others: 'Files of weights, sheets and comments',
  },
  severities: { error: 'error', warning: 'warning', info: 'note', hint: 'hint' },
  turnOff: 'To turn it off in one place:',
  explanations,
};

/** All explanations, as Markdown. */
export function explanationsMarkdown(words: ExplanationWords): string {
  const lines = [`# ${words.title}`, '', words.made, ...words.intro.flatMap((text) => ['', text])];
  for (const [section, codes] of Object.entries(sections)) {
    lines.push('', `## ${words.sections[section as keyof typeof sections]}`);
    for (const code of Object.keys(codes) as ExplainedCode[]) {
      const { title, text } = words.explanations[code];
      lines.push('', `### ${code}`, '', `**${title}** (${words.severities[severityOf(code)]})`, '', text);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** The page about one problem, as Markdown. */
export function explanationPage(code: ExplainedCode, words: ExplanationWords): string {
  const { title, text } = words.explanations[code];
  const off = canTurnOff(code) ? ['', words.turnOff, '', '```jsonc', `// nn-ignore: ${code}`, '```'] : [];
  return `${[`# ${title}`, '', `\`${code}\` · ${words.severities[severityOf(code)]}`, '', text, ...off].join('\n')}\n`;
}
