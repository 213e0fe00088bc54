/** What the extension host reports, a line each. */
export type Figure =
  | { readonly kind: 'place'; readonly vscode: string; readonly node: string }
  | ActivationFigure
  | LatenessFigure
  | StopFigure
  | { readonly kind: 'failed'; readonly error: string };

/** Milliseconds of one activation in a new extension host, as VS Code measures them. */
export interface ActivationFigure {
  readonly kind: 'activation';
  /** After VS Code had come to rest; else in the midst of its start, which takes all cores. */
  readonly atRest: boolean;
  /** Loading dist/extension.js. */
  readonly load: number;
  /** The call of `activate`. */
  readonly call: number;
  /** What the thread worked from asking for the extension to its being active, VS Code's own part included; null where it is not known. */
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

/** Milliseconds from the command Stop until the run has its end on disk and nobody holds it. */
export interface StopFigure extends Situation {
  readonly kind: 'stop';
  readonly milliseconds: number;
}

/** What an extension host is to measure beside its activation. */
export interface Wanted {
  readonly user: string;
  readonly report: string;
  /** Whether the extension is to be activated only after VS Code has come to rest. */
  readonly atRest: boolean;
  /** Files of samples to train. */
  readonly samples: readonly string[];
  readonly rounds: number;
  /** Ticks of the timer in each situation of a round. */
  readonly ticks: number;
}
