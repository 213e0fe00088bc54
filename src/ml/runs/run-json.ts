import { engineReasons } from '../language/messages/engine';
import { type Notice, notice } from '../language/notice';
import { pictureSetNames, setSizes } from '../spec/data-section';
import { engineNames } from '../spec/engine-names';
import { type RunEnd, type RunMeta, runFiles } from './run-files';

/** What cannot be read, and why. */
export interface Damaged {
  readonly damaged: Notice;
}

/** The only format there is so far, of `run.json` and of `end.json`. */
const FORMAT = 1;

/** Numbers that JSON lacks are written as objects: a loss that ran away is infinite. */
const written = (_: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isFinite(value) ? { $number: String(value) } : value;

const revived = (_: string, value: unknown): unknown => (isObject(value) && '$number' in value ? Number(value['$number']) : value);

/** Text of `run.json` or `end.json`. */
export const encodeJson = (value: RunMeta | RunEnd): string => `${JSON.stringify(value, written, 1)}\n`;

export function parseMeta(text: string): RunMeta | Damaged {
  const meta = parse<RunMeta>(text, runFiles.meta, isMeta);
  if ('damaged' in meta) return meta;
  const metrics = metricsOf({ ...meta }) as RunMeta['metrics'];
  return { ...meta, engine: { ...meta.engine, why: reasonOf(meta.engine.why) as Notice }, ...(metrics && { metrics }) };
}
export const parseEnd = (text: string): RunEnd | Damaged => parse(text, runFiles.end, isEnd);

function parse<T extends RunMeta | RunEnd>(text: string, file: string, isSound: (value: Json) => boolean): T | Damaged {
  try {
    const found: unknown = JSON.parse(text, revived);
    if (isObject(found)) {
      if (typeof found['format'] === 'number' && found['format'] > FORMAT) return { damaged: notice('run-file-newer', { file }) };
      if (found['format'] === FORMAT && isSound(found)) return found as unknown as T;
    }
  } catch {
    // What is no JSON is damaged, too.
  }
  return { damaged: notice('run-file-broken', { file }) };
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const areTexts = (from: unknown, names: readonly string[]): boolean =>
  isObject(from) && names.every((name) => typeof from[name] === 'string');
const areCounts = (value: unknown): boolean => Array.isArray(value) && value.every(isCount);
const areNumbers = (values: unknown): boolean => isObject(values) && Object.values(values).every((value) => typeof value === 'number');

const reasons = (Object.keys(engineReasons) as (keyof typeof engineReasons)[]).map((code) => notice(code, {}));

/** Why an engine was chosen; the first runs have the English sentence in place of it. */
const reasonOf = (why: unknown): Notice | undefined =>
  reasons.find(({ code, message }) => (typeof why === 'string' ? why === message : isObject(why) && why['code'] === code));

const areFacts = (value: unknown): boolean =>
  isObject(value) && Object.values(value).every((facts) => areTexts(facts, ['direction', 'unit']));

/** What is known of the metrics; the first runs have it under another key. */
const metricsOf = (meta: Json): unknown => meta['metrics'] ?? meta['figures'];

const isSetPart = (value: unknown): boolean =>
  isObject(value) && pictureSetNames.some((name) => name === value['name']) && setSizes.some((size) => size === value['size']);

const isBranchPoint = (value: unknown): boolean =>
  areTexts(value, ['run']) &&
  isCount((value as Json)['epoch']) &&
  ['freshOptimizer', 'otherData', 'judgedAnew'].every((key) => [undefined, true].some((known) => known === (value as Json)[key]));

const isMeta = (meta: Json): boolean =>
  areTexts(meta, ['id', 'uri', 'file']) &&
  typeof meta['began'] === 'number' &&
  engineNames.some((name) => name === meta['asked']) &&
  (meta['live'] === undefined || meta['live'] === true) &&
  (meta['from'] === undefined || isBranchPoint(meta['from'])) &&
  areTexts(meta['environment'], ['extension', 'vscode', 'runtime', 'platform']) &&
  ['undefined', 'string'].includes(typeof meta['name']) &&
  isCount(meta['seed']) &&
  isCount(meta['epochs']) &&
  isCount(meta['data']) &&
  (meta['set'] === undefined || isSetPart(meta['set'])) &&
  (meta['spec'] === undefined || isCount(meta['spec'])) &&
  (metricsOf(meta) === undefined || areFacts(metricsOf(meta))) &&
  areTexts(meta['engine'], ['name', 'version']) &&
  reasonOf((meta['engine'] as Json)['why']) !== undefined &&
  isCount((meta['engine'] as Json)['threads']) &&
  Array.isArray(meta['variables']) &&
  meta['variables'].every((variable) => areTexts(variable, ['name']) && areCounts(variable.shape));

const endings: Readonly<Record<string, (ending: Json) => boolean>> = {
  finished: () => true,
  cancelled: ({ epoch, batch }) => isCount(epoch) && isCount(batch),
  'early-stopping': ({ epoch, best, restored }) => isCount(epoch) && isCount(best) && typeof restored === 'boolean',
  diverged: ({ epoch, batch, problem }) => isCount(epoch) && isCount(batch) && areTexts(problem, ['code', 'message']),
};

function isEnd({ ending, evaluate, predictions, classes, milliseconds, best }: Json): boolean {
  const reason = isObject(ending) ? String(ending['reason']) : '';
  return (
    Object.hasOwn(endings, reason) &&
    (endings[reason]?.(ending as Json) ?? false) &&
    typeof milliseconds === 'number' &&
    (best === undefined || isCount(best)) &&
    (evaluate === undefined || (areTexts(evaluate, ['on']) && areNumbers((evaluate as Json)['logs']))) &&
    (predictions === undefined || (isObject(predictions) && areCounts(predictions['shape']) && Array.isArray(predictions['values']))) &&
    (classes === undefined || Array.isArray(classes))
  );
}
