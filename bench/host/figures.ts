/** What the extension host reports, a line each. */
export type Figure =
  | { readonly kind: 'place'; readonly vscode: string; readonly node: string }
  | ActivationFigure
  | LatenessFigure
  | StopFigure
  | { readonly kind: 'failed'; readonly error: string };

/** What activates the extension. */
export interface ActivationWanted {
  /** The file that is opened; `tsconfig.json` is none of ours, but VS Code reads it as JSON with comments, as it does specs. */
  readonly by: 'tsconfig.json' | 'gate-and.nn.json';
  /** After VS Code had come to rest; else in the midst of its start, which takes all cores. */
  readonly atRest: boolean;
}

/** Milliseconds of one activation in a new extension host, as VS Code measures them. */
export interface ActivationFigure extends ActivationWanted {
  readonly kind: 'activation';
  /** Loading dist/extension.js. */
  readonly load: number;
  /** The call of `activate` until it returns: what the extension itself does at once. */
  readonly own: number;
  /** The call of `activate` until its promise is fulfilled, with what else waited in the host's queue. */
  readonly call: number;
  /** VS Code had activated it before the file was opened, by its own settings, which are JSON with comments too. */
  readonly early: boolean;
  /** What the thread worked from opening the file to the extension's being active, VS Code's own part included; null where it is not known. */
  readonly work: number | null;
}

export interface Situation {
  /** File of the sample. */
  readonly sample: string;
  readonly panel: 'open' | 'closed';
}

/** How late a timer was, tick by tick, and what its thread worked in between, in milliseconds; null where that is not known. */
export interface LatenessFigure extends Situation {
  readonly kind: 'lateness';
  readonly training: boolean;
  readonly late: readonly number[];
  readonly work: readonly (number | null)[];
}

/** Milliseconds from the command Stop until the run has its end on disk and no one holds it. */
export interface StopFigure extends Situation {
  readonly kind: 'stop';
  readonly milliseconds: number;
}

/** What an extension host is to measure. */
export interface Wanted {
  readonly user: string;
  readonly report: string;
  readonly activation?: ActivationWanted;
  readonly training?: {
    /** Files of samples to train. */
    readonly samples: readonly string[];
    readonly rounds: number;
    /** Ticks of the timer in each situation of a round. */
    readonly ticks: number;
  };
}
