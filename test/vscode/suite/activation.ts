import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { given } from './given';
import { extensionId, open, openNew, until } from './workspace';

const extension = (): vscode.Extension<unknown> => {
  const found = vscode.extensions.getExtension(extensionId);
  assert.ok(found);
  return found;
};

describe('the extension', () => {
  it('is the one under test', () => {
    assert.ok(extension().extensionPath.startsWith(given().extension), extension().extensionPath);
  });

  // The host's CommonJS modules, as this one is.
  const loaded = (bundle: string): boolean => join(extension().extensionPath, 'dist', bundle) in require.cache;

  it('looks only at the names of other files in JSON with comments', async () => {
    // VS Code may have opened one itself by now: its own settings.
    await openNew('tsconfig.json', '{\n  // None of ours.\n}\n');
    await until('the extension is active', () => extension().isActive);
    assert.deepEqual([loaded('extension.js'), loaded('main.js')], [true, false]);
  });

  it('loads everything with the first spec', async () => {
    await open('gate-and.nn.json');
    await until('the rest is loaded', () => loaded('main.js'));
  });
});
