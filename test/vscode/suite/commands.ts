import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { extensionId } from './workspace';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string; readonly title: string | { readonly value: string } }[] };
}

describe('commands', () => {
  it('are all there', async () => {
    const manifest: Manifest = vscode.extensions.getExtension(extensionId)?.packageJSON;
    const known = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      manifest.contributes.commands.map(({ command }) => command).filter((name) => !known.has(name)),
      [],
    );
  });
});
