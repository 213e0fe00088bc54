import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { given } from './given';
import { accepting } from './inputs';
import { begun, epochsOf, over } from './kept-runs';
import { quick } from './specs';
import { studyTabs, untilTab } from './tabs';
import { closeAll, command, extensionId, fileUri, openNew, until } from './workspace';

interface Manifest {
  readonly contributes: {
    readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly { readonly description: string }[] }[];
  };
}

/** What the buttons of a step do. */
const buttonsIn = (description: string): { name: string; given: unknown[] }[] =>
  [...description.matchAll(/\(command:([\w.]+)(?:\?([^)]*))?\)/g)].map(([, name = '', given]) => ({
    name,
    given: given === undefined ? [] : [JSON.parse(decodeURIComponent(given))].flat(),
  }));

/** Where the copies of samples are. */
function samples(): { readonly version: string; readonly folder: string } {
  const { version } = vscode.extensions.getExtension(extensionId)?.packageJSON ?? assert.fail();
  return { version, folder: join(given().user, 'User/globalStorage', extensionId, `samples-${version}`) };
}

const inFront = (): vscode.TextDocument | undefined => vscode.window.activeTextEditor?.document;

describe('the first steps', () => {
  before(closeAll);
  after(closeAll);

  it('are in a walkthrough, which ends with XOR learned', async () => {
    const { packageJSON } = vscode.extensions.getExtension(extensionId) ?? assert.fail();
    const [walkthrough] = (packageJSON as Manifest).contributes.walkthroughs;
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extensionId}#${walkthrough?.id}`, false);
    // VS Code gives the page of any walkthrough the same title.
    await untilTab(/^(Welcome|Walkthrough)/);
    const buttons = (walkthrough?.steps ?? []).flatMap(({ description }) => buttonsIn(description));
    const press = async (name: string): Promise<void> => {
      const button = buttons.find((one) => one.name === `neuralNetwork.${name}`) ?? assert.fail(`no button for ${name}`);
      await vscode.commands.executeCommand(button.name, ...button.given);
    };
    await press('openSample');
    const sample = await until('the sample is open', () =>
      vscode.window.visibleTextEditors.find(({ document }) => /xor/.test(document.fileName)),
    );
    assert.match(sample.document.getText(), /"gate": "XOR"/);
    await press('showSummary');
    await until('its panel is there', () => studyTabs().length === 1);
    const id = await begun(() => press('train'));
    const { ending, predictions } = await over(id);
    assert.deepEqual(ending, { reason: 'finished' });
    assert.deepEqual(
      predictions?.values.map((value) => Math.round(value)),
      [0, 1, 1, 0],
    );
    await press('showDecisionBoundary');
    assert.ok(buttons.some(({ name }) => name === 'neuralNetwork.newSpec'));
  });

  it('may begin with any sample, as a copy that can be changed', async () => {
    await closeAll();
    await command('openSample', 'gate-and');
    const sample = await until('it is open', () => inFront()?.fileName.endsWith('gate-and.nn.json') && inFront());
    assert.match(sample.getText(), /"gate": "AND"/);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(sample.uri, new vscode.Position(0, 0), '// Mine\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(await sample.save());
    assert.match(readFileSync(join(samples().folder, 'gate-and.nn.json'), 'utf8'), /^\/\/ Mine\n/);
  });

  it('train a sample with the data beside it, under its name alone', async () => {
    await closeAll();
    await command('openSample', 'logistic-regression-csv');
    const sample = await until('it is open', () => inFront()?.fileName.endsWith('logistic-regression-csv.nn.json') && inFront());
    assert.deepEqual([sample.languageId, sample.uri.path], ['jsonc', '/logistic-regression-csv.nn.json']);
    assert.equal(sample.uri.toString(), `neural-network-sample://${samples().version}/logistic-regression-csv.nn.json`);
    const id = await begun(() => command('train'));
    assert.deepEqual((await over(id)).ending, { reason: 'finished' });
    // Its points overlap, which a hint says.
    assert.deepEqual(
      vscode.languages.getDiagnostics(sample.uri).map(({ code, severity }) => [typeof code === 'object' ? code.value : code, severity]),
      [['no-line', vscode.DiagnosticSeverity.Hint]],
    );
    const hints = await vscode.commands.executeCommand<readonly vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      sample.uri,
      new vscode.Range(0, 0, sample.lineCount, 0),
    );
    assert.ok(hints.length > 0);
  });

  it('may begin with all samples, in a folder of their own', async () => {
    const { folder } = samples();
    assert.equal(await command('openSamples'), undefined);
    for (const file of ['xor-learned.nn.json', 'optimizers/adam.nn.json', 'multi-class-fruit.nn.json']) {
      const copy = readFileSync(join(folder, file), 'utf8');
      assert.equal(copy, Buffer.from(await vscode.workspace.fs.readFile(fileUri(file))).toString());
    }
  });

  it('make a new spec in the folder, under another name where one is taken', async () => {
    await closeAll();
    const taken = 'xor-learned.nn.json';
    const before = await vscode.workspace.fs.readFile(fileUri(taken));
    const made = command('newSpec', { sample: 'xor-learned' });
    await accepting('the new spec is open', () =>
      Promise.resolve(inFront()?.uri.toString() === fileUri('xor-learned-2.nn.json').toString() ? inFront() : undefined),
    );
    await made;
    assert.equal(inFront()?.getText(), Buffer.from(before).toString());
    assert.deepEqual(await vscode.workspace.fs.readFile(fileUri(taken)), before);
  });

  it('are written down in a log as Keras prints it', async () => {
    const { document } = await openNew('logged.nn.json', quick({ name: 'logged', epochs: 3 }));
    const id = await begun(() => command('train', document.uri));
    await over(id);
    assert.equal(epochsOf(id).length, 3);
    assert.equal(await command('showLog'), undefined);
    const log = await until('the log is in sight', () =>
      vscode.window.visibleTextEditors.map((editor) => editor.document).find(({ uri }) => uri.scheme === 'output'),
    );
    const last = await until('the end is written', () => {
      const part = log.getText().split('Training logged.nn.json')[1];
      return part !== undefined && /Predictions:/.test(part) && part;
    });
    assert.match(
      last,
      /^\nEpoch 1\/3\n1\/1 - \S+ - \S+ - accuracy: [\d.]+ - loss: [\d.]+\nEpoch 2\/3\n.*\nEpoch 3\/3\n.*\nAll epochs done\. .*\nEngine: \w+ [\d.]+ .*\nOn the training rows: /,
    );
  });
});
