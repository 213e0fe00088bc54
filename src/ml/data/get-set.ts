import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DownloadTrouble, download } from '../../files/download';
import { type Notice, notice } from '../language/notice';
import type { PictureSetName } from '../spec/data-section';
import type { SetFolder } from './files';
import { downloadBytes, kerasAddress, type PictureSet, pictureSets, setFileNames, spellingsOf } from './picture-sets';

interface GetSet {
  /** Where it is put: a folder of data sets, as Keras has one. */
  readonly folder: string;
  /** Where the files are fetched from in place of Keras's address. */
  readonly address?: string;
  readonly signal: AbortSignal;
  /** Called with how much of the whole set is there, from 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** Waited before a server that broke off is asked again, in milliseconds. */
  readonly pauseMs?: number;
}

/**
 * Fetches the files of a whole set, as Keras does, those that are there already left out. Each is checked, and put in place whole.
 * @returns why it could not be had, where that is so
 */
export async function getSet(
  name: PictureSetName,
  ask: GetSet,
  set: PictureSet = pictureSets[name],
): Promise<'done' | 'cancelled' | Notice> {
  const { folder, signal, onProgress, pauseMs } = ask;
  const address = ask.address || kerasAddress;
  const all = downloadBytes(set);
  let before = 0;
  for (const { path, bytes, sha256, unpacked } of set.keras) {
    const target = join(folder, ...path.split('/'));
    if (!(await isFile(target))) {
      const wanted = { address: addressOf(address, path), path: target, bytes, sha256, unpacked };
      const done = await download(wanted, {
        signal,
        onBytes: (came) => onProgress(Math.min(1, (before + Math.min(came, bytes)) / all)),
        ...(pauseMs !== undefined && { pauseMs }),
      });
      if (done === 'cancelled') return done;
      if (done !== 'done') return said(done, set);
    }
    before += bytes;
    onProgress(before / all);
  }
  return 'done';
}

/** Where the file of a set is: all of them are in one folder there. */
const addressOf = (address: string, path: string): string => `${address.replace(/\/$/, '')}/${path.split('/').at(-1)}`;

/** The folder in which a whole set is already, of those in which it is looked for. */
export async function findSet(name: PictureSetName, folders: readonly SetFolder[]): Promise<string | undefined> {
  const { folders: own, npz } = pictureSets[name];
  for (const { folder, holds } of folders) {
    if (holds !== 'whole') continue;
    if (npz !== undefined && (await isFile(join(folder, npz)))) return folder;
    for (const sub of own) {
      const files = Object.values(setFileNames).map((file) => spellingsOf(file).map((spelling) => join(folder, sub, spelling)));
      const there = await Promise.all(files.map(async (paths) => (await Promise.all(paths.map(isFile))).includes(true)));
      if (!there.includes(false)) return folder;
    }
  }
  return undefined;
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

function said(trouble: DownloadTrouble, { title }: PictureSet): Notice {
  switch (trouble.why) {
    case 'unreachable':
      return notice('download-unreachable', { title, address: trouble.address, detail: trouble.detail });
    case 'status':
      return notice('download-status', { title, address: trouble.address, status: trouble.status });
    case 'broken-off':
      return notice('download-broken-off', { title, address: trouble.address, detail: trouble.detail });
    case 'other-file':
      return notice('download-other-file', { title, address: trouble.address });
    case 'disk':
      return notice('download-disk', { title, path: trouble.path, detail: trouble.detail });
  }
}
