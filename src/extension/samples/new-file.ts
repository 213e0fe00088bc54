import * as vscode from 'vscode';
import { isWindowsPath } from '../../ml/data/files';
import { askText } from '../shown';
import { isSpecName } from '../spec-document';
import { neededFiles } from '../spec-text';
import { exists, type SampleFiles } from './sample-files';
import type { Sample } from './sample-list';

/** A new spec in the workspace folder, under a name the reader gives, with the data files it needs. Nothing is written over. */
export async function newFile(files: SampleFiles, sample: Sample): Promise<vscode.Uri | undefined> {
  const folder = await chosenFolder();
  const name = folder && (await askName(folder, sample));
  return folder && name !== undefined ? make(files, await files.text(sample), folder, name) : undefined;
}

/** The same without a question: in the workspace folder, under the sample's own name or the next that is free. */
export async function keepIn(folder: vscode.Uri, files: SampleFiles, sample: Sample, text: string): Promise<vscode.Uri> {
  return make(files, text, folder, await freeName(baseOf(sample), (name) => exists(vscode.Uri.joinPath(folder, name))));
}

async function make(files: SampleFiles, sample: string, folder: vscode.Uri, name: string): Promise<vscode.Uri> {
  let text = sample;
  for (const needed of neededFiles(text)) {
    const given = await bring(files.packaged(needed), folder, needed);
    text = text.replaceAll(JSON.stringify(needed), JSON.stringify(given));
  }
  const uri = vscode.Uri.joinPath(folder, name);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) });
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(vscode.l10n.t('"{0}" could not be written.', name));
  return uri;
}

/** Where new files go: the only workspace folder, or the one that the user picks. */
export async function chosenFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.length === 1 ? folders[0]?.uri : (await vscode.window.showWorkspaceFolderPick())?.uri;
}

async function askName(folder: vscode.Uri, sample: Sample): Promise<string | undefined> {
  const taken = (name: string): Thenable<boolean> => exists(vscode.Uri.joinPath(folder, name));
  const value = await freeName(baseOf(sample), taken);
  const options = {
    title: sample.title,
    prompt: vscode.l10n.t('Name of the new file'),
    value,
    valueSelection: [0, value.length - '.nn.json'.length] as [number, number],
  };
  const name = await askText(options, async (text) => {
    if (!/^[^\\/:*?"<>|]+$/.test(text.trim())) return vscode.l10n.t('Write a name without / \\ : * ? " < > |');
    if (process.platform === 'win32' && !isWindowsPath(withEnding(text)))
      return vscode.l10n.t('Windows does not allow a file name such as "{0}". Choose another name.', withEnding(text));
    return (await taken(withEnding(text))) ? vscode.l10n.t('"{0}" already exists. Choose another name.', withEnding(text)) : undefined;
  });
  return name === undefined ? undefined : withEnding(name);
}

const withEnding = (name: string): string => (isSpecName(name.trim()) ? name.trim() : `${name.trim()}.nn.json`);

/**
 * Copies a data file into the folder, unless it is there already with the same content.
 * @returns the name it has there
 */
async function bring(from: vscode.Uri, folder: vscode.Uri, name: string): Promise<string> {
  const { type } = await vscode.workspace.fs.stat(from);
  if (type === vscode.FileType.Directory) {
    const given = await freeName(name, (path) => exists(vscode.Uri.joinPath(folder, path)), '');
    await vscode.workspace.fs.copy(from, vscode.Uri.joinPath(folder, given));
    return given;
  }
  const content = await vscode.workspace.fs.readFile(from);
  const dot = name.lastIndexOf('.');
  const other = async (path: string): Promise<boolean> => {
    const uri = vscode.Uri.joinPath(folder, path);
    return (await exists(uri)) && !Buffer.from(await vscode.workspace.fs.readFile(uri)).equals(content);
  };
  const given = await freeName(name.slice(0, dot), other, name.slice(dot));
  const to = vscode.Uri.joinPath(folder, given);
  if (!(await exists(to))) await vscode.workspace.fs.writeFile(to, content);
  return given;
}

/**
 * A new spec where no folder is open: an untitled document with the sample's text. A sample with data files needs a place for them,
 * so its copy is taken instead.
 */
export async function newUntitled(files: SampleFiles, sample: Sample): Promise<vscode.Uri> {
  const text = await files.text(sample);
  return neededFiles(text).length > 0 ? files.copy(sample) : untitled(baseOf(sample), text);
}

/** An untitled document with a spec's text, under a name that no other one has. */
export async function untitled(base: string, text: string): Promise<vscode.Uri> {
  const open = new Set(vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'untitled').map(({ uri }) => uri.path));
  const name = await freeName(base, (path) => Promise.resolve(open.has(path)));
  const uri = vscode.Uri.from({ scheme: 'untitled', path: name });
  await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(edit);
  return uri;
}

/** `adam` of `optimizers/adam`. */
const baseOf = ({ file }: Sample): string => file.slice(file.lastIndexOf('/') + 1);

/** `xor.nn.json`, or `xor-2.nn.json` … where that is taken. */
async function freeName(base: string, taken: (name: string) => PromiseLike<boolean>, ending = '.nn.json'): Promise<string> {
  for (let i = 1; ; i++) {
    const name = `${base}${i === 1 ? '' : `-${i}`}${ending}`;
    if (!(await taken(name))) return name;
  }
}
