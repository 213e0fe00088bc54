import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { root } from '../../scripts/lib/root.mjs';
import { launchChromium } from '../../scripts/lib/vscode/browser.mjs';
import { foundVsCode } from '../../scripts/lib/vscode/ensure.mjs';
import { newProfile, type Profile } from '../../scripts/lib/vscode/profile.mjs';
import { type Server, startServer } from '../../scripts/lib/vscode/server.mjs';
import { bundleSuite, type Host, type Place, runHost } from './run-suite';
import type { Result } from './suite/result';

const { server: code, chromium, why } = foundVsCode();

/** Each of the hosts opens the same workspace, one after another. */
const hosts: readonly Host[] = [
  {
    name: 'fresh',
    parts: ['activation', 'commands', 'refusals', 'diagnostics', 'language', 'training', 'spec-changes', 'store', 'run-folder'],
  },
  { name: 'killed', parts: ['killed'], killed: true },
  { name: 'after that', parts: ['after-kill'] },
];

describe('in VS Code', { skip: code && chromium ? false : (why.server ?? why.chromium ?? '') }, () => {
  let browser: Browser;
  let bundle = '';
  before(async () => {
    browser = await launchChromium(chromium ?? '');
    bundle = await bundleSuite();
  });
  after(() => browser?.close());

  describe('from the source folder', () => {
    let profile: Profile;
    let server: Server;
    let context: BrowserContext;
    before(async () => {
      assert.ok(code);
      profile = newProfile({ workspace: `${root}/samples` });
      server = await startServer(code, profile);
      context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    });
    after(async () => {
      await context?.close();
      await server?.stop();
      profile?.dispose();
    });
    for (const host of hosts) {
      it(host.name, async (t) => {
        const place: Place = { context, server, profile, develop: [root], extension: root };
        await tellEach(t, await runHost(place, bundle, host));
      });
    }
  });
});

/** Each test in the extension host becomes a test here, so that it is counted. */
async function tellEach(t: TestContext, results: readonly Result[]): Promise<void> {
  assert.ok(results.length > 0, 'No test ran in the extension host.');
  for (const result of results) {
    const skip = result.kind === 'skip' && 'skipped in the extension host';
    await t.test(result.name, { skip }, () => {
      if (result.kind === 'fail') throw new Error(result.error);
    });
  }
}
