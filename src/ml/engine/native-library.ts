import type { NativePart } from '../language/messages/engine';

/** TensorFlow's own library on this machine, as it was found, or what it wants to be there. */
export type NativeLibrary =
  | {
      readonly kind: 'ready';
      /** Holds `lib/napi-v8/tfjs_binding.node`, which knows where the library is. */
      readonly packageFolder: string;
      /** TensorFlow's version. */
      readonly library: string;
    }
  | { readonly kind: 'missing'; readonly step: NativePart; readonly why: string };
