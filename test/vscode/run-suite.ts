import { build } from 'esbuild';
import type { BrowserContext } from 'playwright-core';
import { forNode } from '../../scripts/lib/bundles.mjs';
import { root } from '../../scripts/lib/root.mjs';
import type { Profile } from '../../scripts/lib/vscode/profile.mjs';
import { runInBrowserHost } from '../../scripts/lib/vscode/run-in-host.mjs';
import type { Server } from '../../scripts/lib/vscode/server.mjs';
import type { Given } from './suite/given';
import type { Result } from './suite/result';

/** Bundles the suite as the extension host loads it: `vscode` is given there, and mocha must be the one whose `describe` the files call. */
export async function bundleSuite(): Promise<string> {
  const outfile = `${root}/out/test/vscode/suite.cjs`;
  await build({ ...forNode, entryPoints: ['test/vscode/suite/index.ts'], outfile, external: ['vscode', 'mocha'], sourcemap: 'inline' });
  return outfile;
}

/** One extension host: which parts of the suite run in it, and whether they are to end it. */
export interface Host {
  readonly name: string;
  readonly parts: Given['parts'];
  readonly killed?: boolean;
}

export interface Place {
  readonly context: BrowserContext;
  readonly server: Server;
  readonly profile: Profile;
  readonly develop: readonly string[];
  /** The folder that the extension is to be loaded from. */
  readonly extension: string;
}

/**
 * Runs parts of the suite in an extension host of their own.
 * @throws where the host ended before the tests did, if it was not to
 */
export async function runHost(place: Place, bundle: string, { name, parts, killed = false }: Host): Promise<readonly Result[]> {
  const { context, profile, server, extension } = place;
  const page = await context.newPage();
  try {
    const given: Omit<Given, 'report'> = { parts, user: profile.user, extension };
    const { results, log } = await runInBrowserHost(
      { page, server, profile },
      { name, bundle, develop: [...place.develop], minutes: 4, given: { ...given } },
    );
    const ended = results.at(-1) === null;
    if (ended === killed) {
      const what = killed ? 'The extension host was to be killed, but came to its end.' : 'The extension host ended before the tests did.';
      throw new Error([what, ...log.slice(-30)].join('\n'));
    }
    return results.filter((result): result is Result => result !== null);
  } finally {
    await page.close();
  }
}
