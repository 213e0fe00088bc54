import type { History } from '../../../ml/training/history';
import type { FromView, PanelCommand, RequestName, Requests } from '../messages/from-view';
import type { OptionsChange } from '../messages/options';
import type { Progress, State } from '../messages/state';

/** The curves of a run as far as they have come. The arrays are replaced, not changed, when epochs are added. */
export interface RunCurves extends Pick<History, 'columns' | 'milliseconds'> {
  readonly frames: readonly number[];
  readonly progress?: Progress;
}

/** What the views draw from and act upon. They keep nothing of their own that a reload of the window should bring back. */
export interface Study {
  readonly state: State;
  readonly curves: ReadonlyMap<string, RunCurves>;
  /** The moment that the reader points at, as epochs done; every view shows it. Undefined: the newest. */
  readonly cursor: number | undefined;
  /** The layer that the reader points at, here or in the spec's editor. */
  readonly layer: string | undefined;
  setCursor(epoch: number | undefined): void;
  setLayer(layer: string | undefined): void;
  /** Changes some options; the host remembers them by spec. */
  setOptions(change: OptionsChange): void;
  /** @throws an error with a message for the reader */
  ask<N extends RequestName>(name: N, ask: Requests[N]['ask']): Promise<Requests[N]['answer']>;
  tell(message: Exclude<FromView, { type: 'ready' | 'request' }>): void;
}

/** The spec says from what and how it learns. */
export const trainable = ({ state: { spec } }: Study): boolean => spec !== undefined && spec.untrainable === undefined;

/** What each view is given. The whole tree is drawn anew, at most once a frame, whenever something of the study changed. */
export interface ViewProps {
  readonly study: Study;
  /** The small form of the overview: the picture and its sentence. */
  readonly compact?: boolean;
  /** In the small form: there is room for more than the one picture that says most. */
  readonly roomy?: boolean;
}

/** Runs a command of the extension on this panel's spec or run. Where it cannot run, the extension says why, so nothing is left to do here. */
export function doCommand(study: Study, command: PanelCommand, run?: string, epoch?: number): void {
  study.ask('command', { command, ...(run !== undefined && { run }), ...(epoch !== undefined && { epoch }) }).catch(() => undefined);
}
