import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { accepting, picking } from './inputs';
import { begun, epochsOf, over } from './kept-runs';
import { quick } from './specs';
import { closeAll, command, fileUri, write } from './workspace';

const setDialog = (simple: boolean | undefined): Thenable<void> =>
  vscode.workspace.getConfiguration('files').update('simpleDialog.enable', simple, vscode.ConfigurationTarget.Global);

const bytesOf = async (name: string): Promise<Uint8Array | undefined> => {
  try {
    const bytes = await vscode.workspace.fs.readFile(fileUri(name));
    return bytes.length > 0 ? bytes : undefined;
  } catch {
    return undefined;
  }
};
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

describe('a run is exported', () => {
  let spec: vscode.Uri;
  let id = '';
  before(async () => {
    await closeAll();
    // VS Code's own dialog, which commands can reach, in the place of the system's.
    await setDialog(true);
    spec = await write('out.nn.json', quick({ name: 'out', epochs: 12 }));
    id = await begun(() => command('train', spec));
    await over(id);
  });
  after(async () => {
    await setDialog(undefined);
    await closeAll();
  });

  const formats: Readonly<Record<string, readonly [suffix: string, check: (content: Uint8Array) => void | Promise<void>]>> = {
    'its history': [
      '.csv',
      (content) => {
        const [head, ...lines] = textOf(content).trim().split('\n');
        assert.equal(head, 'epoch,loss,accuracy');
        assert.equal(lines.length, epochsOf(id).length);
      },
    ],
    'all of it': [
      '.json',
      (content) => {
        const { name, epochs, status, history, params } = JSON.parse(textOf(content));
        assert.deepEqual([name, epochs, status, history.loss.length, params.total], ['out', 12, 'finished', 12, 13]);
      },
    ],
    'its weights': ['.npz', (content) => assert.equal(textOf(content.slice(0, 2)), 'PK')],
    'its model': [
      '.json',
      async (content) => {
        const [paths] = JSON.parse(textOf(content)).weightsManifest.map((group: { paths: string[] }) => group.paths);
        assert.equal((await bytesOf(paths[0]))?.length, 4 * 13);
      },
    ],
    'its summary': ['.txt', (content) => assert.match(textOf(content), /Total params: 13/)],
    'its graph': ['.dot', (content) => assert.match(textOf(content), /^digraph/)],
  };
  for (const [line, [title, [suffix, check]]] of Object.entries(formats).entries()) {
    it(title, async () => {
      const name = `out-${id}${suffix}`;
      const { asked } = await picking(line, () => command<string | undefined>('export', id));
      const content = await accepting(`${name} is written`, () => bytesOf(name));
      assert.equal(await asked, `${name} was written.`);
      await check(content);
      await vscode.workspace.fs.delete(fileUri(name));
    });
  }
});
