import type { AffineSum } from '../../ml/model/affine-sums';
import type { OutputReading } from '../../ml/model/output-reading';
import type { UnitFacts } from '../../ml/model/unit-facts';
import type { Figures } from '../../ml/registry/figure';
import type { RunStatus } from '../../ml/runs/run-status';
import type { EarlyStopping } from '../../ml/spec/sections';
import type { Logs } from '../../ml/training/events';

/** The views of the study panel, in the order of their tabs. Which of them a spec has, the host decides. */
export const viewNames = ['overview', 'network', 'training', 'boundary', 'fit', 'predictions'] as const;
export type ViewName = (typeof viewNames)[number];

/** How things are shown; kept for each spec by the host. */
export interface Options {
  readonly view: ViewName;
  readonly training: {
    readonly logScale: boolean;
    readonly by: 'epoch' | 'time';
    /** Weight of the past in the smoothed curve: 0 (as it is) … 0.99. */
    readonly smoothing: number;
    /** Figures that are switched off: `loss`, `accuracy`, … */
    readonly hidden: readonly string[];
    readonly table: boolean;
  };
  readonly network: {
    /** The layer whose weights are shown; not set: the first that has any. */
    readonly layer?: string;
    readonly weights: 'heat' | 'histogram' | 'numbers';
  };
  readonly boundary: { readonly units: boolean; readonly regions: boolean };
  /** How answers are read; the same in every view that reads them. */
  readonly predictions: {
    /** From which probability on an answer is yes; not set: the network's own. */
    readonly threshold?: number;
    /** The reader's own sample, as it is typed. */
    readonly own?: readonly string[];
  };
}

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
  /** The newest figures, of the epoch in progress or of the last one. */
  readonly logs: Logs;
  /** What is known of its figures, by the run's own spec; empty where that cannot be read. */
  readonly figures: Figures;
  /** What early stopping watches, where it does. */
  readonly stopping?: EarlyStopping;
  /** Why it ended or cannot go on, in a sentence. */
  readonly message?: string;
  readonly engine?: { readonly name: string; readonly version: string; readonly threads: number; readonly why: string };
  /** Of a run with the status `diverged`. */
  readonly notFinite?: NotFinite;
  /** The spec has changed since. */
  readonly stale: boolean;
  /** Where it is paused: epochs that are done, and batches of the next one. */
  readonly held?: { readonly epoch: number; readonly batch: number };
  readonly resumable: boolean;
  /** Epochs done when the figures were best, as early stopping judges; known when the run has ended. */
  readonly best?: number;
  /** At its end it went back to the weights of the best epoch. */
  readonly restored?: true;
  /** Milliseconds spent training, pauses not counted. */
  readonly milliseconds: number;
  /** Figures on the rows for testing (or, where there are none, for training) at the end. */
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

/** One figure an epoch, by name: `loss`, `val_loss`, `accuracy`, … All of one length. */
export type Columns = Readonly<Record<string, Float64Array>>;

/** The curves of a run. Epoch `from` + i has the i-th value of each column. */
export interface Curves {
  readonly from: number;
  readonly columns: Columns;
  /** Milliseconds that each epoch took. */
  readonly milliseconds: Float64Array;
  /** Epochs done when weights were kept, ascending; 0 is the state before training. Replaces what was sent before. */
  readonly frames: readonly number[];
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
  /** What it does to its sums: `tanh`; empty for none. */
  readonly activation: string;
  /** What its units give. */
  readonly gives: UnitFacts;
  /** Index in the model; not set for the input layer that Keras adds. */
  readonly layer?: number;
  readonly variables: readonly { readonly name: string; readonly shape: readonly number[]; readonly trainable: boolean }[];
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
  /** [rows, inputs] */
  readonly x: Float32Array;
  /** [rows, targets] */
  readonly y: Float32Array;
}

/** What the data is, with its rows where a sample has no more than two numbers. */
export interface Data {
  readonly rows: Readonly<Partial<Record<'train' | 'validation' | 'test', number>>>;
  readonly inputs: number;
  readonly targets: number;
  /** Inputs were divided by this; 1 where the spec has none. */
  readonly scale: number;
  /** `XOR`, … for a gate. */
  readonly gate?: string;
  /** Targets are class numbers (or one-hot rows) of so many classes. */
  readonly classes?: number;
  readonly classNames?: readonly string[];
  readonly inputNames?: readonly string[];
  readonly targetNames?: readonly string[];
  /** At most 2,000 a split, evenly taken; only where `inputs` is 1 or 2. */
  readonly points: readonly Points[];
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
    /** Why there is nothing to train, in a sentence: no "compile", no "data". Not set where there is. */
    readonly untrainable?: string;
    /** Rows of the spec's "predict", row-major. */
    readonly predict?: { readonly shape: readonly number[]; readonly values: readonly number[] };
  };
  readonly network?: Network;
  readonly data?: Data;
  /** The run in front comes first (the one in progress, or the newest), then those it is compared with, or the one before it. */
  readonly runs: readonly RunInfo[];
  /** Ctrl+F5 trains: no program of the folder's own has that key. */
  readonly trainKey?: boolean;
  /** Other runs of this spec that can be laid over it. */
  readonly others: readonly Pick<RunInfo, 'id' | 'label' | 'began'>[];
}

/** What a panel needs to come back as it was after a reload of the window; VS Code keeps it for the page. */
export interface Kept {
  /** The spec's address; not set for a panel that never had one. */
  readonly spec?: string;
  readonly view: ViewName;
  readonly alone: boolean;
  readonly locked: boolean;
  /** Runs laid over the one in front. */
  readonly compared: readonly string[];
  /** The run that was chosen to be in front. */
  readonly pinned?: string;
}

/**
 * A moment of a run: its weights after so many epochs (the nearest that was kept), or the last, or the best, or where it is paused; `initial`
 * needs no run.
 */
export type Moment = 'initial' | 'last' | 'best' | 'now' | number;

/** What a view can ask of the host, and what comes back. Every request is answered, with a value or with an error. */
export interface Requests {
  /** Sends rows through the network. */
  readonly outputs: {
    readonly ask: {
      /** Not set: the network as it is before training. */
      readonly run?: string;
      readonly at: Moment;
      /** [rows, inputs], row-major, as the network takes them: divided by the data's `scale`. */
      readonly x: Float32Array;
      /** `output`: the last layer only; `all`: every layer. */
      readonly layers: 'output' | 'all';
      /** Values that take the place of a variable's, by `layer/variable`: sliders. */
      readonly instead?: Readonly<Record<string, Float32Array>>;
    };
    readonly answer: {
      /** Epochs done at the moment that was taken. */
      readonly epoch: number;
      /** In the order of the network's rows; `units` numbers a row. */
      readonly layers: readonly {
        readonly name: string;
        readonly units: number;
        readonly values: Float32Array;
        /** What its activation is applied to, where that is a weighted sum of the network's two inputs. */
        readonly sums?: readonly AffineSum[];
      }[];
    };
  };
  /** All variables of a layer. */
  readonly weights: {
    readonly ask: { readonly run?: string; readonly at: Moment; readonly layer: string };
    readonly answer: {
      readonly epoch: number;
      readonly variables: readonly { readonly name: string; readonly shape: readonly number[]; readonly values: Float32Array }[];
    };
  };
  /** Writes all variables of a layer into the spec, as it is in the editor. */
  readonly writeWeights: {
    /** `values`: by the variable's name, row-major. */
    readonly ask: { readonly layer: string; readonly values: Readonly<Record<string, Float32Array>> };
    readonly answer: Record<string, never>;
  };
  /** Asks the user where to, and writes a file. */
  readonly save: {
    readonly ask: { readonly name: string; readonly content: string | Uint8Array };
    readonly answer: { readonly saved: boolean };
  };
  /** Runs one of the extension's commands on this panel's spec; `command` without its prefix. */
  readonly command: {
    readonly ask: { readonly command: PanelCommand; readonly run?: string };
    readonly answer: Record<string, never>;
  };
}

export const panelCommands = [
  'train',
  'stop',
  'pause',
  'resume',
  'stepBatch',
  'stepEpoch',
  'newSpec',
  'openSamples',
  'compareRuns',
  'export',
  'openViewAlone',
  'lockStudyPanel',
] as const;
export type PanelCommand = (typeof panelCommands)[number];

export type RequestName = keyof Requests;

export type ToView =
  | { readonly type: 'state'; readonly state: State; readonly kept: Kept }
  /** All curves of a run; comes before the first `curves` of it. */
  | { readonly type: 'run'; readonly id: string; readonly curves: Curves }
  /** New epochs of a run that was sent before. */
  | { readonly type: 'curves'; readonly id: string; readonly curves: Curves }
  | { readonly type: 'progress'; readonly id: string; readonly progress: Progress | undefined }
  /** Another panel's reader points at this epoch (epochs done), or at none any more. */
  | { readonly type: 'cursor'; readonly epoch: number | undefined }
  /** The spec's editor has its cursor in this layer. */
  | { readonly type: 'layer'; readonly layer: string | undefined }
  | { readonly type: 'answer'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly ok: false; readonly message: string };

/** What a page sends. `subject` says which spec the page was on: by the time it arrives, the panel may be on another. */
export type FromView = { readonly subject?: string } & (
  | { readonly type: 'ready' }
  | { readonly type: 'request'; readonly id: number; readonly name: RequestName; readonly ask: unknown }
  | { readonly type: 'options'; readonly options: Options }
  | { readonly type: 'cursor'; readonly epoch: number | undefined }
  /** The pointer is on this layer: its line in the spec is marked. */
  | { readonly type: 'hoverLayer'; readonly layer: string | undefined }
  /** Goes to the layer in the spec's editor. */
  | { readonly type: 'revealLayer'; readonly layer: string }
  | { readonly type: 'showProblems' }
  /** Lays these runs over the one in front. */
  | { readonly type: 'compare'; readonly runs: readonly string[] }
);
