import { l10n } from 'vscode';
import { splitNames } from '../../../ml/data/dataset';
import type { DataFacts } from '../../../ml/data/facts';
import type { FileScope } from '../../../ml/data/files';
import { crc32 } from '../../../ml/data/formats/crc32';
import { type DescentChoices, descentChoices } from '../../../ml/descent/choices';
import { volume } from '../../../ml/language/shape';
import { visible } from '../../../ml/language/visible';
import { readingOf } from '../../../ml/model/interpret-output';
import type { Model } from '../../../ml/model/model';
import type { OutputReading } from '../../../ml/model/output-reading';
import { pictureShape } from '../../../ml/model/picture';
import type { Sheet } from '../../../ml/sheets/sheet';
import { learningOf } from '../../../ml/spec/learning';
import type { CheckAnswer } from '../../../ml/worker/messages';
import type { Data, Network, State } from '../../../webview/study/messages/state';
import { type ViewName, viewsOf } from '../../../webview/study/messages/views';
import { textOf, titledSet } from '../../problem-text';
import { untrainable } from '../../spec-text';
import { networkOf } from './network';

/** A check, wherever its text came from. */
export type CheckedText = CheckAnswer & { readonly text: string };

/** A network that could be worked out, and what the panel shows of it. Made once for each check. */
export interface Shown {
  readonly model: Model;
  /** Tells the model from others by what computes in it. */
  readonly key: string;
  readonly network: Network;
  readonly data: Data | undefined;
  /** What it was worked out of. */
  readonly text: string;
  /** Decides whether a run is one of this network. */
  readonly essence: string;
  /** The same in a few bytes, for pages. */
  readonly mark: number;
  /** Rows of the spec's "predict", row-major. */
  readonly predict?: { readonly shape: readonly number[]; readonly values: readonly number[] };
  /** Not set where it follows no gradient. */
  readonly descent?: DescentChoices;
  readonly views: readonly ViewName[];
}

/** What is known of the spec that a panel is on. */
export interface Content {
  readonly spec: NonNullable<State['spec']>;
  /** The newest without errors, if there was one: while a spec is being typed, what it was before stays in view. */
  readonly shown?: Shown;
  /** Of a file that describes functions or tensors: the newest without errors, if there was one. */
  readonly sheet?: Sheet;
  readonly views: readonly ViewName[];
}

/** Before the first check is done. */
export const reading = (file: string): Content => ({
  spec: { file, title: file, reading: true, errors: 0, untrainable: l10n.t('The spec is still being read.') },
  views: [],
});

const unreadable = (file: string): string => l10n.t('{0} cannot be read: it may have been deleted or renamed.', file);

/** For a spec that is not where it was. */
export const missing = (file: string): Content => ({
  spec: {
    file,
    title: file,
    reading: false,
    errors: 1,
    firstError: unreadable(file),
    untrainable: unreadable(file),
  },
  views: [],
});

/** @param before what was shown until now */
export function contentOf(file: string, check: CheckedText, before: Content | undefined): Content {
  const { spec: read, problems, sheetKind } = check;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const now = shownOf(check);
  if (sheetKind) return sheetContent(file, check, before);
  // Weights of a network with errors cannot be worked out, and no run is one of it.
  const shown = errors.length > 0 ? (before?.shown ?? now) : now;
  const unseen = problems.find(({ code }) => code === 'data-too-large-to-look-at');
  const why = untrainable(check);
  const learning = read && learningOf(read);
  const spec: Content['spec'] = {
    file,
    title: read ? visible(read.name ?? file) : (before?.spec.title ?? file),
    reading: false,
    errors: errors.length,
    ...(errors[0] && { firstError: textOf(errors[0]) }),
    ...(!shown && unseen && { unseen: textOf(unseen) }),
    ...(why !== undefined && { untrainable: why }),
    ...(learning && { rule: learning.rule }),
    ...(shown?.predict && { predict: shown.predict }),
    ...(shown && { mark: shown.mark }),
    outdated: shown !== now,
  };
  return { spec, ...(shown && { shown }), views: shown?.views ?? [] };
}

/** Of a file that describes no network. @param before as for `contentOf` */
function sheetContent(file: string, { sheet: now, sheetKind, problems, lacks }: CheckedText, before: Content | undefined): Content {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const last = before?.sheet?.kind === sheetKind ? before?.sheet : undefined;
  const sheet = errors.length > 0 ? (last ?? now) : now;
  const why = untrainable({ lacks, ...(sheetKind && { sheetKind }) });
  const spec: Content['spec'] = {
    file,
    title: sheet ? visible(sheet.name ?? file) : (before?.spec.title ?? file),
    reading: false,
    errors: errors.length,
    ...(errors[0] && { firstError: textOf(errors[0]) }),
    ...(why !== undefined && { untrainable: why }),
    outdated: sheet !== now,
  };
  return { spec, ...(sheet && { sheet }), views: sheet ? viewsOf({ sheet: sheet.kind }) : [] };
}

/** Of a text whose network can be worked out. */
export function shownOf(check: CheckedText): Shown | undefined {
  const { model, modelKey: key, text, spec, facts, essence } = check;
  if (!model || key === undefined) return undefined;
  const reading = readingOf(model, spec?.compile?.loss, facts?.targets);
  const network = networkOf(model, reading);
  const why = untrainable(check);
  const descent = spec && facts && descentChoices(spec, reading, facts);
  const data = dataOf(check, reading);
  const predict = spec?.predict && { shape: spec.predict.shape, values: [...spec.predict.values] };
  return {
    model,
    key,
    network,
    data,
    text,
    essence,
    mark: crc32(Buffer.from(essence)),
    ...(predict && { predict }),
    ...(descent && { descent }),
    views: viewsOf({
      network,
      ...(data && { data }),
      ...(why !== undefined && { untrainable: why }),
      ...(predict && { predict }),
      ...(descent && { descent }),
    }),
  };
}

/** What the panel shows of the data; undefined where there is none. @param reading of the network's answers */
function dataOf({ spec, model, facts, files, points = [], names = {} }: CheckAnswer, reading: OutputReading): Data | undefined {
  if (!facts) return undefined;
  const { data } = spec ?? {};
  const classes = classesOf(facts, reading, names.classNames?.length);
  const picture = model && pictureShape(model);
  const scale = data?.scale ?? 1;
  const { min, max } = facts.inputs;
  return {
    ...(facts.set && { set: titledSet(facts.set) }),
    ...(files.size > 0 && { stamp: crc32(Buffer.from([...files].join())) }),
    rows: facts.rows,
    splits: splitNames.filter((name) => facts.rows[name] || (name === 'validation' && (spec?.fit.validation_split ?? 0) > 0)),
    inputs: volume(facts.inputShape),
    targets: volume(facts.targetShape),
    scale,
    ...(picture && { picture: { ...picture, ink: picture.channels === 1, range: { min: min * scale, max: max * scale } } }),
    ...(facts.classCounts && { classCounts: facts.classCounts }),
    ...(data && 'gate' in data && { gate: data.gate }),
    ...(classes !== undefined && { classes }),
    ...shownNames(names),
    points: points.map(({ split, rows, x, y }) => ({ split, rows, x: x.values, y: y.values })),
  };
}

/** Columns and labels of a data file are shown as they are, and not obeyed. */
const shownNames = (names: NonNullable<CheckAnswer['names']>): NonNullable<CheckAnswer['names']> =>
  Object.fromEntries(Object.entries(names).map(([of, list]) => [of, list.map(visible)]));

/** Whole numbers as targets may be classes or just numbers; how the network's answers are read tells. */
function classesOf({ classCounts }: DataFacts, reading: OutputReading, named: number | undefined): number | undefined {
  return named || (reading.kind !== 'number' ? classCounts?.train?.length : undefined);
}

/** What a panel is on when it asks. */
export interface Subject {
  readonly shown: Shown | undefined;
  readonly scope: FileScope | undefined;
}

/** What is said of the spec while the network of an older version of it is shown. */
export const specOfOlder = ({ predict: _, ...spec }: Content['spec'], { predict }: Shown): Content['spec'] => ({
  ...spec,
  older: true,
  ...(predict && { predict }),
});
