import * as l10n from '@vscode/l10n';
import { span } from '../../../ml/language/number-text';
import { isValidation, metricText } from '../../../ml/registry/metric-facts';
import type { Logs } from '../../../ml/training/events';
import { count, counted } from '../../shared/format';
import type { Data, Network, RunInfo, SetInfo } from '../messages/state';
import { momentOf, type ShownMoment } from '../shared/moment';
import { metricTitle } from '../shared/names';
import type { RunCurves, Study } from '../shared/study';

/** A number that counts, and what it is called. */
interface KeyFigure {
  readonly name: string;
  readonly value: string;
  /** What it is, where its name does not say it all. */
  readonly title?: string;
}

/** The numbers of the overview: what the run in front came to at the moment that is shown, and how large everything is. */
export function keyFigures(study: Pick<Study, 'state' | 'curves' | 'cursor'>): KeyFigure[] {
  const { network, data } = study.state;
  const moment = momentOf(study);
  const { run } = moment;
  return [
    ...(run ? [...metricsAt(moment, run, study.curves.get(run.id)), ...runFigures(moment, run)] : []),
    ...(network ? networkFacts(network) : []),
    ...setFacts(run?.set ?? data?.set),
    ...(data ? dataFacts(data) : []),
  ];
}

/**
 * The metric values of a moment. Those of an epoch are means over its batches, while the weights still changed; those of the network that came of
 * it are others, and only what was evaluated has them.
 */
function metricsAt(moment: ShownMoment, run: RunInfo, curves: RunCurves | undefined): KeyFigure[] {
  const { as, epoch, batch } = moment;
  if (batch > 0) return metricsIn(run, run.logs, isTraining, (name) => l10n.t('{0}, so far', name), soFar(batch, epoch + 1));
  const evaluated = as === 'end' ? run.evaluate : undefined;
  const logs = logsAt(epoch, run, curves);
  const validation = metricsIn(run, logs, isValidation, metricTitle);
  if (evaluated?.on === 'train') {
    return [...metricsIn(run, evaluated.logs, isTraining, (name) => l10n.t('{0}, after training', name), afterTraining()), ...validation];
  }
  const tested = evaluated ? metricsIn(run, evaluated.logs, isTraining, (name) => l10n.t('{0}, test', name)) : [];
  return [...metricsIn(run, logs, isTraining, metricTitle, meanOf(epoch)), ...validation, ...tested];
}

const isTraining = (name: string): boolean => !isValidation(name);
const meanOf = (epoch: number): string => l10n.t('Mean over the batches of epoch {0}, while the weights still changed.', count(epoch));
const soFar = (batch: number, epoch: number): string =>
  l10n.t('Mean over the first {0} of epoch {1}.', counted(batch, 'batches'), count(epoch));
const afterTraining = (): string => l10n.t('On the training samples, with the weights that training came to.');

const metricsIn = (
  { metrics }: RunInfo,
  logs: Logs,
  which: (name: string) => boolean,
  named: (name: string) => string,
  title?: string,
): KeyFigure[] =>
  Object.entries(logs).flatMap(([name, value]) =>
    which(name) ? [{ name: named(name), value: metricText(name, value, metrics), ...(title !== undefined && { title }) }] : [],
  );

/** What the history says of an epoch; the newest is known before its curves have come. */
function logsAt(epoch: number, run: RunInfo, curves: RunCurves | undefined): Logs {
  if (epoch === 0) return {};
  const known = Object.entries(curves?.columns ?? {}).flatMap(([name, values]) => {
    const value = values[epoch - 1];
    return value === undefined ? [] : [[name, value] as const];
  });
  return known.length > 0 || epoch !== run.epochsDone ? Object.fromEntries(known) : run.logs;
}

function runFigures({ as, epoch, batch }: ShownMoment, { epochs, milliseconds }: RunInfo): KeyFigure[] {
  const done = epoch === epochs ? count(epochs) : l10n.t('{0} of {1}', count(epoch), count(epochs));
  return [
    { name: l10n.t('epochs'), value: batch > 0 ? `${done} + ${counted(batch, 'batches')}` : done },
    ...(milliseconds > 0 && as !== 'pointed' ? [{ name: l10n.t('time trained'), value: span(milliseconds) }] : []),
  ];
}

const networkFacts = ({ totalParams }: Network): KeyFigure[] => [{ name: l10n.t('parameters'), value: count(totalParams) }];

/** Of a run it is the set that it was trained on, which the spec may no longer name. */
const setFacts = (set: SetInfo | undefined): KeyFigure[] => (set ? [{ name: l10n.t('data set'), value: set.title }] : []);

function dataFacts({ rows }: Data): KeyFigure[] {
  const names = { train: l10n.t('samples'), validation: l10n.t('samples, validation'), test: l10n.t('samples, test') };
  return (['train', 'validation', 'test'] as const).flatMap((split) => {
    const number = rows[split];
    return number ? [{ name: names[split], value: count(number) }] : [];
  });
}
