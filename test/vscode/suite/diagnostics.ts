import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, fileUri, openNew, replace, until } from './workspace';

const spec = `{
  "data": { "gate": "AND" },
  "layers": [{ "type": "Dense", "units": 1, "activation": "sigmoid", "input_shape": [2] }],
  "compile": { "optimizer": "sgd", "loss": "binary_crossentropy" },
  "fit": { "epochs": 2 }
}
`;

/** The code of a problem; of one that is explained it comes with a link. */
const codeOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code);

const shown = (editor: vscode.TextEditor): vscode.Diagnostic[] => vscode.languages.getDiagnostics(editor.document.uri);
const none = (editor: vscode.TextEditor): Promise<true> => until('nothing is wrong', () => shown(editor).length === 0 && true);
const one = (editor: vscode.TextEditor, code: string): Promise<vscode.Diagnostic> =>
  until(`one problem, ${code}`, () => {
    const [first, ...others] = shown(editor);
    return others.length === 0 && first && codeOf(first) === code && first;
  });

const fixesAt = (editor: vscode.TextEditor, { range }: vscode.Diagnostic): Thenable<vscode.CodeAction[]> =>
  vscode.commands.executeCommand('vscode.executeCodeActionProvider', editor.document.uri, range, vscode.CodeActionKind.QuickFix.value);

describe('diagnostics', () => {
  let editor: vscode.TextEditor;
  before(async () => {
    editor = await openNew('typed.nn.json', spec);
    await none(editor);
  });
  after(closeAll);

  it('come as one types, in unsaved text', async () => {
    await replace(editor, '"units"', '"unitz"');
    const { message, source, severity, range } = await one(editor, 'unknown-key');
    assert.match(message, /"unitz"/);
    assert.equal(source, 'Neural Network');
    assert.equal(severity, vscode.DiagnosticSeverity.Error);
    assert.equal(editor.document.getText(range), '"unitz"');
    assert.ok(editor.document.isDirty);
  });

  it('have a quick fix that puts them right', async () => {
    const [problem] = shown(editor);
    assert.ok(problem);
    const [fix] = (await fixesAt(editor, problem)).filter(({ title }) => title.includes('"units"'));
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(editor.document.getText(), spec);
    await none(editor);
  });

  it('go and come with the files that the spec names, whoever puts them there', async () => {
    const data = '{ "csv": "later/numbers.csv", "inputs": ["a", "b"], "target": "y" }';
    const own = await openNew('later.nn.json', spec.replace('{ "gate": "AND" }', data));
    const { fsPath: folder } = fileUri('later');
    await one(own, 'file-missing');
    mkdirSync(folder);
    writeFileSync(`${folder}/numbers.csv`, 'a,b,y\n1,2,0\n3,4,1\n5,6,1\n');
    await none(own);
    renameSync(`${folder}/numbers.csv`, `${folder}/other.csv`);
    await one(own, 'file-missing');
    renameSync(`${folder}/other.csv`, `${folder}/numbers.csv`);
    await none(own);
    rmSync(folder, { recursive: true });
    await one(own, 'file-missing');
    await closeAll();
    editor = await openNew('typed.nn.json', spec);
    await none(editor);
  });

  it("are not doubled by VS Code's own check against the schema", async () => {
    await replace(editor, '"epochs": 2', '"epochs": "two"');
    await until('a problem', () => shown(editor).length > 0);
    // VS Code's own check comes after a pause of its own; an unclosed bracket makes it speak, and after it nothing else is to come.
    await replace(editor, '"sgd"', '"sgd" "');
    await until('VS Code has checked the text', () => shown(editor).some(({ source }) => source !== 'Neural Network'));
    await replace(editor, '"sgd" "', '"sgd"');
    // What it says of the syntax and of the schema comes together: with the one gone, the other would be there.
    await until('one problem is left, and it is ours', () => shown(editor).length === 1 && shown(editor)[0]?.source === 'Neural Network');
  });

  it('explain a mistake that can be trained, on a page of its own, and can be turned off by a comment', async () => {
    const stack = spec
      .replace('"layers": [', '"layers": [\n    { "type": "Dense", "units": 3, "input_shape": [2] },\n    ')
      .replace(', "input_shape": [2] }]', ' }]');
    const own = await openNew('stack.nn.json', stack);
    const problem = await one(own, 'linear-stack');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Warning);
    assert.ok(typeof problem.code === 'object' && String(problem.code.target) === 'neural-network-explanation:/linear-stack.md');
    assert.match((await vscode.workspace.openTextDocument(problem.code.target)).getText(), /^# .*\n\n`linear-stack`/);
    await vscode.commands.executeCommand('neuralNetwork.explainProblem', 'linear-stack');
    await until('its page', () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label.includes('linear-stack')),
    );
    // VS Code may still be busy with what the problems of a text were before.
    const off = await until('the action', async () => (await fixesAt(own, problem)).find(({ title }) => title.includes('for this line')));
    assert.ok(off.edit);
    await vscode.workspace.applyEdit(off.edit);
    assert.ok(own.document.getText().includes('    // nn-ignore: linear-stack\n    { "type": "Dense", "units": 3'));
    await none(own);
  });

  it('can be turned off in the settings, by an action', async () => {
    const settings = () => vscode.workspace.getConfiguration('neuralNetwork');
    await closeAll();
    const own = await openNew('off.nn.json', spec.replace('"binary_crossentropy"', '"mse"'));
    const problem = await one(own, 'squared-error-for-classes');
    const off = (await fixesAt(own, problem)).find(({ command }) => command?.command === 'neuralNetwork.turnOffProblem');
    assert.ok(off?.command);
    await vscode.commands.executeCommand(off.command.command, ...(off.command.arguments ?? []));
    await none(own);
    assert.deepEqual(settings().get('diagnostics.off'), ['squared-error-for-classes']);
    await settings().update('diagnostics.off', undefined, vscode.ConfigurationTarget.Global);
    await one(own, 'squared-error-for-classes');
  });
});
