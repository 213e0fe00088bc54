import * as vscode from 'vscode';
import { dependencies } from '../../../package.json';
import type { EngineName } from '../../ml/spec/engine-names';
import type { Found } from '../../native/found';
import { nativeText } from './problem-text';

/** An engine as the reader is told of it. */
export interface EngineLine {
  readonly name: Exclude<EngineName, 'auto'>;
  /** Not set where it is not there. */
  readonly version?: string;
  readonly detail: string;
}

/** The version of TensorFlow.js that was built into the worker. */
const tfjs = dependencies['@tensorflow/tfjs-core'];

const lines: { readonly [N in EngineLine['name']]: (native: Found) => Omit<EngineLine, 'name'> } = {
  tensorflow: (native) =>
    native.kind === 'ready'
      ? { version: native.library, detail: vscode.l10n.t('TensorFlow’s own library, in {0}', native.packageFolder) }
      : { detail: nativeText(native.problem) },
  wasm: () => ({ version: tfjs, detail: vscode.l10n.t('TensorFlow.js on WebAssembly; always there') }),
  cpu: () => ({ version: tfjs, detail: vscode.l10n.t('TensorFlow.js in plain JavaScript, slow; always there') }),
};

/** All engines, in the order in which "auto" looks at them. */
export const engineLines = (native: Found): readonly EngineLine[] =>
  (Object.keys(lines) as EngineLine['name'][]).map((name) => ({ name, ...lines[name](native) }));

/** `tensorflow 2.21.0`. */
export const engineTitle = ({ name, version }: Pick<EngineLine, 'name' | 'version'>): string => (version ? `${name} ${version}` : name);
