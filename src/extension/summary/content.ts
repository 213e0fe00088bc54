import { l10n } from 'vscode';
import { type Summary, summarize } from '../../ml/model/summary';
import { kerasShape, memorySize } from '../../ml/model/summary-text';
import type { Column, Content, Row, Total } from '../../webview/summary/messages';
import type { Check } from '../spec-checks';

/** Bytes of a float32. */
const FLOAT = 4;

/** What the panel shows for a spec as it stands. @param language for the numbers: `en`, `ko`, … */
export function contentOf(file: string, { model, problems }: Pick<Check, 'model' | 'problems'>, language: string): Content {
  return model ? table(summarize(model), language) : broken(file, problems.filter(({ severity }) => severity === 'error').length);
}

/** Before there is a spec to show. */
export const noSpec = (): Content => ({
  state: 'help',
  title: l10n.t('Summary'),
  lines: [whatItShows(), l10n.t('Open a file that ends in .nn.json.')],
});

/** While a spec is being read for the first time. */
export const reading = (file: string): Content => ({ state: 'help', title: file, lines: [l10n.t('Reading the spec and its data …')] });

const broken = (file: string, errors: number): Content => ({
  state: 'help',
  title: file,
  lines: [
    whatItShows(),
    errors === 1 ? l10n.t('One error in the spec stands in the way.') : l10n.t('{0} errors in the spec stand in the way.', errors),
  ],
  problemsButton: l10n.t('Show Problems'),
});

const whatItShows = (): string =>
  l10n.t('The summary lists the layers with their output shapes and how many numbers each of them learns, and why that many.');

function table({ name, rows, branches, params, multiplyAdds }: Summary, language: string): Content {
  const count = (n: number): string => n.toLocaleString(language);
  return {
    state: 'summary',
    title: name,
    headers: headers(branches),
    rows: rows.map(
      (row): Row => ({
        name: row.name,
        type: row.type,
        arithmetic: row.arithmetic,
        outputShape: kerasShape(row.outputShape),
        params: count(row.params),
        connectedTo: row.connectedTo.join(', '),
        memory: memorySize(row.bytes),
        multiplyAdds: count(row.multiplyAdds),
      }),
    ),
    totals: [
      total(l10n.t('Total params'), params.total, count),
      total(l10n.t('Trainable params'), params.trainable, count),
      total(l10n.t('Non-trainable params'), params.nonTrainable, count),
    ],
    sentence: l10n.t(
      '{0} layers with {1} parameters, which take {2}; one sample on its way through takes {3} multiplications.',
      count(rows.length),
      count(params.total),
      memorySize(params.total * FLOAT),
      count(multiplyAdds),
    ),
  };
}

const total = (label: string, params: number, count: (n: number) => string): Total => ({
  label,
  params: count(params),
  memory: memorySize(params * FLOAT),
});

const headers = (branches: boolean): [Column, string][] => [
  ['name', l10n.t('Layer')],
  ['type', l10n.t('Type')],
  ['outputShape', l10n.t('Output shape')],
  ['params', l10n.t('Params')],
  ['arithmetic', l10n.t('How they are counted')],
  ...(branches ? ([['connectedTo', l10n.t('Connected to')]] as [Column, string][]) : []),
  ['memory', l10n.t('Memory')],
  ['multiplyAdds', l10n.t('Multiplications')],
];
