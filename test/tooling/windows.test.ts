import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bundleTests } from '../../scripts/lib/test-files.mjs';
import { ensureWindows, runFileOnWindows } from '../../scripts/lib/windows.mjs';

/** What differs most between the systems: paths, names of files, how processes end. */
const files = ['test/ml/data/windows-names.test.ts', 'test/ml/data/node-files.test.ts', 'test/extension/explorer/specs-view.test.ts'];

describe('under Windows’s own Node.js', { skip: ensureWindows({ fetch: false }) ?? false }, () => {
  for (const file of files)
    it(`passes: ${file}`, async () => {
      const [bundle] = await bundleTests([file]);
      assert.ok(bundle && !bundle.error, bundle?.error);
      const { passed, failures, output } = await runFileOnWindows(bundle.outfile);
      assert.deepEqual(failures, [], output);
      assert.ok(passed > 0);
    });
});
