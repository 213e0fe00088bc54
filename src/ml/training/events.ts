import type { Notice } from '../language/notice';

/** Loss and metric values by their names in the history: `loss`, `accuracy`, `val_loss`, … */
export type Logs = Readonly<Record<string, number>>;

/** What training reports while it continues; plain numbers, fit to cross to another thread or a panel. */
export type TrainingEvent =
  | {
      readonly type: 'begin';
      readonly epochs: number;
      /** The epoch it starts with, counted from 0; above 0 for a resumed run. */
      readonly firstEpoch: number;
      readonly batches: number;
      readonly samples: number;
      readonly validationSamples: number;
    }
  /** Running means over the epoch so far, as Keras's progress bar shows them. `batch` counts from 1. */
  | { readonly type: 'batch'; readonly epoch: number; readonly batch: number; readonly logs: Logs }
  /** An epoch is over; `epoch` counts from 0. */
  | { readonly type: 'epoch'; readonly epoch: number; readonly logs: Logs; readonly milliseconds: number }
  /** Weights after so many epochs (0: before training), all variables one after another in the model's order. */
  | { readonly type: 'frame'; readonly epoch: number; readonly weights: Float32Array }
  /** Somebody paused it, after so many whole epochs and so many batches of the next; with the weights it has there, as in a frame. */
  | { readonly type: 'paused'; readonly epoch: number; readonly batch: number; readonly weights: Float32Array }
  | { readonly type: 'going' };

/** Why a run ended. */
export type Ending =
  | { readonly reason: 'finished' }
  /** `epoch` is the last one trained, `best` the one whose metric value was best; both count from 0. */
  | { readonly reason: 'early-stopping'; readonly epoch: number; readonly best: number; readonly restored: boolean }
  | { readonly reason: 'cancelled'; readonly epoch: number; readonly batch: number }
  /** A value stopped being finite: in training, where the weights are those before that step, or in what was computed with them afterwards. */
  | {
      readonly reason: 'diverged';
      readonly epoch: number;
      readonly batch: number;
      readonly problem: Notice;
    };

/** Where a branch leaves its parent, and what it does not take over from there. */
export interface BranchPoint {
  /** Id of the parent, which may have been removed since: a branch has all that it needs in its own folder. */
  readonly run: string;
  /** Epochs of the parent that come before it; at least 1. */
  readonly epoch: number;
  /** The optimizer begins without a memory and counts its steps from 0. */
  readonly freshOptimizer?: true;
  /** The data is not the parent's. */
  readonly otherData?: true;
  /** Loss, data or early stopping are others: which epoch is the best is judged from the branch on. */
  readonly judgedAnew?: true;
}
