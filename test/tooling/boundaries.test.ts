import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { build } from 'esbuild';
import { bundles } from '../../scripts/lib/bundles.mjs';
import { filesUnder } from '../../scripts/lib/test-files.mjs';
import { boundaries, brokenBy, rooms } from './boundaries';
import { importsOf } from './imports';

/** AssemblyScript is another language, and imports nothing but itself and the layout that it shares. */
const isAssembly = (file: string): boolean => file.startsWith('src/ml/engine/compact/kernels/');
const sources = ['.ts', '.tsx']
  .flatMap((ending) => filesUnder('src', ending))
  .filter((file) => !file.endsWith('.d.ts') && !isAssembly(file));

describe('import boundaries', () => {
  it('are kept by every source file', () => {
    const found = sources
      .flatMap((file) => importsOf(file))
      .flatMap((edge) => brokenBy(edge).map((rule) => `${edge.from} imports ${edge.to}: ${rule}`));
    assert.deepEqual(found, []);
  });

  for (const { rule, broken } of boundaries) {
    it(`would be seen broken: ${rule}`, () => assert.ok(brokenBy(broken).includes(rule)));
  }

  it('leave what is allowed alone', () => {
    const allowed = [
      { from: 'src/webview/study/store.ts', to: 'src/webview/shared/format', typeOnly: false },
      { from: 'src/webview/study/store.ts', to: 'src/ml/model/summary', typeOnly: true },
      { from: 'src/webview/study/store.ts', to: 'src/ml/registry/metric-facts', typeOnly: false },
      { from: 'src/webview/study/store.ts', to: 'src/ml/model/output-reading', typeOnly: false },
      { from: 'src/extension/study/page.ts', to: 'src/webview/study/messages/options', typeOnly: false },
      { from: 'src/extension/spec-checks.ts', to: 'vscode', typeOnly: false },
      { from: 'src/ml/training/train.ts', to: 'src/ml/engine/engine', typeOnly: true },
      { from: 'src/ml/worker/main.ts', to: 'node:worker_threads', typeOnly: false },
    ];
    assert.deepEqual(allowed.flatMap(brokenBy), []);
  });
});

describe('the code map in docs/ARCHITECTURE.md', () => {
  it('draws the folders of the core in the order in which they build on one another', () => {
    const map = readFileSync('docs/ARCHITECTURE.md', 'utf8').split('├─ ml/')[1]?.split('├─ native/')[0] ?? '';
    assert.deepEqual(
      [...map.matchAll(/^│ {2}[├└]─ (\w+)\//gm)].map(([, folder]) => folder),
      rooms,
    );
  });
});

describe('what the boundaries are checked on', () => {
  it('misses no import that esbuild finds', async () => {
    const { metafile } = await build({
      entryPoints: sources,
      outdir: 'out/boundaries',
      bundle: true,
      write: false,
      metafile: true,
      platform: 'node',
      packages: 'external',
      loader: { '.css': 'empty' },
      logLevel: 'silent',
    });
    for (const file of sources) {
      const seen = new Set(importsOf(file).map(({ to }) => to));
      const used = (metafile.inputs[file]?.imports ?? []).map(({ path, external }) => (external ? path : path.replace(/\.(tsx?|js)$/, '')));
      assert.deepEqual(
        // No one writes the import that JSX becomes.
        used.filter((path) => !seen.has(path) && path !== 'preact/jsx-runtime'),
        [],
        file,
      );
    }
  });

  it('tells types from values, and sees every form of import', () => {
    const text = [
      "import type { A } from './a';",
      "import { type B, c } from './b';",
      "export type { D } from './d';",
      "export * from '../e';",
      "import './style.css';",
      "const f = await import('./f');",
      "import {\n  g,\n  type H,\n} from 'package/g';",
      "// import { no } from './comment';",
    ].join('\n');
    assert.deepEqual(
      importsOf('src/x/file.ts', text).map(({ to, typeOnly }) => [to, typeOnly]),
      [
        ['src/x/a', true],
        ['src/x/b', false],
        ['src/x/d', true],
        ['src/e', false],
        ['src/x/style.css', false],
        ['package/g', false],
        ['src/x/f', false],
      ],
    );
  });
});

describe('bundles', () => {
  for (const { entry, outfile, options } of bundles().filter(({ outfile }) => outfile !== 'dist/worker.js')) {
    it(`${outfile} carries no engine`, async () => {
      const { metafile } = await build({ ...options, entryPoints: [entry], outfile, write: false, metafile: true });
      assert.deepEqual(
        Object.keys(metafile.inputs).filter((file) => file.includes('node_modules/@tensorflow/')),
        [],
      );
    });
  }
});

describe('what a test needs of the build', () => {
  it('is asked of test/built.ts, so that the test waits for it', () => {
    const own = filesUnder('test', '.ts').filter(
      (file) => file !== 'test/built.ts' && /resolve\('dist['/]/.test(readFileSync(file, 'utf8')),
    );
    assert.deepEqual(own, []);
  });
});
