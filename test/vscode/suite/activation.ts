import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { given } from './given';
import { extensionId, open, until } from './workspace';

const extension = (): vscode.Extension<unknown> => {
  const found = vscode.extensions.getExtension(extensionId);
  assert.ok(found);
  return found;
};

describe('the extension', () => {
  it('is the one under test', () => {
    assert.ok(extension().extensionPath.startsWith(given().extension), extension().extensionPath);
  });

  it('becomes active with the first spec, and not before', async () => {
    assert.equal(extension().isActive, false);
    await open('gate-and.nn.json');
    await until('the extension is active', () => extension().isActive);
  });
});
