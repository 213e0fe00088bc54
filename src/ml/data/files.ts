import type { SetSize } from '../spec/data-section';
import type { Breathe } from './breathe';

/** Why a file could not be had; each has a message of its own. */
type FileTrouble = 'missing' | 'not-a-name' | 'outside' | 'not-a-file' | 'not-a-folder' | 'unreadable' | 'too-large';

export interface NoFile {
  readonly trouble: FileTrouble;
  /** The system's word for it, such as `EACCES`. */
  readonly detail?: string;
  /** For a missing file: the path of one that is there, whose names are much alike. */
  readonly nearest?: string;
  /** Of a file that is too large: its size in bytes, where it is known. */
  readonly size?: number;
}

/** What is in a folder, in no order; links are what they lead to. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

export type FolderResult = { readonly entries: readonly FolderEntry[]; readonly trouble?: never } | NoFile;

/** `inParts`: all of it was handed over in parts, and `bytes` is empty. */
export type FileResult = { readonly bytes: Uint8Array; readonly inParts?: true; readonly trouble?: never } | NoFile;

/**
 * Takes the next part of a file, which is another one's afterwards. False for the first part, and only for that: the file is wanted as a whole.
 */
export type TakePart = (part: Uint8Array) => boolean;

/**
 * The files a spec may read. Paths are relative to the spec; implementations refuse whatever lies outside the workspace folder,
 * also by way of symbolic links.
 */
export interface Files {
  /** Most bytes that the data of a spec should take on this machine; unlimited if not given. */
  readonly memory?: number;
  /**
   * Rejects only where `breathe` does. Names are taken for the same however their accents are written (NFC, NFD).
   * @param maxBytes larger files are refused before they are read
   * @param breathe awaited between parts of a large file
   * @param take gets a file that is too large for one part in parts, where these files are read so
   */
  read(path: string, maxBytes: number, breathe?: Breathe, take?: TakePart): Promise<FileResult>;
  /** What is in a folder; `too-large` where that is more than `most`. Not given: there are no folders. Never rejects. */
  list?(path: string, most: number): Promise<FolderResult>;
  /** Files of well-known data sets outside of the workspace. */
  readonly sets?: SetFiles;
}

/** A folder outside of the workspace in which the files of well-known data sets are looked for, and no others. */
export interface SetFolder {
  /** An absolute path. */
  readonly folder: string;
  readonly holds: SetSize;
}

export interface SetFiles {
  /** In the order in which they are looked at. */
  readonly folders: readonly SetFolder[];
  /** As `Files.read`. @param path one of the folders, a slash, and one of `filesOfSets` */
  read: Files['read'];
}

/** The name under which the state of all files of a folder is kept: no file can have it. */
export const allOf = (folder: string): string => `${folder}/*`;

/** The folder that such a name is about. */
export const folderOfAll = (path: string): string | undefined => (path.endsWith('/*') ? path.slice(0, -2) : undefined);

/** Where a spec's files are. Without a folder, as of a spec that was never saved, it has none but those of well-known data sets. */
export interface FileScope {
  /** Paths in the spec are relative to it. */
  readonly folder?: string;
  /** Nothing outside of it is read, but for files of well-known data sets. Set where `folder` is. */
  readonly workspace?: string;
  readonly sets?: readonly SetFolder[];
}

/** For a spec that was never saved: it has no folder, so there are no files. */
export const noFiles: Files = { read: () => Promise.resolve({ trouble: 'missing' }) };

/** Names of devices in every folder, with any ending: Windows opens the device instead of a file. */
const device = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)/i;
/** What no name may hold, and how none may end: Windows takes a dot or a blank there away, and so opens another file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const impossible = /[<>:"|?*\u0000-\u001f]|[. ]$/;
/** Of one name, in UTF-16. */
const LONGEST = 255;

/**
 * False for a path that no file of Windows can have: it would be another file, a device, or an error that says nothing of the name.
 * @param path folders are separated by `/`
 */
export const isWindowsPath = (path: string): boolean =>
  path
    .split('/')
    .every((name) => name === '.' || name === '..' || (name.length <= LONGEST && !device.test(name) && !impossible.test(name)));
