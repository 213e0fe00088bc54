import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { RunHead } from '../../ml/runs/run-files';
import { type EngineName, engineNames } from '../../ml/spec/engine-names';
import { engineIn } from '../../ml/spec/text-facts';
import { pathOfSpec } from '../spec-document';

/** A name for a run's folder that sorts by time: `20260131-174205-9f3a1c`. @param began milliseconds since 1970 */
function newRunId(began: number): string {
  const [day, time] = new Date(began).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').split('T');
  return `${day}-${time}-${randomBytes(3).toString('hex')}`;
}

/** The engine that a spec names, or else the setting. */
export function askedEngine(text: string, uri: vscode.Uri | undefined): EngineName {
  const setting = vscode.workspace.getConfiguration('neuralNetwork', uri).get<string>('engine');
  return engineIn(text) ?? engineNames.find((name) => name === setting) ?? 'auto';
}

/** What is known of a run before it starts. @param live an edit began it @param from where it branches from another one */
export function newHead(
  spec: vscode.Uri,
  asked: EngineName,
  { packageJSON }: Pick<vscode.Extension<unknown>, 'packageJSON'>,
  live: boolean,
  from?: RunHead['from'],
): RunHead {
  const began = Date.now();
  return {
    id: newRunId(began),
    uri: spec.toString(),
    file: pathOfSpec(spec, false),
    began,
    asked,
    ...(live && { live }),
    ...(from && { from }),
    environment: {
      extension: String(packageJSON.version),
      vscode: vscode.version,
      runtime: `Node.js ${process.versions.node}`,
      platform: `${process.platform} ${process.arch}`,
    },
  };
}
