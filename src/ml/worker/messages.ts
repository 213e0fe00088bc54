import type { Advice } from '../advice/advice';
import type { Dataset, SplitName, Tensor } from '../data/dataset';
import type { DataFacts } from '../data/facts';
import type { FileScope } from '../data/files';
import type { Race, Slope, SurfaceLook } from '../descent/look';
import type { NativeLibrary } from '../engine/native-library';
import type { LargeAnswer, LargeRequest, NameAnswer, NameRequest } from '../hovers/questions';
import type { Obstacle } from '../language/messages/run';
import type { NumberBlock } from '../language/nested';
import type { Notice } from '../language/notice';
import type { Problem } from '../language/problem';
import type { Model } from '../model/model';
import type { SplitReport } from '../report/class-answers';
import type { Result } from '../results/outcome-json';
import type { RunHead, RunMeta } from '../runs/run-files';
import type { LineOrNot } from '../separation/line-or-not';
import type { Sheet } from '../sheets/sheet';
import type { Difference, SpecComparison } from '../spec/differences';
import type { EngineName, Spec } from '../spec/spec';
import type { SpecSpans, TextFacts } from '../spec/text-facts';
import type { BestGuess } from '../step/best-guess';
import type { PerceptronWalk } from '../step/perceptron-walk';
import type { TrainingEvent } from '../training/events';
import type { Columns } from '../training/history';
import type { Steer } from '../training/steering';
import type { BesideAnswer, BesideRequest } from './beside';
import type { ColumnsAnswer, ColumnsRequest, SamplesAnswer, SamplesRequest } from './data-questions';
import type { CourseAnswer, CourseRequest, ReportRequest, WhyAnswer, WhyRequest } from './report-questions';
import type {
  AdviceRequest,
  DescendRequest,
  GradientsAnswer,
  GradientsRequest,
  Noted,
  OrNone,
  SlopeRequest,
  StepAnswer,
  StepRequest,
  SupersededAnswer,
  SurfaceRequest,
  UpdatesRequest,
} from './run-questions';

/** What is to be done with a spec. */
export interface Job extends FileScope {
  /** The spec as it is, saved or not. */
  readonly text: string;
  /** Overrides the spec's own choice. */
  readonly engine?: EngineName;
  /** TensorFlow's own library, as it was found on this machine; not there if not given. */
  readonly native?: NativeLibrary;
  /** `train`: as the spec says, then evaluate and predict. `predict`: only predict, with the weights there are. */
  readonly task: 'train' | 'predict';
  /** Rows to answer in place of the spec's "predict"; scaled as the data is. The caller has checked their shape: [rows, ...input]. */
  readonly inputs?: NumberBlock;
  /** Also reports how the network answers every row of a split at the end. */
  readonly report?: boolean;
  /** Also says what a teacher would say of the training. */
  readonly advise?: boolean;
  /** Values by `layer/variable` that go before the spec's own and its weights file, such as those of an earlier training. */
  readonly weights?: ReadonlyMap<string, Float32Array>;
  /**
   * Keeps the run in a folder while it trains. `resume`: continues from what is kept there. `unwritable`: the system's word for why nothing can
   * be written there, where that is known already: the run then continues in memory only.
   */
  readonly keep?: { readonly folder: string; readonly head: RunHead; readonly resume: boolean; readonly unwritable?: string };
  /** Begins with the state of a kept run after so many epochs (at least 1), and continues from there as the text says. */
  readonly from?: { readonly folder: string; readonly epoch: number };
  /** Pauses before the first batch, or after one batch or one epoch. */
  readonly begin?: Steer;
}

export type { NativeLibrary, Obstacle, Steer };

/** What a run reports while it continues; of one that is kept, also how that goes. */
export type RunEvent =
  | TrainingEvent
  /** What is known of a run that is to be kept; comes before all else. */
  | { readonly type: 'meta'; readonly meta: RunMeta }
  /** The epochs of its parent that come before a branch; comes before its own. */
  | { readonly type: 'past'; readonly columns: Columns<number[]>; readonly milliseconds: readonly number[] }
  /** The run can no longer be kept (a full disk, say); training continues. */
  | { readonly type: 'not-kept'; readonly problem: Notice };

/** What a job came to, with its warnings and hints; no errors. */
export interface Outcome extends Result {
  readonly advice?: readonly Advice[];
  readonly history: Columns<number[]>;
  readonly milliseconds: Required<Result['milliseconds']>;
  readonly problems: readonly Problem[];
  /** The sections without which nothing can be trained, and which the spec does not have. */
  readonly lacks: TextFacts['lacks'];
}

/** Reads and checks a spec and its data. */
export interface CheckRequest {
  readonly task: 'check';
  readonly text: string;
  /** As in `Job`; not set for a spec that was never saved: it can read no files. */
  readonly scope?: FileScope;
}

/** What can be known of a spec without training it; as `CheckedSpec`, but for the data itself. */
export interface CheckAnswer extends TextFacts {
  readonly spans: SpecSpans;
  readonly problems: readonly Problem[];
  /** The files that were asked for, by their paths in the spec, and how each was then (`stampOf`); also those that do not exist. */
  readonly files: ReadonlyMap<string, string>;
  /** Of a text that describes no network but functions or tensors, as far as it could be read. */
  readonly sheet?: Sheet;
  readonly spec?: Spec;
  readonly model?: Model;
  /** Tells the model from others by what computes in it (`OutputsRequest`). */
  readonly modelKey?: string;
  readonly facts?: DataFacts;
  /**
   * Rows of data whose samples are one or two numbers, at most 2,000 a split, evenly taken: `rows` are their places in it. What `fit` holds back
   * belongs to the validation. Shapes: [rows, inputs], [rows, targets].
   */
  readonly points?: readonly { readonly split: SplitName; readonly rows: Uint32Array; readonly x: Tensor; readonly y: Tensor }[];
  /** What always giving the same answer to the training rows comes to at best, where that is known. */
  readonly guess?: BestGuess;
  /** What keeps the engine `compact` from running the model. */
  readonly obstacle?: Obstacle;
  /** Batches of the model have so much to compute that TensorFlow's own library pays. */
  readonly largeBatches?: boolean;
  readonly names?: Pick<Dataset, 'inputNames' | 'targetNames' | 'classNames'>;
}

/** Reads a spec alone, such as that of a run: neither its data nor its network is looked at. */
interface ReadRequest {
  readonly task: 'read';
  readonly text: string;
}

export interface ReadAnswer extends TextFacts {
  /** Not set where it cannot be read. */
  readonly spec?: Spec;
}

/** The weights a spec starts with: given in it, in its weights file, or drawn from its seed. */
export interface InitialRequest {
  readonly task: 'initial';
  readonly text: string;
  readonly scope?: FileScope;
}

export type InitialAnswer = { readonly weights: ReadonlyMap<string, Float32Array> } | { readonly problems: readonly Problem[] };

/** Sends rows through a network, in inference mode. */
export interface OutputsRequest {
  readonly task: 'outputs';
  readonly model: Model;
  /** Tells models apart: with the same key, the model is the same and its session is used again. */
  readonly key: string;
  readonly weights: ReadonlyMap<string, Float32Array>;
  /** [rows, ...input], as the network takes it. */
  readonly x: Tensor;
  /** Indices into `model.layers`. */
  readonly layers: readonly number[];
}

/** Outputs of the layers that were asked for, [rows, ...output] each. */
export interface OutputsAnswer {
  readonly outputs: readonly Tensor[];
}

/** Asks whether a line separates the two classes of a spec's training data. */
interface SeparationRequest {
  readonly task: 'separation';
  readonly text: string;
  readonly scope?: FileScope;
  /** Which output, where each is a question of its own. */
  readonly output: number;
}

/** Asks what a run of one spec is trained otherwise by than one of another. */
interface DifferencesRequest {
  readonly task: 'differences';
  readonly before: string;
  readonly after: string;
}

/** Asks for everything that differs between two specs. */
interface CompareRequest {
  readonly task: 'compare';
  readonly before: string;
  readonly after: string;
}

/** Requests that are answered at once, between the batches of nothing: they go to a thread of their own, which trains nothing. */
interface Questions {
  readonly check: { readonly ask: CheckRequest; readonly answer: CheckAnswer };
  readonly read: { readonly ask: ReadRequest; readonly answer: ReadAnswer };
  readonly initial: { readonly ask: InitialRequest; readonly answer: InitialAnswer };
  readonly outputs: { readonly ask: OutputsRequest; readonly answer: OutputsAnswer };
  readonly step: { readonly ask: StepRequest; readonly answer: StepAnswer };
  readonly gradients: { readonly ask: GradientsRequest; readonly answer: OrNone<GradientsAnswer> };
  readonly advice: { readonly ask: AdviceRequest; readonly answer: OrNone<{ readonly advice: readonly Advice[] }> };
  readonly updates: { readonly ask: UpdatesRequest; readonly answer: OrNone<{ readonly walk: PerceptronWalk }> };
  readonly surface: { readonly ask: SurfaceRequest; readonly answer: OrNone<Noted<{ readonly look: SurfaceLook }>> | SupersededAnswer };
  readonly slope: { readonly ask: SlopeRequest; readonly answer: OrNone<{ readonly slope: Slope }> | SupersededAnswer };
  readonly descend: { readonly ask: DescendRequest; readonly answer: OrNone<Noted<{ readonly race: Race }>> | SupersededAnswer };
  readonly separation: { readonly ask: SeparationRequest; readonly answer: OrNone<{ readonly look: LineOrNot }> };
  readonly samples: { readonly ask: SamplesRequest; readonly answer: SamplesAnswer | { readonly problems: readonly Problem[] } };
  readonly report: { readonly ask: ReportRequest; readonly answer: OrNone<Noted<{ readonly report: SplitReport }>> | SupersededAnswer };
  readonly why: { readonly ask: WhyRequest; readonly answer: WhyAnswer | { readonly refused: Notice } | SupersededAnswer };
  readonly course: { readonly ask: CourseRequest; readonly answer: CourseAnswer };
  readonly columns: { readonly ask: ColumnsRequest; readonly answer: ColumnsAnswer | { readonly problems: readonly Problem[] } };
  readonly name: { readonly ask: NameRequest; readonly answer: NameAnswer };
  readonly large: { readonly ask: LargeRequest; readonly answer: LargeAnswer };
  readonly beside: { readonly ask: BesideRequest; readonly answer: BesideAnswer };
  readonly differences: { readonly ask: DifferencesRequest; readonly answer: readonly Difference[] };
  readonly compare: { readonly ask: CompareRequest; readonly answer: SpecComparison };
}
export type Question = Questions[keyof Questions]['ask'];
export type AnswerTo<Q extends Question> = Questions[Q['task']]['answer'];

export type ToWorker =
  /** `cancelled`: it was called off before it was handed over. */
  | { readonly kind: 'job'; readonly id: number; readonly job: Job; readonly cancelled: boolean }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'steer'; readonly id: number; readonly to: Steer }
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question };

/**
 * Every job ends with `done`, `refused` (the spec or its data has errors), `elsewhere` (it is for a new process), `called-off` (it was cancelled
 * while its data was loaded), `lost` (a thread that it needs has ended) or `crashed` (a defect of ours); a question with `answer`, `lost` or `crashed`.
 */
export type FromWorker =
  /** In the order they happened; sent together every few milliseconds, with only the newest of the `batch` events between two others. */
  | { readonly kind: 'events'; readonly id: number; readonly events: readonly RunEvent[] }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Questions[keyof Questions]['answer'] }
  | { readonly kind: 'done'; readonly id: number; readonly outcome: Outcome }
  | { readonly kind: 'refused'; readonly id: number; readonly problems: readonly Problem[] }
  | { readonly kind: 'elsewhere'; readonly id: number }
  | { readonly kind: 'lost'; readonly id: number; readonly why: Notice }
  | { readonly kind: 'called-off'; readonly id: number }
  | { readonly kind: 'crashed'; readonly id: number; readonly message: string };
