import type { SplitName, Tensor } from '../data/dataset';
import type { FileScope } from '../data/files';
import type { Model } from '../model/model';
import type { OutputReading } from '../model/output-reading';
import type { InputGradient } from '../saliency/input-gradient';
import type { Occlusion } from '../saliency/occlusion';

/**
 * Asks how a network answers every row of a split, by the reading of its answers. A question takes the place of its asker's older one about the
 * same split.
 */
export interface ReportRequest {
  readonly task: 'report';
  readonly text: string;
  readonly scope?: FileScope;
  /** Tells who asks from others: a panel. */
  readonly asker?: string | undefined;
  /** Those of a moment, by `layer/variable`. */
  readonly weights: ReadonlyMap<string, Float32Array>;
  /** What the network was trained on, as `dataMark` says it; not set for one that was not trained. */
  readonly trainedOn?: number;
  /** As `fit` has it. Not set: test, else validation, else train. */
  readonly split?: SplitName;
}

/** As for `OutputsRequest`. */
interface AskedNetwork {
  readonly model: Model;
  readonly key: string;
}

/** Asks which inputs matter for the answer to a sample. A question takes the place of its asker's older one about the same class. */
export interface WhyRequest extends AskedNetwork {
  readonly task: 'why';
  /** As for a report. */
  readonly asker?: string | undefined;
  readonly weights: ReadonlyMap<string, Float32Array>;
  /** How its answers are read. */
  readonly reading: OutputReading;
  /** One sample, as the network takes it. Shape: [...input] */
  readonly x: Float32Array;
  /** The class whose answer is explained, from 0; which output, where each is a question or a number of its own. */
  readonly klass: number;
  /** Also covers parts of the sample: squares of `patch` × `patch` pixels, `stride` pixels apart. */
  readonly cover?: { readonly patch: number; readonly stride: number };
}

/** Which inputs matter for an answer. */
export interface WhyAnswer {
  readonly gradient: InputGradient;
  /** Set where `cover` was. */
  readonly occlusion?: Occlusion;
}

/** Asks how a network answered some samples at several moments of a run. */
export interface CourseRequest extends AskedNetwork {
  readonly task: 'course';
  /** [samples, ...input], as the network takes them. */
  readonly x: Tensor;
  readonly moments: readonly { readonly epoch: number; readonly weights: ReadonlyMap<string, Float32Array> }[];
}

export interface CourseAnswer {
  /** Epochs done at each moment, in the order asked. */
  readonly epochs: readonly number[];
  /** Numbers of one answer. */
  readonly units: number;
  /** [moments, samples, units], row-major. */
  readonly outputs: Float32Array;
}
