import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { begun, metaOf, over } from './kept-runs';
import { lens } from './lenses';
import { closeAll, command, until } from './workspace';

const inFront = (name: string): Promise<vscode.TextDocument> =>
  until(`${name} is in front`, () => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.path.endsWith(`/${name}.nn.json`) && document;
  });

const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('neuralNetwork.dataSets');

describe('well-known data sets', () => {
  before(closeAll);
  after(async () => {
    await settings().update('address', undefined, vscode.ConfigurationTarget.Global);
    await closeAll();
  });

  it('train at once on the digits that come along, and say so', async () => {
    await command('openSample', 'mnist-sample');
    const spec = await inFront('mnist-sample');
    await lens(spec.uri, /407,050 parameters · MNIST, sample/);
    const id = await begun(() => command('train'));
    const { ending, evaluate } = await over(id);
    assert.deepEqual([ending, evaluate?.on], [{ reason: 'finished' }, 'test']);
    assert.ok((evaluate?.logs['accuracy'] ?? 0) >= 0.9, JSON.stringify(evaluate));
    assert.deepEqual(metaOf(id)?.set, { name: 'mnist', size: 'sample' });
  });

  it('are fetched by the fix of a spec that misses them, through VS Code’s own way to the network', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url);
      response.end('something else');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    await settings().update('address', `http://127.0.0.1:${(server.address() as AddressInfo).port}`, vscode.ConfigurationTarget.Global);
    try {
      await command('openSample', 'mnist');
      const spec = await inFront('mnist');
      const missing = await until('the set is missed', () =>
        vscode.languages.getDiagnostics(spec.uri).find(({ code }) => code === 'picture-set-missing'),
      );
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        spec.uri,
        missing.range,
      );
      const fix = actions.find(({ title }) => title === 'Get MNIST (11 MB)…') ?? assert.fail(actions.map(({ title }) => title).join());
      assert.ok(actions.some(({ title }) => title.startsWith('Use the sample')));
      void vscode.commands.executeCommand(fix.command?.command ?? '', ...(fix.command?.arguments ?? []));
      await until('the file is asked for', () => asked.length > 0);
      assert.deepEqual(asked, ['/mnist.npz']);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
