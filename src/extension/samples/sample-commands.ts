import * as vscode from 'vscode';
import type { Refusal, Samples } from '../commands/services';
import { label, pickOne } from '../shown';
import { newFile } from './new-file';
import { newUntitled } from './new-untitled';
import type { SampleFiles } from './sample-files';
import { allSamples, type Sample, themes } from './sample-list';
import { SampleItem } from './samples-view';

/** What the commands do with the samples. */
export class SampleCommands implements Samples {
  readonly #files: SampleFiles;

  constructor(files: SampleFiles) {
    this.#files = files;
  }

  async openSample(sample: unknown): Promise<Refusal | undefined> {
    const chosen = sampleOf(sample) ?? (await pick(vscode.l10n.t('Which sample?')));
    if (!chosen) return undefined;
    // The walkthrough asks for it to stand beside: its page is to stay in sight.
    const viewColumn = isRecord(sample) && sample['beside'] === true ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    return attempt(async () => {
      await vscode.window.showTextDocument(await this.#files.copy(chosen), { viewColumn });
    });
  }

  async newSpec(sample: unknown): Promise<Refusal | undefined> {
    const chosen = sampleOf(sample) ?? (await pick(vscode.l10n.t('Which sample should the new spec start from?')));
    if (!chosen) return undefined;
    return attempt(async () => {
      const made = vscode.workspace.workspaceFolders?.length ? await newFile(this.#files, chosen) : await newUntitled(this.#files, chosen);
      if (made) await vscode.window.showTextDocument(made);
    });
  }

  openSamples(): Promise<Refusal | undefined> {
    return attempt(async () => {
      const folder = await this.#files.copyAll(allSamples());
      const forceNewWindow = (vscode.workspace.workspaceFolders?.length ?? 0) > 0;
      await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
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

async function pick(title: string): Promise<Sample | undefined> {
  const items = themes().flatMap((theme) => [
    { label: label`${theme.title}`, kind: vscode.QuickPickItemKind.Separator, sample: undefined },
    ...theme.samples.map((sample) => ({ label: label`${sample.title}`, description: sample.see, sample })),
  ]);
  return (await pickOne(items, { title, matchOnDescription: true }))?.sample;
}

/** Does something with files, or says why it did not work. */
async function attempt(work: () => Promise<void>): Promise<Refusal | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return { message: vscode.l10n.t('This did not work: {0}', error instanceof Error ? error.message : String(error)) };
  }
}
