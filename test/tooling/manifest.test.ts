import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { filesUnder } from '../../scripts/lib/test-files.mjs';

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const manifest = json('package.json');
const english: Record<string, string> = json('package.nls.json');
const korean: Record<string, string> = json('package.nls.ko.json');

describe('the manifest', () => {
  it('names texts that exist, in English and in Korean', () => {
    const used = [...JSON.stringify(manifest).matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key as string);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(english).sort());
    assert.deepEqual(Object.keys(korean), Object.keys(english));
  });

  it('names files that exist', () => {
    // VS Code fills in the manifest in the reader's language before anything reads it, so each has a schema of its own.
    assert.deepEqual([english['schema'], korean['schema']], ['./media/nn.schema.json', './media/nn.schema.ko.json']);
    for (const { url } of manifest.contributes.jsonValidation) assert.equal(url, '%schema%');
    for (const { schema = '' } of [english, korean]) assert.ok(existsSync(schema), schema);
    assert.ok(existsSync(manifest.l10n));
    for (const { steps } of manifest.contributes.walkthroughs) {
      for (const { media } of steps) assert.ok(existsSync(media.svg), media.svg);
    }
    const views = Object.values<{ icon: string }[]>(manifest.contributes.views).flat();
    for (const { icon } of views) assert.ok(existsSync(icon), icon);
  });

  it('names commands, views and samples that exist', () => {
    const { commands, menus, views, viewsWelcome, walkthroughs, keybindings } = manifest.contributes;
    const known = commands.map(({ command }: { command: string }) => command);
    const shown = [...Object.values<{ command: string }[]>(menus).flat(), ...keybindings].map(({ command }) => command);
    const texts = [...Object.values(english), ...Object.values(korean)].join('\n');
    const linked = [...texts.matchAll(/\]\(command:([\w.]+)/g)].map(([, command]) => command as string);
    const completing = [...JSON.stringify(walkthroughs).matchAll(/onCommand:([\w.]+)/g)].map(([, command]) => command as string);
    const ours = [...shown, ...linked, ...completing].filter((command) => command.startsWith('neuralNetwork.'));
    assert.deepEqual(
      ours.filter((command) => !known.includes(command)),
      [],
    );
    const ids = Object.values<{ id: string }[]>(views).flatMap((list) => list.map(({ id }) => id));
    for (const { view } of viewsWelcome) assert.ok(ids.includes(view), view);
    const samples = [...texts.matchAll(/openSample\?([^)]+)\)/g)].map(
      ([, given]) => JSON.parse(decodeURIComponent(given as string)).sample,
    );
    assert.equal(samples.length, 4);
    for (const sample of samples) assert.ok(existsSync(`samples/${sample}.nn.json`), sample);
  });

  it('binds Train to the key that runs without debugging, where nothing else is run or debugged', () => {
    const bound = manifest.contributes.keybindings.filter(({ command }: { command: string }) => command === 'neuralNetwork.train');
    assert.deepEqual(
      bound.map(({ key, when }: { key: string; when: string }) => [key, when.split(' && ')[0]]),
      [
        ['ctrl+f5', 'resourceFilename =~ /\\.nn\\.json$/i'],
        ['ctrl+f5', 'activeWebviewPanelId == neuralNetwork.study'],
      ],
    );
    for (const { when } of bound) assert.match(when, /!inDebugMode && !neuralNetwork\.launchConfigured$/);
    assert.match(readFileSync('README.md', 'utf8'), /`Ctrl\+F5`/);
  });

  it('takes a spec for one in whatever capitals its name ends', () => {
    const { jsonValidation, menus, keybindings } = manifest.contributes;
    const conditions = [...Object.values<{ when?: string }[]>(menus).flat(), ...keybindings].map(({ when = '' }) => when);
    const byName = conditions.filter((when) => when.includes('resourceFilename'));
    assert.ok(byName.length > 20);
    for (const when of byName) assert.match(when, /resourceFilename =~ \/\\\.nn\\\.json\$\/i(?= |$)/);
    for (const { fileMatch } of jsonValidation) assert.match('A.NN.json', new RegExp(`^.${fileMatch.replaceAll('.', '\\.')}$`));
  });

  it('links to the same commands in both languages', () => {
    const links = (text: string): string[] => [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link as string);
    for (const [key, text] of Object.entries(english)) assert.deepEqual(links(korean[key] ?? ''), links(text), key);
  });

  it('has one button at most in a view and in a step of the walkthrough, as each is blue', () => {
    for (const [key, text] of [...Object.entries(english), ...Object.entries(korean)]) {
      const buttons = text.split('\n').filter((line) => /^\[[^\]]+\]\([^)]+\)$/.test(line));
      assert.ok(buttons.length <= 1, `${key}: ${buttons.join(', ')}`);
    }
  });

  it('asks for the VS Code whose interface it was written for', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  });
});

describe('the lock file', () => {
  // npm leaves a package out where the registry does not have it, and then "npm ci" fails everywhere.
  it('holds the binaries for every system', () => {
    const { packages } = json('package-lock.json');
    const wanted = Object.values<{ optionalDependencies?: object }>(packages).flatMap((p) => Object.keys(p.optionalDependencies ?? {}));
    assert.ok(wanted.length > 0);
    assert.deepEqual(
      wanted.filter((name) => !packages[`node_modules/${name}`]),
      [],
    );
  });

  it('can be installed without the native engine, whose package and all that only it needs are optional', () => {
    const { packages } = json('package-lock.json');
    assert.equal(packages[''].optionalDependencies['@tensorflow/tfjs-node'], '4.22.0');
    assert.ok(!('@tensorflow/tfjs-node' in manifest.dependencies));
    for (const name of ['@tensorflow/tfjs-node', '@mapbox/node-pre-gyp', 'tar']) assert.ok(packages[`node_modules/${name}`].optional, name);
    assert.match(readFileSync('.npmrc', 'utf8'), /^ignore-scripts=true$/m);
  });

  it('names no registry', () => {
    assert.doesNotMatch(readFileSync('package-lock.json', 'utf8'), /"resolved"/);
  });
});

describe('texts of the extension', () => {
  const sources = ['src/extension', 'src/webview'].flatMap((folder) => [...filesUnder(folder, '.ts'), ...filesUnder(folder, '.tsx')]);
  const calls = sources.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(
      /\bl10n\.t\(\s*(?:'((?:[^'\\]|\\.)*)'[,)]|\{ message: '([^']*)', comment: '([^']*)' \}|(.{0,40}))/g,
    ),
  ]);
  const used = calls.flatMap(([, text, message, comment]) =>
    message ? [`${message}/${comment}`] : text ? [text.replaceAll(/\\(.)/g, '$1')] : [],
  );
  const bundle: Record<string, string> = json('l10n/bundle.l10n.ko.json');
  const places = (text: string): string[] => [...text.matchAll(/\{\d\}/g)].map(([place]) => place).sort();

  it('are in the code as they are, so that they can be found', () => {
    assert.deepEqual(
      calls.flatMap(([, , , , other]) => other ?? []),
      [],
    );
  });

  it('are all there in Korean, and no others', () => {
    assert.deepEqual(Object.keys(bundle).sort(), [...new Set(used)].sort());
  });

  it('are never written where only one language would see them', () => {
    const shown =
      /\b(?:label|title|detail|description|placeHolder|placeholder|prompt|tooltip|alt|aria-label)\s*[:=]\s*\{?(['"])[^'"]*[a-z]{3}[^'"]*\1/g;
    const found = sources.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(shown)].map(([text]) => `${file}: ${text}`));
    assert.deepEqual(found, []);
  });

  it('are translated with everything that is filled in', () => {
    for (const [text, translation] of Object.entries(bundle)) assert.deepEqual(places(translation), places(text), text);
  });
});
