import * as vscode from 'vscode';
import type { RunStatus } from '../../ml/runs/run-status';

const icons: { readonly [S in RunStatus]: readonly [icon: string, color?: string] } = {
  queued: ['clock'],
  running: ['sync~spin', 'charts.blue'],
  paused: ['debug-pause', 'charts.blue'],
  elsewhere: ['multiple-windows'],
  finished: ['pass', 'testing.iconPassed'],
  'stopped-early': ['pass', 'testing.iconPassed'],
  stopped: ['debug-stop'],
  diverged: ['error', 'testing.iconFailed'],
  failed: ['error', 'testing.iconFailed'],
  interrupted: ['debug-disconnect'],
  damaged: ['warning', 'list.warningForeground'],
};

/** The picture of how a run stands. */
export function iconOf(status: RunStatus): vscode.ThemeIcon {
  const [icon, color] = icons[status];
  return new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
}
