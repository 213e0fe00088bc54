import * as vscode from 'vscode';
import { label, type PickItem, pickFound } from '../shown';
import type { SampleFiles } from './sample-files';
import type { Sample } from './sample-list';
import { type Findable, findable, found } from './sample-search';

interface Item extends PickItem {
  readonly sample?: Sample;
}

/** Lets the user choose among the samples and the empty template, by words of all that is written about them. */
export async function pickSample(files: SampleFiles, title: string): Promise<Sample | undefined> {
  const all = await findable(files);
  const placeHolder = vscode.l10n.t('Search for a topic, such as parabola or dropout');
  const picked = await pickFound<Item>({ title, placeHolder }, (typed) =>
    typed.trim() === '' ? byTheme(all) : found(all, typed).map(toItem),
  );
  return picked?.sample;
}

function byTheme(all: readonly Findable[]): Item[] {
  return all.flatMap((one, i) => {
    const { theme } = one;
    const begins = theme && theme !== all[i - 1]?.theme;
    return [...(begins ? [{ label: label`${theme.title}`, kind: vscode.QuickPickItemKind.Separator }] : []), toItem(one)];
  });
}

const toItem = ({ sample }: Findable): Item => ({ label: label`${sample.title}`, description: sample.see, sample });
