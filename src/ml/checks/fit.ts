import { rowCount, type Split } from '../data/dataset';
import type { DataFacts } from '../data/facts';
import { nearest } from '../language/nearest';
import type { Reporter } from '../language/reporter';
import { type Loss, lossTargets } from '../registry/losses';
import { factsOf, familyOf, isValidation, validationOf } from '../registry/metric-facts';
import { metricFactsOf } from '../registry/metrics';
import type { FitSpec } from '../spec/sections';
import { classes, fitData, keptForTraining, rowWeights, trainingRows } from '../training/fit-data';
import type { Check, Trainable } from './check';

/** What "fit" says against the rows there are. */
export const checkFit: Check<Trainable> = (study, reporter) => {
  checkSplit(study, reporter);
  checkBatch(study, reporter);
  if (!checkUntrained(study, reporter)) checkSorted(study, reporter);
  checkSampleWeights(study, reporter);
  checkClassWeights(study, reporter);
  checkStopping(study, reporter);
};

function checkSplit({ spec, facts }: Trainable, reporter: Reporter): void {
  const { validation_split } = spec.fit;
  const rows = facts.rows.train ?? 0;
  const place = ['fit', 'validation_split'];
  if (validation_split === 0) return;
  const kept = keptForTraining(rows, validation_split);
  if (facts.rows.validation !== undefined) {
    const fixes = [reporter.fixRemove(place)];
    reporter.report('two-validations', undefined, place, { fixes });
  } else if (kept === 0 || kept === rows) reporter.report('empty-split', { rows, split: validation_split, kept }, place);
}

/** A batch that no one gets. That the usual 32 are more than a truth table has is no one's mistake. */
function checkBatch({ spec, facts }: Trainable, reporter: Reporter): void {
  const { batch_size: batch } = spec.fit;
  const place = ['fit', 'batch_size'];
  const rows = facts.rows.train;
  if (!rows || batch <= rows || !reporter.isWritten(place)) return;
  reporter.report('batch-larger-than-data', { batch, rows }, place, { fixes: [reporter.fixSet('set', place, rows)] });
}

/** Classes that only the rows have that are kept back. @returns true where one was reported */
function checkUntrained({ spec, dataset, facts }: Trainable, reporter: Reporter): boolean {
  const counts = facts.classCounts;
  if (!counts?.train || !trainingRows(spec.fit, facts) || !nameClasses(spec.compile.loss, facts)) return false;
  const { data, fit } = spec;
  const split =
    fit.validation_split > 0 && !counts.validation ? countOf(fitData(dataset, plainly(fit)).validation, counts.train.length) : [];
  const trained = counts.train.map((rows, c) => rows - (split[c] ?? 0));
  for (const part of ['validation', 'test'] as const) {
    const held = part === 'validation' && !counts.validation ? split : counts[part];
    const missing = held?.findIndex((rows, c) => rows > 0 && !trained[c]) ?? -1;
    if (missing === -1) continue;
    const given = data?.[part];
    const place = given === undefined && part === 'validation' ? ['fit', 'validation_split'] : ['data', part];
    // Rows of their own stay where they are.
    const shuffled = data?.shuffle === true || (typeof given === 'object' && 'x' in given) || !reporter.isWritten(place);
    const fixes = shuffled ? [] : [reporter.fixSet('shuffle-first', ['data', 'shuffle'], true)];
    const args = { name: dataset.classNames?.[missing] ?? String(missing), test: part === 'test', shuffled };
    reporter.report('class-without-training', args, place, { fixes });
    return true;
  }
  return false;
}

/** True where targets are classes and not numbers that happen to be whole, as those of a regression may. */
const nameClasses = (loss: Loss, { targets }: DataFacts): boolean =>
  lossTargets(loss) === 'labels' || targets.oneHot || targets.zeroOne || targets.minusOneOne;

/** Without what weighs the rows, which may be wrong. */
const plainly = (fit: FitSpec): FitSpec => ({ ...fit, sample_weight: undefined, class_weight: undefined });

/** Rows of each class. */
function countOf(split: Split | undefined, all: number): number[] {
  const counts = new Array<number>(all).fill(0);
  if (split) for (const c of classes(split.y)) counts[c] = (counts[c] ?? 0) + 1;
  return counts;
}

/** Fewer validation rows than this are easily of one class by chance. */
const FEW_ROWS = 3;

/** Validation rows that are all of one class, as where a file is sorted by class. Rows of validation's own are as they were given. */
function checkSorted({ spec, dataset, facts }: Trainable, reporter: Reporter): void {
  const { data, fit } = spec;
  const counts = facts.classCounts?.train;
  const own = data?.validation !== undefined;
  if (!counts || data?.shuffle || (own && typeof data.validation === 'object' && 'x' in data.validation)) return;
  const { train, validation } = fitData(dataset, plainly(fit));
  if (!validation || rowCount(validation) < FEW_ROWS) return;
  const found = new Set(classes(validation.y));
  const [only] = found;
  if (found.size > 1 || only === undefined || classes(train.y).every((c) => c === only)) return;
  const place = own ? ['data', 'validation'] : ['fit', 'validation_split'];
  const fixes = [reporter.fixSet('shuffle-first', ['data', 'shuffle'], true)];
  const args = { rows: rowCount(validation), name: dataset.classNames?.[only] ?? String(only) };
  reporter.report('one-class-validation', args, place, { fixes });
}

function checkSampleWeights({ spec, dataset }: Trainable, reporter: Reporter): void {
  const { class_weight, sample_weight } = spec.fit;
  if (!sample_weight) return;
  if (class_weight) {
    const fixes = ['class_weight', 'sample_weight'].map((key) => reporter.fixRemove(['fit', key]));
    reporter.report('both-weights', undefined, ['fit', 'class_weight'], { onKey: true, fixes });
  }
  if (rowWeights(sample_weight, dataset)) return;
  const rows = rowCount(dataset.train);
  const { origin } = dataset;
  const args = { found: sample_weight.length, rows, all: origin?.rows ?? rows, shuffled: origin?.order !== undefined };
  reporter.report('sample-weight-length', args, ['fit', 'sample_weight'], { onKey: true });
}

function checkClassWeights({ spec, facts }: Trainable, reporter: Reporter): void {
  const { class_weight } = spec.fit;
  if (!class_weight) return;
  const counts = facts.classCounts?.train;
  const place = ['fit', 'class_weight'];
  if (!counts) {
    reporter.report('no-classes', undefined, place, { onKey: true, fixes: [reporter.fixRemove(place)] });
    return;
  }
  const known = counts.flatMap((n, c) => (n > 0 ? [String(c)] : []));
  for (const key of class_weight.keys()) {
    if (reporter.full) return;
    if (counts[Number(key)]) continue;
    const fixes = [reporter.fixRemove([...place, key])];
    reporter.report('class-without-rows', { key, known }, [...place, key], { onKey: true, fixes });
  }
}

function checkStopping({ spec, facts }: Trainable, reporter: Reporter): void {
  const stopping = spec.fit.early_stopping;
  if (!stopping) return;
  const { monitor } = stopping;
  const place = ['fit', 'early_stopping', 'monitor'];
  const validated = facts.rows.validation !== undefined || spec.fit.validation_split > 0;
  const metrics = metricFactsOf(spec.compile.metrics);
  if (factsOf(monitor, metrics) === undefined) {
    const names = Object.keys(metrics);
    const known = [...names, ...(validated ? names.map(validationOf) : [])];
    const near = nearest(monitor, known);
    const fixes = near ? [reporter.fixSet('change', place, near)] : [];
    reporter.report('monitor-unknown', { monitor, known, ...(near && { nearest: near }) }, place, { fixes });
  } else if (!validated && isValidation(monitor)) {
    const without = familyOf(monitor);
    const fixes = [reporter.fixSet('validation', ['fit', 'validation_split'], 0.2), reporter.fixSet('monitor', place, without)];
    reporter.report('monitor-not-there', { monitor, without }, place, { fixes });
  }
}
