import type { Control } from '../training/control';

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
    // A run that was stopped while it was paused never went on.
    get milliseconds() {
      return sum + (since === undefined ? 0 : control.now() - since);
    },
  };
}
