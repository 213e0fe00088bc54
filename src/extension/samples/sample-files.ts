import * as vscode from 'vscode';
import { neededFiles } from '../spec-text';
import { copiesIn, sampleAddress, sampleScheme } from './sample-address';
import { allSamples, type Sample } from './sample-list';
import { inWords, type SampleWords } from './sample-words';

/** The packaged samples, and the copies of them that a reader may change without a folder of their own. */
export class SampleFiles {
  readonly #extension: vscode.Uri;
  readonly #packaged: vscode.Uri;
  readonly #version: string;
  #words: Promise<Readonly<Record<string, SampleWords>>> | undefined;
  /** Of this version of the extension: what was changed in an older one stays as it is. */
  readonly copies: vscode.Uri;

  constructor({
    extensionUri,
    globalStorageUri,
    extension,
  }: Pick<vscode.ExtensionContext, 'extensionUri' | 'globalStorageUri' | 'extension'>) {
    this.#extension = extensionUri;
    this.#packaged = vscode.Uri.joinPath(extensionUri, 'samples');
    this.#version = String(extension.packageJSON.version);
    this.copies = copiesIn(globalStorageUri, this.#version);
  }

  /** A sample's text, with its name and first comment in the reader's language where it has them. */
  async text({ file, text }: Sample): Promise<string> {
    if (text !== undefined) return text;
    this.#words ??= this.#readWords();
    const words = (await this.#words)[file];
    const packaged = await read(this.packaged(`${file}.nn.json`));
    return words ? inWords(packaged, words) : packaged;
  }

  /** By the files of samples, in the language that VS Code speaks now; read once. Empty for English, which is in the files. */
  async #readWords(): Promise<Readonly<Record<string, SampleWords>>> {
    const [language] = vscode.env.language.toLowerCase().split('-');
    const uri = vscode.Uri.joinPath(this.#extension, 'l10n', `samples.${language}.json`);
    return (await exists(uri)) ? JSON.parse(await read(uri)) : {};
  }

  /** The address of a packaged file. */
  packaged(file: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#packaged, file);
  }

  /**
   * The copy of a sample, ready to be changed and trained; made with its data files when it is opened for the first time, in the language
   * that VS Code speaks then.
   * @returns the address that the reader sees
   */
  async copy(sample: Sample): Promise<vscode.Uri> {
    const file = `${sample.file}.nn.json`;
    const text = await this.text(sample);
    for (const needed of neededFiles(text)) {
      const name = pathBeside(file, needed);
      const to = vscode.Uri.joinPath(this.copies, name);
      await unlessThere(to, () => vscode.workspace.fs.copy(this.packaged(name), to, { overwrite: false }));
    }
    const to = vscode.Uri.joinPath(this.copies, file);
    await unlessThere(to, () => vscode.workspace.fs.writeFile(to, new TextEncoder().encode(text)));
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

const read = async (uri: vscode.Uri): Promise<string> => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

/** Makes a file where nothing is yet; what a reader changed is never written over. */
async function unlessThere(uri: vscode.Uri, make: () => Thenable<void>): Promise<void> {
  if (!(await exists(uri))) await make();
}
