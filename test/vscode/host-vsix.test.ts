import assert from 'node:assert/strict';
import { join } from 'node:path';
import { packageExtension } from '../../scripts/lib/package.mjs';
import { root } from '../../scripts/lib/root.mjs';
import { suiteIn } from './run-suite';

// The extension as its users have it: packaged and installed. VS Code runs tests only where some extension is under development.
suiteIn({
  develop: [join(root, 'test/vscode/stub')],
  loadedFrom: ({ profile }) => profile.extensions,
  prepare: async (place) => {
    const vsix = join(place.profile.dir, 'package.vsix');
    assert.equal(await packageExtension({ stage: 'out/test/host-package', vsix }), undefined);
    await place.install(vsix);
  },
});
