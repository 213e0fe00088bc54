import type { FileScope } from '../data/files';
import type { Plane } from '../descent/look';
import type { Range } from '../descent/room';
import type { EngineReport, TrainingState } from '../engine/engine';
import type { Notice } from '../language/notice';
import type { Problem } from '../language/problem';
import type { KeptFrame } from '../runs/frames-file';
import type { EngineName } from '../spec/spec';
import type { GradientMoment } from '../step/gradients-over-run';
import type { StepLook } from '../step/look-inside';
import type { StepNetwork } from '../step/step-network';
import type { Ending } from '../training/events';
import type { Columns } from '../training/history';
import type { BrokenOff, ReplayedStep } from '../training/replay';

// Questions about a training that is made again.

/** A spec whose training is looked at again. */
interface Replayed {
  readonly text: string;
  readonly scope?: FileScope;
  /** The engine that the run had; the spec's own choice if not given. TensorFlow's own library is never loaded for it. */
  readonly engine?: EngineName;
  /** What is kept of the run; not set for a run that is only thought of: the spec's training from its beginning. */
  readonly kept?: {
    readonly folder: string;
    /** How many epochs it has steps of. */
    readonly epochs: number;
    readonly stoppedEarly: boolean;
  };
  /** Steps of any size are computed: no one waits for this worker's other answers meanwhile. */
  readonly unlimited?: boolean;
}

/**
 * Asks for all that one step of a run went through: the run is made again up to there, to the same bits, from the nearest state that is known.
 * A question of the same asker for another step of the same run takes the place of one that is under way.
 */
export interface StepRequest extends Replayed {
  readonly task: 'step';
  /** Tells who asks from others that look at the same run: a panel. */
  readonly asker?: string | undefined;
  /** From 0. */
  readonly epoch: number;
  readonly at: StepPlace;
  /** Only with `look`: what takes the place of the step's own numbers. */
  readonly instead?: Instead;
  /** Makes the step's numbers ready to be looked at, in place of the step itself. */
  readonly look?: StepLooking;
}

/** Numbers in the place of a step's own: variables whole, by `layer/variable`; the sample's input and target. */
export interface Instead {
  readonly weights?: Readonly<Record<string, Float32Array>>;
  readonly x?: Float32Array;
  readonly y?: Float32Array;
}

/** A sample of a batch, both from 0; or the batch that has this row of the training data. */
export type StepPlace = { readonly batch: number; readonly sample: number } | { readonly row: number };

interface StepLooking {
  /** With finite differences. */
  readonly check: boolean;
  /** Variables of more numbers are left out. */
  readonly most?: number;
  /** Also this variable, however large. */
  readonly variable?: string;
}

/** How long a run is, for who asks for a step that it does not have. */
export interface RunLength {
  /** Fewer than the spec's where the run stopped early. */
  readonly epochs: number;
  /** Of an epoch. */
  readonly batches: number;
  /** Of the batch that was asked for; 0 where there is none. */
  readonly samples: number;
  readonly stoppedEarly: boolean;
}

export type StepAnswer =
  | {
      readonly engine: EngineReport;
      readonly network: StepNetwork;
      readonly length: RunLength;
      /** Where the sample is: it may have been asked for by its row. Not set where the run has no such step. */
      readonly found?: { readonly batch: number; readonly sample: number };
      /** Set where there is such a step, unless `look` was asked for. */
      readonly step?: ReplayedStep;
      /** Set where a number stopped being finite, in the step or before it; `problem` says so to a reader. */
      readonly broken?: BrokenOff & { readonly problem: Notice };
      /** Set where it was asked for and there is such a sample. */
      readonly look?: StepLook;
      /** Variables that were left out of `look`. */
      readonly omitted?: readonly string[];
      /** What a reader has to know of these numbers, or why there are none. */
      readonly notes: readonly Notice[];
      /** Of the spec; none is an error. */
      readonly warnings: readonly Problem[];
    }
  /** The spec has errors, or nothing is trained by it. */
  | { readonly problems: readonly Problem[] }
  /** Why the step cannot be computed. */
  | { readonly refused: Notice }
  /** Another step of the run was asked for meanwhile. */
  | SupersededAnswer;

/** Asks how large the gradients and updates of each layer were at some moments of a run, and which units no longer pass them on. */
export interface GradientsRequest extends Replayed {
  readonly task: 'gradients';
  /** Epochs done, and the weights then; what the optimizer remembered is read from the run's folder. */
  readonly moments: readonly { readonly epoch: number; readonly weights: TrainingState['weights'] }[];
}

export interface GradientsAnswer {
  readonly moments: readonly GradientMoment[];
  /** What a reader has to know of these numbers. */
  readonly notes: readonly Notice[];
}

/** Asks what a teacher would say of a run that is over. `moments` as for gradients: before training, and at the end. */
export interface AdviceRequest extends Replayed, Pick<GradientsRequest, 'moments'> {
  readonly task: 'advice';
  readonly history: Columns;
  readonly ending?: Ending;
}

/** Asks for every step of a training by the perceptron rule. */
export interface UpdatesRequest extends Replayed {
  readonly task: 'updates';
}

/** Or why there are none, as for a step. */
export type OrNone<T> = T | { readonly problems: readonly Problem[] } | { readonly refused: Notice };

/** A training whose loss is looked at over two numbers. A question takes the place of its asker's older one of the same task and loss. */
export interface HillRequest extends Replayed {
  /** As for a step. */
  readonly asker?: string | undefined;
  /** The weights that the plane goes through; not set: those that the training begins with. */
  readonly at?: { readonly epoch: number; readonly weights: TrainingState['weights'] };
  /** Makes the training first: its way is shown, and the weights after this epoch in place of `at`; after the last one if not given. */
  readonly trained?: { readonly epoch?: number };
  /** The way of a run that its folder does not have. */
  readonly way?: readonly KeptFrame[];
  /** In place of the spec's, by name. */
  readonly loss?: string;
  /** `named`: by labels such as `dense/kernel[0,0]`. Not set: see `openHill`. */
  readonly plane?: Plane | { readonly kind: 'named'; readonly x: string; readonly y: string };
}

/** Asks for the loss over a rectangle of the plane. */
export interface SurfaceRequest extends HillRequest {
  readonly task: 'surface';
  /** Not set: what holds the way, and the lowest point near it. */
  readonly range?: Range;
  /** Points along each axis. */
  readonly size: number;
}

/** Asks for the loss at a point of the plane, and its slope. */
export interface SlopeRequest extends HillRequest {
  readonly task: 'slope';
  readonly point: readonly [x: number, y: number];
}

/** Asks for the ways of several optimizers from a point of the plane. */
export interface DescendRequest extends HillRequest {
  readonly task: 'descend';
  readonly start: readonly [x: number, y: number];
  /** Each as in a spec's `compile`. */
  readonly racers: readonly Readonly<Record<string, unknown>>[];
  readonly steps: number;
  /** The lowest loss that is known otherwise. */
  readonly lowest?: number;
}

/** `notes`: what a reader has to know of the numbers. */
export type Noted<T> = T & { readonly notes: readonly Notice[] };

/** Another question has taken this one's place. */
export interface SupersededAnswer {
  readonly superseded: true;
}
