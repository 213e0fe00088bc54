import { parse } from 'jsonc-parser';
import * as vscode from 'vscode';
import type { Move } from '../address';
import type { Refusal, Samples } from '../commands/command';
import { onDisk } from '../spec-document';
import { chosenFolder, keepIn, newFile, newUntitled } from './new-file';
import { exists, type SampleFiles } from './sample-files';
import { allSamples, type Sample } from './sample-list';
import { pickSample } from './sample-search';
import { SampleItem } from './samples-view';

/** What the commands do with the samples. */
export class SampleCommands implements Samples {
  readonly #files: SampleFiles;
  readonly #runs: { move(files: readonly Move[]): Promise<void> };

  /** @param runs those of a sample go with it when it is kept */
  constructor(files: SampleFiles, runs: { move(files: readonly Move[]): Promise<void> }) {
    this.#files = files;
    this.#runs = runs;
  }

  async openSample(sample: unknown): Promise<Refusal | undefined> {
    const chosen = sampleOf(sample) ?? (await pickSample(this.#files, vscode.l10n.t('Which sample?')));
    if (!chosen) return undefined;
    // The walkthrough asks for it to open beside: its page is to stay in sight.
    const viewColumn = isRecord(sample) && sample['beside'] === true ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    return attempt(async () => {
      const uri = chosen.text === undefined ? await this.#files.copy(chosen) : await newUntitled(this.#files, chosen);
      await vscode.window.showTextDocument(uri, { viewColumn });
      return nextStep(uri, await this.#files.text(chosen));
    });
  }

  async newSpec(sample: unknown): Promise<Refusal | undefined> {
    const chosen = sampleOf(sample) ?? (await pickSample(this.#files, vscode.l10n.t('Which sample should the new spec start from?')));
    if (!chosen) return undefined;
    return attempt(async () => {
      const made = vscode.workspace.workspaceFolders?.length ? await newFile(this.#files, chosen) : await newUntitled(this.#files, chosen);
      if (!made) return undefined;
      await vscode.window.showTextDocument(made);
      return nextStep(made, await this.#files.text(chosen));
    });
  }

  isCopy(uri: vscode.Uri): boolean {
    return this.#files.sampleOf(uri) !== undefined;
  }

  async keepSample(given: unknown): Promise<Refusal | undefined> {
    const named = sampleOf(given);
    const uri = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
    const sample = named ?? (uri && this.#files.sampleOf(uri));
    if (!sample) return { message: vscode.l10n.t('Open a sample first.') };
    if (!vscode.workspace.workspaceFolders?.length) {
      const run = (): Thenable<unknown> => vscode.commands.executeCommand('vscode.openFolder');
      return {
        message: vscode.l10n.t('Open the folder that you want to keep it in first.'),
        help: { label: vscode.l10n.t('Open Folder'), run },
      };
    }
    return await attempt(async () => {
      const folder = await chosenFolder();
      if (!folder) return undefined;
      // What was changed in the copy is kept, saved or not.
      const copies = vscode.workspace.textDocuments.filter((document) => this.#files.sampleOf(document.uri)?.file === sample.file);
      const open = copies.find((document) => String(document.uri) === String(uri)) ?? copies[0];
      const text = open ? open.getText() : await this.#files.text(sample);
      const kept = await keepIn(folder, this.#files, sample, text);
      await this.#runs.move([{ oldUri: open?.uri ?? this.#files.address(sample), newUri: kept }]);
      await vscode.window.showTextDocument(kept);
      return nextStep(kept, text);
    });
  }

  openSamples(): Promise<Refusal | undefined> {
    return attempt(async () => {
      const folder = await this.#files.copyAll(allSamples());
      const forceNewWindow = (vscode.workspace.workspaceFolders?.length ?? 0) > 0;
      await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
      return undefined;
    });
  }
}

/** The sample that a command was called on: an item of the tree, the name of a file, or `{ "sample": NAME }`. */
function sampleOf(given: unknown): Sample | undefined {
  if (given instanceof SampleItem) return given.sample;
  const name = isRecord(given) ? given['sample'] : given;
  return allSamples().find(({ file }) => file === name);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** Does something with files, or says why it did not work. */
async function attempt(work: () => Promise<Refusal | undefined>): Promise<Refusal | undefined> {
  try {
    return await work();
  } catch (error) {
    return { message: vscode.l10n.t('The command failed: {0}', error instanceof Error ? error.message : String(error)) };
  }
}

/** Well-known sets of pictures are too large to come with the samples: says where a spec's files go, and opens that folder. */
async function nextStep(spec: vscode.Uri, text: string): Promise<Refusal | undefined> {
  const set = (parse(text) as { readonly data?: { readonly dataset?: unknown; readonly folder?: unknown } } | undefined)?.data;
  if (typeof set?.dataset !== 'string') return undefined;
  const name = typeof set.folder === 'string' ? set.folder : set.dataset;
  const file = onDisk(spec);
  const folder = file && vscode.Uri.joinPath(file, '..', name);
  if (folder && (await exists(folder))) return undefined;
  return {
    message: vscode.l10n.t('This network needs pictures: put the four files that its first comment names into the folder "{0}".', name),
    ...(folder && { help: makeAndShow(folder) }),
  };
}

const makeAndShow = (folder: vscode.Uri): Refusal['help'] & object => ({
  label: vscode.l10n.t('Create and Show the Folder'),
  run: async () => {
    await vscode.workspace.fs.createDirectory(folder);
    await vscode.commands.executeCommand('revealFileInOS', folder);
  },
});
