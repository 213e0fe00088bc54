import * as vscode from 'vscode';
import { isLargeBatch } from '../../ml/model/cost';
import type { EngineName } from '../../ml/spec/engine-names';
import { rowsAtOnce } from '../../ml/training/fit-data';
import type { CheckAnswer } from '../../ml/worker/messages';
import type { Found } from '../../native/found';
import { nativeText, reasonOf, textOf } from '../problem-text';

/** What the choice of an engine depends on. */
export type Network = Pick<CheckAnswer, 'obstacle' | 'model' | 'spec' | 'facts'>;

/** The engine that a run would use, and why; undefined where the one that is asked for is not there. */
export interface Expected {
  readonly name: Exclude<EngineName, 'auto'> | undefined;
  readonly why: string;
}

/**
 * What the worker will choose: a test holds this to it.
 * @param network what is known of it; undefined where no spec is meant
 */
export function expectedEngine(asked: EngineName, native: Found, network: Network | undefined): Expected {
  const { obstacle, model, spec, facts } = network ?? {};
  switch (asked) {
    case 'compact':
      return obstacle
        ? { name: undefined, why: textOf({ code: 'engine-cannot-run', args: { engine: 'compact', ...obstacle } }) }
        : { name: 'compact', why: reasonOf('it was asked for') };
    case 'wasm':
    case 'cpu':
      return { name: asked, why: reasonOf('it was asked for') };
    case 'tensorflow':
      return native.kind === 'ready'
        ? { name: 'tensorflow', why: reasonOf('it was asked for') }
        : { name: undefined, why: vscode.l10n.t('tensorflow is asked for, and is not there. {0}', nativeText(native.problem)) };
    case 'auto':
      if (!obstacle) return { name: 'compact', why: reasonOf('it is made for networks like this one, and the fastest') };
      if (native.kind === 'ready' && model && spec && !isLargeBatch(model, rowsAtOnce(spec.fit, facts?.rows.train)))
        return { name: 'wasm', why: reasonOf('it is faster than TensorFlow’s own library for batches as small as these') };
      return native.kind === 'ready'
        ? { name: 'tensorflow', why: reasonOf('TensorFlow’s own library is set up here, and runs large networks fastest') }
        : { name: 'wasm', why: reasonOf('it runs every model on every machine, and faster than plain JavaScript') };
  }
}
