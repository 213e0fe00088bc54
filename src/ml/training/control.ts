import type { TrainingState } from '../engine/engine';
import type { Logs, TrainingEvent } from './events';
import type { Steering } from './steering';

/** An epoch that is done. */
export interface DoneEpoch {
  readonly epoch: number;
  readonly logs: Logs;
  /** Without pauses. */
  readonly milliseconds: number;
  /** The best epoch so far, undefined where none is. */
  readonly best: number | undefined;
  /** A copy of the state it led to. */
  state(): TrainingState;
}

/** How a run is watched and steered. */
export interface Control {
  emit(event: TrainingEvent): void;
  /** Called after each epoch, before its event. */
  done?(epoch: DoneEpoch): void;
  /** Called after an epoch's event, before the next epoch begins. */
  told?(epoch: number): void;
  /** Asked between batches; true ends the run there. */
  cancelled(): boolean;
  /** Lets a reader pause the run and continue step by step. */
  readonly steering?: Steering;
  /** Awaited between calls to the engine now and then, so that messages can come in. */
  breathe(): Promise<void>;
  /** Milliseconds on any clock. */
  now(): number;
}

/** Watches a run's events and adds up how long it was paused. */
export function pauseMeter<C extends Control>(control: C): { readonly control: C; readonly milliseconds: number } {
  let since: number | undefined;
  let sum = 0;
  return {
    control: {
      ...control,
      emit(event) {
        if (event.type === 'paused') since = control.now();
        else if (event.type === 'going' && since !== undefined) {
          sum += control.now() - since;
          since = undefined;
        }
        control.emit(event);
      },
    },
    // A run that was stopped while it was paused never continued.
    get milliseconds() {
      return sum + (since === undefined ? 0 : control.now() - since);
    },
  };
}
