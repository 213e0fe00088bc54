import * as vscode from 'vscode';
import type { EngineName } from '../../ml/spec/engine-names';
import type { Found } from '../../native/found';
import { reasonOf } from '../problem-text';
import { nativeText } from './problem-text';

/** The engine that a run would use, and why; undefined where the one that is asked for is not there. */
export interface Expected {
  readonly name: Exclude<EngineName, 'auto'> | undefined;
  readonly why: string;
}

/** What the worker will choose: a test holds this to it. */
export function expectedEngine(asked: EngineName, native: Found): Expected {
  switch (asked) {
    case 'wasm':
    case 'cpu':
      return { name: asked, why: reasonOf('it was asked for') };
    case 'tensorflow':
      return native.kind === 'ready'
        ? { name: 'tensorflow', why: reasonOf('it was asked for') }
        : { name: undefined, why: vscode.l10n.t('tensorflow is asked for, and is not there. {0}', nativeText(native.problem)) };
    case 'auto':
      return native.kind === 'ready'
        ? { name: 'tensorflow', why: reasonOf('TensorFlow’s own library is set up here, and runs large networks fastest') }
        : { name: 'wasm', why: reasonOf('it runs every model on every machine, and faster than plain JavaScript') };
  }
}
