import * as l10n from '@vscode/l10n';
import { count, span } from '../../shared/format';
import type { Data, Network, RunInfo, State } from '../messages';
import { figureName, figureText } from '../training/figure-text';

/** A number that counts, and what it is called. */
export interface KeyFigure {
  readonly name: string;
  readonly value: string;
}

/** The numbers of the overview: what the run in front came to, and how large everything is. */
export function keyFigures({ runs, network, data }: Pick<State, 'runs' | 'network' | 'data'>): KeyFigure[] {
  const [run] = runs;
  return [...(run ? runFigures(run) : []), ...(network ? networkFigures(network) : []), ...(data ? dataFigures(data) : [])];
}

function runFigures({ logs, figures, evaluate, epochsDone, epochs, milliseconds }: RunInfo): KeyFigure[] {
  const newest = Object.entries(logs).map(([name, value]) => ({ name: figureName(name), value: figureText(name, value, figures) }));
  const tested =
    evaluate?.on === 'test'
      ? Object.entries(evaluate.logs).map(([name, value]) => ({ name: l10n.t('{0}, test', name), value: figureText(name, value, figures) }))
      : [];
  return [
    ...newest,
    ...tested,
    { name: l10n.t('epochs'), value: epochsDone === epochs ? count(epochs) : l10n.t('{0} of {1}', count(epochsDone), count(epochs)) },
    ...(milliseconds > 0 ? [{ name: l10n.t('time trained'), value: span(milliseconds) }] : []),
  ];
}

const networkFigures = ({ totalParams }: Network): KeyFigure[] => [{ name: l10n.t('parameters'), value: count(totalParams) }];

function dataFigures({ rows }: Data): KeyFigure[] {
  const names = { train: l10n.t('samples'), validation: l10n.t('samples, validation'), test: l10n.t('samples, test') };
  return (['train', 'validation', 'test'] as const).flatMap((split) => {
    const number = rows[split];
    return number ? [{ name: names[split], value: count(number) }] : [];
  });
}
