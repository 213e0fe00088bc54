import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { build } from 'esbuild';
import { forNode } from '../../scripts/lib/bundles.mjs';
import { root } from '../../scripts/lib/root.mjs';
import { foundVsCode } from '../../scripts/lib/vscode/ensure.mjs';
import { newProfile } from '../../scripts/lib/vscode/profile.mjs';
import { noPlace, openPlace, type Place } from './place';
import type { Given } from './suite/given';
import type { Result } from './suite/result';

/** One extension host: the parts of the suite that run in it, and whether they are to kill it. */
interface Host {
  readonly name: string;
  readonly parts: Given['parts'];
  readonly killed?: boolean;
  /** Why it is left out. */
  readonly skip?: string | false;
}

/** How the extension gets into VS Code: the folders it is developed in, and where it is then loaded from. */
export interface Way {
  readonly develop: readonly string[];
  readonly loadedFrom: (place: Place) => string;
  prepare?(place: Place): Promise<void>;
  /** Each opens the same workspace, one after another, as its user would. */
  readonly hosts: readonly Host[];
}

/** Makes a test of each test that runs in the extension host. */
export function suiteIn(way: Way): void {
  const found = foundVsCode();
  describe('in VS Code', { skip: noPlace(found) }, () => {
    const profile = newProfile({ workspace: `${root}/samples` });
    let place: Place;
    let bundle = '';
    before(async () => {
      bundle = await bundleSuite();
      place = await openPlace(found, profile);
      await way.prepare?.(place);
    });
    after(async () => {
      await place?.close();
      profile.dispose();
    });
    for (const { name, parts, killed = false, skip = false } of way.hosts) {
      it(name, { skip }, async (t) => {
        const given: Omit<Given, 'report'> = { parts, user: profile.user, extension: way.loadedFrom(place) };
        const { results, log } = await place.run({
          name: name.replaceAll(' ', '-'),
          bundle,
          develop: [...way.develop],
          minutes: 18,
          given: { ...given },
        });
        await tellEach(t, results as (Result | null)[], killed, log);
      });
    }
  });
}

/** Bundles the suite as the extension host loads it: `vscode` is given there, and mocha must be the one whose `describe` the files call. */
export async function bundleSuite(): Promise<string> {
  const outfile = `${root}/out/test/vscode/suite.cjs`;
  await build({ ...forNode, entryPoints: ['test/vscode/suite/index.ts'], outfile, external: ['vscode', 'mocha'], sourcemap: 'inline' });
  return outfile;
}

/** Each test in the extension host becomes a test here, so that it is counted. */
async function tellEach(t: TestContext, results: readonly (Result | null)[], killed: boolean, log: readonly string[]): Promise<void> {
  const said = log.slice(-30).join('\n');
  for (const result of results) {
    if (!result) continue;
    const skip = result.kind === 'skip' && 'skipped in the extension host';
    await t.test(result.name, { skip }, () => {
      if (result.kind === 'fail') throw new Error(result.error);
    });
  }
  const ended = results.at(-1) === null;
  assert.equal(
    ended,
    !killed,
    `${ended ? 'The extension host was to be killed.' : 'The extension host ended before the tests did.'}\n${said}`,
  );
  assert.ok(killed || results.length > 1, `No test ran in the extension host.\n${said}`);
}
