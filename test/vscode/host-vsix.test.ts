import { join } from 'node:path';
import { root } from '../../scripts/lib/root.mjs';
import { packaged } from '../packaged';
import { suiteIn } from './run-suite';

// The extension as its users have it: packaged and installed. VS Code runs tests only where some extension is under development.
suiteIn({
  develop: [join(root, 'test/vscode/stub')],
  loadedFrom: ({ profile }) => profile.extensions,
  prepare: (place) => place.install(packaged),
  hosts: [
    {
      name: 'the first time',
      parts: ['activation', 'commands', 'refusals', 'diagnostics', 'language', 'layer-names', 'store', 'run-folder'],
    },
    { name: 'the second time', parts: ['training', 'spec-changes', 'views', 'exporting', 'first-steps', 'data-sets'] },
    { name: 'killed', parts: ['killed'], killed: true },
    { name: 'after that', parts: ['after-kill'] },
  ],
});
