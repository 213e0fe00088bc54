import type { NativeLibrary } from '../engine/native-library';
import type { EngineName } from '../spec/engine-names';

/** True where a job may load TensorFlow's own library, which only a process of its own may do: a crash of it takes the process along. */
export const needsProcess = (asked: EngineName, native: NativeLibrary): boolean =>
  native.kind === 'ready' && (asked === 'auto' || asked === 'tensorflow');
