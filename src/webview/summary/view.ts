import { element } from '../shared/dom';
import type { Column, Content, Row, Total } from './messages';

type SummaryContent = Extract<Content, { state: 'summary' }>;
type HelpContent = Extract<Content, { state: 'help' }>;

/** Columns of numbers stand right-aligned, digit under digit. */
const numeric: ReadonlySet<Column> = new Set(['params', 'memory', 'multiplyAdds']);

/** Draws the content. @param showProblems called when the reader asks for the list of problems */
export function view(content: Content, showProblems: () => void): HTMLElement {
  return content.state === 'summary' ? summary(content) : help(content, showProblems);
}

const summary = ({ title, headers, rows, totals, sentence }: SummaryContent): HTMLElement =>
  element(
    'main',
    {},
    element('h1', {}, title),
    element(
      'div',
      { class: 'scroll', attributes: { tabindex: '0', role: 'region', 'aria-label': title } },
      element(
        'table',
        { attributes: { 'aria-describedby': 'sentence' } },
        element('thead', {}, element('tr', {}, ...headers.map(([column, text]) => heading(column, text)))),
        element('tbody', {}, ...rows.map((row) => element('tr', {}, ...headers.map(([column]) => cell(column, row))))),
      ),
    ),
    element('table', { class: 'totals' }, element('tbody', {}, ...totals.map(total))),
    element('p', { attributes: { id: 'sentence' } }, sentence),
  );

const styleOf = (column: Column): { class?: string } => {
  if (numeric.has(column)) return { class: 'number' };
  return column === 'arithmetic' ? { class: 'wraps' } : {};
};

const heading = (column: Column, text: string): HTMLElement => element('th', { ...styleOf(column), attributes: { scope: 'col' } }, text);

const cell = (column: Column, row: Row): HTMLElement => element('td', styleOf(column), row[column]);

const total = ({ label, params, memory }: Total): HTMLElement =>
  element(
    'tr',
    {},
    element('th', { attributes: { scope: 'row' } }, label),
    element('td', { class: 'number' }, params),
    element('td', { class: 'number' }, memory),
  );

const help = ({ title, lines, problemsButton }: HelpContent, showProblems: () => void): HTMLElement =>
  element(
    'main',
    { class: 'help' },
    element('h1', {}, title),
    ...lines.map((line) => element('p', {}, line)),
    ...(problemsButton === undefined ? [] : [element('button', { attributes: { type: 'button' }, onClick: showProblems }, problemsButton)]),
  );
