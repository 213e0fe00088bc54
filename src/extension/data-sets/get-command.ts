import * as vscode from 'vscode';
import { findSet, getSet } from '../../ml/data/get-set';
import { downloadBytes, pictureSets } from '../../ml/data/picture-sets';
import { megabytes } from '../../ml/language/messages/words';
import { type PictureSetName, pictureSetNames } from '../../ml/spec/data-section';
import type { Choice, Command, Refusal, Services } from '../commands/command';
import { run } from '../commands/command';
import { count } from '../number-text';
import { textOf } from '../problem-text';
import { label, pickOne, showError, showProgress } from '../shown';
import { fetching, knownSetFolders } from './places';

/** The sets that are being fetched by this window. */
const underWay = new Set<PictureSetName>();

/** Fetches a well-known data set into the extension's storage, with progress; what was fetched before it was cancelled is kept. */
export const getDataSet: Command = async (services, { item }) => {
  const choice = await chooseSet(item);
  if (!choice || 'refusal' in choice) return choice?.refusal;
  const name = choice.chosen;
  const { title } = pictureSets[name];
  if (underWay.has(name)) return { message: vscode.l10n.t('{0} is being fetched already.', title) };
  const found = await findSet(name, knownSetFolders());
  if (found !== undefined) {
    services.checks.lookAtFiles();
    return { message: vscode.l10n.t('{0} is here already: {1}', title, found) };
  }
  underWay.add(name);
  try {
    return await fetchSet(name, services);
  } finally {
    underWay.delete(name);
  }
};

/** The set that was named, or one that the user picks. */
async function chooseSet(item: unknown): Promise<Choice<PictureSetName>> {
  const named = pictureSetNames.find((name) => name === item);
  if (named) return { chosen: named };
  const folders = knownSetFolders();
  const picks = pictureSetNames.map(async (name) => {
    const { title, rows, licence, source } = pictureSets[name];
    const found = await findSet(name, folders);
    const size = megabytes(downloadBytes(pictureSets[name]));
    return {
      name,
      label: label`${title}`,
      description: found === undefined ? vscode.l10n.t('{0} to fetch', size) : vscode.l10n.t('here: {0}', found),
      detail: vscode.l10n.t(
        '{0} training and {1} test pictures. {2}',
        count(rows.whole.train),
        count(rows.whole.test),
        `${licence}, ${source}`,
      ),
    };
  });
  const picked = await pickOne(await Promise.all(picks), { title: vscode.l10n.t('Get Data Set') });
  return picked && { chosen: picked.name };
}

async function fetchSet(name: PictureSetName, { checks, log }: Services): Promise<Refusal | undefined> {
  const { title, rows } = pictureSets[name];
  const size = megabytes(downloadBytes(pictureSets[name]));
  const from = fetching();
  log.appendLine(vscode.l10n.t('Fetching {0} ({1}): {2}', title, size, from.folder));
  const done = await showProgress(vscode.l10n.t('Fetching {0} ({1})', title, size), async (progress, token) => {
    const controller = new AbortController();
    const cancelled = token.onCancellationRequested(() => controller.abort());
    let shown = 0;
    const onProgress = (share: number): void => {
      const percent = Math.floor(100 * share);
      // Many thousand pieces come; each message goes to the window.
      if (percent <= shown) return;
      progress.report({ message: `${percent} %`, increment: percent - shown });
      shown = percent;
    };
    try {
      return await getSet(name, { ...from, signal: controller.signal, onProgress });
    } finally {
      cancelled.dispose();
    }
  });
  // Who has cancelled it needs no message.
  if (done === 'cancelled') return undefined;
  if (done === 'done') {
    checks.lookAtFiles();
    const [train, test] = [count(rows.whole.train), count(rows.whole.test)];
    return { message: vscode.l10n.t('{0} is here: {1} training and {2} test pictures.', title, train, test) };
  }
  log.appendLine(textOf(done));
  const again = vscode.l10n.t('Try Again');
  void showError(textOf(done), again).then((pressed) => pressed === again && run('getDataSet', name)());
  return undefined;
}
