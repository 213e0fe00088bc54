import { join } from 'node:path';
import { build } from 'esbuild';
import { forNode } from '../../scripts/lib/bundles.mjs';
import { root } from '../../scripts/lib/root.mjs';
import { packaged } from '../../test/packaged';
import type { Place } from '../../test/vscode/place';
import type { Figure, Wanted } from './figures';

/** Installs the packaged extension. @returns what measures in a new extension host, and resolves to what it has reported */
export async function installed(
  place: Place,
): Promise<(name: string, wanted: Pick<Wanted, 'activation' | 'training'>) => Promise<Figure[]>> {
  await place.install(packaged);
  const bundle = `${root}/out/bench/host.cjs`;
  await build({ ...forNode, entryPoints: ['bench/host/main.ts'], outfile: bundle, external: ['vscode'], sourcemap: 'inline' });
  return async (name, wanted) => {
    const given: Omit<Wanted, 'report'> = { user: place.profile.user, ...wanted };
    // VS Code runs tests only where some extension is under development.
    const develop = [join(root, 'test/vscode/stub')];
    const { results } = await place.run({ name: `bench-${name}`, bundle, develop, minutes: 20, given: { ...given } });
    return results as Figure[];
  };
}
