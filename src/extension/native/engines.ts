import * as vscode from 'vscode';
import { dependencies } from '../../../package.json';
import { enginesFor } from '../../ml/engine/choice';
import { compactVersion, type EngineName } from '../../ml/spec/engine-names';
import type { CheckAnswer, Obstacle } from '../../ml/worker/messages';
import type { Found } from '../../native/found';
import { nativeText, textOf } from '../problem-text';

/** An engine as it is shown to the reader. */
export interface EngineLine {
  readonly name: Exclude<EngineName, 'auto'>;
  /** Not set where it is not there. */
  readonly version?: string;
  readonly detail: string;
  /** It is there, and can run the network. */
  readonly usable: boolean;
}

/** The version of TensorFlow.js that was built into the worker. */
const tfjs = dependencies['@tensorflow/tfjs-core'];

const lines: {
  readonly [N in EngineLine['name']]: (native: Found, obstacle: Obstacle | undefined) => Pick<EngineLine, 'version' | 'detail'>;
} = {
  compact: (_, obstacle) => ({
    version: compactVersion,
    detail: obstacle
      ? textOf({ code: 'engine-obstacle', args: { ...obstacle } })
      : vscode.l10n.t('This extension’s own, for stacks of Dense layers; always available'),
  }),
  tensorflow: (native) =>
    native.kind === 'ready'
      ? { version: native.library, detail: vscode.l10n.t('TensorFlow’s own library, in {0}', native.packageFolder) }
      : { detail: nativeText(native.problem) },
  wasm: () => ({ version: tfjs, detail: vscode.l10n.t('TensorFlow.js on WebAssembly; always available') }),
  cpu: () => ({ version: tfjs, detail: vscode.l10n.t('TensorFlow.js in plain JavaScript, slow; always available') }),
};

/** All engines, in the order in which "auto" looks at them. @param obstacle what keeps `compact` from running the network, if there is one */
export const engineLines = (native: Found, obstacle: Obstacle | undefined): readonly EngineLine[] =>
  (Object.keys(lines) as EngineLine['name'][]).map((name) => {
    const line = lines[name](native, obstacle);
    return { name, ...line, usable: line.version !== undefined && !(name === 'compact' && obstacle) };
  });

/** `tensorflow 2.21.0`. */
export const engineTitle = ({ name, version }: Pick<EngineLine, 'name' | 'version'>): string => (version ? `${name} ${version}` : name);

/** What the choice of an engine depends on. */
export type Network = Pick<CheckAnswer, 'obstacle' | 'largeBatches'>;

/**
 * The engine that a run would use, and why, in the reader's language; no name where the one that is asked for is not there.
 * @param network what is known of it; undefined where no spec is meant
 */
export function expectedEngine(
  asked: EngineName,
  native: Found,
  network: Network | undefined,
): { readonly name?: Exclude<EngineName, 'auto'>; readonly why: string } {
  const engines = enginesFor(asked, { obstacle: network?.obstacle, largeBatches: network?.largeBatches === true, native });
  if ('code' in engines) return { why: textOf(engines) };
  const [{ name, why }] = engines;
  return { name, why: textOf(why) };
}
