import type { Found } from '../../scripts/lib/vscode/ensure.mjs';
import type { Profile } from '../../scripts/lib/vscode/profile.mjs';
import type { HostRun } from '../../scripts/lib/vscode/run-in-host.mjs';
import { inElectron } from './in-electron';
import { inServer } from './in-server';

/** A VS Code with a profile of its own, in which one extension host after another runs tests. */
export interface Place {
  readonly profile: Profile;
  install(vsix: string): Promise<void>;
  /** Opens the profile's workspace, and gives what the tests have reported and what VS Code logged. */
  run(host: HostRun): Promise<{ readonly results: unknown[]; readonly log: string[] }>;
  close(): Promise<void>;
}

/** Why there is no VS Code to test in; false where there is one. */
export const noPlace = ({ electron, server, chromium, why }: Found): string | false =>
  electron !== undefined || (server && chromium)
    ? false
    : `VS Code with a window: ${why.electron}; in a browser: ${why.server ?? why.chromium}`;

/** VS Code as students have it where it can be had; else its server and workbench in a browser. */
export function openPlace({ electron, server, chromium }: Found, profile: Profile): Promise<Place> {
  if (electron !== undefined) return Promise.resolve(inElectron(electron, profile));
  if (server && chromium !== undefined) return inServer(server, chromium, profile);
  throw new Error('There is no VS Code to test in.');
}
