import type { DataSpec, PartSize } from '../spec/data-section';
import type { DataContext, Loaded, Loading, Part } from './context';
import type { Dataset, RowOrigin, SplitName } from './dataset';
import { Memory } from './memory';
import { checkPart, sameRows } from './prepare/check-part';
import { namedByNumber, namesFit, oneHot, scaleInputs } from './prepare/encode';
import { cut, planSome, planSplit, type Splits, shuffled } from './prepare/split';
import { loadSource } from './sources';
import { inlinePart } from './sources/inline';

/** `train` holds the rows that are still to be divided; the others are there if they have rows of their own. */
type Parts = ReadonlyMap<SplitName, Part>;

/** What came of loading; without a dataset, at least one error was reported. */
interface LoadedData {
  readonly dataset?: Dataset;
}

/**
 * Loads, checks, scales, encodes and splits the data that a spec describes. Rows that the spec gives for validation or test take the
 * place of those that a source brings; a size given for test takes that many of the source's own test rows.
 * Problems go to the context's reporter. Never rejects on what a user wrote, and only with `CalledOff` where the context's `breathe` does.
 */
export async function loadData(spec: DataSpec, context: DataContext): Promise<LoadedData> {
  const loading: Loading = { memory: new Memory(context.files.memory), breathe: () => Promise.resolve(), ...context };
  const loaded = await loadSource(spec, loading);
  const parts = loaded && (await soundParts(loaded, spec, loading));
  if (!parts) return {};
  const classNames = spec.class_names ?? loaded.classNames;
  const prepared = await prepare(parts, classNames, spec, loading);
  const splits = prepared && (await divide(prepared, spec, loading));
  if (!splits) return {};
  const { set, inputNames, targetNames } = loaded;
  const names = {
    ...(set && { set }),
    ...(inputNames && { inputNames }),
    ...(targetNames && { targetNames }),
    ...(classNames && { classNames }),
  };
  return { dataset: { ...splits, ...names } };
}

/** All parts that have rows of their own, each sound in itself and all alike in shape. */
async function soundParts(loaded: Loaded, spec: DataSpec, context: Loading): Promise<Parts | undefined> {
  const transpose = spec.source === 'x' && spec.transpose;
  const found = new Map<SplitName, Part | undefined>([['train', loaded.rows]]);
  if (loaded.test) found.set('test', loaded.test);
  for (const name of ['validation', 'test'] as const) {
    const own = spec[name];
    if (typeof own === 'object' && 'x' in own) found.set(name, inlinePart(own, transpose, ['data', name], context));
  }
  const sound = new Map<SplitName, Part>();
  for (const [name, part] of found) {
    const checked = part && (await checkPart(part, context));
    if (checked) sound.set(name, checked);
  }
  const rows = sound.get('train');
  if (!rows || sound.size < found.size) return undefined;
  const alike = [...sound.values()].map((part) => sameRows(rows, part, context));
  return alike.every(Boolean) ? sound : undefined;
}

async function prepare(
  parts: Parts,
  classNames: readonly string[] | undefined,
  spec: DataSpec,
  context: Loading,
): Promise<Parts | undefined> {
  // Folders of pictures are classes in the order of the names already.
  const given = spec.source === 'pictures' ? [...parts.values()] : namedByNumber([...parts.values()], spec.class_names);
  const all = spec.scale === undefined ? given : await scaleInputs(given, spec.scale, context);
  if (!all) return undefined;
  const fit = !spec.one_hot && (!spec.class_names || namesFit(all, spec.class_names, context)) ? all : undefined;
  const ready = spec.one_hot ? await oneHot(all, classNames, context) : fit;
  return ready && new Map([...parts.keys()].map((name, i) => [name, ready[i] as Part]));
}

const sizeOf = (part: DataSpec[SplitName]): PartSize | undefined =>
  typeof part === 'number' || (part && 'first' in part) ? part : undefined;

async function divide(parts: Parts, spec: DataSpec, context: Loading): Promise<(Splits & { readonly origin?: RowOrigin }) | undefined> {
  const rows = parts.get('train') as Part;
  const [validation, test] = [parts.get('validation'), parts.get('test')];
  const plan = planSplit(
    rows.x.shape[0] as number,
    {
      train: spec.train,
      validation: validation ? undefined : sizeOf(spec.validation),
      test: test ? undefined : sizeOf(spec.test),
    },
    context,
  );
  const some = test && planSome(test.x.shape[0] as number, 'test', sizeOf(spec.test), context);
  if (!plan || (test && !some)) return undefined;
  const put = spec.shuffle ? await shuffled(rows, context) : { part: rows };
  if (!put) return undefined;
  const { part, order } = put;
  const count = rows.x.shape[0] as number;
  const { from, to } = plan.train;
  return {
    ...cut(part, plan),
    ...((order || to - from < count) && { origin: { rows: count, from, ...(order && { order }) } }),
    ...(validation && { validation: { x: validation.x, y: validation.y } }),
    ...(test && some && { test: cut(test, { train: some }).train }),
  };
}
