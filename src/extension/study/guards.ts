import type { FromView, Kept, Options, PanelCommand, RequestName, Requests, ViewName } from '../../webview/study/messages';
import { isAddress } from '../address';

// What panels send is checked before it is used: a page may be older than the host, or broken.

type Guard<T> = (value: unknown) => value is T;
type Shape<T> = { readonly [K in keyof T]-?: (value: unknown) => boolean };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const isFloats = (value: unknown): value is Float32Array => value instanceof Float32Array;
const isNothing = (value: unknown): value is undefined => value === undefined || value === null;
const isAnything = (_: unknown): _ is unknown => true;

const optional =
  (guard: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    isNothing(value) || guard(value);
const oneOf =
  (...values: readonly string[]) =>
  (value: unknown): boolean =>
    isText(value) && values.includes(value);
const listOf =
  (guard: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(guard);
const object =
  <T>(shape: Shape<T>): Guard<T> =>
  (value): value is T =>
    isObject(value) && Object.entries<(value: unknown) => boolean>(shape).every(([key, guard]) => guard(value[key]));

/** As objects, so that one that is forgotten does not compile. */
const viewNames: Record<ViewName, true> = { overview: true, network: true, training: true, boundary: true, fit: true, predictions: true };
const commands: Record<PanelCommand, true> = {
  train: true,
  stop: true,
  pause: true,
  resume: true,
  stepBatch: true,
  stepEpoch: true,
  newSpec: true,
  openSamples: true,
  compareRuns: true,
  export: true,
  openViewAlone: true,
  lockStudyPanel: true,
};
const views = oneOf(...Object.keys(viewNames));

export const isOptions = object<Options>({
  view: views,
  training: object<Options['training']>({
    logScale: isBoolean,
    by: oneOf('epoch', 'time'),
    smoothing: (value) => isNumber(value) && value >= 0 && value < 1,
    hidden: listOf(isText),
    table: isBoolean,
  }),
  network: object<Options['network']>({
    layer: optional(isText),
    weights: oneOf('heat', 'histogram', 'numbers'),
  }),
  boundary: object<Options['boundary']>({ units: isBoolean, regions: isBoolean }),
  predictions: object<Options['predictions']>({
    threshold: optional((value) => isNumber(value) && value >= 0 && value <= 1),
    own: optional(listOf(isText)),
  }),
});

/** As a page's state has it, which comes and goes as JSON: what is not set is not there. */
const absentOr =
  (guard: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === undefined || guard(value);

export const isKept = object<Kept>({
  spec: absentOr((value) => isText(value) && isAddress(value)),
  view: views,
  alone: isBoolean,
  locked: isBoolean,
  compared: listOf(isText),
  pinned: absentOr(isText),
});

const moment = (value: unknown): boolean => isNumber(value) || oneOf('initial', 'last', 'best', 'now')(value);

const asks: { readonly [N in RequestName]: Guard<Requests[N]['ask']> } = {
  outputs: object<Requests['outputs']['ask']>({
    run: optional(isText),
    at: moment,
    x: isFloats,
    layers: oneOf('output', 'all'),
    instead: optional((value) => isObject(value) && Object.values(value).every(isFloats)),
  }),
  weights: object<Requests['weights']['ask']>({ run: optional(isText), at: moment, layer: isText }),
  writeWeights: object<Requests['writeWeights']['ask']>({
    layer: isText,
    values: (value) => isObject(value) && Object.values(value).every((one) => isFloats(one) && one.every(Number.isFinite)),
  }),
  save: object<Requests['save']['ask']>({ name: isText, content: (value) => isText(value) || value instanceof Uint8Array }),
  command: object<Requests['command']['ask']>({
    command: oneOf(...Object.keys(commands)),
    run: optional(isText),
  }),
};

/** True when the question has the shape that its name promises. */
export const isAsk = <N extends RequestName>(name: N, ask: unknown): ask is Requests[N]['ask'] => asks[name](ask);

type Shapes = { readonly [T in FromView['type']]: Shape<Omit<Extract<FromView, { type: T }>, 'type' | 'subject'>> };

const shapes: Shapes = {
  ready: {},
  request: { id: isNumber, name: oneOf(...Object.keys(asks)), ask: isAnything },
  options: { options: isOptions },
  cursor: { epoch: optional(isNumber) },
  hoverLayer: { layer: optional(isText) },
  revealLayer: { layer: isText },
  showProblems: {},
  compare: { runs: listOf(isText) },
};

/** True for a message that a panel may send. */
export const isFromView = (value: unknown): value is FromView =>
  isObject(value) &&
  isText(value['type']) &&
  optional(isText)(value['subject']) &&
  Object.hasOwn(shapes, value['type']) &&
  object(shapes[value['type'] as FromView['type']])(value);
