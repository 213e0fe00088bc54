import * as vscode from 'vscode';
import type { RunInfo } from '../../webview/study/messages/state';
import type { Run } from '../runs/run';
import type { RunNames } from '../runs/run-names';
import type { Shown } from './content/content';
import { beganText, runInfo, runLabel } from './content/run-info';
import type { RunNetworks } from './networks';
import type { Studied } from './studied';

/** What is said of runs in the panel of one spec. */
export class ToldRuns {
  readonly #names: RunNames;
  readonly #networks: RunNetworks;
  readonly #studied: Studied | undefined;

  /** @param studied what the panel is on */
  constructor(names: RunNames, networks: RunNetworks, studied: Studied | undefined) {
    this.#names = names;
    this.#networks = networks;
    this.#studied = studied;
  }

  async info(run: Run): Promise<RunInfo> {
    return runInfo(run, {
      ...this.names(run),
      stale: await this.isStale(run),
      restores: await this.#networks.restores(run),
      judging: await this.#networks.judging(run),
    });
  }

  names(run: Run): Pick<RunInfo, 'label' | 'began'> {
    return { label: runLabel(run, this.#names.soFar(run), this.#studied?.uri.toString()), began: beganText(run, vscode.env.language) };
  }

  /** The spec has changed since the run began. */
  async isStale(run: Run): Promise<boolean> {
    const shown = this.#studied?.shown;
    return shown !== undefined && (await this.#networks.essence(run)) !== shown.essence;
  }

  /** While a run is training, or was chosen, it is its network that is looked at, also where the spec has changed since. */
  async olderNetwork(run: Run, pinned: string | undefined): Promise<Shown | undefined> {
    const begun = run.status === 'running' || run.status === 'paused';
    if (!(begun || run.id === pinned) || !(await this.isStale(run))) return undefined;
    return await this.#networks.shown(run).catch(() => undefined);
  }
}
