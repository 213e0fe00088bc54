import { type Report, reportAt } from '../../language/reporter';
import type { DataSpecOf } from '../../spec/data-section';
import type { Loading } from '../context';
import type { FolderEntry, NoFile } from '../files';

/** The pictures of a class, by their paths from the spec. */
export interface ClassFolder {
  readonly name: string;
  readonly files: readonly string[];
}

/** Entries of all folders together, at most: more pictures take too long to be unpacked each time. */
const maxPictures = 100_000;

/** Folders within folders, at most. */
const MOST_DEEP = 8;

/** Endings of files that are taken for pictures, and of those that would be by other programs. */
const taken = /\.(png|jpe?g)$/i;
const otherPicture = /\.(bmp|gif|webp|tiff?|hei[cf]|avif)$/i;

/** In the order of the characters' numbers, as Python sorts. */
const byName = (a: { readonly name: string }, b: { readonly name: string }): number => (a.name < b.name ? -1 : 1);

/** Finds the class folders of a folder, and the pictures in each, in Keras's order. */
export class PictureFolders {
  readonly #folder: string;
  readonly #context: Loading;
  readonly #report: Report;
  #entries = 0;
  /** Pictures in formats that are not read. */
  readonly #others: string[] = [];

  constructor({ pictures }: DataSpecOf<'pictures'>, context: Loading) {
    // One way to write a folder, so that all paths begin alike.
    let folder = pictures.replaceAll('\\', '/');
    while (folder.endsWith('/')) folder = folder.slice(0, -1);
    this.#folder = folder;
    this.#context = context;
    this.#report = reportAt(context, ['data', 'pictures']);
  }

  /** Undefined after what is wrong was reported. */
  async find(): Promise<readonly ClassFolder[] | undefined> {
    const top = await this.#list(this.#folder);
    if (!top) return undefined;
    const folders = top.filter(({ name, kind }) => kind === 'folder' && !name.startsWith('.')).toSorted(byName);
    if (folders.length === 0) return this.#report('pictures-no-classes', { folder: this.#folder });
    const classes: ClassFolder[] = [];
    for (const { name } of folders) {
      const files = await this.#filesIn(`${this.#folder}/${name}`);
      if (!files) return undefined;
      classes.push({ name, files });
    }
    if (classes.every(({ files }) => files.length === 0)) return this.#report('pictures-none', { folder: this.#folder });
    this.#warn(classes);
    return classes;
  }

  #warn(classes: readonly ClassFolder[]): void {
    const [other] = this.#others;
    if (other !== undefined) this.#report('pictures-left-out', { file: other, count: this.#others.length });
    const empty = classes.filter(({ files }) => files.length === 0).map(({ name }) => name);
    if (empty.length) this.#report('pictures-empty-class', { folder: this.#folder, names: empty });
  }

  /** The pictures of a folder and of those within it, folder after folder by their paths. */
  async #filesIn(top: string): Promise<string[] | undefined> {
    const found: ClassFolder[] = [];
    let folders = [top];
    for (let depth = 0; folders.length > 0 && depth < MOST_DEEP; depth++) {
      const deeper: string[] = [];
      for (const folder of folders) {
        const entries = await this.#list(folder);
        if (!entries) return undefined;
        const names = entries.filter(({ kind }) => kind === 'file').toSorted(byName);
        found.push({ name: folder, files: names.filter(({ name }) => taken.test(name)).map(({ name }) => `${folder}/${name}`) });
        this.#others.push(...names.filter(({ name }) => otherPicture.test(name)).map(({ name }) => `${folder}/${name}`));
        deeper.push(...entries.filter(({ kind }) => kind === 'folder').map(({ name }) => `${folder}/${name}`));
      }
      folders = deeper;
    }
    return found.toSorted(byName).flatMap(({ files }) => files);
  }

  async #list(folder: string): Promise<readonly FolderEntry[] | undefined> {
    await this.#context.breathe();
    const found = (await this.#context.files.list?.(folder, maxPictures - this.#entries)) ?? ({ trouble: 'missing' } as const);
    if (found.trouble !== undefined) return this.#trouble(found, folder);
    this.#entries += found.entries.length;
    return found.entries;
  }

  #trouble({ trouble, detail = '', nearest }: NoFile, folder: string): undefined {
    if (trouble === 'too-large') return this.#report('pictures-too-many', { folder: this.#folder, limit: maxPictures });
    if (trouble === 'outside') return this.#report('file-outside', { file: folder });
    if (trouble === 'not-a-name') return this.#report('file-name', { file: folder });
    if (trouble === 'unreadable') return this.#report('file-unreadable', { file: folder, detail });
    if (trouble === 'not-a-folder') return this.#report('pictures-not-a-folder', { file: folder });
    const { reporter } = this.#context;
    const path = ['data', 'pictures'];
    const fixes = nearest === undefined ? [] : [reporter.fixSet('change', path, nearest)];
    reporter.report('folder-missing', { folder, ...(nearest !== undefined && { nearest }) }, path, { fixes });
    return undefined;
  }
}
