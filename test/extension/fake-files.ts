// VS Code's file system, on the disk of the machine.
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

interface Address {
  readonly fsPath: string;
}

export const FileType = { File: 1, Directory: 2 };

export const FileChangeType = { Changed: 1, Created: 2, Deleted: 3 };

export class FileSystemError extends Error {
  readonly code: string;
  constructor(about: unknown, code = 'Unknown') {
    super(String(about));
    this.code = code;
  }
  static readonly FileNotFound = (about: unknown): FileSystemError => new FileSystemError(about, 'FileNotFound');
  static readonly FileExists = (about: unknown): FileSystemError => new FileSystemError(about, 'FileExists');
  static readonly NoPermissions = (about: unknown): FileSystemError => new FileSystemError(about, 'NoPermissions');
}

/** Failures come as rejected promises, as from the real one. */
const soon = <T>(work: () => T): Promise<T> =>
  Promise.resolve()
    .then(work)
    .catch((error: unknown) => {
      throw error instanceof Error && 'code' in error && error.code === 'ENOENT' ? FileSystemError.FileNotFound(error.message) : error;
    });

export const fs = {
  readFile: ({ fsPath }: Address): Promise<Uint8Array> => soon(() => new Uint8Array(readFileSync(fsPath))),
  writeFile: ({ fsPath }: Address, content: Uint8Array): Promise<void> =>
    soon(() => {
      mkdirSync(dirname(fsPath), { recursive: true });
      writeFileSync(fsPath, content);
    }),
  stat: ({ fsPath }: Address): Promise<unknown> =>
    soon(() => {
      const stat = statSync(fsPath);
      return { type: stat.isDirectory() ? FileType.Directory : FileType.File, mtime: stat.mtimeMs, size: stat.size };
    }),
  createDirectory: ({ fsPath }: Address): Promise<void> => soon(() => void mkdirSync(fsPath, { recursive: true })),
  /** There is no trash here. */
  delete: ({ fsPath }: Address, { useTrash = false }: { useTrash?: boolean }): Promise<void> =>
    soon(() => {
      if (useTrash) throw new Error('There is no trash.');
      rmSync(fsPath, { recursive: true });
    }),
  readDirectory: ({ fsPath }: Address): Promise<[string, number][]> =>
    soon(() =>
      readdirSync(fsPath, { withFileTypes: true }).map((entry) => [entry.name, entry.isDirectory() ? FileType.Directory : FileType.File]),
    ),
  rename: (from: Address, to: Address): Promise<void> => soon(() => renameSync(from.fsPath, to.fsPath)),
  copy: (from: Address, to: Address): Promise<void> =>
    soon(() => {
      mkdirSync(dirname(to.fsPath), { recursive: true });
      cpSync(from.fsPath, to.fsPath, { force: false, errorOnExist: true, recursive: true });
    }),
};
