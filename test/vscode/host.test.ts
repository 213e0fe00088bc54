import { noNative } from '../../scripts/lib/native-ensure.mjs';
import { root } from '../../scripts/lib/root.mjs';
import { built } from '../built';
import { suiteIn } from './run-suite';

// The extension as its developers run it. What the package has too is tested there; here, that it starts from this folder's dist/, and
// what only a checkout has: the native library set up in it.
suiteIn({
  develop: [root],
  loadedFrom: () => built('..'),
  hosts: [
    { name: 'the first time', parts: ['activation'] },
    { name: 'with TensorFlow', parts: ['native'], skip: noNative() },
  ],
});
