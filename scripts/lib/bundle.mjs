import { copyFileSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build, context, formatMessages } from 'esbuild';
import { compileProgram } from './assemblyscript.mjs';
import { bundles, companions, programs } from './bundles.mjs';
import { partsOf } from './native-parts.mjs';
import { notices } from './notices.mjs';
import { root } from './root.mjs';

/**
 * @typedef {{ sizes: { file: string, bytes: number }[], errors: string[] }} BuildResult what was written, and what went wrong, ready to print
 * @typedef {BuildResult & { inputs: string[] }} BundleResult `inputs`: the files that went into the bundle
 */

/**
 * Makes dist/. One bundle's failure does not keep the others from being made.
 * @param {{ production?: boolean, into?: string }} [options] `into`: the folder that dist/ is made in
 * @returns {Promise<BuildResult>}
 */
export async function buildAll({ production = false, into = root } = {}) {
  // Whatever is packaged must come from this build; while developing, a running extension may hold the old files.
  if (production) rmSync(join(into, 'dist'), { recursive: true, force: true });
  const placed = (/** @type {{ outfile: string }} */ { outfile }) => relative(root, join(into, outfile));
  const results = await Promise.all([
    ...bundles({ production }).map((bundle) => buildOne({ ...bundle, outfile: placed(bundle) })),
    ...programs.map((program) => compileProgram({ ...program, outfile: placed(program) })),
  ]);
  if (production)
    writeFileSync(
      join(into, 'dist/ThirdPartyNotices.txt'),
      notices([...results.flatMap((r) => r.inputs), ...partsOf.filter((file) => existsSync(join(root, file)))]),
    );
  return { sizes: [...results.flatMap((r) => r.sizes), ...copyCompanions(into)], errors: results.flatMap((r) => r.errors) };
}

/**
 * Bundles one entry.
 * @param {import('./bundles.mjs').Bundle} bundle
 * @returns {Promise<BundleResult>}
 */
export async function buildOne({ entry, outfile, options }) {
  if (!existsSync(join(options.absWorkingDir ?? root, entry))) {
    return { sizes: [], inputs: [], errors: [`${outfile} cannot be made: its entry ${entry} does not exist.`] };
  }
  try {
    const { metafile, warnings } = await build({ ...options, entryPoints: [entry], outfile, metafile: true });
    const sizes = Object.entries(metafile.outputs)
      .filter(([file]) => !file.endsWith('.map'))
      .map(([file, { bytes }]) => ({ file, bytes }));
    return { sizes, inputs: Object.keys(metafile.inputs), errors: await readable(warnings, 'warning') };
  } catch (error) {
    const { errors } = /** @type {import('esbuild').BuildFailure} */ (error);
    return { sizes: [], inputs: [], errors: errors ? await readable(errors, 'error') : [String(error)] };
  }
}

/** Builds again whenever a source changes, until the process is ended. The two lines are what tasks.json waits for. */
export async function watchAll() {
  copyCompanions();
  const compiled = await Promise.all(programs.map(compileProgram));
  for (const text of compiled.flatMap(({ errors }) => errors)) console.error(text);
  for (const { entry, outfile, options } of bundles()) {
    /** @type {import('esbuild').Plugin} */
    const report = {
      name: 'report',
      setup(plugin) {
        plugin.onStart(() => console.log(`[watch] building ${outfile}`));
        plugin.onEnd(async ({ errors, warnings }) => {
          for (const text of [...(await readable(errors, 'error')), ...(await readable(warnings, 'warning'))]) console.error(text);
          console.log(`[watch] built ${outfile}`);
        });
      },
    };
    const watched = await context({ ...options, entryPoints: [entry], outfile, plugins: [...(options.plugins ?? []), report] });
    await watched.watch();
  }
}

function copyCompanions(into = root) {
  return companions.map(({ from, to }) => {
    mkdirSync(dirname(join(into, to)), { recursive: true });
    copyFileSync(join(root, from), join(into, to));
    return { file: to, bytes: statSync(join(into, to)).size };
  });
}

/**
 * @param {import('esbuild').Message[]} messages
 * @param {'error' | 'warning'} kind
 */
const readable = (messages, kind) => formatMessages(messages, { kind, color: Boolean(process.stdout.isTTY), terminalWidth: 140 });
