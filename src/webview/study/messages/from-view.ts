import * as v from 'valibot';
import type { AdviceCode } from '../../../ml/advice/advice';
import { splitNames } from '../../../ml/data/dataset';
import type { Race, Slope, SurfaceLook } from '../../../ml/descent/look';
import type { EngineReport } from '../../../ml/engine/engine';
import type { AffineLogit } from '../../../ml/model/affine-logits';
import type { SplitReport } from '../../../ml/report/class-answers';
import type { LineOrNot } from '../../../ml/separation/line-or-not';
import type { GradientMoment } from '../../../ml/step/gradients-over-run';
import type { StepLook, VariableLook } from '../../../ml/step/look-inside';
import type { PerceptronWalk } from '../../../ml/step/perceptron-walk';
import type { StepNetwork } from '../../../ml/step/step-network';
import type { BrokenOff } from '../../../ml/training/replay';
import type { ColumnsAnswer, SamplesAnswer } from '../../../ml/worker/data-questions';
import type { CourseAnswer, WhyAnswer } from '../../../ml/worker/report-questions';
import type { RunLength } from '../../../ml/worker/run-questions';
import { isOptions, type Options } from './options';
import { bytes, finite, floats, plane, point, text, texts, whole } from './parts';
import type { SetInfo } from './state';

// What panels send is checked before it is used: a page may be older than the host, or broken.

/**
 * A moment of a run: its weights after so many epochs (the nearest that was kept), or the last, or the best, or where it is paused; `initial`
 * needs no run.
 */
const moment = v.union([v.picklist(['initial', 'last', 'best', 'now']), finite]);
export type Moment = v.InferOutput<typeof moment>;

/** The commands of the extension that a panel has buttons for, without their prefix. */
const panelCommands = [
  'train',
  'stop',
  'pause',
  'resume',
  'branchRun',
  'stepBatch',
  'stepEpoch',
  'newSpec',
  'openSamples',
  'compareRuns',
  'compareTexts',
  'export',
  'openViewAlone',
  'lockStudyPanel',
  'toggleLiveTraining',
  'keepRun',
  'lookInsideStep',
  'predict',
  'showData',
] as const;
export type PanelCommand = (typeof panelCommands)[number];

/** One step of a run, and what is looked at of it. */
const step = {
  /** Not set: the spec as it is, before training: the steps that its training would begin with. */
  run: v.exactOptional(text),
  /** From 0. */
  epoch: whole,
  /** From 0: a sample of a batch; or the batch of this epoch that has this row of the training data. */
  at: v.union([v.object({ batch: whole, sample: whole }), v.object({ row: whole })]),
  /** With finite differences. */
  check: v.boolean(),
  /** What takes the place of the step's own numbers: variables whole, by `layer/variable`; the sample's input and target. */
  instead: v.exactOptional(
    v.object({ weights: v.exactOptional(v.record(text, floats)), x: v.exactOptional(floats), y: v.exactOptional(floats) }),
  ),
};

/** A part of the data, as `fit` has it. */
const split = v.picklist(splitNames);

/** Which network's loss is drawn, and over what. */
const hill = {
  /** Not set: the spec as it is; its weights are then those before training. */
  run: v.exactOptional(text),
  at: moment,
  /** In place of the spec's, by name. */
  loss: v.exactOptional(text),
};

/** What a view can ask of the host. Every request is answered, with a value or with an error. */
const asks = {
  /** Sends rows through the network. */
  outputs: v.object({
    /** Not set: the network as it is before training. */
    run: v.exactOptional(text),
    at: moment,
    /** [rows, inputs], row-major, as the network takes them: divided by the data's `scale`. */
    x: floats,
    /** `output`: the last layer only; `all`: every layer. */
    layers: v.picklist(['output', 'all']),
    /** Values that take the place of a variable's, by `layer/variable`: sliders. */
    instead: v.exactOptional(v.record(text, floats)),
  }),
  /** All variables of a layer. */
  weights: v.object({ run: v.exactOptional(text), at: moment, layer: text }),
  /** Computes a step of a run again, and all that it went through for one sample of its batch. */
  step: v.object(step),
  /** A variable that the answer to `step` left out. */
  stepVariable: v.object({ ...step, variable: text }),
  /** How large the gradients of each layer were after so many epochs; moments whose weights were not kept are left out. */
  gradients: v.object({ run: text, epochs: v.pipe(v.array(whole), v.maxLength(64)) }),
  /** What a teacher would say of a run that is over. */
  advice: v.object({ run: text }),
  /** Makes a change that advice offers in the spec, as it is in the editor; both count from 0, in the order of the answer. */
  applyAdvice: v.object({ run: text, advice: whole, change: whole }),
  /** Every step of a training by the perceptron rule. `run` as for `outputs`. */
  updates: v.object({ run: v.exactOptional(text) }),
  /** The loss over a rectangle of a plane. */
  surface: v.object({
    ...hill,
    /** Not set: both numbers where the network has two; else the way's plane where weights were kept; else the first two numbers. */
    plane: v.exactOptional(plane),
    /** Not set: what holds the way and the lowest point near it. */
    range: v.exactOptional(v.object({ x: point, y: point })),
    /** Points along each axis. */
    size: v.pipe(whole, v.minValue(2), v.maxValue(200)),
  }),
  /** The loss at a point of a plane, and its slope there. */
  slope: v.object({ ...hill, plane, point }),
  /** Trains from a point of a plane with each of several optimizers. */
  descend: v.object({
    ...hill,
    plane,
    start: point,
    /** Each as in a spec's `compile`. */
    racers: v.pipe(v.array(v.looseObject({ type: text })), v.minLength(1), v.maxLength(12)),
    steps: v.pipe(whole, v.minValue(1), v.maxValue(10_000)),
    /** The lowest loss that the page knows of: of the surface that it shows. */
    lowest: v.exactOptional(finite),
  }),
  /** Rows of a split of the data, in their order. */
  samples: v.object({
    split,
    /** These rows; or a part of all rows, or of those of one class. */
    pick: v.union([
      v.object({ rows: v.pipe(v.array(whole), v.maxLength(1024), v.readonly()) }),
      v.object({ klass: v.exactOptional(whole), from: whole, count: v.pipe(whole, v.maxValue(1024)) }),
    ]),
    /** `pixels`: a byte for each number, 0 for the least of the data and 255 for its largest. */
    as: v.picklist(['numbers', 'pixels']),
  }),
  /** How the network answers every row of a split, where it tells classes apart. */
  report: v.object({
    /** Not set: the network as it is before training. */
    run: v.exactOptional(text),
    at: moment,
    /** Not set: test, else validation, else train. */
    split: v.exactOptional(split),
  }),
  /** How the network answered some samples after so many epochs each; moments whose weights were not kept are left out. */
  course: v.object({
    run: text,
    epochs: v.pipe(v.array(whole), v.maxLength(64)),
    /** [samples, inputs], row-major, as the network takes them: divided by the data's `scale`. At most 64 samples. */
    x: floats,
  }),
  /** Which inputs matter for the answer to one sample. */
  why: v.object({
    run: v.exactOptional(text),
    at: moment,
    /** As the network takes it. */
    x: floats,
    /** The class whose answer is explained, from 0. */
    klass: whole,
    /** Also covers parts of the sample: squares of so many pixels, so far apart. */
    cover: v.exactOptional(
      v.object({ patch: v.pipe(whole, v.minValue(1), v.maxValue(1024)), stride: v.pipe(whole, v.minValue(1), v.maxValue(1024)) }),
    ),
  }),
  /** What the data of the spec is, split by split: rows, ranges, classes, and columns of tables. */
  columns: v.object({}),
  /** Whether a line separates the two classes of the spec's training data. `output`: which, where each is a question of its own. */
  separation: v.object({ output: whole }),
  /** Writes all variables of a layer into the spec, as it is in the editor. */
  writeWeights: v.object({
    layer: text,
    /** By the variable's name, row-major. */
    values: v.record(
      text,
      v.pipe(
        floats,
        v.check((values) => values.every(Number.isFinite)),
      ),
    ),
  }),
  /** Asks the user where to, and writes a file. */
  save: v.object({ name: text, content: v.union([text, bytes]) }),
  /** Runs one of the extension's commands on this panel's spec. */
  command: v.object({ command: v.picklist(panelCommands), run: v.exactOptional(text), epoch: v.exactOptional(whole) }),
};
export type RequestName = keyof typeof asks;

/** What comes back. */
interface Answers {
  readonly outputs: {
    /** Epochs done at the moment that was taken. */
    readonly epoch: number;
    /** In the order of the network's rows; `units` numbers a row. */
    readonly layers: readonly {
      readonly name: string;
      readonly units: number;
      /** Of one answer of the layer. */
      readonly shape: readonly number[];
      readonly values: Float32Array;
      /** What its activation is applied to, where that is a weighted sum of the network's two inputs. */
      readonly preActivations?: readonly AffineLogit[];
    }[];
  };
  readonly weights: {
    readonly epoch: number;
    readonly variables: readonly { readonly name: string; readonly shape: readonly number[]; readonly values: Float32Array }[];
  };
  readonly step: {
    /** Where the sample is: it may have been asked for by its row. */
    readonly epoch: number;
    readonly batch: number;
    readonly sample: number;
    readonly length: RunLength;
    /** What its numbers are explained by. */
    readonly network: StepNetwork;
    /** Not set where there is no such step, or training broke off before it. */
    readonly look?: StepLook;
    /** Where a number stopped being finite, in this step or before it; `message` says so to the reader. */
    readonly broken?: BrokenOff & { readonly message: string };
    /** The engine that computed the step. */
    readonly engine: EngineReport;
    /** Variables that are not in `look` because they are large: `stepVariable` has them. */
    readonly omitted: readonly string[];
    /** What the reader has to know of these numbers: sentences, such as that the run was trained on another engine. */
    readonly notes: readonly string[];
  };
  readonly stepVariable: VariableLook;
  /** `notes`: what a reader has to know of the numbers. */
  readonly gradients: { readonly moments: readonly GradientMoment[]; readonly notes: readonly string[] };
  readonly advice: {
    readonly advice: readonly {
      readonly code: AdviceCode;
      /** All texts are in the reader's language. */
      readonly title: string;
      /** With the figures. */
      readonly message: string;
      /** Why it is so, in general. */
      readonly text: string;
      /** From 1. */
      readonly epoch?: number;
      readonly layer?: string;
      /** What each change of the spec that could be made does. */
      readonly changes: readonly string[];
    }[];
  };
  readonly applyAdvice: Record<string, never>;
  readonly updates: PerceptronWalk;
  readonly samples: SamplesAnswer;
  readonly report: Omit<SplitReport, 'classes' | 'set'> & {
    /** Set for a well-known set of pictures. */
    readonly set?: SetInfo;
    /** Epochs done at the moment that was taken. */
    readonly epoch: number;
    /** What the classes are called, made visible. */
    readonly classes: readonly string[];
    /** What a reader has to know of the answers. */
    readonly notes: readonly string[];
  };
  readonly course: CourseAnswer;
  readonly why: WhyAnswer & { readonly epoch: number };
  readonly columns: ColumnsAnswer;
  readonly separation: LineOrNot;
  /** `notes`: what a reader has to know of the numbers. */
  readonly surface: SurfaceLook & { readonly notes: readonly string[] };
  readonly slope: Slope;
  readonly descend: Race & { readonly notes: readonly string[] };
  readonly writeWeights: Record<string, never>;
  readonly save: { readonly saved: boolean };
  readonly command: Record<string, never>;
}

export type Requests = {
  readonly [N in RequestName]: { readonly ask: Readonly<v.InferOutput<(typeof asks)[N]>>; readonly answer: Answers[N] };
};

/** True when the question has the shape that its name promises. */
export const isAsk = <N extends RequestName>(name: N, ask: unknown): ask is Requests[N]['ask'] => v.is(asks[name], ask);

/** Which spec the page was on: by the time a message arrives, the panel may be on another. */
const about = { subject: v.exactOptional(text) };
const type = <T extends string>(name: T) => ({ ...about, type: v.literal(name) });

const fromView = v.variant('type', [
  v.object(type('ready')),
  v.object({ ...type('request'), id: finite, name: v.picklist(Object.keys(asks) as RequestName[]), ask: v.unknown() }),
  v.object({ ...type('options'), options: v.custom<Options>(isOptions) }),
  v.object({ ...type('cursor'), epoch: v.optional(finite) }),
  /** The pointer is on this layer: its line in the spec is marked. */
  v.object({ ...type('hoverLayer'), layer: v.optional(text) }),
  /** Goes to the layer in the spec's editor. */
  v.object({ ...type('revealLayer'), layer: text }),
  v.object(type('showProblems')),
  /** An answer that was sent ahead, to request `id`, was of use. */
  v.object({ ...type('took'), id: finite }),
  /** Lays these runs over the one in front. */
  v.object({ ...type('compare'), runs: texts }),
]);

/** What a page sends. */
export type FromView = Readonly<v.InferOutput<typeof fromView>>;

/** True for a message that a panel may send. */
export const isFromView = (value: unknown): value is FromView => v.is(fromView, value);
