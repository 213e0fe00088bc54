import type * as vscode from 'vscode';
import type { Options, PanelCommand, Requests } from '../../webview/study/messages';
import type { Runs } from '../runs/run';
import type { RunNames } from '../runs/run-names';
import type { Answers } from './answers';
import type { LayerMarks } from './layer-marks';
import type { RunNetworks } from './networks';
import type { RememberedOptions } from './options';
import type { StudyPanel } from './study-panel';

/** What a panel has of those around it. */
export interface PanelHost {
  readonly extension: vscode.Uri;
  readonly runs: Runs;
  readonly names: RunNames;
  readonly networks: RunNetworks;
  readonly answers: Answers;
  readonly marks: LayerMarks;
  readonly options: Pick<RememberedOptions, 'of'>;
  log(line: string): void;
  /** The reader of a panel changed how a spec is shown. @param subject the spec's address */
  setOptions(of: StudyPanel, subject: string, options: Options): void;
  /** The reader of a panel points at an epoch. */
  pointAt(from: StudyPanel, epoch: number | undefined): void;
  save(ask: Requests['save']['ask'], spec: vscode.Uri | undefined): Promise<Requests['save']['answer']>;
  command(of: StudyPanel, command: PanelCommand, run: string | undefined): Promise<void>;
}
