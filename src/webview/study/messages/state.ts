import type { SplitName } from '../../../ml/data/dataset';
import type { SetPart } from '../../../ml/data/picture-sets';
import type { DescentChoices } from '../../../ml/descent/choices';
import type { OutputReading } from '../../../ml/model/output-reading';
import type { PictureShape } from '../../../ml/model/picture';
import type { UnitFacts } from '../../../ml/registry/activations';
import type { Axis } from '../../../ml/registry/layers/layer';
import type { KnownMetrics } from '../../../ml/registry/metric-facts';
import type { RunStatus } from '../../../ml/runs/run-status';
import type { Sheet } from '../../../ml/sheets/sheet';
import type { SpecComparison } from '../../../ml/spec/differences';
import type { Learning } from '../../../ml/spec/learning';
import type { EarlyStopping } from '../../../ml/spec/sections';
import type { Logs } from '../../../ml/training/events';
import type { Options } from './options';
import type { ViewName } from './views';

/** Where a value was not a finite number. */
export interface NotFinite {
  readonly of: 'training' | 'validation' | 'evaluation' | 'prediction';
  /** Loss or weights had grown before. */
  readonly grew: boolean;
  /** Training came to its end as it should: only what was computed from its weights afterwards is not finite. */
  readonly sound: boolean;
}

/** A run as lists and headings name it. */
export interface RunInfo {
  readonly id: string;
  /** What to call it: what differs from the run before, or its number. */
  readonly label: string;
  /** When it began. */
  readonly began: string;
  /** The run before the one in front: drawn behind it, until the reader chooses runs to compare. */
  readonly pale?: boolean;
  readonly status: RunStatus;
  readonly seed: number;
  readonly epochs: number;
  readonly epochsDone: number;
  /** The newest metric values, of the epoch in progress or of the last one. */
  readonly logs: Logs;
  /** What is known of its metrics, by the run's own spec; empty where that cannot be read. */
  readonly metrics: KnownMetrics;
  /** What early stopping watches, where it does. */
  readonly stopping?: EarlyStopping;
  /** How it learned, by its own spec; not set where that cannot be read. */
  readonly learning?: Learning;
  /** Why it ended or cannot continue, in a sentence. */
  readonly message?: string;
  readonly engine?: { readonly name: string; readonly version: string; readonly threads: number; readonly why: string };
  /** The well-known set of pictures that it was trained on, where it was one. */
  readonly set?: SetInfo;
  /** Of a run with the status `diverged`. */
  readonly notFinite?: NotFinite;
  /** The spec has changed since. */
  readonly stale: boolean;
  /** Where it is paused: epochs that are done, and batches of the next one. */
  readonly held?: { readonly epoch: number; readonly batch: number };
  readonly resumable: boolean;
  /** Where it branches from another run, by that one's id; the epochs before are the other's. */
  readonly from?: { readonly run: string; readonly epoch: number };
  /** An edit began it: it is gone with the window, unless the reader keeps it. */
  readonly live?: true;
  /** Epochs done when the monitored metric was best, as early stopping judges; known when the run has ended. */
  readonly best?: number;
  /** At its end it went back to the weights of the best epoch. */
  readonly restored?: true;
  /** Milliseconds spent training, pauses not counted. */
  readonly milliseconds: number;
  /** Metric values on the rows for testing (or, where there are none, for training) at the end. */
  readonly evaluate?: { readonly on: 'train' | 'validation' | 'test'; readonly logs: Logs };
}

/** Where a run is within its epoch; sent many times a second. */
export interface Progress {
  /** The epoch in progress, counted from 0. */
  readonly epoch: number;
  /** Batches of it that are done. */
  readonly batch: number;
  readonly batches: number;
  readonly samplesPerSecond: number;
  /** Milliseconds until the last epoch is done, at the present pace. */
  readonly timeLeft: number;
  readonly logs: Logs;
}

/** One line of the summary table, ready to be shown. */
export interface LayerRow {
  readonly name: string;
  readonly type: string;
  readonly outputShape: string;
  readonly params: string;
  /** How the number of parameters comes about; empty for a layer without any. */
  readonly arithmetic: string;
  readonly connectedTo: string;
  readonly memory: string;
  readonly multiplyAdds: string;
  readonly trainable: boolean;
  /** What it does to its pre-activations: `tanh`; empty for none. */
  readonly activation: string;
  /** What its units give. */
  readonly gives: UnitFacts;
  /** Index in the model; not set for the input layer that Keras adds. */
  readonly layer?: number;
  readonly variables: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly axes: readonly Axis[];
    readonly trainable: boolean;
  }[];
}

export interface Network {
  readonly name: string;
  readonly rows: readonly LayerRow[];
  /** Indices into `rows`. */
  readonly edges: readonly { readonly from: number; readonly to: number }[];
  /** True where the layers are no plain chain, so that the table needs "Connected to". */
  readonly branches: boolean;
  readonly totals: readonly { readonly label: string; readonly params: string; readonly memory: string }[];
  /** `2 → 4 tanh → 1 sigmoid`. */
  readonly short: string;
  readonly totalParams: number;
  /** Multiplications with an addition that one sample takes. */
  readonly multiplyAdds: string;
  /** One sentence on what the table shows. */
  readonly sentence: string;
  /** The summary as Keras prints it. */
  readonly text: string;
  /** Numbers of one sample and of one answer. */
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
  /** The last layer's activation: `sigmoid`, `softmax`, `step`, `linear`, … */
  readonly outputActivation: string;
  /** How its answers are read. */
  readonly reading: OutputReading;
}

/** Rows of a split, row-major. */
export interface Points {
  readonly split: 'train' | 'validation' | 'test';
  /** Their places in the split. */
  readonly rows: Uint32Array;
  /** [rows, inputs] */
  readonly x: Float32Array;
  /** [rows, targets] */
  readonly y: Float32Array;
}

/** How a sample is drawn. */
export interface Picture extends PictureShape {
  /** The largest number is ink on paper; else it is light, as in a photograph. */
  readonly ink: boolean;
  /** Least and largest of all numbers, as the data is given: before they are divided by `scale`. */
  readonly range: { readonly min: number; readonly max: number };
}

/** Which well-known set of pictures, and how much of it. */
export interface SetInfo extends SetPart {
  /** Both in the reader's language: `MNIST, sample`. A figure on the sample is never shown as one on the whole set. */
  readonly title: string;
}

/** What the data is, with its rows where a sample has no more than two numbers. */
export interface Data {
  /** Set for a well-known set of pictures. */
  readonly set?: SetInfo;
  /** Changes with the files that it was read from; not set where there are none. */
  readonly stamp?: number;
  readonly rows: Readonly<Partial<Record<'train' | 'validation' | 'test', number>>>;
  readonly inputs: number;
  readonly targets: number;
  /** Inputs were divided by this; 1 where the spec has none. */
  readonly scale: number;
  /** `XOR`, … for a gate. */
  readonly gate?: string;
  /** Its parts, as `fit` divides it. */
  readonly splits: readonly SplitName[];
  /** Not set where a sample is no picture. */
  readonly picture?: Picture;
  /** Rows of each class, by the data's own parts; only where targets are classes. */
  readonly classCounts?: Readonly<Partial<Record<'train' | 'validation' | 'test', readonly number[]>>>;
  /** Targets are class numbers (or one-hot rows) of so many classes. */
  readonly classes?: number;
  readonly classNames?: readonly string[];
  readonly inputNames?: readonly string[];
  readonly targetNames?: readonly string[];
  /** At most 2,000 a split, evenly taken; only where `inputs` is 1 or 2. */
  readonly points: readonly Points[];
}

/** One of the two that are compared. */
export interface ComparedSide {
  /** What a run is called, or the spec's name. */
  readonly title: string;
  /** Its spec. */
  readonly file: string;
  /** Of a spec its newest; `stale` where that is of an older version of it. Not set where there is none. */
  readonly run?: RunInfo;
  /** Not set where it cannot be worked out. */
  readonly network?: Network;
  readonly data?: Data;
  /** Those that its network has. */
  readonly views: readonly ViewName[];
  /** Why there is no network. */
  readonly problem?: string;
}

/** Two runs, each with its own spec, or two specs with their newest runs. */
export interface Comparison {
  readonly of: 'runs' | 'specs';
  readonly sides: readonly [ComparedSide, ComparedSide];
  /** Not set where one of the texts cannot be read. */
  readonly differences?: SpecComparison;
}

/** Everything but the curves: small, and sent whole whenever something in it changes. */
export interface State {
  /** The spec's address; not set while no spec is open. What a page keeps of one spec never shows in another. */
  readonly subject?: string;
  /** This panel shows one view only. */
  readonly alone: boolean;
  readonly locked: boolean;
  readonly views: readonly ViewName[];
  readonly options: Options;
  /** Not set while no spec is open. */
  readonly spec?: {
    readonly file: string;
    readonly title: string;
    /** Changes with what the spec is trained by. */
    readonly mark?: number;
    /** True until the first check is done. */
    readonly reading: boolean;
    readonly errors: number;
    readonly firstError?: string;
    /** Of a spec without errors whose network is not known, because its data was not looked at: why that is. */
    readonly unseen?: string;
    /** What is shown is the network before these errors came in. */
    readonly outdated?: boolean;
    /** What is shown is the network of the run in front, of a version of the spec before this one. */
    readonly older?: boolean;
    /** By which rule it learns; not set where it does not. */
    readonly rule?: Learning['rule'];
    /** Why there is nothing to train, in a sentence: no "compile", no "data". Not set where there is. */
    readonly untrainable?: string;
    /** Rows of the spec's "predict", row-major. */
    readonly predict?: { readonly shape: readonly number[]; readonly values: readonly number[] };
  };
  readonly network?: Network;
  readonly data?: Data;
  /** What can be chosen of descents on its loss; not set for a spec that follows no gradient. */
  readonly descent?: DescentChoices;
  /** Of a file that describes functions or tensors in place of a network. */
  readonly sheet?: Sheet;
  /** The run in front comes first (the one in progress, or the newest), then those it is compared with, or the one before it. */
  readonly runs: readonly RunInfo[];
  /** What the reader compares the run in front, or the spec, with. */
  readonly comparison?: Comparison;
  /** Every edit trains. */
  readonly live?: boolean;
  /** Ctrl+F5 trains: no program of the folder's own has that key. */
  readonly trainKey?: boolean;
  /** Other runs of this spec that can be laid over it. */
  readonly others: readonly Pick<RunInfo, 'id' | 'label' | 'began'>[];
}
