import { noNative } from '../../scripts/lib/native-ensure.mjs';
import { root } from '../../scripts/lib/root.mjs';
import { suiteIn } from './run-suite';

// The extension as its developers run it.
suiteIn({ develop: [root], loadedFrom: () => root, more: { name: 'with TensorFlow', parts: ['native'], skip: noNative() } });
