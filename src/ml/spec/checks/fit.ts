import { keptForTraining } from '../../training/fit-data';
import { largerIsBetter } from '../../training/early-stopping';
import type { Reporter } from '../reporter';
import type { Check, Trainable } from './check';

/** What "fit" says against the rows there are. */
export const checkFit: Check<Trainable> = (study, reporter) => {
  checkSplit(study, reporter);
  checkWeights(study, reporter);
  checkStopping(study, reporter);
};

function checkSplit({ spec, facts }: Trainable, reporter: Reporter): void {
  const { validation_split } = spec.fit;
  const rows = facts.rows.train ?? 0;
  const place = ['fit', 'validation_split'];
  if (validation_split === 0) return;
  if (facts.rows.validation !== undefined) {
    const fixes = [reporter.fixRemove('Remove "validation_split"', place)];
    reporter.report('two-validations', undefined, place, { severity: 'warning', fixes });
  } else if (keptForTraining(rows, validation_split) === 0 || keptForTraining(rows, validation_split) === rows) {
    reporter.report('empty-split', { rows, split: validation_split, kept: keptForTraining(rows, validation_split) }, place);
  }
}

function checkWeights({ spec, facts }: Trainable, reporter: Reporter): void {
  const { class_weight, sample_weight } = spec.fit;
  const rows = facts.rows.train ?? 0;
  if (class_weight && sample_weight) reporter.report('both-weights', undefined, ['fit', 'class_weight'], { onKey: true });
  if (sample_weight && sample_weight.length !== rows) {
    reporter.report('sample-weight-length', { found: sample_weight.length, rows }, ['fit', 'sample_weight']);
  }
  if (!class_weight) return;
  const counts = facts.classCounts?.train;
  if (!counts) {
    reporter.report('no-classes', undefined, ['fit', 'class_weight'], { onKey: true });
    return;
  }
  for (const key of class_weight.keys()) {
    if (counts[Number(key)]) continue;
    const known = counts.flatMap((n, c) => (n > 0 ? [String(c)] : []));
    reporter.report('class-without-rows', { key, known }, ['fit', 'class_weight', key], { severity: 'warning', onKey: true });
  }
}

function checkStopping({ spec, facts }: Trainable, reporter: Reporter): void {
  const stopping = spec.fit.early_stopping;
  if (!stopping) return;
  const { monitor } = stopping;
  const place = ['fit', 'early_stopping', 'monitor'];
  const validated = facts.rows.validation !== undefined || spec.fit.validation_split > 0;
  const inHistory = largerIsBetter(monitor, spec.compile.metrics) !== undefined;
  if (inHistory && (validated || !monitor.startsWith('val_'))) return;
  const without = monitor.replace(/^val_/, '');
  const fixes = inHistory ? [reporter.fixSet(`Watch "${without}" instead`, place, without)] : [];
  reporter.report('monitor-not-there', { monitor, inHistory }, place, { severity: inHistory ? 'warning' : 'error', fixes });
}
