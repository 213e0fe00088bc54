import { mkdir, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { patiently } from '../../files/patiently';

/** What lies in the bin for so long was forgotten there when its window closed. */
const FORGOTTEN_MS = 24 * 60 * 60 * 1000;

/** A folder that was thrown away. */
interface Thrown {
  /** Puts it back where it was. */
  back(): Promise<void>;
  /** Hands it to the system's trash, or deletes it where there is none. */
  forever(): Promise<void>;
}

/** Where deleted folders are while a click can still bring them back. */
export class Bin {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** Makes room for what will be thrown away: once the disk is full it is too late. */
  async open(): Promise<void> {
    await mkdir(this.#path, { recursive: true });
  }

  /** Moves a folder into the bin. Rejects where it cannot be moved. */
  async put(folder: string, name: string): Promise<Thrown> {
    await this.open();
    const place = join(this.#path, `${name}.${Date.now()}`);
    await patiently(() => rename(folder, place));
    return { back: () => patiently(() => rename(place, folder)), forever: () => discard(place) };
  }

  /** Throws out what was forgotten. Never rejects. */
  async empty(): Promise<void> {
    for (const name of await readdir(this.#path).catch(() => [])) {
      const place = join(this.#path, name);
      const since = await stat(place).then(
        ({ ctimeMs }) => ctimeMs,
        () => Date.now(),
      );
      if (Date.now() - since > FORGOTTEN_MS) await discard(place);
    }
  }
}

async function discard(path: string): Promise<void> {
  const uri = vscode.Uri.file(path);
  try {
    await vscode.workspace.fs.delete(uri, { recursive: true, useTrash: true });
  } catch {
    // Not every system has a trash.
    await vscode.workspace.fs.delete(uri, { recursive: true }).then(undefined, () => undefined);
  }
}
