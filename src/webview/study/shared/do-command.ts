import type { PanelCommand } from '../messages';
import type { Study } from './study';

/** Runs a command of the extension on this panel's spec or run. Where it cannot run, the extension says why, so nothing is left to do here. */
export function doCommand(study: Study, command: PanelCommand, run?: string): void {
  study.ask('command', { command, ...(run !== undefined && { run }) }).catch(() => undefined);
}
