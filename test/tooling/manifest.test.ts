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
    const used = [...JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key as string);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(english).sort());
    assert.deepEqual(Object.keys(korean), Object.keys(english));
  });

  it('names files that exist', () => {
    for (const { url } of manifest.contributes.jsonValidation) assert.ok(existsSync(url), url);
    assert.ok(existsSync(manifest.l10n));
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

  it('names no registry', () => {
    assert.doesNotMatch(readFileSync('package-lock.json', 'utf8'), /"resolved"/);
  });
});

describe('texts of the extension', () => {
  const used = filesUnder('src/extension', '.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bl10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, text]) =>
      (text as string).replaceAll(/\\(.)/g, '$1'),
    ),
  );
  const bundle: Record<string, string> = json('l10n/bundle.l10n.ko.json');
  const places = (text: string): string[] => [...text.matchAll(/\{\d\}/g)].map(([place]) => place).sort();

  it('are all there in Korean, and no others', () => {
    assert.deepEqual(Object.keys(bundle).sort(), [...new Set(used)].sort());
  });

  it('are translated with everything that is filled in', () => {
    for (const [text, translation] of Object.entries(bundle)) assert.deepEqual(places(translation), places(text), text);
  });
});
