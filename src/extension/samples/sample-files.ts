import * as vscode from 'vscode';
import { neededFiles } from '../spec-text';
import { copiesIn, sampleAddress, sampleScheme } from './sample-address';
import { allSamples, type Sample } from './sample-list';

/** The packaged samples, and the copies of them that a reader may change without a folder of their own. */
export class SampleFiles {
  readonly #packaged: vscode.Uri;
  readonly #version: string;
  /** Of this version of the extension: what was changed in an older one stays as it is. */
  readonly copies: vscode.Uri;

  constructor({
    extensionUri,
    globalStorageUri,
    extension,
  }: Pick<vscode.ExtensionContext, 'extensionUri' | 'globalStorageUri' | 'extension'>) {
    this.#packaged = vscode.Uri.joinPath(extensionUri, 'samples');
    this.#version = String(extension.packageJSON.version);
    this.copies = copiesIn(globalStorageUri, this.#version);
  }

  async text({ file, text }: Sample): Promise<string> {
    return text ?? new TextDecoder().decode(await vscode.workspace.fs.readFile(this.packaged(`${file}.nn.json`)));
  }

  /** The address of a packaged file. */
  packaged(file: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#packaged, file);
  }

  /**
   * The copy of a sample, ready to be changed and trained; made with its data files when it is opened for the first time.
   * @returns the address that the reader sees
   */
  async copy(sample: Sample): Promise<vscode.Uri> {
    const file = `${sample.file}.nn.json`;
    const files = neededFiles(await this.text(sample)).map((name) => pathBeside(file, name));
    for (const name of [...files, file]) await copyOnce(this.packaged(name), vscode.Uri.joinPath(this.copies, name));
    return this.address(sample);
  }

  /** The address that a reader sees of the copy of a sample. */
  address({ file }: Sample): vscode.Uri {
    return sampleAddress(this.#version, `${file}.nn.json`);
  }

  /** The sample that a document is the copy of, under its own address or as a file in the folder of all; undefined for any other. */
  sampleOf(uri: vscode.Uri): Sample | undefined {
    const is = (name: string): boolean =>
      uri.scheme === sampleScheme ? uri.path === `/${name}` : String(vscode.Uri.joinPath(this.copies, name)) === String(uri);
    return allSamples().find(({ file }) => is(`${file}.nn.json`));
  }

  /** The folder of copies, with all samples in it. */
  async copyAll(samples: readonly Sample[]): Promise<vscode.Uri> {
    for (const sample of samples) await this.copy(sample);
    return this.copies;
  }
}

/** `data/a.csv`, named in `optimizers/b.nn.json`, is `optimizers/data/a.csv`. */
const pathBeside = (file: string, name: string): string => [...file.split('/').slice(0, -1), name].join('/');

/** True when there is something at the address. */
export const exists = (uri: vscode.Uri): Thenable<boolean> =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );

/** Copies a file to where nothing is yet; what a reader changed is never written over. */
async function copyOnce(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  if (!(await exists(to))) await vscode.workspace.fs.copy(from, to, { overwrite: false });
}
