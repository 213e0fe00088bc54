import * as vscode from 'vscode';
import type { RunHead } from '../../ml/runs/run-files';
import type { EngineName } from '../../ml/spec/spec';
import { pathOfSpec } from '../spec-document';
import { newRunId } from './run-id';

/** What is known of a run before it starts. */
export function newHead(spec: vscode.Uri, asked: EngineName, { packageJSON }: Pick<vscode.Extension<unknown>, 'packageJSON'>): RunHead {
  const began = Date.now();
  return {
    id: newRunId(began),
    uri: spec.toString(),
    file: pathOfSpec(spec, false),
    began,
    asked,
    environment: {
      extension: String(packageJSON.version),
      vscode: vscode.version,
      runtime: `Node.js ${process.versions.node}`,
      platform: `${process.platform} ${process.arch}`,
    },
  };
}
